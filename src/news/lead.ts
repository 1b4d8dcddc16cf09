// Lead: which of a story's articles speaks for it.
import { type Article, newsAt } from './article.ts';
import { isOpinion } from './opinion.ts';
import { rarityOf } from './rarity.ts';
import { maskQuotations } from './spoken.ts';
import { eachTerm } from './terms.ts';

/** Letters of the text in which a report has told what happened: about fifty words. */
const OPENING = 300;
/** Letters of another article in which it is looked for. */
const LOOK = 900;
/** Letters in which an author who speaks has begun to. */
const VOICE = 800;
/** Only the newest so many stand for election. */
const MOST = 12;
const FIRST_PERSON = /\b(?:I|[Mm]e|[Mm]y|[Ww]e|us|[Oo]ur|[Yy]our?)\b/g;
const MOST_PERSONS = 10;

/** How much more it tells that the others report it as well: neighbours of an event are filed under its story at times. */
const SHARED = 2;
const PERSON_COSTS = 0.05;
/** What its outlet itself calls an opinion leads only where there is nothing else. */
const OPINION_COSTS = 2;
const QUESTION_COSTS = 0.1;
/** What a day of age costs; older ones lose no more. */
const DAY_COSTS = 0.5;
const DAY_MS = 86_400_000;

/** A term, and how much it tells. */
type Weights = ReadonlyMap<string, number>;

interface Measured {
  readonly article: Article;
  readonly headline: Weights;
  readonly opening: Weights;
  /** The headline and more of the text than the opening. */
  readonly report: ReadonlySet<string>;
}

/**
 * The article to speak for all of them: whose opening tells what its headline promises and what the others report as well, in no author's own voice; of
 * articles that do so about equally, a newer one. A comment, a portrait or an explanation mostly tells something else than the others do.
 * @param articles at least one, newest first
 */
export function leadAmong(articles: readonly Article[]): Article {
  const first = articles[0] as Article;
  if (articles.length === 1) return first;
  const measured = articles.slice(0, MOST).map(measure);
  let best = { article: first, score: Number.NEGATIVE_INFINITY };
  for (const each of measured) {
    const others = measured.filter((other) => other !== each && other.article.language === each.article.language);
    const age = Math.min(1, (newsAt(first) - newsAt(each.article)) / DAY_MS);
    const score =
      share(each.headline, (term) => each.opening.has(term)) +
      SHARED * mean(others.map(({ report }) => share(each.opening, (term) => report.has(term)))) -
      voice(each.article) -
      DAY_COSTS * age;
    if (score > best.score) best = { article: each.article, score };
  }
  return best.article;
}

function measure(article: Article): Measured {
  const { headline, language } = article;
  const text = article.text.slice(0, LOOK);
  // Never in the middle of a word.
  const end = text.indexOf(' ', OPENING);
  const title = weightsOf(headline, language);
  const opening = weightsOf(end < 0 ? text : text.slice(0, end), language);
  const more = end < 0 ? NONE : weightsOf(text.slice(end), language);
  return { article, headline: title, opening, report: new Set([...title.keys(), ...opening.keys(), ...more.keys()]) };
}

const NONE: Weights = new Map();

function weightsOf(text: string, language: string | null): Weights {
  const weights = new Map<string, number>();
  eachTerm(text, language, text.length, (stem, name) => {
    if (!weights.has(stem)) weights.set(stem, rarityOf(stem, name, language));
  });
  return weights;
}

/** Of what the terms tell together, the share that those which are had tell. */
function share(terms: Weights, isHad: (term: string) => boolean): number {
  let all = 0;
  let had = 0;
  for (const [term, weight] of terms) {
    all += weight;
    if (isHad(term)) had += weight;
  }
  return all === 0 ? 0 : had / all;
}

const mean = (values: readonly number[]) =>
  values.length === 0 ? 0 : values.reduce((sum, each) => sum + each, 0) / values.length;

/** What it costs that the author speaks, asks or argues instead of reporting. */
function voice(article: Article): number {
  const { headline, text, language } = article;
  const asks = (/[?？؟]/.test(headline) ? QUESTION_COSTS : 0) + (isOpinion(article) ? OPINION_COSTS : 0);
  if ((language ?? 'en') !== 'en') return asks;
  const start = text.slice(0, VOICE);
  if (start.search(FIRST_PERSON) < 0) return asks;
  const persons = maskQuotations(start).match(FIRST_PERSON)?.length ?? 0;
  return asks + PERSON_COSTS * Math.min(MOST_PERSONS, persons);
}
