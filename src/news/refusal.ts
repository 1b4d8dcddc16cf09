// Refusal: what somebody asked for and cannot have, with what they can do about it. Everything else that throws is a bug.

import type { FailureCode } from './reading.ts';

/** Each code has one sentence per language, in `discord/render/english/refusals.ts` and its siblings. */
export interface RefusalDetails {
  'unknown-article': { readonly asked: string };
  'unknown-subscription': { readonly asked: string };
  'unknown-topic': { readonly asked: string };
  'unknown-region': { readonly asked: string };
  'unknown-outlet': { readonly asked: string };
  'unknown-zone': { readonly asked: string };
  'bad-time': { readonly asked: string };
  'bad-hours': { readonly asked: string };
  'bad-days': { readonly asked: string };
  'empty-query': Record<never, never>;
  'too-many-subscriptions': { readonly limit: number };
  /** Of a reader's own digests, there is none, or more than one and none named. */
  'no-own-digest': Record<never, never>;
  'own-twin': Record<never, never>;
  'too-many-own': { readonly limit: number };
  'already-subscribed': { readonly channelId: string; readonly subscriptionId: string };
  'wrong-channel': Record<never, never>;
  'missing-permission': { readonly channelId: string; readonly permissions: readonly string[] };
  'thread-locked': { readonly channelId: string };
  /** The role to be pinged may not be mentioned by the bot there. */
  'role-not-pingable': { readonly channelId: string };
  /** A forum asks for a tag on every post, and none was named. */
  'tag-needed': { readonly channelId: string; readonly known: readonly string[] };
  'unknown-tag': { readonly asked: string; readonly known: readonly string[] };
  /** The channel is no forum, or has no tag that the bot may give. */
  'no-tags-here': { readonly channelId: string };
  /** A digest may be sent only where who orders it could write himself. */
  'not-your-channel': { readonly channelId: string };
  /** No word or phrase to look for. */
  'bad-word': { readonly asked: string };
  'unknown-language': { readonly asked: string };
  'list-too-long': { readonly limit: number };
  'moderators-only': Record<never, never>;
  'servers-only': Record<never, never>;
  'already-paused': Record<never, never>;
  'not-paused': Record<never, never>;
  /** An edit that leaves everything as it is. */
  'nothing-changed': Record<never, never>;
  /** A paused digest is not sent. */
  'send-paused': Record<never, never>;
  /** An edition is due, or is being posted or tried again. */
  'being-posted': Record<never, never>;
  /** One was asked for and attempted within the minute, or by the same button. */
  'just-sent': Record<never, never>;
  'out-of-date': Record<never, never>;
  /** No message of this server tells such a story. */
  'not-posted': { readonly asked: string };
  /** It is being posted. */
  'draft-decided': Record<never, never>;
  'already-recalled': { readonly headline: string };
  /** Nothing can be looked up or kept just now. */
  'archive-away': Record<never, never>;
  'bad-address': { readonly asked: string };
  /** A look at an address failed. */
  unreadable: { readonly asked: string; readonly code: FailureCode };
  /** There is a page, and nothing on it that could be briefed. */
  'no-article': { readonly asked: string };
  'no-feed': { readonly asked: string };
  'outlet-known': { readonly name: string; readonly by: 'operator' | 'server' };
  'too-many-outlets': { readonly limit: number };
  'not-own-outlet': { readonly name: string };
  'already-muted': { readonly name: string };
  'not-muted': { readonly name: string };
  'one-at-a-time': Record<never, never>;
  'address-or-file': Record<never, never>;
  /** In bytes. */
  'file-too-large': { readonly limit: number };
  'no-opml': Record<never, never>;
  'no-link': Record<never, never>;
  /** A form could not be opened in time. */
  'too-slow': Record<never, never>;
}

export type RefusalCode = keyof RefusalDetails;

export class Refusal<Code extends RefusalCode = RefusalCode> extends Error {
  readonly code: Code;
  readonly details: RefusalDetails[Code];

  constructor(code: Code, details: RefusalDetails[Code]) {
    super(`refused: ${code} ${JSON.stringify(details)}`);
    this.name = 'Refusal';
    this.code = code;
    this.details = details;
  }
}
