// Writes src/news/rarity-table.ts: in how much news each word is found, counted in a folder of articles.
// Usage: node test/bench/learn-rarity.ts [corpus]
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { termsIn } from '../../src/news/terms.ts';
import { corpusOrExit } from './corpus.ts';

/** Words in fewer articles than these are as good as unseen. */
const FEWEST = 4;
const FILES = [
  'lines/cnn.jsonl',
  'lines/dailymail.jsonl',
  'lines/inshorts.jsonl',
  'rounds/neus.jsonl',
  'stories/allsides.jsonl',
  'stories/ecbplus.jsonl',
  'stories/galaxy.jsonl',
];
const TABLE = path.join(import.meta.dirname, '../../src/news/rarity-table.ts');

interface Told {
  readonly headline?: string | null;
  readonly text: string;
  readonly articles?: readonly Told[];
}

const corpus = corpusOrExit(process.argv[2]);
const counts = new Map<string, number>();
let articles = 0;
for (const file of FILES)
  for (const line of readFileSync(path.join(corpus, file), 'utf8').trim().split('\n')) {
    const told: Told = JSON.parse(line);
    for (const { headline, text } of told.articles ?? [told]) {
      articles += 1;
      const terms = [...termsIn(headline ?? '', 'en', 60), ...termsIn(text, 'en', 300)];
      for (const each of new Set(terms.map(({ stem }) => stem))) counts.set(each, (counts.get(each) ?? 0) + 1);
    }
  }

const steps = new Map<number, string[]>();
for (const [term, count] of counts) {
  if (count < FEWEST || /^\d/.test(term) || !/^[a-z]+$/.test(term)) continue;
  const step = Math.round(4 * Math.log((articles + 1) / (count + 1)));
  steps.set(step, [...(steps.get(step) ?? []), term]);
}
const rows = [...steps].sort(([a], [b]) => a - b).map(([step, words]) => `${step} ${words.sort().join(' ')}`);
writeFileSync(
  TABLE,
  `// How rare words are in English news: a step, then the stems that stand on it. A step is a quarter of the natural logarithm of (articles + 1) over
// (articles with the word + 1). Counted by test/bench/learn-rarity.ts; words alone, and numbers learnt from them.
export const UNSEEN_STEP = ${Math.round(4 * Math.log(articles + 1))};
export const RARITY = \`
${rows.join('\n')}
\`;
`,
);
process.stdout.write(`${articles} articles, ${rows.length} steps, ${[...steps.values()].flat().length} stems\n`);
