// Account: a whole story as it is told to a reader, outlet by outlet.
import { type Article, newsAt } from './article.ts';
import type { Line } from './evidence.ts';
import { type Disagreement, disagreements } from './figures.ts';
import { copiesAmong, type Story } from './story.ts';
import { overlap, stems } from './weight.ts';

export interface Told {
  readonly article: Article;
  readonly line: Line;
}

export interface OutletPart {
  readonly outlet: string;
  /** Newest first. */
  readonly articles: readonly Article[];
  /** The outlet whose text all of its articles print; null where it reports by itself. */
  readonly copyOf: string | null;
}

export interface Account {
  readonly story: Story;
  /** What the outlets report, the lead's first, then oldest first; each line says what none before it does. */
  readonly reported: readonly Told[];
  /** Lines with words that somebody said. */
  readonly quoted: readonly Told[];
  /** Lines that are claimed, denied or not confirmed. */
  readonly disputed: readonly Told[];
  readonly disagreements: readonly Disagreement[];
  /** Oldest first. */
  readonly timeline: readonly Article[];
  /** Those that report by themselves first. */
  readonly outlets: readonly OutletPart[];
}

const LINES_EACH = 3;
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
  const order = [...own.filter(({ id }) => id === story.lead.id), ...own.filter(({ id }) => id !== story.lead.id)];
  const before: ReadonlySet<string>[] = [];
  const fresh = order.flatMap((article) =>
    linesOf(article, LINES_EACH).flatMap((line) => {
      const words = stems(line.text, article.language);
      if (before.some((known) => overlap(words, known) >= SAID)) return [];
      before.push(words);
      return [{ article, line }];
    }),
  );
  const isDisputed = ({ line }: Told) => line.attribution !== null && line.attribution.standing !== 'stated';
  const isQuoted = ({ line }: Told) => /["“«„].{12,}["”»“]/su.test(line.text);
  return {
    story,
    reported: fresh.filter((told) => !isDisputed(told) && !isQuoted(told)),
    quoted: fresh.filter((told) => !isDisputed(told) && isQuoted(told)),
    disputed: fresh.filter(isDisputed),
    disagreements: disagreements(own),
    timeline,
    outlets: outletsOf(timeline, isCopy, (article) => byId.get(copies.get(article.id) ?? '')?.outlet ?? ''),
  };
}

function outletsOf(
  timeline: readonly Article[],
  isCopy: (article: Article) => boolean,
  originalOf: (article: Article) => string,
): readonly OutletPart[] {
  const parts = [...Map.groupBy(timeline.toReversed(), ({ outlet }) => outlet)].map(([outlet, articles]) => {
    const [newest] = articles;
    const from = newest && articles.every(isCopy) ? originalOf(newest) : null;
    return { outlet, articles, copyOf: from === outlet ? null : from };
  });
  return [...parts.filter(({ copyOf }) => copyOf === null), ...parts.filter(({ copyOf }) => copyOf !== null)];
}
