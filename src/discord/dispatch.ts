// An interaction → its handler → a reply, once, in time. Refusals are spoken, bugs are reported with a reference.
import { randomBytes } from 'node:crypto';
import {
  type ChatInputCommandInteraction,
  type Client,
  ComponentType,
  Events,
  GatewayDispatchEvents,
  type GatewayDispatchPayload,
  type Interaction,
  type MessageComponentInteraction,
  type MessageContextMenuCommandInteraction,
  MessageFlags,
  type ModalSubmitInteraction,
} from 'discord.js';
import { ArchiveAway } from '../news/archive-away.ts';
import { Refusal } from '../news/refusal.ts';
import { type Answerable, answer, type Produced, say } from './answer.ts';
import type { Asked, Command, FormReply, Reply } from './command.ts';
import { complete } from './completing.ts';
import { givenIn, writtenIn } from './given.ts';
import { askedBy, type Dispatch, type Hearing, isOver, type Newsroom } from './hearing.ts';
import { allowedByOverride, isModerator } from './permission.ts';
import { parseAddress } from './render/address.ts';
import { phrasesFor } from './render/language.ts';
import { renderBug, renderNotice, renderRefusal } from './render/notice.ts';
import type { Phrases } from './render/phrases.ts';

/** Hears every interaction of the client from now on. */
export function listen<Needs extends Newsroom>(client: Client, dispatch: Dispatch<Needs>): void {
  // discord.js makes no channel of what comes with an interaction of a server it does not know, and without the Guilds intent it knows
  // none that the bot joined since it connected. It emits the interaction while it handles the packet.
  let arriving: { readonly id: string; readonly channelType: number | null } | undefined;
  client.on(Events.Raw, (packet: GatewayDispatchPayload) => {
    if (packet.t === GatewayDispatchEvents.InteractionCreate)
      arriving = { id: packet.d.id, channelType: packet.d.channel?.type ?? null };
  });
  client.on(Events.InteractionCreate, (interaction) => {
    const channelType = arriving?.id === interaction.id ? arriving.channelType : null;
    hear(interaction, { ...dispatch, channelType })
      .catch((error: unknown) => dispatch.log.error({ err: error }, 'an interaction was lost'))
      .finally(() => forgetChannels(interaction));
  });
}

/** discord.js keeps every channel that came with an interaction, and takes no limit for them. */
function forgetChannels({ client }: Interaction): void {
  for (const [id, channel] of client.channels.cache) {
    client.channels.cache.delete(id);
    if (!channel.isDMBased()) channel.guild.channels.cache.delete(id);
  }
}

async function hear<Needs extends Newsroom>(interaction: Interaction, dispatch: Hearing<Needs>): Promise<void> {
  if (interaction.isAutocomplete()) return complete(interaction, dispatch);
  if (interaction.isChatInputCommand()) return obey(interaction, dispatch);
  if (interaction.isMessageContextMenuCommand()) return look(interaction, dispatch);
  if (interaction.isMessageComponent() || interaction.isModalSubmit()) return follow(interaction, dispatch);
  if (interaction.isContextMenuCommand())
    return speak(interaction, dispatch, { private: true, turnsPage: false }, () =>
      Promise.reject(new Refusal('out-of-date', {})),
    );
}

/** A message's own menu. */
async function look<Needs extends Newsroom>(
  interaction: MessageContextMenuCommandInteraction,
  dispatch: Hearing<Needs>,
): Promise<void> {
  const menu = dispatch.menus.find(({ definition }) => definition.name === interaction.commandName);
  await speak(interaction, dispatch, { private: true, turnsPage: false }, async (asked) => {
    if (!menu) throw new Refusal('out-of-date', {});
    return { ...(await menu.run(writtenIn(interaction.targetMessage), asked)), private: true };
  });
}

async function obey<Needs extends Newsroom>(
  interaction: ChatInputCommandInteraction,
  dispatch: Hearing<Needs>,
): Promise<void> {
  const command = dispatch.commands.find(({ definition }) => definition.name === interaction.commandName);
  const { subcommand, options } = givenIn(interaction);
  await speak(interaction, dispatch, { private: command?.private ?? true, turnsPage: false }, async (asked) => {
    if (!command) throw new Refusal('out-of-date', {});
    if (!command.isOpen(subcommand)) await checkPermission(interaction, command, dispatch);
    const reply = command.run(subcommand, options, asked);
    if (!reply) throw new Refusal('out-of-date', {});
    return reply;
  });
}

async function checkPermission<Needs extends Newsroom>(
  interaction: ChatInputCommandInteraction,
  { definition }: Command<Needs>,
  { log }: Hearing<Needs>,
): Promise<void> {
  if (definition.default_member_permissions === undefined || definition.default_member_permissions === null) return;
  const { guildId } = interaction;
  if (!guildId) throw new Refusal('servers-only', {});
  const permissions = interaction.memberPermissions?.bitfield ?? 0n;
  if (isModerator(permissions)) return;
  const used = {
    applicationId: interaction.applicationId,
    guildId,
    channelId: interaction.channelId,
    commandId: interaction.commandId,
  };
  if (!(await allowedByOverride(interaction.client.rest, interaction.user.id, used, log)))
    throw new Refusal('moderators-only', {});
}

/** A button, a menu or a form that was filled in. */
async function follow<Needs extends Newsroom>(
  interaction: MessageComponentInteraction | ModalSubmitInteraction,
  dispatch: Hearing<Needs>,
): Promise<void> {
  const address = parseAddress(interaction.customId);
  const handler = address && dispatch.addresses[address.kind];
  const { values, turnable, madeForThem } = interaction.isModalSubmit() ? filled(interaction) : pressed(interaction);
  const turnsPage = handler?.turnsPage === true && turnable;
  await speak(interaction, dispatch, { private: true, turnsPage }, async (asked) => {
    if (!address || !handler) throw new Refusal('out-of-date', {});
    if (handler.moderators && !asked.who.isModerator && !madeForThem) throw new Refusal('moderators-only', {});
    const reply = await handler.run(address, values, asked);
    return { ...reply, private: true };
  });
}

/** Discord takes a form only from whom it was opened for. */
function filled({ fields }: ModalSubmitInteraction) {
  const values = [...fields.fields.values()].map((field) =>
    field.type === ComponentType.TextInput ? field.value : '',
  );
  return { values, turnable: false, madeForThem: true };
}

function pressed(interaction: MessageComponentInteraction) {
  const asker = interaction.message.interactionMetadata?.user.id;
  return {
    values: interaction.isAnySelectMenu() ? interaction.values : [],
    // Somebody else's page is not turned under their eyes: others get their own.
    turnable: asker === undefined || asker === interaction.user.id,
    madeForThem: asker === interaction.user.id && interaction.message.flags.has(MessageFlags.Ephemeral),
  };
}

async function speak<Needs extends Newsroom>(
  interaction: Answerable,
  dispatch: Hearing<Needs>,
  manner: { readonly private: boolean; readonly turnsPage: boolean },
  handle: (asked: Asked<Needs>) => Promise<Reply | FormReply>,
): Promise<void> {
  const { log } = dispatch;
  let phrases = phrasesFor(interaction.locale);
  const refused = (refusal: Refusal): Produced => ({
    body: renderRefusal(refusal, { phrases }),
    private: true,
    failed: true,
  });
  const produce = async (): Promise<Produced | FormReply> => {
    try {
      const asked = await askedBy(interaction, dispatch);
      phrases = asked.phrases;
      const reply = await handle(asked);
      return 'form' in reply ? reply : { ...reply, failed: false };
    } catch (error) {
      if (error instanceof Refusal) return refused(error);
      if (!(error instanceof ArchiveAway)) return bug(error, 'a handler failed');
      log.error({ err: error, interaction: interaction.id }, 'the archive is away; somebody was told to try again');
      return refused(new Refusal('archive-away', {}));
    }
  };
  const bug = (error: unknown, what: string) => {
    const reference = randomBytes(4).toString('hex');
    log.error({ err: error, reference, interaction: interaction.id }, what);
    return { body: renderBug(reference, { phrases }), private: true, failed: true };
  };
  try {
    await answer(interaction, manner, produce(), () => refused(new Refusal('too-slow', {})));
    await sayPaused(interaction, dispatch, () => phrases);
  } catch (error) {
    if (isOver(error)) {
      log.warn({ code: error.code, message: error.message, interaction: interaction.id }, 'an answer was not taken');
      return;
    }
    // Whatever Discord had against it, nobody is left looking at a wait that never ends.
    await say(interaction, manner, bug(error, 'an answer could not be given'));
  }
}

/** Whom no direct message reaches hears of it beside the next answer that they get. */
async function sayPaused<Needs extends Newsroom>(
  interaction: Answerable,
  { newsroom, log }: Hearing<Needs>,
  phrases: () => Phrases,
): Promise<void> {
  if (!(interaction.replied || interaction.deferred) || !newsroom.inboxClosed) return;
  try {
    if (!(await newsroom.inboxClosed(interaction.user.id))) return;
    const { components } = renderNotice(phrases().mine.inboxClosed);
    await interaction.followUp({ components, flags: MessageFlags.IsComponentsV2 | MessageFlags.Ephemeral });
  } catch (error) {
    log.warn({ err: error, interaction: interaction.id }, 'it could not be said that a digest is paused');
  }
}
