// Figures: what outlets count differently, side by side. English, Spanish, French and German.
import type { Article } from './article.ts';
import { newsAt } from './article.ts';

export const FIGURE_KINDS = ['killed', 'injured', 'missing', 'displaced', 'arrested', 'magnitude'] as const;
export type FigureKind = (typeof FIGURE_KINDS)[number];

export interface Figure {
  readonly kind: FigureKind;
  /** As printed, with the word before it that loosens it: "at least 1,600". */
  readonly printed: string;
  readonly value: number;
  readonly article: Article;
}

export interface Disagreement {
  readonly kind: FigureKind;
  /** The newest figure of each outlet, oldest first; at least two of them differ. */
  readonly figures: readonly Figure[];
}

const WORDS = 'one two three four five six seven eight nine ten eleven twelve'.split(' ');
const LOOSE =
  'at least|more than|over|about|around|nearly|almost|some|up to|al menos|más de|unos|au moins|plus de|près de|mindestens|mehr als|rund|etwa';
const COUNT = `(?<printed>(?:(?:${LOOSE})\\s+)?(?<number>\\d{1,3}(?:[.,]\\d{3})+|\\d+(?:[.,]\\d+)?|${WORDS.join('|')})(?:\\s(?<scale>million|millones|millions|Millionen))?)`;
const BETWEEN =
  '(?:[- ](?:other |more )?(?!(?:and|or|y|et|und)[- ])\\p{L}+){0,2}[- ](?:(?:have|had|has|were|was|are|is|been|being|left|han|sont|ont|été|sind|wurden) ){0,2}';

/** Words behind the number, and words before it. */
const SAID: { readonly [K in FigureKind]: readonly [behind: string, before: string | null] } = {
  killed: [
    'killed|dead|died|deaths|die|muertos|murieron|fallecidos|morts|tués|Tote|Toten|Todesopfer|getötet|ums Leben',
    'killed|killing|kills|death toll[^.\\d]{1,60}|(?:cifra|número|balance) de (?:muertos|fallecidos|víctimas)[^.\\d]{1,80}|nombre de morts[^.\\d]{1,80}|Zahl der (?:Toten|Todesopfer)[^.\\d]{1,80}|mató a|tué|tuant',
  ],
  injured: [
    'injured|wounded|hurt|injuries|heridos|blessés|Verletzte|verletzt',
    'injured|injuring|wounded|wounding|injures',
  ],
  missing: ['missing|unaccounted for|desaparecidos|disparus|Vermisste|vermisst', null],
  displaced: [
    'displaced|homeless|evacuated|desplazados|evacuados|déplacés|évacués|obdachlos|evakuiert',
    'displaced|displacing|evacuated',
  ],
  arrested: ['arrested|detained|detenidos|arrêtés|interpellés|festgenommen', 'arrested|detained'],
  magnitude: ['magnitude', 'magnitude(?: of)?|magnitud(?: de)?|Stärke'],
};

const PATTERNS = FIGURE_KINDS.map((kind) => {
  const [behind, before] = SAID[kind];
  const gap = kind === 'magnitude' ? '[- ]' : BETWEEN;
  const after = new RegExp(`(?<![\\p{L}\\p{N}.,])${COUNT}${gap}(?:${behind})(?![\\p{L}])`, 'giu');
  const front = before === null ? null : new RegExp(`(?<![\\p{L}])(?:${before})[- ]${COUNT}(?![\\p{L}\\p{N}%])`, 'giu');
  return { kind, patterns: front === null ? [after] : [after, front] };
});

/** The sentence tells of another time: it gives a year, or says how long ago it was. */
const OTHER_TIME =
  /\b(?:1[5-9]|20)\d\d\b|\banniversary\b|\b(?:years?|months|decades?) (?:ago|earlier|before)\b|\blast (?:year|month)(?![\p{L}’'])|\baniversario\b|\bhace (?:\p{L}+ )?(?:años?|meses)\b|\banniversaire\b|\bil y a (?:\p{L}+ )?(?:ans?|mois)\b|\bJahrestag\b|\bvor (?:\p{L}+ )?(?:Jahren|Monaten|einem Jahr)\b/iu;
/** "No one was killed", "a mother of 12": no count of these. */
const NO_COUNT = /\b(?:no|(?:mother|father|parent|mom|mum|dad|madre|padre|mère|père|Mutter|Vater) (?:of|de|von))\s$/iu;
/** "Seven officers and" two civilians were wounded: a part of how many. */
const PART_OF_MORE = new RegExp(
  `(?:\\d|(?<!\\p{L})(?:${WORDS.join('|')}))(?:[- ]\\p{L}+){1,3} (?:and|y|et|und) $`,
  'iu',
);
const COUNTED = new RegExp(`(?<!\\p{L})(?:${Object.values(SAID).flat().filter(Boolean).join('|')})`, 'iu');
/** "Four died at the scene": another part elsewhere. */
const IN_ONE_PLACE =
  /^ (?:at the scene|on the spot|instantly|(?:in|at) (?:a |the )?hospital|en el acto|sur le coup|am Unfallort)\b/iu;

/** The figure is of the whole, not of a part of it or of something else. */
function isWhole(sentence: string, { index, 0: { length } }: RegExpExecArray, at: number): boolean {
  const before = sentence.slice(0, at);
  if (NO_COUNT.test(before) || IN_ONE_PLACE.test(sentence.slice(index + length))) return false;
  const part = PART_OF_MORE.exec(before)?.[0];
  return part === undefined || COUNTED.test(part);
}

/**
 * The first figure of each kind that an article gives. A headline stays when a toll has risen in the text below it: of the two the text's counts where it is
 * higher, or where it measures; else the text's may be a part of the headline's.
 */
export function figuresOf(article: Article): readonly Figure[] {
  const above = firstFigures(article, [article.headline]);
  const below = firstFigures(article, article.text.split(/(?<=[.!?])\s+|\n+/));
  return FIGURE_KINDS.flatMap((kind) => {
    const [headline, text] = [above, below].map((each) => each.find((figure) => figure.kind === kind));
    if (!headline || !text) return headline ?? text ?? [];
    return kind === 'magnitude' || text.value > headline.value ? text : headline;
  });
}

function firstFigures(article: Article, all: readonly string[]): readonly Figure[] {
  const sentences = all.filter((sentence) => !OTHER_TIME.test(sentence));
  return PATTERNS.flatMap(({ kind, patterns }) => {
    for (const sentence of sentences)
      for (const found of patterns.flatMap((pattern) => [...sentence.matchAll(pattern)])) {
        const { printed, number, scale } = found.groups ?? {};
        if (printed === undefined || number === undefined) continue;
        if (isWhole(sentence, found, found.index + found[0].indexOf(printed)))
          return [{ kind, printed, value: amount(number, kind) * (scale === undefined ? 1 : 1_000_000), article }];
      }
    return [];
  });
}

function amount(number: string, kind: FigureKind): number {
  const word = WORDS.indexOf(number.toLowerCase());
  if (word >= 0) return word + 1;
  if (kind === 'magnitude') return Number(number.replace(',', '.'));
  return Number(number.replace(/[.,](?=\d{3}(?!\d))/g, '').replace(',', '.'));
}

/** What outlets give different figures for, each with its newest. Copies of one text are not asked twice: leave them out. */
export function disagreements(articles: readonly Article[]): readonly Disagreement[] {
  const inOrder = [...articles].sort((a, b) => newsAt(a) - newsAt(b) || (a.id < b.id ? -1 : 1));
  const all = inOrder.flatMap(figuresOf);
  return FIGURE_KINDS.flatMap((kind) => {
    const newest = new Map<string, Figure>();
    for (const figure of all)
      if (figure.kind === kind) {
        newest.delete(figure.article.outlet);
        newest.set(figure.article.outlet, figure);
      }
    const figures = [...newest.values()];
    return new Set(figures.map(({ value }) => value)).size > 1 ? [{ kind, figures }] : [];
  });
}
