// Learns src/news/filing-weights.ts from filed news: logistic regression over the figures of `likeness.ts`, gathered while filing with the weights so
// far (Ross and others 2011, DAgger), each set of articles counting the same. Usage: node test/bench/learn-filing.ts [corpus] [--write]
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
const RIDGE = Number(process.env.RIDGE ?? 0.002);
/** Figures left out, to see what each is worth. */
const DROP: ReadonlySet<string> = new Set((process.env.DROP ?? '').split(','));
const ROUNDS = 3;
const MOST = 8000;

const sets = ['allsides', 'ecbplus', 'galaxy', 'titles'].map((name) => ({ name, articles: read(name) }));
const full = sets.filter(({ name }) => name !== 'titles').map((set) => ({ ...set, arrivals: arrivals(set.articles) }));
const short = sets.map(({ name, articles }) => ({
  name: `${name}, headlines`,
  articles,
  arrivals: arrivals(articles.map((article) => ({ ...article, text: '' }))),
}));

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

type Set = (typeof full)[number];

/** Files a set by a model; gives the stories, and an example for each story that was weighed. */
function pass({ articles, arrivals: all }: Set, model: Model, bar = 0) {
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

/** Logistic regression on standardised figures, by Adam. */
function regression(examples: readonly Example[]): Model {
  const total = examples.reduce((sum, { weight }) => sum + weight, 0);
  const mean = FIGURES.map((_, j) => examples.reduce((sum, e) => sum + e.weight * (e.figures[j] ?? 0), 0) / total);
  const spread = FIGURES.map(
    (_, j) =>
      Math.sqrt(examples.reduce((sum, e) => sum + e.weight * ((e.figures[j] ?? 0) - (mean[j] ?? 0)) ** 2, 0) / total) ||
      1,
  );
  const rows = examples.map((e) =>
    Float64Array.from([1, ...e.figures.map((x, j) => (x - (mean[j] ?? 0)) / (spread[j] ?? 1))]),
  );
  const size = FIGURES.length + 1;
  const [w, m, v] = [new Float64Array(size), new Float64Array(size), new Float64Array(size)];
  for (let step = 1; step <= 300; step += 1) {
    const slope = new Float64Array(size);
    rows.forEach((row, i) => {
      let z = 0;
      for (let j = 0; j < size; j += 1) z += (w[j] ?? 0) * (row[j] ?? 0);
      const { same, weight } = examples[i] as Example;
      const error = ((1 / (1 + Math.exp(-z)) - same) * weight) / total;
      for (let j = 0; j < size; j += 1) slope[j] = (slope[j] ?? 0) + error * (row[j] ?? 0);
    });
    for (let j = 0; j < size; j += 1) {
      if (j > 0 && DROP.has(FIGURES[j - 1] ?? '')) continue;
      const g = (slope[j] ?? 0) + (j > 0 ? RIDGE * (w[j] ?? 0) : 0);
      m[j] = 0.9 * (m[j] ?? 0) + 0.1 * g;
      v[j] = 0.99 * (v[j] ?? 0) + 0.01 * g * g;
      w[j] =
        (w[j] ?? 0) - (0.1 * ((m[j] ?? 0) / (1 - 0.9 ** step))) / (Math.sqrt((v[j] ?? 0) / (1 - 0.99 ** step)) + 1e-8);
    }
  }
  const weights = FIGURES.map((_, j) => (w[j + 1] ?? 0) / (spread[j] ?? 1));
  return { bias: (w[0] ?? 0) - weights.reduce((sum, weight, j) => sum + weight * (mean[j] ?? 0), 0), weights };
}

function learn(training: readonly Set[]): Model {
  const examples: Example[] = [];
  let model: Model = {
    bias: -2,
    weights: FIGURES.map((name) => (name === 'best' || name === 'mean' ? 5 : name === 'overADay' ? -10 : 0)),
  };
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const set of training) {
      const found = pass(set, model).examples;
      const step = Math.max(1, found.length / MOST);
      const some = found.filter((_, i) => Math.floor(i / step) !== Math.floor((i - 1) / step));
      for (const example of some) example.weight = 1 / some.length;
      examples.push(...some);
    }
    model = regression(examples);
  }
  return model;
}

function report(set: Set, model: Model, bar: number): string {
  const { bcubed, pairwise } = compareGroups(
    pass(set, model, bar).stories,
    set.articles.map(({ event }) => event),
  );
  const [b, f, p, r] = [bcubed.f, pairwise.f, pairwise.p, pairwise.r].map((x: number) => (100 * x).toFixed(1));
  return `${set.name} ${b}/${f} (${p} ${r})`;
}

function rounded({ bias, weights }: Model, bar: number): string {
  return `{\n  bias: ${(bias - bar).toFixed(3)},\n  weights: [${weights.map((weight) => Number(weight.toFixed(3))).join(', ')}],\n}`;
}

const out: string[] = [];
for (const [training, bars, chosen] of [
  [full, [-0.6, -0.4, -0.2, 0], Number(process.env.BAR_FULL ?? -0.6)],
  [short, [-1, -0.7, -0.4, -0.2, 0], Number(process.env.BAR_SHORT ?? -0.2)],
] as const) {
  if (process.env.ONLY && (process.env.ONLY === 'full') !== (training === full)) continue;
  const model = learn(training);
  for (const bar of bars)
    process.stdout.write(`bar ${bar}: ${training.map((set) => report(set, model, bar)).join('  ')}\n`);
  process.stdout.write(`${FIGURES.map((name, j) => `${name} ${model.weights[j]?.toFixed(2)}`).join(', ')}\n`);
  out.push(rounded(model, chosen));
  if (process.env.LEAVE)
    for (const left of training) {
      const without = learn(training.filter((set) => set !== left));
      process.stdout.write(`without it ${[-0.5, 0].map((bar) => report(left, without, bar)).join('  ')}\n`);
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
