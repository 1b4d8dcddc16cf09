// Account: a whole story as it is told to a reader, outlet by outlet.
import { agencyCredited } from './agency.ts';
import { type Article, newsAt } from './article.ts';
import { type Contested, contestedIn } from './contested.ts';
import type { Line } from './evidence.ts';
import { type Disagreement, disagreements } from './figures.ts';
import { inBrief } from './in-brief.ts';
import { countriesOf } from './place.ts';
import { quotations } from './quotation-marks.ts';
import { copiesAmong, type Story } from './story.ts';
import type { ToldLine } from './told-line.ts';
import { overlap, stems } from './weight.ts';
import { folded } from './words.ts';

export interface OutletPart {
  readonly outlet: string;
  /** Newest first. */
  readonly articles: readonly Article[];
  /** The outlet whose text all of its articles print; null where it reports by itself. */
  readonly copyOf: string | null;
  /** News agencies that its articles credit, other than the outlet itself. */
  readonly agencies: readonly string[];
}

export interface Account {
  readonly story: Story;
  /** ISO 3166 codes of the countries it is about, the strongest first. */
  readonly places: readonly string[];
  /** What several outlets say, in a line each of at most three; none where fewer than three report by themselves. */
  readonly inBrief: readonly ToldLine[];
  /** What else the outlets report, the lead's first, then oldest first; each line says what none before it does. */
  readonly reported: readonly ToldLine[];
  /** Lines with words that somebody said. */
  readonly quoted: readonly ToldLine[];
  /** What one line claims and another denies; these lines are told here alone. */
  readonly contested: readonly Contested[];
  /** Other lines that are claimed, denied or not confirmed. */
  readonly disputed: readonly ToldLine[];
  readonly disagreements: readonly Disagreement[];
  /** Oldest first. */
  readonly timeline: readonly Article[];
  /** Those that report by themselves first. */
  readonly outlets: readonly OutletPart[];
}

const LINES_EACH = 3;
/** Lines of an article among which a claim or its denial is looked for: all that may be shown. */
const LINES_LOOKED = 12;
/** Of its words, so much in one line before it: said already. */
const SAID = 0.6;

/**
 * @param linesOf the first lines that may be shown of an article: what is told here is among them, so that the outlet's budget holds
 */
export function accountOf(story: Story, linesOf: (article: Article, count: number) => readonly Line[]): Account {
  const timeline = [...story.articles].sort((a, b) => newsAt(a) - newsAt(b) || (a.id < b.id ? -1 : 1));
  const { copies } = story;
  const byId = new Map(story.articles.map((article) => [article.id, article]));
  const printed = copiesAmong(story.articles, copies);
  const isCopy = (article: Article) => printed.has(article);
  const own = timeline.filter((article) => !isCopy(article));
  const { id: leadId, language } = story.lead;
  const isLeads = (article: Article) => article.language === language || article.language === null;
  const others = own.filter(({ id }) => id !== leadId);
  const order = [
    ...own.filter(({ id }) => id === leadId),
    ...others.filter(isLeads),
    ...others.filter((article) => !isLeads(article)),
  ];
  const ownWords = outletsWords(own);
  const known = new Map<string, readonly Line[]>();
  const lines = (article: Article, count: number) => {
    const key = `${article.id} ${count}`;
    const found = known.get(key) ?? linesOf(article, count).filter((line) => ownWords({ article, line }));
    known.set(key, found);
    return found;
  };
  const contested = contestedIn(
    order.flatMap((article) => lines(article, LINES_LOOKED).map((line) => ({ article, line }))),
  );
  const apart = new Set(
    contested.flatMap(({ claimed, denied }) => [claimed, ...denied]).map(({ line }) => keyOf(line)),
  );
  // One text for one reader: it is in the lead's language throughout.
  const brief = inBrief(
    order.filter(isLeads).map((article) => ({
      article,
      lines: lines(article, LINES_EACH).filter(
        (line) => !apart.has(keyOf(line)) && !isDisputed({ line }) && !isQuoted({ line }),
      ),
    })),
  );
  const isTold = new Set(brief.map(({ line }) => keyOf(line)));
  const before: ReadonlySet<string>[] = brief.map(({ article, line }) => stems(line.text, article.language));
  const fresh = order.flatMap((article) =>
    lines(article, LINES_EACH).flatMap((line) => {
      if (isTold.has(keyOf(line))) return [];
      const words = stems(line.text, article.language);
      if (before.some((known) => overlap(words, known) >= SAID)) return [];
      before.push(words);
      return apart.has(keyOf(line)) ? [] : [{ article, line }];
    }),
  );
  return {
    story,
    places: placesOf(own),
    inBrief: brief,
    reported: fresh.filter((told) => !isDisputed(told) && !isQuoted(told)),
    quoted: fresh.filter((told) => !isDisputed(told) && isQuoted(told)),
    contested,
    disputed: fresh.filter(isDisputed),
    disagreements: disagreements(own),
    timeline,
    outlets: outletsOf(timeline, isCopy, (article) => byId.get(copies.get(article.id) ?? '')?.outlet ?? ''),
  };
}

const isDisputed = ({ line }: Pick<ToldLine, 'line'>): boolean =>
  line.attribution !== null && line.attribution.standing !== 'stated';
/** Mostly words that somebody said. */
const isQuoted = ({ line: { text } }: Pick<ToldLine, 'line'>): boolean =>
  [...text.matchAll(new RegExp(QUOTATION, 'gu'))].reduce((sum, [words]) => sum + words.length, 0) >
  QUOTED * text.length;
const QUOTATION = /["“«„「『][^"”“»«」』]{12,}["”»“」』]/u;
const QUOTED = 0.4;
const keyOf = ({ evidence: { articleId, sentence } }: Line) => `${articleId} ${sentence.start}`;

/**
 * Whether an outlet says a line itself. Where marks were lost, somebody's message stands in one article as if it were the outlet's own report, and another
 * quotes the very words.
 */
function outletsWords(articles: readonly Article[]): (told: ToldLine) => boolean {
  const quoted = articles.map((article) => ({
    article,
    words: quotations(article.text)
      .filter(({ closed, nested }) => closed && !nested)
      .map(({ start, end }) => ` ${folded(article.text.slice(start, end))} `),
  }));
  return ({ article, line }) => {
    if (line.attribution !== null || QUOTATION.test(line.text)) return true;
    const words = folded(line.text);
    if (words.split(' ').length < FEWEST_QUOTED) return true;
    return !quoted.some((each) => each.article !== article && each.words.some((quote) => quote.includes(` ${words} `)));
  };
}

/** Fewer words may be the same by chance. */
const FEWEST_QUOTED = 6;
const MOST_PLACES = 4;
/** A place that weighs less than this beside the strongest is only mentioned. */
const CLEAR = 0.3;

function placesOf(articles: readonly Article[]): readonly string[] {
  const weights = new Map<string, number>();
  for (const article of articles)
    for (const [code, share] of countriesOf(article)) weights.set(code, (weights.get(code) ?? 0) + share);
  const strongest = Math.max(0, ...weights.values());
  return [...weights]
    .filter(([, weight]) => weight >= CLEAR * strongest)
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, MOST_PLACES)
    .map(([code]) => code);
}

function outletsOf(
  timeline: readonly Article[],
  isCopy: (article: Article) => boolean,
  originalOf: (article: Article) => string,
): readonly OutletPart[] {
  const parts = [...Map.groupBy(timeline.toReversed(), ({ outlet }) => outlet)].map(([outlet, articles]) => {
    const [newest] = articles;
    const from = newest && articles.every(isCopy) ? originalOf(newest) : null;
    const agencies = [...new Set(articles.flatMap((article) => agencyCredited(article) ?? []))];
    return {
      outlet,
      articles,
      copyOf: from === outlet ? null : from,
      agencies: agencies.filter((agency) => folded(agency) !== folded(outlet)),
    };
  });
  return [...parts.filter(({ copyOf }) => copyOf === null), ...parts.filter(({ copyOf }) => copyOf !== null)];
}
