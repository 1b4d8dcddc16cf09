// Learns what the features of a line weigh, by coordinate ascent on how well the lines of three sets of real news match summaries that people wrote, and of
// rounds of three outlets their first lines. Only what is gained over the opening sentences counts; the set of pages
// with their furniture, where that is easy and which is small, counts for a quarter. Prints the weights, the gain on
// what was learnt from and on what was not (every other article), and the gain on each set when it was left out altogether.
// With `--alone` it learns the weights of the one line that is shown alone.
// Usage: node test/bench/train-lines.ts [corpus, by default ../shared/corpus] [rounds] [--left-out] [--alone]
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../../src/config.ts';
import { type Candidate, candidates } from '../../src/news/candidate.ts';
import { languageOf } from '../../src/news/language.ts';
import { chosen as pick } from '../../src/news/line-choice.ts';
import { ALONE, WEIGHTS, type Weights } from '../../src/news/line-weights.ts';
import { passages } from '../../src/news/passage.ts';

const corpus = process.argv[2] ?? path.join(ROOT, '..', 'shared', 'corpus');
const ROUNDS = Number(process.argv[3] ?? 3);
const isAlone = process.argv.includes('--alone');
const START = isAlone ? ALONE : WEIGHTS;
if (!existsSync(corpus)) {
  console.error(`There is no corpus at ${corpus}: name the folder.`);
  process.exit(1);
}

type Grams = ReadonlyMap<string, number>;
interface Reference {
  readonly grams: readonly [Grams, Grams];
  readonly sizes: readonly [number, number];
}
interface Item {
  /** Of each article; the first line of each is taken where there are several. */
  readonly articles: readonly (readonly Candidate[])[];
  readonly words: ReadonlyMap<Candidate, readonly string[]>;
  readonly references: readonly Reference[];
  readonly lead: number;
}

const tokens = (text: string) =>
  (text.toLowerCase().match(/[a-z0-9]+/g) ?? []).map((word) => word.replace(/(?:ies|ing|ed|es|s)$/, ''));

function gramsOf(words: readonly string[]): Reference {
  const one = new Map<string, number>();
  const two = new Map<string, number>();
  for (const [index, word] of words.entries()) {
    one.set(word, (one.get(word) ?? 0) + 1);
    if (index > 0) two.set(`${words[index - 1]} ${word}`, (two.get(`${words[index - 1]} ${word}`) ?? 0) + 1);
  }
  return { grams: [one, two], sizes: [words.length, Math.max(0, words.length - 1)] };
}

/** ROUGE-1 and ROUGE-2 F, added. */
function likeness(words: readonly string[], references: readonly Reference[]): number {
  const own = gramsOf(words);
  return Math.max(
    ...references.map((reference) =>
      ([0, 1] as const).reduce((sum: number, n) => {
        let shared = 0;
        for (const [gram, count] of own.grams[n]) shared += Math.min(count, reference.grams[n].get(gram) ?? 0);
        const sizes = own.sizes[n] + reference.sizes[n];
        return sum + (sizes === 0 ? 0 : (2 * shared) / sizes);
      }, 0),
    ),
  );
}

interface Row {
  readonly id: string;
  readonly headline?: string;
  readonly text: string;
  readonly articles?: readonly { readonly headline?: string; readonly text: string }[];
  readonly references: readonly (readonly string[])[];
  readonly lead: readonly string[];
}

function itemOf(row: Row): Item {
  const words = new Map<Candidate, readonly string[]>();
  const articles = (row.articles ?? [row]).map(({ headline = '', text }) => {
    const language = languageOf(text);
    const found = candidates({ headline, text, language }, passages(text, language));
    for (const each of found) {
      const standing = each.standing();
      if (standing) words.set(each, tokens(standing.extract.text));
    }
    return found;
  });
  const references = row.references.map((reference) => gramsOf(tokens(reference.join(' '))));
  const lead = isAlone && !row.articles ? row.lead.slice(0, 1) : row.lead;
  return { articles, words, references, lead: likeness(tokens(lead.join(' ')), references) };
}

function gain({ articles, words, references, lead }: Item, weights: Weights): number {
  const chosen = articles.flatMap((each) => {
    const lines = isAlone
      ? pick(each, 1, Number.POSITIVE_INFINITY, WEIGHTS, weights)
      : pick(each, 3, Number.POSITIVE_INFINITY, weights, ALONE);
    const inOrder = lines.map(({ candidate }) => candidate).toSorted((a, b) => a.sentence.index - b.sentence.index);
    return articles.length > 1 ? inOrder.slice(0, 1) : inOrder;
  });
  return (
    likeness(
      chosen.flatMap((each) => words.get(each) ?? []),
      references,
    ) - lead
  );
}

const sets = ['lines/cnn', 'lines/dailymail', 'lines/inshorts', 'rounds/neus'].map((name) => {
  const rows = readFileSync(path.join(corpus, `${name}.jsonl`), 'utf8')
    .trim()
    .split('\n')
    .slice(0, 600);
  return {
    name,
    worth: name.endsWith('dailymail') ? 0.25 : 1,
    items: rows.map((row) => itemOf(JSON.parse(row) as Row)),
  };
});

type Part = 'learnt' | 'unseen';
const mean = (items: readonly Item[], weights: Weights, part?: Part) => {
  const some = items.filter((_, index) => part === undefined || (index % 2 === 0) === (part === 'learnt'));
  return (100 * some.reduce((sum, item) => sum + gain(item, weights), 0)) / some.length;
};
const score = (weights: Weights, part: Part | undefined, left?: string) => {
  const used = sets.filter(({ name }) => name !== left);
  return used.reduce((sum, { items, worth }) => sum + worth * mean(items, weights, part), 0) / used.length;
};

function learn(part: Part | undefined, left?: string): Weights {
  let best = START;
  let bestScore = score(best, part, left);
  let step = 0.2;
  for (let round = 0; round < ROUNDS; round += 1, step /= 2) {
    for (const name of Object.keys(START) as (keyof Weights)[]) {
      for (const change of [step, -step, 2 * step, -2 * step]) {
        const tried = { ...best, [name]: Math.round((best[name] + change) * 1000) / 1000 };
        const tell = score(tried, part, left);
        // What gains next to nothing is chance.
        if (tell > bestScore + 0.01) [best, bestScore] = [tried, tell];
      }
    }
    console.error(`round ${round + 1}${left ? ` without ${left}` : ''}: ${bestScore.toFixed(2)}`);
  }
  return best;
}

const report = (weights: Weights, part: Part) =>
  sets.map(({ name, items }) => `${name} ${mean(items, weights, part).toFixed(2)}`).join('  ');
console.log(
  `gain over the opening in points of ROUGE-1 + ROUGE-2\nbefore, learnt: ${report(START, 'learnt')}\nbefore, unseen: ${report(START, 'unseen')}`,
);
const weights = learn('learnt');
console.log(`after, learnt:  ${report(weights, 'learnt')}\nafter, unseen:  ${report(weights, 'unseen')}`);
const all = learn(undefined);
console.log(
  `learnt from all, all: ${sets.map(({ name, items }) => `${name} ${mean(items, all).toFixed(2)}`).join('  ')}`,
);
console.log(JSON.stringify(all, null, 2));
if (process.argv.includes('--left-out'))
  for (const { name, items } of sets)
    console.log(
      `${name}, left out: ${mean(items, learn(undefined, name)).toFixed(2)}, before ${mean(items, START).toFixed(2)}`,
    );
