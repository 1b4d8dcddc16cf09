// An order, from what a moderator typed.
import type { Archive } from '../archive/archive.ts';
import { REGIONS, type Region, TOPICS, type Topic } from '../news/article.ts';
import { daysTyped, timesTyped } from '../news/day-words.ts';
import { Refusal } from '../news/refusal.ts';
import { LIMITS, type Order, type Style } from '../news/subscription.ts';
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
  readonly include: string | undefined;
  readonly exclude: string | undefined;
  readonly stories: number | undefined;
  /** The server's own id stands for nobody: it is the id of @everyone. */
  readonly roleId: string | undefined;
  readonly style: Style | undefined;
  /** Hours. */
  readonly late: number | undefined;
}

const LONGEST_WORD = 60;
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
    topics: topics === undefined ? before.topics : distinct(listed(topics).map(topicNamed)),
    regions: regions === undefined ? before.regions : distinct(listed(regions).map(regionNamed)),
    outlets: outlets === undefined ? before.outlets : await outletsNamed(archive, guildId, outlets),
    languages: before.languages,
    include: include === undefined ? before.include : words(include),
    exclude: exclude === undefined ? before.exclude : words(exclude),
    roleId: roleId === undefined ? before.roleId : roleId === guildId ? null : roleId,
  };
}

/** Equal for two orders that ask for the same: of a list, neither the order nor the writing of its words matters. */
export function sameness(order: Order): string {
  const { stories, style, topics, regions, outlets, languages, include, exclude, roleId } = order;
  const lists = [topics, regions, outlets, languages, include, exclude].map((list) => list.map(folded).sort());
  return JSON.stringify([timetable(order), stories, style, roleId, order.lateHours ?? LIMITS.lateHours, ...lists]);
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

const distinct = <T>(list: readonly T[]): readonly T[] => [...new Set(list)];

export function listed(typed: string | undefined): readonly string[] {
  const parts = (typed ?? '').split(/[,;\n]/).map((part) => part.trim());
  const named = distinct(parts.filter((part) => part !== ''));
  return named.length === 1 && NOTHING.has(named[0]?.toLowerCase() ?? '') ? [] : named.slice(0, LIMITS.words);
}

const words = (typed: string) => listed(typed).map((word) => word.slice(0, LONGEST_WORD));

async function outletsNamed(
  archive: Pick<Archive, 'hiddenOutlets' | 'outletNames'>,
  guildId: string,
  typed: string,
): Promise<readonly string[]> {
  const hidden = await archive.hiddenOutlets(guildId);
  return distinct(await Promise.all(listed(typed).map((name) => outletNamed(archive, name, hidden))));
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
