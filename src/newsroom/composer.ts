// Composing editions: what many of them have in common is done once.
import type { Archive } from '../archive/archive.ts';
import type { DroppedStory } from '../archive/drafts.ts';
import type { StoryFilter } from '../archive/stories.ts';
import { newsAt } from '../news/article.ts';
import { type Briefing, compose } from '../news/briefing.ts';
import type { Edition } from '../news/edition.ts';
import { budgetOf, type Outlet } from '../news/outlet.ts';
import { repeats, type Saying, sayingOf } from '../news/repetition.ts';
import { type Story, storyFrom } from '../news/story.ts';
import type { Order, Subscription } from '../news/subscription.ts';
import { candidates } from './candidates.ts';
import { DROPPED_MS, digestsBeside, type Known, SAID_MS, saidLately, toldLately, toldStories } from './memory.ts';

export interface ComposerTools {
  readonly archive: Archive;
  readonly outlets: readonly Outlet[];
}

/** Of so many of the newest stories, those that filters leave out are named, and so many of these. */
const WORLD = 40;
const MOST_OTHERS = 4;
/** Articles that were written anew longer ago are left as they are told. */
const REWRITTEN_MS = 8 * 24 * 3_600_000;
/** Sentences held ready for comparing. */
const MOST_SAYINGS = 20_000;
const NONE: ReadonlySet<string> = new Set();
const NONE_DROPPED: ReadonlyMap<string, DroppedStory> = new Map();

/**
 * Composes as of one instant. Editions of the same order, due together, whose channels were told the same of the stories they choose from, are composed
 * once: stories are read once for each choice of them. To be used for one run and let go.
 */
export function composerOf({ archive, outlets }: ComposerTools, asOf: number) {
  const read = new Map<string, Promise<readonly Story[]>>();
  const hidden = new Map<string, Promise<readonly string[]>>();
  const composed = new Map<string, Briefing>();
  const clashes = new Map<string, readonly string[]>();
  const sayings = new Map<string, Saying>();
  const numbers = new Map<string, number>();
  let recalled: ReturnType<Archive['recalledStories']> | undefined;
  let dropped: ReturnType<Archive['droppedStories']> | undefined;
  let rewritten: ReturnType<Archive['rewrittenStories']> | undefined;
  const versions = new Map<string, ReturnType<Archive['versionsOf']>>();
  const corrected = new Map<string, ReturnType<Archive['correctedLines']>>();
  const singles = new Map<string, ReturnType<Archive['story']>>();
  let compositions = 0;

  /** A short name for a long key. */
  function named(key: string): number {
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    return number;
  }

  function storiesFor(filter: StoryFilter, key: string): Promise<readonly Story[]> {
    const known = read.get(key) ?? archive.stories(filter);
    read.set(key, known);
    return known;
  }

  /** The first stories of the world that the order's filters leave out, so that it can be said that they do. */
  async function others(filter: StoryFilter, chosen: readonly Story[]): Promise<readonly Story[]> {
    const { hidden: unseen = [], since = 0 } = filter;
    if (![filter.topics, filter.regions, filter.outlets, filter.languages].some((list) => list && list.length > 0))
      return [];
    const all = { hidden: unseen, since, asOf, limit: WORLD };
    const world = await storiesFor(all, JSON.stringify(all));
    const ids = new Set(chosen.map(({ id }) => id));
    return world.filter(({ id }) => !ids.has(id)).slice(0, MOST_OTHERS);
  }

  async function recalledIn(guildId: string): Promise<ReadonlySet<string>> {
    recalled ??= archive.recalledStories();
    return (await recalled).get(guildId) ?? NONE;
  }

  function correctedIn(guildId: string): ReturnType<Archive['correctedLines']> {
    const lines = corrected.get(guildId) ?? archive.correctedLines(guildId, asOf - SAID_MS);
    corrected.set(guildId, lines);
    return lines;
  }

  async function droppedFrom(subscriptionId: string): Promise<ReadonlyMap<string, DroppedStory>> {
    dropped ??= archive.droppedStories(asOf - DROPPED_MS);
    return (await dropped).get(subscriptionId) ?? NONE_DROPPED;
  }

  function versionsOf(articleId: string): ReturnType<Archive['versionsOf']> {
    const known = versions.get(articleId) ?? archive.versionsOf(articleId);
    versions.set(articleId, known);
    return known;
  }

  /** Stories that these digests told and that were written anew since, older than what is chosen from. */
  async function writtenAnew(digests: readonly string[], chosen: readonly Story[], unseen: readonly string[]) {
    rewritten ??= archive.rewrittenStories(asOf - REWRITTEN_MS);
    const ids = await toldLately(archive, digests, await rewritten, asOf);
    const others = ids.filter((id) => !chosen.some((story) => story.id === id));
    const found = others.map((id) => {
      const key = `${id} ${unseen.join('\n')}`;
      const known = singles.get(key) ?? archive.story(id, unseen);
      singles.set(key, known);
      return known;
    });
    return (await Promise.all(found)).filter((story) => story !== undefined);
  }

  function hiddenIn(guildId: string): Promise<readonly string[]> {
    const known = hidden.get(guildId) ?? archive.hiddenOutlets(guildId);
    hidden.set(guildId, known);
    return known;
  }

  function said(text: string, language: string | null): Saying {
    const key = `${language} ${text}`;
    const known = sayings.get(key) ?? sayingOf(text, language);
    if (sayings.size >= MOST_SAYINGS) sayings.clear();
    sayings.set(key, known);
    return known;
  }

  /** Of what was said lately, that which the briefing would say again. */
  function clashing({ items }: Briefing, lately: readonly string[]): readonly string[] {
    return lately.filter((before) =>
      items.some(({ story: { lead }, lines }) =>
        [lead.headline, ...lines.map(({ text }) => text)].some((text) =>
          repeats(said(text, lead.language), said(before, lead.language)),
        ),
      ),
    );
  }

  async function briefingFor(subscription: Subscription, edition: Edition): Promise<Briefing> {
    const nothing = !(await archive.wasTold(subscription.id));
    const filter = candidates(subscription, edition.dueAt, asOf, nothing, await hiddenIn(subscription.guildId));
    const choice = JSON.stringify(filter);
    const chosen = await storiesFor(filter, choice);
    const digests = await digestsBeside(archive, subscription);
    const anew = (await writtenAnew(digests, chosen, filter.hidden ?? [])).flatMap((story) => admitted(story, filter));
    const known: Known = {
      recalled: await recalledIn(subscription.guildId),
      dropped: await droppedFrom(subscription.id),
      corrected: await correctedIn(subscription.guildId),
      versionsOf,
    };
    const told = await toldStories(archive, digests, [...chosen, ...anew], asOf, known);
    const stories = [...chosen, ...anew, ...(await others(filter, [...chosen, ...anew]))];
    const lately = await saidLately(archive, digests, asOf, known.corrected);
    const common = named(
      JSON.stringify([choice, edition.dueAt, contentOf(subscription), nothing, [...told], anew.map(({ id }) => id)]),
    );
    const heard = named(JSON.stringify(lately));
    // What was said lately rarely matters: it is heeded only where it does, so that those who heard other things share what they have in common.
    for (let heeded: readonly string[] = []; ; ) {
      const key = `${common} ${named(JSON.stringify(heeded))}`;
      let briefing = composed.get(key);
      if (!briefing) {
        const budget = (outlet: string) => budgetOf(outlet, outlets);
        briefing = compose(edition, subscription, stories, { stories: told, said: heeded, nothing }, budget, asOf);
        composed.set(key, briefing);
        compositions += 1;
      }
      const again = clashes.get(`${key} ${heard}`) ?? clashing(briefing, lately);
      clashes.set(`${key} ${heard}`, again);
      if (again.length === 0) return { ...briefing, edition, subscription };
      heeded = [...heeded, ...again];
    }
  }

  return { briefingFor, compositions: () => compositions };
}

/** As it stands when only the articles are read that the filter admits, as the stories are that are chosen from. */
function admitted({ id, articles, copies }: Story, { outlets = [], languages = [], asOf = 0 }: StoryFilter) {
  const own = articles.filter(
    (article) =>
      (outlets.length === 0 || outlets.includes(article.outlet)) &&
      (languages.length === 0 || article.language === null || languages.includes(article.language)) &&
      newsAt(article) <= asOf,
  );
  return own.length > 0 ? [storyFrom(id, own, copies)] : [];
}

/** What an edition's content depends on: not whom it pings. */
function contentOf(subscription: Subscription): Omit<Order, 'roleId' | 'roleGone' | 'lateHours'> {
  const { id, guildId, channelId, createdAt, createdBy, dueAt, paused, roleId, roleGone, lateHours, ...content } =
    subscription;
  return content;
}
