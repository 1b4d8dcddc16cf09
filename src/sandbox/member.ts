// A member of a server, played as their client would play them: what a client refuses never reaches the bot.
import { ComponentType, InteractionType } from 'discord-api-types/v10';
import { type Answer, answerTo, type Choice, choicesOf } from './answer.ts';
import { commandData } from './command-data.ts';
import { isSelect } from './component-form.ts';
import type { Gateway } from './gateway.ts';
import { interactionEvent } from './interaction-event.ts';
import type { Interaction, Interactions } from './interactions.ts';
import { postMessage } from './messages.ts';
import { fieldsOf, filledModal } from './modal-form.ts';
import { isOffered, mayUse } from './permission.ts';
import { createResolved, mentionedBy } from './resolved.ts';
import { buttonsOf, inside, optionsIn } from './sight.ts';
import { ClientRefusal, checkComplete, type Given, readGiven, readLine } from './typed-line.ts';
import type { Upload } from './upload.ts';
import { messageShape } from './wire-shapes.ts';
import type { Channel, Guild, Json, Member, Message, World } from './world.ts';

export type { Answer, Choice } from './answer.ts';
export { buttonsOf, inside, optionsIn, textOf } from './sight.ts';

export interface Say {
  /** The server's first one by default. */
  readonly channel?: Channel | undefined;
  /** Sends it although the client would refuse for want of permission, as a forged client might. */
  readonly force?: boolean | undefined;
}

export type PlayedMember = ReturnType<typeof playMember>;

export function playMember(world: World, gateway: Gateway, interactions: Interactions, guild: Guild, member: Member) {
  /** What was opened where: a modal that a button opened belongs to the button's message. */
  const openers = new WeakMap<Json, Interaction>();
  const commands = () => [...(world.commands.guild.get(guild.id)?.values() ?? []), ...world.commands.global.values()];

  function somewhere(channel: Channel | undefined): Channel {
    const found = channel ?? guild.channels.values().next().value;
    if (!found) throw new Error('the server has no channel to speak in');
    if (!world.channels.has(found.id)) throw new ClientRefusal(`#${found.name} is gone.`);
    return found;
  }

  function checkAllowed(command: Json, channel: Channel): void {
    if (!isOffered(command, channel)) throw new ClientRefusal(`${command.name} is not offered here.`);
    if (channel.guildId !== null && !mayUse(command, guild, member, channel))
      throw new ClientRefusal(`You do not have permission to use ${command.name} here.`);
  }

  function dispatch(type: InteractionType, channel: Channel, data: Json, on: Message | null = null): Interaction {
    const interaction = interactions.open(type, channel, member.user, on);
    const there = channel.guildId === null ? null : guild;
    const about = { guild: there, member, applicationId: world.applicationId };
    gateway.dispatch(channel.guildId, 'INTERACTION_CREATE', interactionEvent(interaction, data, about));
    return interaction;
  }

  async function answered(interaction: Interaction): Promise<Answer> {
    const answer = await answerTo(interaction, world);
    if (answer.modal) openers.set(answer.modal, interaction);
    return answer;
  }

  /** The channel of a message that this member can see. @throws ClientRefusal */
  function placeOf(message: Message): Channel {
    const channel = world.channels.get(message.channelId);
    if (!channel) throw new ClientRefusal('The channel is gone.');
    if (message.onlyFor !== null && message.onlyFor !== member.user.id)
      throw new ClientRefusal('Only the one who asked can see that message.');
    if (message.onlyFor === null && !channel.messages.includes(message))
      throw new ClientRefusal('The message is gone.');
    return channel;
  }

  return {
    ...member,
    name: member.user.username,

    /** The channel of this member's direct messages with the bot. */
    directChannel: () => world.directChannel(member.user),
    /** From now on the bot's direct messages are refused. */
    closeMessages: () => void world.closedToMessages.add(member.user.id),

    /** Picks a file to send along. @returns what to give as the option's value */
    upload(file: Omit<Upload, 'id'>): string {
      const id = world.nextId();
      world.uploads.set(id, { ...file, id });
      return id;
    },

    /** Writes a message of their own. */
    write(content: string, { channel, embeds = [] }: { channel?: Channel; embeds?: readonly object[] } = {}): Message {
      const place = somewhere(channel);
      const message = postMessage(world, place, { content, embeds });
      const own = { ...message, author: member.user };
      place.messages.splice(place.messages.indexOf(message), 1, own);
      return own;
    },

    /** @throws ClientRefusal; Error when no answer comes in time */
    async run(
      line: string | { readonly name: string; readonly options?: Given },
      { channel, force = false }: Say = {},
    ): Promise<Answer> {
      const typed =
        typeof line === 'string' ? readLine(line, commands()) : readGiven(line.name, line.options ?? {}, commands());
      const place = somewhere(channel);
      if (!force) checkAllowed(typed.command, place);
      checkComplete(typed);
      const data = commandData(typed, place.guildId === null ? null : guild, member, world, null);
      return answered(dispatch(InteractionType.ApplicationCommand, place, data));
    },

    /** What is offered for the last option of the line, or for the one named. */
    async type(
      line: string,
      { channel, focused }: { channel?: Channel | undefined; focused?: string | undefined } = {},
    ): Promise<readonly Choice[]> {
      const typed = readLine(line, commands());
      const place = somewhere(channel);
      checkAllowed(typed.command, place);
      const option =
        focused === undefined
          ? typed.values.at(-1)?.option
          : typed.values.find((value) => value.option.name === focused)?.option;
      if (!option) throw new ClientRefusal('No option is being typed.');
      if (Array.isArray(option.choices)) return option.choices as Choice[];
      if (option.autocomplete !== true) return [];
      const data = commandData(typed, place.guildId === null ? null : guild, member, world, String(option.name));
      return choicesOf(dispatch(InteractionType.ApplicationCommandAutocomplete, place, data));
    },

    /** Presses the button with this custom id or label. */
    async press(message: Message, label: string): Promise<Answer> {
      const place = placeOf(message);
      const button = inside(message).find(
        ({ type, custom_id, label: shown }) =>
          type === ComponentType.Button && (custom_id === label || shown === label),
      );
      if (!button)
        throw new ClientRefusal(
          `There is no button “${label}”; there are: ${buttonsOf(message).join(', ') || 'none'}.`,
        );
      if (button.disabled === true) throw new ClientRefusal(`The button “${label}” is disabled.`);
      const { custom_id, type: component_type, id, url } = button;
      if (typeof custom_id !== 'string') throw new ClientRefusal(`“${label}” opens ${url}.`);
      return answered(dispatch(InteractionType.MessageComponent, place, { custom_id, component_type, id }, message));
    },

    /**
     * Chooses from a menu: the one with this custom id, or the first.
     * @param values of a menu of texts its values; of channels, roles or users their names or ids
     */
    async choose(message: Message, customId: string | null, values: readonly string[]): Promise<Answer> {
      const place = placeOf(message);
      const select = inside(message).find(
        ({ type, custom_id }) => isSelect(type) && (customId === null || custom_id === customId),
      );
      if (!select) throw new ClientRefusal('There is no such menu in the message.');
      if (select.disabled === true) throw new ClientRefusal('The menu is disabled.');
      const [least, most] = [Number(select.min_values ?? 1), Number(select.max_values ?? 1)];
      if (values.length < least || values.length > most || new Set(values).size < values.length)
        throw new ClientRefusal(`The menu takes ${least === most ? least : `${least} to ${most}`}, each once.`);
      const resolved = createResolved(place.guildId === null ? null : guild, member, world);
      const entity = mentionedBy(select);
      const offered = optionsIn(select).map(({ value }) => value);
      const wrong = entity === undefined ? values.find((value) => !offered.includes(value)) : undefined;
      if (wrong !== undefined) throw new ClientRefusal(`The menu does not offer ${wrong}.`);
      const chosen = entity === undefined ? values : values.map((value) => resolved.take(entity, value, select));
      const { custom_id, type: component_type, id } = select;
      const data = { custom_id, component_type, id, values: chosen, ...resolved.data() };
      return answered(dispatch(InteractionType.MessageComponent, place, data, message));
    },

    /** Sends a modal back with these values, by custom id. */
    async submit({ modal }: Answer, values: Readonly<Record<string, string>>): Promise<Answer> {
      const opener = modal && openers.get(modal);
      if (!opener) throw new ClientRefusal('There is no modal to submit.');
      const field = (wrong: (field: Json, value: string) => boolean) =>
        fieldsOf(modal).find((each) => wrong(each, values[String(each.custom_id)] ?? ''));
      const missing = field(({ required }, value) => required !== false && value === '');
      if (missing) throw new ClientRefusal(`The modal needs ${missing.custom_id}.`);
      const unfit = field(
        ({ min_length, max_length }, { length }) =>
          length > 0 && (length < Number(min_length ?? 0) || length > Number(max_length ?? 4_000)),
      );
      if (unfit) throw new ClientRefusal(`${unfit.custom_id} is too short or too long.`);
      const place = somewhere(opener.channel);
      return answered(dispatch(InteractionType.ModalSubmit, place, filledModal(modal, values), opener.on));
    },

    /** Uses a command of the message's own menu. */
    async menu(name: string, message: Message): Promise<Answer> {
      const place = placeOf(message);
      const command = commands().find((each) => each.name === name && each.type === 3);
      if (!command) throw new ClientRefusal(`There is no message menu “${name}”.`);
      checkAllowed(command, place);
      const resolved = { messages: { [message.id]: messageShape(message, false) } };
      const data = { id: command.id, name, type: 3, target_id: message.id, resolved };
      return answered(dispatch(InteractionType.ApplicationCommand, place, data));
    },
  };
}
