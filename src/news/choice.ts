// Choice: which stories an order asks for, and why another one is not in an edition.
import type { Article } from './article.ts';
import type { Story } from './story.ts';
import type { Order } from './subscription.ts';
import { has, type Sought, soughtOf } from './word-filter.ts';
import { folded } from './words.ts';

/** The part of an order that a story fails. */
export type Filter = 'topics' | 'regions' | 'outlets' | 'languages' | 'include' | 'exclude';

/** Why a story is not in an edition. */
export type Passed =
  /** Told already, and nothing new since. */
  | { readonly kind: 'told'; readonly at: number }
  /** A moderator dropped it from the draft of that instant, and nothing new since. */
  | { readonly kind: 'kept-out'; readonly at: number; readonly userId: string }
  /** What it says was told already, under another story. */
  | { readonly kind: 'said' }
  | { readonly kind: 'filter'; readonly filter: Filter }
  /** Fewer outlets report it than the order asks for. */
  | { readonly kind: 'outlets'; readonly outlets: number }
  /** Others stood before it, and there was no more room. */
  | { readonly kind: 'beaten' };

/** How many outlets must report a story. */
export const outletsWanted = ({ outletsAtLeast = 1 }: Pick<Order, 'outletsAtLeast'>): number => outletsAtLeast;

/** The first filter of the order that the story does not pass; null where it passes all. Words are looked for in headlines and texts. */
export function filterFailed(order: Order, { articles }: Story): Filter | null {
  const some = <T>(asked: readonly T[], fits: (one: T) => boolean) => asked.length === 0 || asked.some(fits);
  if (!some(order.topics, (topic) => articles.some((article) => article.topics.includes(topic)))) return 'topics';
  if (!some(order.regions, (region) => articles.some((article) => article.regions.includes(region)))) return 'regions';
  if (!some(order.outlets, (outlet) => articles.some((article) => article.outlet === outlet))) return 'outlets';
  if (!articles.some(({ language }) => language === null || some(order.languages, (asked) => asked === language)))
    return 'languages';
  const include = order.include.flatMap((typed) => soughtOf(typed) ?? []);
  const exclude = order.exclude.flatMap((typed) => soughtOf(typed) ?? []);
  if (include.length === 0 && exclude.length === 0) return null;
  const speaksOf = (sought: Sought) => articles.some((article) => has(wordsOf(article), sought));
  if (!some(include, speaksOf)) return 'include';
  return exclude.some(speaksOf) ? 'exclude' : null;
}

const wordsBefore = new WeakMap<Article, string>();

function wordsOf(article: Article): string {
  const known = wordsBefore.get(article) ?? `${folded(article.headline)} | ${folded(article.text)}`;
  wordsBefore.set(article, known);
  return known;
}
