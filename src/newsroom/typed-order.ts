// An order, from what a moderator typed.
import type { Archive } from '../archive/archive.ts';
import { REGIONS, type Region, TOPICS, type Topic } from '../news/article.ts';
import { daysTyped, timesTyped } from '../news/day-words.ts';
import { languageNamed } from '../news/language-name.ts';
import { Refusal } from '../news/refusal.ts';
import { LIMITS, type Order, type Style } from '../news/subscription.ts';
import { soughtOf } from '../news/word-filter.ts';
import { folded } from '../news/words.ts';
import { zoneNamed } from '../news/zone.ts';
import { outletNamed } from './outlet-name.ts';

/** What is undefined stays as it is, or gets its default. */
export interface TypedOrder {
  readonly time: string | undefined;
  readonly days: string | undefined;
  readonly timezone: string | undefined;
  readonly topics: string | undefined;
  readonly regions: string | undefined;
  readonly outlets: string | undefined;
  readonly languages: string | undefined;
  readonly include: string | undefined;
  readonly exclude: string | undefined;
  readonly stories: number | undefined;
  /** The server's own id stands for nobody: it is the id of @everyone. */
  readonly roleId: string | undefined;
  readonly style: Style | undefined;
  /** Hours. */
  readonly late: number | undefined;
  readonly outletsAtLeast: number | undefined;
  readonly quietDay: boolean | undefined;
}

/** What empties a list. */
const NOTHING: ReadonlySet<string> = new Set(['all', 'any', 'none', '-']);

/** @throws Refusal for every part of the order that cannot be had */
export async function orderTyped(
  archive: Pick<Archive, 'hiddenOutlets' | 'outletNames'>,
  guildId: string,
  typed: TypedOrder,
  before: Order,
): Promise<Order> {
  const { time, days, timezone, topics, regions, outlets, include, exclude, roleId } = typed;
  return {
    ...(time === undefined ? { minute: before.minute, moreMinutes: before.moreMinutes ?? [] } : timesTyped(time)),
    ...(days === undefined ? { days: before.days, monthly: before.monthly ?? [] } : daysTyped(days)),
    zone: timezone === undefined ? before.zone : zoneTyped(timezone),
    stories: typed.stories ?? before.stories,
    style: typed.style ?? before.style,
    lateHours: typed.late ?? before.lateHours ?? LIMITS.lateHours,
    outletsAtLeast: typed.outletsAtLeast ?? before.outletsAtLeast ?? 1,
    quietDay: typed.quietDay ?? before.quietDay ?? false,
    topics: topics === undefined ? before.topics : distinct(listed(topics).map(topicNamed)),
    regions: regions === undefined ? before.regions : distinct(listed(regions).map(regionNamed)),
    outlets: outlets === undefined ? before.outlets : await outletsNamed(archive, guildId, outlets),
    languages: typed.languages === undefined ? before.languages : distinct(listed(typed.languages).map(languageTyped)),
    include: include === undefined ? before.include : words(include),
    exclude: exclude === undefined ? before.exclude : words(exclude),
    roleId: roleId === undefined ? before.roleId : roleId === guildId ? null : roleId,
    roleGone: roleId === undefined ? before.roleGone : undefined,
  };
}

/** Equal for two orders that ask for the same: of a list, neither the order nor the writing of its words matters. */
export function sameness(order: Order): string {
  const { stories, style, topics, regions, outlets, languages, include, exclude, roleId } = order;
  const lists = [
    ...[topics, regions, outlets, languages].map((list) => list.map(folded).sort()),
    ...[include, exclude].map((list) => list.map((word) => `${folded(word)}${word.endsWith('*') ? '*' : ''}`).sort()),
  ];
  const tags = (order.tags ?? []).map(({ id }) => id).sort();
  const others = [tags, order.lateHours ?? LIMITS.lateHours, order.outletsAtLeast ?? 1, order.quietDay ?? false];
  return JSON.stringify([timetable(order), stories, style, roleId, ...others, ...lists]);
}

/** Equal for two orders whose editions fall on the same instants as long as no zone changes its rules. */
export function timetable({ minute, moreMinutes = [], days, monthly = [], zone }: Order): string {
  return JSON.stringify([minute, moreMinutes, days, monthly.map((day) => JSON.stringify(day)).sort(), zone]);
}

/** @throws Refusal unknown-zone */
export function zoneTyped(typed: string): string {
  const zone = zoneNamed(typed);
  if (zone === undefined) throw new Refusal('unknown-zone', { asked: typed });
  return zone;
}

/** Most that a name has. */
const COMMAS = 3;
const distinct = <T>(list: readonly T[]): readonly T[] => [...new Set(list)];

/** @throws Refusal list-too-long */
function listed(typed: string): readonly string[] {
  const named = distinct(partsOf(typed));
  if (named.length === 1 && NOTHING.has(named[0]?.toLowerCase() ?? '')) return [];
  return notTooLong(named);
}

function partsOf(typed: string): readonly string[] {
  return typed
    .split(/[,;、，\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function notTooLong<T>(list: readonly T[]): readonly T[] {
  if (list.length > LIMITS.words) throw new Refusal('list-too-long', { limit: LIMITS.words });
  return list;
}

/** @throws Refusal list-too-long, bad-word */
function words(typed: string): readonly string[] {
  return listed(typed).map((quoted) => {
    const word = quoted.replace(QUOTED, '$1');
    if (word.length > LIMITS.wordLength || soughtOf(word) === undefined || MARKS.test(word))
      throw new Refusal('bad-word', { asked: word });
    return word;
  });
}

/** Of patterns: nobody's news has them, and looked for without them `(a+)+` would be every story with an `a`. A star stands at the end only. */
const MARKS = /[()[\]{}|\\^]|\*(?!$)/;

/** A phrase may be typed in quotation marks, as searches elsewhere want it. */
const QUOTED = /^["“”„«»'‘’](.+)["“”„«»'‘’]$/u;

/** An outlet's name may itself have commas: of the parts, as many as make up a name are taken together. */
async function outletsNamed(
  archive: Pick<Archive, 'hiddenOutlets' | 'outletNames'>,
  guildId: string,
  typed: string,
): Promise<readonly string[]> {
  const parts = partsOf(typed);
  if (parts.length === 1 && NOTHING.has(parts[0]?.toLowerCase() ?? '')) return [];
  const hidden = await archive.hiddenOutlets(guildId);
  const found: string[] = [];
  for (let from = 0; from < parts.length; ) {
    let taken = Math.min(COMMAS + 1, parts.length - from);
    let name: string | undefined;
    for (; taken > 1 && name === undefined; taken -= name === undefined ? 1 : 0) {
      const asked = folded(parts.slice(from, from + taken).join(', '));
      name = (await archive.outletNames(asked, 25, hidden)).find((each) => folded(each) === asked);
    }
    found.push(name ?? (await outletNamed(archive, parts[from] ?? '', hidden)));
    from += taken;
    notTooLong(distinct(found));
  }
  return distinct(found);
}

/** @throws Refusal unknown-language */
function languageTyped(typed: string): string {
  const code = languageNamed(typed);
  if (code === undefined) throw new Refusal('unknown-language', { asked: typed });
  return code;
}

function topicNamed(typed: string): Topic {
  const topic = TOPICS.find((each) => each === typed.toLowerCase());
  if (!topic) throw new Refusal('unknown-topic', { asked: typed });
  return topic;
}

function regionNamed(typed: string): Region {
  const region = REGIONS.find((each) => each === typed.toLowerCase().replace(/\s+/g, '-'));
  if (!region) throw new Refusal('unknown-region', { asked: typed });
  return region;
}
