// What is at hand when an interaction arrives, and what its handler is told of it.
import { type AutocompleteInteraction, DiscordAPIError, RESTJSONErrorCodes } from 'discord.js';
import type { Log } from '../news/log.ts';
import type { Answerable } from './answer.ts';
import type { AddressHandler, Asked, Command, MessageMenu } from './command.ts';
import { isModerator } from './permission.ts';
import type { Address } from './render/address.ts';
import { phrasesFor } from './render/language.ts';

export interface Newsroom {
  /** What the server's replies are written in; null follows the person. */
  languageOf(guildId: string | null): Promise<string | null>;
  /** Whether there is something to say of a digest of theirs that could not be delivered; true once. */
  inboxClosed?(userId: string): Promise<boolean>;
}

export interface Dispatch<Needs extends Newsroom> {
  readonly commands: readonly Command<Needs>[];
  readonly menus: readonly MessageMenu<Needs>[];
  readonly addresses: Readonly<Record<Address['kind'], AddressHandler<Needs>>>;
  readonly newsroom: Needs;
  readonly log: Log;
  readonly now: () => number;
}

/** With what is only known at the moment an interaction arrives. */
export interface Hearing<Needs extends Newsroom> extends Dispatch<Needs> {
  readonly channelType: number | null;
}

const OVER: ReadonlySet<number | string> = new Set([
  RESTJSONErrorCodes.UnknownInteraction,
  RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged,
  RESTJSONErrorCodes.UnknownMessage,
  RESTJSONErrorCodes.UnknownWebhook,
  RESTJSONErrorCodes.InvalidWebhookToken,
]);

/** The three seconds or the fifteen minutes are over, it was answered already, or the message is gone: there is nobody left to tell. */
export function isOver(error: unknown): error is DiscordAPIError {
  return error instanceof DiscordAPIError && OVER.has(error.code);
}

export async function askedBy<Needs extends Newsroom>(
  interaction: Answerable | AutocompleteInteraction,
  { newsroom, now, channelType }: Hearing<Needs>,
): Promise<Asked<Needs>> {
  const { guildId } = interaction;
  const language = await newsroom.languageOf(guildId);
  const permissions = interaction.memberPermissions?.bitfield ?? 0n;
  return {
    who: {
      id: interaction.user.id,
      locale: interaction.locale,
      isModerator: isModerator(permissions),
      permissions,
    },
    where: {
      guildId,
      channelId: interaction.channelId ?? '',
      channelType,
      guildLocale: interaction.guildLocale,
      appPermissions: interaction.appPermissions?.bitfield ?? 0n,
    },
    newsroom,
    phrases: phrasesFor(language ?? interaction.locale),
    now: now(),
  };
}
