// Learns src/news/filing-weights.ts from filed news: logistic regression over the figures of `likeness.ts`, gathered while filing with the weights so
// far (Ross and others 2011, DAgger), each kind of news counting the same. What a kind does not teach stays as it is for the plain rule (best + mean)/2,
// which holds for all of them: the ridge draws to that rule's weights, not to nothing. Undated sets are filed in several orders, for theirs is chance. Usage: node test/bench/learn-filing.ts [corpus] [--write]; with
// LEAVE=1 it also shows how each kind is filed by what the others have taught.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Arrival, figuresFor } from '../../src/news/filing.ts';
import { FIGURES } from '../../src/news/likeness.ts';
import { openStories } from '../../src/news/open-stories.ts';
import { profileOf } from '../../src/news/profile.ts';
import { corpusOrExit } from './corpus.ts';

interface Labelled {
  readonly id: string;
  readonly event: string;
  readonly outlet: string | null;
  readonly headline: string;
  readonly publishedAt: string | null;
  readonly text: string;
}

interface Example {
  readonly figures: readonly number[];
  readonly same: number;
  weight: number;
}

type Model = { readonly bias: number; readonly weights: readonly number[] };

const write = process.argv.includes('--write');
const corpus = corpusOrExit(process.argv[2]?.startsWith('--') ? undefined : process.argv[2]);
const { compareGroups } = await import(path.join(corpus, 'groups.mjs'));
const RIDGE = Number(process.env.RIDGE ?? 0.02);
/** Figures left out, to see what each is worth. */
const DROP: ReadonlySet<string> = new Set((process.env.DROP ?? '').split(','));
const BARS = [-0.3, -0.2, -0.1, 0];
const BAR_FULL = Number(process.env.BAR_FULL ?? -0.1);
const BAR_SHORT = Number(process.env.BAR_SHORT ?? -0.1);
const ROUNDS = 3;
const STEPS = 12;
const ORDERS = 3;
const MOST = 6000;
/** Words of an opening: about what a feed gives. */
const OPENING = 40;

/** The plain rule: (best + mean)/2 above 0.18, or above 0.20 for headlines, made smooth, and unlikely after a day. */
const PLAIN_FULL = plain(-3.6, 10, -1.5);
const PLAIN_SHORT = plain(-2, 5, -1);

interface FiledSet {
  /** Sets of one kind are of the same making and are left out together. */
  readonly kind: string;
  readonly name: string;
  readonly articles: readonly Labelled[];
  readonly arrivals: readonly Arrival[];
}

const kinds = ['allsides', 'ecbplus', 'galaxy'].map((name) => ({ name, articles: read(name) }));
const openings = (text: string) => text.split(/\s+/).slice(0, OPENING).join(' ');
const full = [
  ...kinds.flatMap(({ name, articles }) => [
    set(name, name, articles),
    set(name, `${name}, openings`, articles, openings),
  ]),
  set('allsides', 'rounds', rounds()),
];
const short = [...kinds, { name: 'titles', articles: read('titles') }].map(({ name, articles }) =>
  set(name, `${name}, headlines`, articles, () => ''),
);

function plain(bias: number, alike: number, overADay: number): Model {
  const weight: Readonly<Record<string, number>> = { best: alike, mean: alike, days: -1, overADay };
  return { bias, weights: FIGURES.map((name) => weight[name] ?? 0) };
}

function set(kind: string, name: string, articles: readonly Labelled[], cut = (text: string) => text): FiledSet {
  return { kind, name, articles, arrivals: arrivals(articles.map((each) => ({ ...each, text: cut(each.text) }))) };
}

/** Every fourth round-up, its outlets' openings spread over the whole, undated. */
function rounds(): readonly Labelled[] {
  const lines = readFileSync(path.join(corpus, 'rounds', 'neus.jsonl'), 'utf8')
    .trim()
    .split('\n');
  const some = lines.filter((_, i) => i % 4 === 0).map((line) => JSON.parse(line));
  return [0, 1, 2].flatMap((place) =>
    some.flatMap(({ id, articles }) => {
      const told = articles[place];
      return told ? [{ ...told, id: `${id}-${place}`, event: id, outlet: null, publishedAt: null }] : [];
    }),
  );
}

function read(name: string): readonly Labelled[] {
  const lines = readFileSync(path.join(corpus, 'stories', `${name}.jsonl`), 'utf8').trim();
  return lines.split('\n').map((line) => JSON.parse(line));
}

function arrivals(articles: readonly Labelled[]): readonly Arrival[] {
  return articles.map(({ id, outlet, headline, text, publishedAt }) => ({
    articleId: id,
    outlet: outlet ?? '',
    newsAt: publishedAt === null ? null : Date.parse(publishedAt),
    profile: profileOf({ headline, text, outlet: outlet ?? '', language: 'en' }),
  }));
}

/** An order by chance, the same each time for the same seed; as it is for 0 (Fisher and Yates, by a linear congruential generator). */
function shuffled<T>(all: readonly T[], seed: number): readonly T[] {
  if (seed === 0) return all;
  let state = seed;
  const order = [...all];
  for (let i = order.length - 1; i > 0; i -= 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const other = Math.floor((state / 2 ** 32) * (i + 1));
    [order[i], order[other]] = [order[other] as T, order[i] as T];
  }
  return order;
}

/** Files a set by a model; gives the stories in that order, and an example for each story that was weighed. */
function pass({ articles, arrivals: given }: FiledSet, model: Model, bar = 0, seed = 0) {
  const all = shuffled(given, seed);
  const events = new Map(articles.map(({ id, event }) => [id, event]));
  const desk = openStories();
  const stories: string[] = [];
  const examples: Example[] = [];
  for (const arrival of all) {
    let storyId = `s${arrival.articleId}`;
    let best = bar;
    for (const { story, likeness } of figuresFor(arrival, desk.candidates(arrival))) {
      const same = story.members.filter(({ articleId }) => events.get(articleId) === events.get(arrival.articleId));
      examples.push({ figures: likeness.figures, same: same.length * 2 >= story.members.length ? 1 : 0, weight: 1 });
      const score = value(model, likeness.figures);
      if (score > best) [best, storyId] = [score, story.storyId];
    }
    desk.keep({ ...arrival, storyId, wireCopyOf: null });
    stories.push(storyId);
  }
  return { stories, examples };
}

function value({ bias, weights }: Model, figures: readonly number[]): number {
  return weights.reduce((sum, weight, i) => sum + weight * (figures[i] ?? 0), bias);
}

/** Logistic regression on standardised figures, drawn to the prior, by Newton's method. */
function regression(examples: readonly Example[], prior: Model): Model {
  const total = examples.reduce((sum, { weight }) => sum + weight, 0);
  const mean = FIGURES.map((_, j) => examples.reduce((sum, e) => sum + e.weight * (e.figures[j] ?? 0), 0) / total);
  const spread = FIGURES.map(
    (_, j) =>
      Math.sqrt(examples.reduce((sum, e) => sum + e.weight * ((e.figures[j] ?? 0) - (mean[j] ?? 0)) ** 2, 0) / total) ||
      1,
  );
  const rows = examples.map((e) =>
    Float64Array.from([
      1,
      ...e.figures.map((x, j) => (DROP.has(FIGURES[j] ?? '') ? 0 : (x - (mean[j] ?? 0)) / (spread[j] ?? 1))),
    ]),
  );
  const drawn = [0, ...FIGURES.map((_, j) => (prior.weights[j] ?? 0) * (spread[j] ?? 1))];
  let w = [value(prior, mean), ...drawn.slice(1)];
  for (let step = 0; step < STEPS; step += 1) {
    const slope = w.map((x, j) => (j > 0 ? RIDGE * (x - (drawn[j] ?? 0)) : 0));
    const bend = w.map((_, j) => w.map((_, k) => (j === k && j > 0 ? RIDGE : 0)));
    rows.forEach((row, i) => {
      const { same, weight } = examples[i] as Example;
      const p = 1 / (1 + Math.exp(-w.reduce((sum, x, j) => sum + x * (row[j] ?? 0), 0)));
      const [error, doubt] = [((p - same) * weight) / total, (p * (1 - p) * weight) / total];
      bend.forEach((line, j) => {
        const x = row[j] ?? 0;
        slope[j] = (slope[j] ?? 0) + error * x;
        for (let k = 0; k < line.length; k += 1) line[k] = (line[k] ?? 0) + doubt * x * (row[k] ?? 0);
      });
    });
    const by = solved(bend, slope);
    w = w.map((x, j) => x - (by[j] ?? 0));
  }
  const weights = FIGURES.map((_, j) => (w[j + 1] ?? 0) / (spread[j] ?? 1));
  return { bias: (w[0] ?? 0) - weights.reduce((sum, weight, j) => sum + weight * (mean[j] ?? 0), 0), weights };
}

/** x of `matrix` x = `right`, by Gauss's elimination; the matrix is one that needs no exchange of its lines. */
function solved(matrix: readonly (readonly number[])[], right: readonly number[]): readonly number[] {
  const lines = matrix.map((line, j) => [...line, right[j] ?? 0]);
  lines.forEach((pivot, i) => {
    lines.forEach((line, j) => {
      if (i === j) return;
      const times = (line[i] ?? 0) / (pivot[i] ?? 1);
      for (let k = i; k < line.length; k += 1) line[k] = (line[k] ?? 0) - times * (pivot[k] ?? 0);
    });
  });
  return lines.map((line, i) => (line.at(-1) ?? 0) / (line[i] ?? 1));
}

function learn(training: readonly FiledSet[], prior: Model): Model {
  const examples: Example[] = [];
  let model = prior;
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const each of training) {
      const dated = each.articles.some(({ publishedAt }) => publishedAt !== null);
      const orders = Array.from({ length: dated ? 1 : ORDERS }, (_, i) => i * ROUNDS + round);
      const found = orders.flatMap((seed) => pass(each, model, 0, dated ? 0 : seed).examples);
      const step = Math.max(1, found.length / MOST);
      const some = found.filter((_, i) => Math.floor(i / step) !== Math.floor((i - 1) / step));
      const ofItsKind = training.filter(({ kind }) => kind === each.kind).length;
      for (const example of some) example.weight = 1 / (some.length * ofItsKind);
      examples.push(...some);
    }
    model = regression(examples, prior);
  }
  return model;
}

function report(each: FiledSet, model: Model, bar: number): string {
  const { bcubed, pairwise } = compareGroups(
    pass(each, model, bar).stories,
    each.articles.map(({ event }) => event),
  );
  const [b, f, p, r] = [bcubed.f, pairwise.f, pairwise.p, pairwise.r].map((x: number) => (100 * x).toFixed(1));
  return `${each.name} ${b}/${f} (${p} ${r})`;
}

function rounded({ bias, weights }: Model, bar: number): string {
  return `{\n  bias: ${(bias - bar).toFixed(3)},\n  weights: [${weights.map((weight) => Number(weight.toFixed(3))).join(', ')}],\n}`;
}

const out: string[] = [];
for (const [training, prior, chosen] of [
  [full, PLAIN_FULL, BAR_FULL],
  [short, PLAIN_SHORT, BAR_SHORT],
] as const) {
  if (process.env.ONLY && (process.env.ONLY === 'full') !== (training === full)) continue;
  const model = learn(training, prior);
  for (const bar of BARS)
    process.stdout.write(`bar ${bar}: ${training.map((each) => report(each, model, bar)).join('  ')}\n`);
  process.stdout.write(`${FIGURES.map((name, j) => `${name} ${model.weights[j]?.toFixed(2)}`).join(', ')}\n`);
  out.push(rounded(model, chosen));
  if (!process.env.LEAVE) continue;
  for (const kind of new Set(training.map((each) => each.kind))) {
    const without = learn(
      training.filter((each) => each.kind !== kind),
      prior,
    );
    const left = training.filter((each) => each.kind === kind).map((each) => report(each, without, chosen));
    process.stdout.write(`taught by the others: ${left.join('  ')}\n`);
  }
}
if (write)
  writeFileSync(
    path.join(import.meta.dirname, '../../src/news/filing-weights.ts'),
    `// What filing has learnt: how much each figure of \`likeness.ts\` weighs, for articles with text and for headlines alone. Written by
// test/bench/learn-filing.ts.
export interface Weights {
  readonly bias: number;
  /** In the order of FIGURES. */
  readonly weights: readonly number[];
}

export const FULL: Weights = ${out[0]};

export const SHORT: Weights = ${out[1]};
`,
  );
