// Round-up: one event in a line each of a few outlets, chosen so that together they say most of what several of them say.
import { candidates } from './candidate.ts';
import type { Line } from './evidence.ts';
import { passages } from './passage.ts';
import type { Subject } from './summary.ts';
import { type Gist, gistOf, signs, stems } from './weight.ts';

/** An article, and the lines of it that may be shown, in reading order. */
export interface Reporter<A extends Subject> {
  readonly article: A;
  readonly lines: readonly Line[];
}

/** What a line has to bring to be worth its place; set on every other round-up of three outlets, checked on the rest. */
const WORTH = {
  /** For a word of the headlines. */
  headline: 0.5,
  /** For each word of a name, at most six. */
  name: 0.1,
  /** Off for each word: what is short leaves room. */
  word: 0.1,
  /** Off for a line that does not open its article. */
  later: 1,
  /** Off for a question, and for one who talks of himself or to the reader. */
  talk: 1,
  /** What a line may lack. */
  least: -1,
  /** What it has to share with other articles and headlines to be of the event at all. */
  toThePoint: 3,
};
const MOST_NAMES = 6;
/** Of its words, so much in the lines before it: said already. */
const SAID = 0.6;

interface Offer<A extends Subject> {
  readonly from: Reporter<A>;
  readonly line: Line;
  readonly gist: Gist;
  /** What speaks for it or against it whatever else is chosen. */
  readonly own: number;
}

/**
 * At most one line of each article, and at most `most`, in the order of the articles. Greedily the line whose words, that no chosen one has, stand
 * in most of the other articles; an article whose lines say only what the others' said, or what no other says, has none. Only lines that stand
 * by themselves.
 */
export function roundUp<A extends Subject>(
  reporters: readonly Reporter<A>[],
  most: number,
): readonly { readonly article: A; readonly line: Line }[] {
  const heads = new Set<string>();
  const spread = new Map<string, number>();
  let left: Offer<A>[] = [];
  for (const from of reporters) {
    const { headline, language } = from.article;
    const said = new Set(stems(headline, language));
    for (const stem of said) heads.add(stem);
    for (const offer of offers(from)) {
      left.push(offer);
      for (const stem of offer.gist.stems) said.add(stem);
    }
    for (const stem of said) spread.set(stem, (spread.get(stem) ?? 0) + 1);
  }
  const others = Math.max(1, reporters.length - 1);
  const told = new Set<string>();
  const news = ({ gist }: Offer<A>) => {
    let sum = 0;
    for (const stem of gist.stems)
      if (!told.has(stem)) sum += ((spread.get(stem) ?? 1) - 1) / others + (heads.has(stem) ? WORTH.headline : 0);
    return sum;
  };
  const toThePoint = left.filter((offer) => news(offer) >= WORTH.toThePoint);
  if (toThePoint.length > 0) left = toThePoint;
  const chosen: Offer<A>[] = [];
  while (chosen.length < most) {
    let best: Offer<A> | undefined;
    let bestWorth = chosen.length === 0 ? Number.NEGATIVE_INFINITY : WORTH.least;
    for (const offer of left) {
      const sum = offer.own + news(offer);
      if (sum > bestWorth) [best, bestWorth] = [offer, sum];
    }
    if (!best) break;
    chosen.push(best);
    for (const stem of best.gist.stems) told.add(stem);
    const taken = best.from;
    left = left.filter(({ from, gist }) => from !== taken && !isTold(gist, told));
  }
  return reporters
    .flatMap((from) => chosen.filter((offer) => offer.from === from))
    .map(({ from, line }) => ({ article: from.article, line }));
}

function isTold({ stems }: Gist, told: ReadonlySet<string>): boolean {
  let known = 0;
  for (const stem of stems) if (told.has(stem)) known += 1;
  return known >= SAID * stems.size;
}

function offers<A extends Subject>(from: Reporter<A>): readonly Offer<A>[] {
  const { article, lines } = from;
  if (lines.length === 0) return [];
  const alone = standingAlone(article);
  return lines
    .filter(({ evidence }) => alone.has(evidence.sentence.index))
    .map((line) => {
      const gist = gistOf(line.text, article.language);
      const { question, personal, firstPerson } = signs(line.text);
      const own =
        WORTH.name * Math.min(gist.names, MOST_NAMES) -
        WORTH.word * gist.stems.size -
        (line === lines[0] ? 0 : WORTH.later) -
        WORTH.talk * Math.max(question, personal, firstPerson);
      return { from, line, gist, own };
    });
}

/** The numbers of the sentences that lean on no other, and name whoever they tell of in full. */
function standingAlone(article: Subject): ReadonlySet<number> {
  const all = passages(article.text, article.language);
  return new Set(
    candidates(article, all).flatMap(({ sentence, leans, lastResort, standing }) => {
      if (leans || lastResort) return [];
      const stands = standing();
      return stands &&
        !stands.lastResort &&
        stands.needs.length === 0 &&
        (sentence.index === 0 || stands.bare.length === 0)
        ? [sentence.index]
        : [];
    }),
  );
}
