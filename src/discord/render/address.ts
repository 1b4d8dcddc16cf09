// Custom ids as addresses: everything a button or a menu needs to know, so that it still works after a restart.
import { REGIONS, type Region, TOPICS, type Topic } from '../../news/article.ts';

export const LONGEST_ADDRESS = 100;

export interface LatestQuestion {
  readonly asOf: number;
  readonly offset: number;
  readonly topic: Topic | null;
  readonly region: Region | null;
  readonly outlet: string | null;
  /** Stories a page, where it was asked for. */
  readonly count?: number | undefined;
}

export interface SearchQuestion {
  readonly query: string;
  readonly offset: number;
  readonly outlet: string | null;
  readonly region: Region | null;
  readonly since: number | null;
}

/** A question that does not fit: the newsroom keeps it under the key. */
export interface KeptQuestion {
  readonly key: string;
  readonly offset: number;
}

export type Address =
  | ({ readonly kind: 'latest' } & LatestQuestion)
  | ({ readonly kind: 'latest-kept' } & KeptQuestion)
  | ({ readonly kind: 'search' } & SearchQuestion)
  | ({ readonly kind: 'search-kept' } & KeptQuestion)
  /** A menu whose values are article ids. The mark tells where it stands: a delivery's nonce, or a page's name. */
  | { readonly kind: 'open'; readonly mark: string }
  | { readonly kind: 'preview'; readonly subscriptionId: string }
  /** Sends a digest; of one instant, so that a second press finds it sent. */
  | { readonly kind: 'send'; readonly subscriptionId: string; readonly at: number }
  /** A page of deliveries: of one digest, or of all. */
  | { readonly kind: 'history'; readonly subscriptionId: string | null; readonly offset: number }
  /** A menu of deliveries, whose values are their ids. */
  | { readonly kind: 'editions' }
  /** What a moderator does with a draft; of the menu, the value is the article of the story to be dropped. */
  | { readonly kind: DraftKind; readonly deliveryId: string }
  /** A page of corrections: of the channel it is turned in, or of its whole server. */
  | { readonly kind: 'corrections'; readonly scope: 'channel' | 'server'; readonly offset: number }
  | { readonly kind: 'read'; readonly articleId: string; readonly page: number }
  | { readonly kind: 'story'; readonly storyId: string; readonly page: number }
  /** A page of the server's outlets. */
  | { readonly kind: 'outlets'; readonly page: number }
  /** The form in which an outlet's address is written. */
  | { readonly kind: 'outlet-form' }
  /** What a feed gives was shown, and is kept under the key until somebody decides. */
  | { readonly kind: 'outlet-keep' | 'outlet-leave'; readonly key: string }
  /** A menu of the feeds that a site has; its values are their places in the list that is kept under the key. */
  | { readonly kind: 'outlet-feeds'; readonly key: string }
  | { readonly kind: 'outlet-remove' | 'outlet-spare'; readonly key: string }
  /** A menu of the links in a message; its values are their places in the list that is kept under the key. */
  | { readonly kind: 'links'; readonly key: string }
  /** A page of the article behind one of them. */
  | { readonly kind: 'link'; readonly key: string; readonly place: number; readonly page: number };

export type DraftKind = 'draft-approve' | 'draft-send' | 'draft-drop';
type KeyedKind = 'links' | `outlet-${'keep' | 'leave' | 'feeds' | 'remove' | 'spare'}`;

/** undefined: it does not fit 100 characters; keep the question and give `{ key, offset }`. */
export function latestAddress(question: LatestQuestion | KeptQuestion): string | undefined {
  if ('key' in question) return written('latest-kept', [number(question.offset), question.key]);
  const { asOf, offset, topic, region, outlet, count } = question;
  const fields = [number(asOf), number(offset), count === undefined ? '' : number(count), topic ?? '', region ?? ''];
  return written('latest', [...fields, outlet ?? '']);
}

/** undefined: it does not fit 100 characters; keep the question and give `{ key, offset }`. */
export function searchAddress(question: SearchQuestion | KeptQuestion): string | undefined {
  if ('key' in question) return written('search-kept', [number(question.offset), question.key]);
  const { query, offset, outlet, region, since } = question;
  const fields = [number(offset), since === null ? '' : number(since), region ?? '', outlet ?? ''];
  return written('search', [...fields, query]);
}

export function openAddress(mark: string): string | undefined {
  return written('open', [mark]);
}

export function previewAddress(subscriptionId: string): string | undefined {
  return written('preview', [subscriptionId]);
}

export function sendAddress(subscriptionId: string, at: number): string | undefined {
  return written('send', [number(at), subscriptionId]);
}

export function historyAddress(subscriptionId: string | null, offset: number): string | undefined {
  return written('history', [number(offset), subscriptionId ?? '']);
}

export function draftAddress(kind: DraftKind, deliveryId: string): string | undefined {
  return written(kind, [deliveryId]);
}

export function correctionsAddress(scope: 'channel' | 'server', offset: number): string | undefined {
  return written('corrections', [number(offset), scope]);
}

export function readAddress(articleId: string, page: number): string | undefined {
  return written('read', [number(page), articleId]);
}

export function storyAddress(storyId: string, page: number): string | undefined {
  return written('story', [number(page), storyId]);
}

export function outletsAddress(page: number): string | undefined {
  return written('outlets', [number(page)]);
}

export const EDITIONS: string = 'editions';

export const OUTLET_FORM: string = 'outlet-form';

export function linkAddress(key: string, place: number, page: number): string | undefined {
  return written('link', [number(page), number(place), key]);
}

/** For what is kept under a key. */
export function keyedAddress(kind: KeyedKind, key: string): string | undefined {
  return written(kind, [key]);
}

/** undefined: not one of ours, or damaged. */
export function parseAddress(customId: string): Address | undefined {
  const [kind, ...fields] = customId.split(':').map(unescaped);
  switch (kind) {
    case 'latest': {
      const [asOf, offset, count, topic, region, outlet] = fields;
      const at = readNumber(asOf);
      const from = readNumber(offset);
      if (fields.length !== 6 || at === undefined || from === undefined) return undefined;
      if (!isOneOf(TOPICS, topic) || !isOneOf(REGIONS, region)) return undefined;
      const size = readNumber(count);
      if (count !== '' && size === undefined) return undefined;
      const question = { asOf: at, offset: from, topic: topic || null, region: region || null, outlet: outlet || null };
      return size === undefined ? { kind, ...question } : { kind, ...question, count: size };
    }
    case 'search': {
      const [offset, since, region, outlet, query] = fields;
      const from = readNumber(offset);
      const after = readNumber(since);
      if (fields.length !== 5 || from === undefined || query === undefined || !isOneOf(REGIONS, region))
        return undefined;
      if (since !== '' && after === undefined) return undefined;
      return { kind, query, offset: from, outlet: outlet || null, region: region || null, since: after ?? null };
    }
    case 'latest-kept':
    case 'search-kept': {
      const [offset, key] = fields;
      const from = readNumber(offset);
      return fields.length !== 2 || from === undefined || !key ? undefined : { kind, key, offset: from };
    }
    case 'open':
      return fields.length !== 1 || !fields[0] ? undefined : { kind, mark: fields[0] };
    case 'preview':
      return fields.length !== 1 || !fields[0] ? undefined : { kind, subscriptionId: fields[0] };
    case 'send': {
      const at = readNumber(fields[0]);
      return fields.length !== 2 || at === undefined || !fields[1]
        ? undefined
        : { kind, subscriptionId: fields[1], at };
    }
    case 'history': {
      const offset = readNumber(fields[0]);
      return fields.length !== 2 || offset === undefined
        ? undefined
        : { kind, subscriptionId: fields[1] || null, offset };
    }
    case 'draft-approve':
    case 'draft-send':
    case 'draft-drop':
      return fields.length !== 1 || !fields[0] ? undefined : { kind, deliveryId: fields[0] };
    case 'corrections': {
      const [at, scope] = fields;
      const offset = readNumber(at);
      if (fields.length !== 2 || offset === undefined || (scope !== 'channel' && scope !== 'server')) return undefined;
      return { kind, scope, offset };
    }
    case 'read': {
      const page = readNumber(fields[0]);
      return fields.length !== 2 || page === undefined || !fields[1] ? undefined : { kind, articleId: fields[1], page };
    }
    case 'story': {
      const page = readNumber(fields[0]);
      return fields.length !== 2 || page === undefined || !fields[1] ? undefined : { kind, storyId: fields[1], page };
    }
    case 'outlets': {
      const page = readNumber(fields[0]);
      return fields.length !== 1 || page === undefined ? undefined : { kind, page };
    }
    case 'link': {
      const [page, place, key] = fields;
      const [at, which] = [readNumber(page), readNumber(place)];
      if (fields.length !== 3 || at === undefined || which === undefined || !key) return undefined;
      return { kind, key, place: which, page: at };
    }
    case 'editions':
    case 'outlet-form':
      return fields.length === 0 ? { kind } : undefined;
    case 'outlet-keep':
    case 'outlet-leave':
    case 'outlet-feeds':
    case 'outlet-remove':
    case 'outlet-spare':
    case 'links':
      return fields.length !== 1 || !fields[0] ? undefined : { kind, key: fields[0] };
  }
  return undefined;
}

function written(kind: Address['kind'], fields: readonly string[]): string | undefined {
  const address = [kind, ...fields.map((field) => escaped(field.toWellFormed()))].join(':');
  return address.length > LONGEST_ADDRESS ? undefined : address;
}

const escaped = (field: string) => field.replaceAll('~', '~~').replaceAll(':', '~.');
const unescaped = (field: string) => field.replace(/~[~.]/g, (pair) => (pair === '~~' ? '~' : ':'));

const number = (n: number) => Math.max(0, Math.floor(n)).toString(36);

function readNumber(field: string | undefined): number | undefined {
  if (field === undefined || !/^[0-9a-z]{1,10}$/.test(field)) return undefined;
  const n = Number.parseInt(field, 36);
  return Number.isSafeInteger(n) ? n : undefined;
}

function isOneOf<T extends string>(known: readonly T[], field: string | undefined): field is T | '' {
  return field === '' || known.some((one) => one === field);
}
