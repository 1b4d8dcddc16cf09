// Open stories: what was filed lately, held in memory and found by what it tells. The archive keeps the same in its tables.
import {
  type Arrival,
  FILING_WINDOW_MS,
  type Filed,
  type Filing,
  fileUnder,
  type Kept,
  keysOf,
  NEAREST,
  SHARING,
  STORIES_SEEN,
  STORY_SEEN,
} from './filing.ts';
import { withoutTerms } from './profile.ts';

/** More of one key than are ever looked at, so that a few late arrivals find theirs. */
const KEPT = 3 * SHARING;
/** What has closed is swept out after so many arrivals. */
const SWEEP = 1000;

interface Entry {
  readonly filed: Filed;
  readonly order: number;
  /** While candidates are looked for: what its keys that were found tell. */
  score: number;
}

/** Files articles one after another. Memory follows the articles of a week, or all where nothing is dated; the cost of one stays the same. */
export function openStories() {
  const byKey = new Map<string, Entry[]>();
  const byStory = new Map<string, Entry[]>();
  let count = 0;
  let newest = Number.NEGATIVE_INFINITY;

  /** The articles nearest by their keys, and the newest of their stories. */
  function candidates({ newsAt, profile }: Arrival): readonly Filed[] {
    const touched: Entry[] = [];
    for (const [key, weight] of keysOf(profile)) {
      const entries = byKey.get(key);
      if (!entries) continue;
      let looked = 0;
      for (let i = entries.length - 1; i >= 0 && looked < SHARING; i -= 1) {
        const entry = entries[i];
        if (!entry || !near(entry.filed.newsAt, newsAt)) continue;
        looked += 1;
        if (entry.score === 0) touched.push(entry);
        entry.score += weight;
      }
    }
    const best = nearest(touched);
    for (const entry of touched) entry.score = 0;
    const found = new Set(best);
    const stories = new Set(best.map(({ filed }) => filed.storyId));
    for (const story of [...stories].slice(0, STORIES_SEEN))
      for (const entry of byStory.get(story) ?? []) if (near(entry.filed.newsAt, newsAt)) found.add(entry);
    return [...found].map(({ filed }) => filed);
  }

  function keep(filed: Kept): void {
    const entry = { filed: { ...filed, profile: withoutTerms(filed.profile) }, order: count, score: 0 };
    count += 1;
    newest = Math.max(newest, filed.newsAt ?? newest);
    for (const [key] of keysOf(filed.profile)) {
      const entries = byKey.get(key);
      if (!entries) byKey.set(key, [entry]);
      else {
        place(entries, entry);
        if (entries.length >= 2 * KEPT) entries.splice(0, entries.length - KEPT);
      }
    }
    const story = byStory.get(filed.storyId);
    if (!story) byStory.set(filed.storyId, [entry]);
    else {
      place(story, entry);
      if (story.length > STORY_SEEN) story.shift();
    }
    if (count % SWEEP === 0) sweep();
  }

  function sweep(): void {
    const open = ({ filed }: Entry) => filed.newsAt === null || newest - filed.newsAt <= 2 * FILING_WINDOW_MS;
    for (const lists of [byKey, byStory])
      for (const [key, entries] of lists) {
        const first = entries.findIndex(open);
        if (first === -1) lists.delete(key);
        else if (first > 0) lists.set(key, entries.slice(first));
      }
  }

  return {
    candidates,
    keep,
    file(arrival: Arrival): Filing {
      const filing = fileUnder(arrival, candidates(arrival));
      keep({ ...arrival, storyId: filing.storyId, wireCopyOf: filing.wireCopyOf });
      return filing;
    },
  };
}

/** Those that score highest, in order; of equals the later ones. */
function nearest(touched: readonly Entry[]): readonly Entry[] {
  const best: Entry[] = [];
  for (const entry of touched) {
    const last = best[best.length - 1];
    if (last && best.length === NEAREST) {
      if (!above(entry, last)) continue;
      best.pop();
    }
    let at = best.length;
    while (at > 0 && above(entry, best[at - 1] as Entry)) at -= 1;
    best.splice(at, 0, entry);
  }
  return best;
}

const above = (a: Entry, b: Entry) => a.score > b.score || (a.score === b.score && later(a, b) > 0);

function near(at: number | null, other: number | null): boolean {
  return at === null || other === null || Math.abs(at - other) <= FILING_WINDOW_MS;
}

/** Above 0: a is the later one. Articles of the same moment stand by their ids, as in the archive; undated ones as they came. */
function later(a: Entry, b: Entry): number {
  const [x, y] = [a.filed.newsAt, b.filed.newsAt];
  if (x === null || y === null) return a.order - b.order;
  return x - y || (a.filed.articleId < b.filed.articleId ? -1 : 1);
}

function place(entries: Entry[], entry: Entry): void {
  let at = entries.length;
  while (at > 0 && later(entries[at - 1] as Entry, entry) > 0) at -= 1;
  entries.splice(at, 0, entry);
}
