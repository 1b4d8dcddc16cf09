// Interactions: sent over the gateway, answered over REST, once, within three seconds; then for fifteen minutes.
import { randomBytes } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { InteractionResponseType as Answer, InteractionType, MessageFlags } from 'discord-api-types/v10';
import { alreadyAnswered, badForm, expiredToken, unknownInteraction, unknownMessage, unknownWebhook } from './fault.ts';
import { createForm } from './form.ts';
import { checkMessage } from './message-form.ts';
import { editMessage, postMessage } from './messages.ts';
import { checkModal } from './modal-form.ts';
import { isEphemeral } from './wire-shapes.ts';
import type { Channel, Json, Message, User, World } from './world.ts';

export const FIRST_ANSWER_MS = 3_000;
const TOKEN_LIFE_MS = 15 * 60_000;

export interface Interaction {
  readonly id: string;
  readonly token: string;
  readonly type: InteractionType;
  readonly channel: Channel;
  readonly guildId: string | null;
  readonly user: User;
  readonly sentAt: number;
  /** On the process's own clock: three seconds are three seconds, whatever the rehearsal's clock says. */
  readonly sentAtTick: number;
  /** The message whose button or menu was used. */
  readonly on: Message | null;
  answered: Answer | null;
  answeredAfterMs: number | null;
  /** The original reply; null while it is deferred. */
  reply: Message | null;
  deferred: boolean;
  ephemeral: boolean;
  deleted: boolean;
  readonly followUps: Message[];
  choices: readonly { readonly name: string; readonly value: string | number }[] | null;
  modal: Json | null;
  /** Called after each change. */
  changed: () => void;
}

export type Interactions = ReturnType<typeof createInteractions>;

export function createInteractions(world: World) {
  const byId = new Map<string, Interaction>();
  const byToken = new Map<string, Interaction>();

  function open(type: InteractionType, channel: Channel, user: User, on: Message | null): Interaction {
    const interaction: Interaction = {
      id: world.nextId(),
      token: `aW50ZXJhY3Rpb24${randomBytes(24).toString('base64url')}`,
      type,
      channel,
      guildId: channel.guildId,
      user,
      sentAt: world.now(),
      sentAtTick: performance.now(),
      on,
      answered: null,
      answeredAfterMs: null,
      reply: null,
      deferred: false,
      ephemeral: false,
      deleted: false,
      followUps: [],
      choices: null,
      modal: null,
      changed: () => undefined,
    };
    byId.set(interaction.id, interaction);
    byToken.set(interaction.token, interaction);
    return interaction;
  }

  /** The first answer. @throws ApiFault when it is late, the second, or malformed */
  function answer(id: string, token: string, body: Json): Interaction {
    const interaction = byId.get(id);
    const tookMs = interaction ? performance.now() - interaction.sentAtTick : Number.POSITIVE_INFINITY;
    if (!interaction || interaction.token !== token || (interaction.answered === null && tookMs > FIRST_ANSWER_MS))
      throw unknownInteraction();
    if (interaction.answered !== null) throw alreadyAnswered();
    const type = body.type as Answer;
    const data = (body.data ?? {}) as Json;
    const flags = Number(data.flags ?? 0);
    const onMessage =
      interaction.type === InteractionType.MessageComponent ||
      (interaction.type === InteractionType.ModalSubmit && interaction.on !== null);
    const wrong = () =>
      badForm([
        { path: 'type', code: 'BASE_TYPE_CHOICES', message: `An answer of type ${type} does not fit this interaction` },
      ]);
    if (
      (interaction.type === InteractionType.ApplicationCommandAutocomplete) !==
      (type === Answer.ApplicationCommandAutocompleteResult)
    )
      throw wrong();
    switch (type) {
      case Answer.ChannelMessageWithSource:
        checkMessage(data, null, 'data.');
        interaction.reply = postMessage(world, interaction.channel, data, interaction);
        interaction.ephemeral = isEphemeral(flags);
        break;
      case Answer.DeferredChannelMessageWithSource:
        if ((flags & ~(MessageFlags.Ephemeral | MessageFlags.IsComponentsV2 | MessageFlags.SuppressEmbeds)) !== 0)
          throw badForm([{ path: 'data.flags', code: 'FLAGS', message: 'Flags not allowed' }]);
        interaction.deferred = true;
        interaction.ephemeral = isEphemeral(flags);
        break;
      case Answer.UpdateMessage:
      case Answer.DeferredMessageUpdate:
        if (!onMessage || !interaction.on) throw wrong();
        interaction.reply = interaction.on;
        interaction.ephemeral = isEphemeral(interaction.on.flags);
        if (type === Answer.UpdateMessage) editMessage(world, interaction.on, data);
        else interaction.deferred = true;
        break;
      case Answer.ApplicationCommandAutocompleteResult:
        interaction.choices = checkChoices(data.choices);
        break;
      case Answer.Modal:
        if (interaction.type === InteractionType.ModalSubmit) throw wrong();
        checkModal(data);
        interaction.modal = data;
        break;
      default:
        throw wrong();
    }
    interaction.answered = type;
    interaction.answeredAfterMs = tookMs;
    interaction.changed();
    return interaction;
  }

  function byWebhook(applicationId: string, token: string): Interaction {
    const interaction = byToken.get(token);
    if (applicationId !== world.applicationId || !interaction || interaction.answered === null) throw unknownWebhook();
    if (world.now() - interaction.sentAt > TOKEN_LIFE_MS) throw expiredToken();
    return interaction;
  }

  function followUp(interaction: Interaction, body: Json): Message {
    // The first follow-up of a deferred answer becomes the original reply, whatever its own flags say.
    if (interaction.deferred && interaction.reply === null) return editOriginal(interaction, body);
    checkMessage(body);
    const message = postMessage(world, interaction.channel, body, interaction);
    interaction.followUps.push(message);
    interaction.changed();
    return message;
  }

  function editOriginal(interaction: Interaction, body: Json): Message {
    if (interaction.deleted) throw unknownMessage();
    if (interaction.reply === null) {
      if (!interaction.deferred) throw unknownMessage();
      const flags = Number(body.flags ?? 0) | (interaction.ephemeral ? MessageFlags.Ephemeral : 0);
      checkMessage({ ...body, flags });
      interaction.reply = postMessage(world, interaction.channel, { ...body, flags }, interaction);
    } else {
      editMessage(world, interaction.reply, body);
    }
    interaction.deferred = false;
    interaction.changed();
    return interaction.reply;
  }

  function messageOf(interaction: Interaction, id: string): Message {
    const message =
      id === '@original'
        ? interaction.reply
        : [...interaction.followUps, interaction.reply].find((each) => each?.id === id);
    if (!message || (id === '@original' && interaction.deleted)) throw unknownMessage();
    return message;
  }

  function remove(interaction: Interaction, id: string): void {
    if (id === '@original' && interaction.deferred && interaction.reply === null) {
      interaction.deleted = true;
    } else {
      const message = messageOf(interaction, id);
      const { messages } = interaction.channel;
      const { followUps } = interaction;
      if (messages.includes(message)) messages.splice(messages.indexOf(message), 1);
      if (followUps.includes(message)) followUps.splice(followUps.indexOf(message), 1);
      if (message === interaction.reply) interaction.deleted = true;
    }
    interaction.deferred = false;
    interaction.changed();
  }

  return { open, answer, byWebhook, followUp, editOriginal, messageOf, remove };
}

/** @throws ApiFault 50035 with every fault */
function checkChoices(value: unknown): readonly { name: string; value: string | number }[] {
  const form = createForm();
  const choices = form.list(value ?? [], 'data.choices', { max: 25 });
  choices.forEach((choice, index) => {
    form.string(choice.name, `data.choices.${index}.name`, { max: 100 });
    if (typeof choice.value !== 'number') form.string(choice.value, `data.choices.${index}.value`, { max: 100 });
  });
  form.end();
  return choices as unknown as readonly { name: string; value: string | number }[];
}
