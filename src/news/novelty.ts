// Novelty: what an article adds to a story since a channel was last told of it.
import { type Article, newsAt } from './article.ts';
import type { Line } from './evidence.ts';
import { isNumber, isTelling, repeats, type Saying, sayingOf } from './repetition.ts';
import type { Story } from './story.ts';
import type { Weekday } from './subscription.ts';
import { type Term, termsIn } from './terms.ts';
import { weekdaysIn } from './time-words.ts';

/** What a channel was told of a story. */
export interface ToldStory {
  /** The last time. */
  readonly at: number;
  /** Headlines and lines, as they were posted. */
  readonly texts: readonly string[];
}

/** A story that comes back: the article that has something new, and its lines that say it. */
export interface Development {
  readonly article: Article;
  readonly lines: readonly Line[];
}

const HOUR_MS = 3_600_000;
/** News that came in so late is news still. */
const LATE_MS = 6 * HOUR_MS;
/** Articles that came since are looked at, the newest first. */
const MOST_NEW = 8;
/** Articles that were there before: the newest ones say what was known. */
const MOST_KNOWN = 24;
const WORDS = 400;
/** Where an article says when it was, in UTF-16 units. */
const OPENING = 600;
const LINES = 6;
/** Of a line's terms, so many must be new. */
const SHARE = 0.25;

/** Articles that came in since, the newest first. One that was stored only after `now` (news told over again) came in when it was published. */
export function arrivedSince(story: Story, at: number, now: number): readonly Article[] {
  const arrivedAt = (article: Article) => (article.storedAt <= now ? article.storedAt : newsAt(article));
  return story.articles
    .filter((article) => arrivedAt(article) > at && newsAt(article) > at - LATE_MS && newsAt(article) <= now)
    .sort((a, b) => newsAt(b) - newsAt(a) || (a.id < b.id ? -1 : 1));
}

/**
 * What is new of a story since it was told, strictly: better nothing than a repetition. An article counts that came in since and whose headline has a
 * term that neither what was told nor any earlier article has. Of its lines, those are new that repeat nothing told and that have of the headline's
 * new terms a number, a name or two: then it is what the article was written for. Another outlet's other words, witnesses and details are not; days,
 * months, years and the outlet's own name never count; of an article that names only days which were named before, numbers alone do.
 * @param linesOf the first lines that may be shown of an article
 */
export function developmentOf(
  story: Story,
  told: ToldStory,
  now: number,
  linesOf: (article: Article, count: number) => readonly Line[],
): Development | undefined {
  const arrived = arrivedSince(story, told.at, now);
  if (arrived.length === 0 || told.texts.length === 0) return undefined;
  const before = story.articles.filter((article) => !arrived.includes(article)).slice(0, MOST_KNOWN);
  const known = new Set(told.texts.flatMap((text) => termsIn(text, null, WORDS).map(({ stem }) => stem)));
  for (const article of before) for (const term of allTerms(article)) known.add(term);
  const days = new Set(
    [...told.texts, ...before.map(({ headline, text }) => `${headline} ${text.slice(0, OPENING)}`)].flatMap(weekdaysIn),
  );
  let best: Development | undefined;
  for (const article of arrived.slice(0, MOST_NEW)) {
    const { outlet, headline, language } = article;
    const own = new Set(termsIn(outlet, language, 8).map(({ stem }) => stem));
    const isNew = ({ stem }: Term) => !known.has(stem) && !own.has(stem) && isTelling(stem);
    const fresh = new Set(
      termsIn(headline, language, 60)
        .filter(isNew)
        .map(({ stem }) => stem),
    );
    if (fresh.size === 0) continue;
    const sameDay = tellsOfSameDay(article, days);
    const sayings = told.texts.map((text) => sayingOf(text, language));
    const lines = linesOf(article, LINES).filter((line) => addsTo(line, language, isNew, fresh, sayings, sameDay));
    if (lines.length > (best?.lines.length ?? 0)) best = { article, lines };
  }
  return best;
}

function addsTo(
  { text }: Line,
  language: string | null,
  isNew: (term: Term) => boolean,
  inHeadline: ReadonlySet<string>,
  told: readonly Saying[],
  sameDay: boolean,
): boolean {
  const saying = sayingOf(text, language);
  if (told.some((before) => repeats(saying, before))) return false;
  const fresh = [
    ...new Map(
      termsIn(text, language, WORDS)
        .filter(isNew)
        .map((term) => [term.stem, term]),
    ).values(),
  ];
  const shared = fresh.filter(({ stem }) => inHeadline.has(stem));
  // A toll that rose, with everything else as it was.
  if (shared.some(({ stem }) => isNumber(stem))) return true;
  if (sameDay || fresh.length < 2 || fresh.length < SHARE * saying.terms.size) return false;
  return shared.length > 1 || shared.some(({ name }) => name);
}

/** Whether the article names days of the week as its event's, and none that was not the event's before. */
function tellsOfSameDay({ headline, text }: Article, known: ReadonlySet<Weekday>): boolean {
  const days = weekdaysIn(`${headline} ${text.slice(0, OPENING)}`);
  return days.length > 0 && days.every((day) => known.has(day));
}

/** Many channels are told of one story in a morning. */
const termsBefore = new WeakMap<Article, ReadonlySet<string>>();

function allTerms(article: Article): ReadonlySet<string> {
  const { headline, text, language } = article;
  const known = termsBefore.get(article);
  if (known) return known;
  const terms = new Set(
    [...termsIn(headline, language, 60), ...termsIn(text, language, WORDS)].map(({ stem }) => stem),
  );
  termsBefore.set(article, terms);
  return terms;
}
