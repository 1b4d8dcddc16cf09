// How good and how fast the lines of an article are, beside its opening three sentences and ts-textrank on the same articles in the same run.
// The same for the one line that lists show. Of several outlets' articles on one event: the first line of each, and the round-up of them as `/news story` opens with.
// Usage: node test/bench/lines.ts [corpus] [--speed]
import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  AbsoluteSummarizerConfig,
  DefaultTextParser,
  NullLogger,
  SorensenDiceSimilarity,
  Summarizer,
} from 'ts-textrank';
import { languageOf } from '../../src/news/language.ts';
import { roundUp } from '../../src/news/round-up.ts';
import { brief, linesOf } from '../../src/news/summary.ts';
import { corpusOrExit } from './corpus.ts';

interface Input {
  readonly id: string;
  readonly text: string;
  readonly headline?: string;
}

interface Output {
  readonly lines: readonly { readonly text: string }[];
  readonly quotes: readonly unknown[];
}

interface Item {
  readonly id: string;
  readonly articles?: readonly { readonly headline: string; readonly text: string }[];
}

const LINES = 3;
const words = process.argv.slice(2);
const corpus = corpusOrExit(words.find((word) => !word.startsWith('--')));
const scorer = await import(path.join(corpus, 'lines.mjs'));
const { printTable } = await import(path.join(corpus, 'table.mjs'));

const settings = new AbsoluteSummarizerConfig(
  LINES,
  new SorensenDiceSimilarity(),
  new DefaultTextParser(),
  0.85,
  Summarizer.SORT_OCCURENCE,
);

const METHODS: Readonly<Record<string, (input: Input) => Output>> = {
  Dateline: ({ id, text, headline = '' }) => brief({ id, headline, text, language: languageOf(text) }, LINES),
  'ts-textrank': ({ text }) => ({
    lines: new Summarizer(settings, new NullLogger()).summarize(text, 'en').map((line) => ({ text: line })),
    quotes: [],
  }),
};

const read = (file: string): readonly Item[] =>
  readFileSync(path.join(corpus, file), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

const SETS = {
  cnn: read('lines/cnn.jsonl'),
  dailymail: read('lines/dailymail.jsonl'),
  inshorts: read('lines/inshorts.jsonl'),
  neus: read('rounds/neus.jsonl'),
};

for (const [name, items] of Object.entries(SETS)) {
  const inputs: readonly Input[] = items.flatMap((item) => scorer.inputsOf(item));
  const rows = [scorer.lineRow(scorer.scoreLines(`${name}: LEAD`, items, scorer.leadOf))];
  const seconds: number[] = [];
  for (const [method, briefed] of Object.entries(METHODS)) {
    if (name === 'neus' && method !== 'Dateline') continue;
    const outputs = new Map<string, Output>();
    const before = process.cpuUsage();
    for (const input of inputs) outputs.set(input.id, briefed(input));
    const { user, system } = process.cpuUsage(before);
    seconds.push((user + system) / 1e6);
    const result = scorer.scoreLines(`${name}: ${method}`, items, (item: Item) => scorer.outputOf(item, outputs));
    rows.push({ ...scorer.lineRow(result), badQuotes: `${result.badQuotes}/${result.quotes}` });
  }
  if (name !== 'neus') {
    const first = scorer.scoreLines(`${name}: LEAD, one line`, items, (item: Item) => {
      const { lines } = scorer.leadOf(item);
      return { lines: lines.slice(0, 1), quotes: [] };
    });
    const best = new Map(inputs.map((input) => [input.id, { lines: lonely(input), quotes: [] }]));
    const ours = scorer.scoreLines(`${name}: Dateline, one line`, items, (item: Item) => scorer.outputOf(item, best));
    rows.push(scorer.lineRow(first), scorer.lineRow(ours));
  } else {
    const result = scorer.scoreLines('neus: round-up', items, (item: Item) => ({ lines: rounded(item), quotes: [] }));
    rows.push(scorer.lineRow(result));
  }
  printTable(rows);
  const [ours = 1, peers] = seconds;
  if (peers)
    process.stdout.write(`speed: ${(peers / ours).toFixed(2)} times ts-textrank's, both within this process\n\n`);
  if (words.includes('--speed')) pace(inputs);
}

function lonely({ id, text, headline = '' }: Input): readonly { readonly text: string }[] {
  return linesOf({ id, headline, text, language: languageOf(text) }, 1).map((line) => ({ text: line.text }));
}

function rounded({ id, articles = [] }: Item): readonly { readonly text: string }[] {
  const reporters = articles.map(({ headline, text }) => {
    const article = { id, headline, text, language: languageOf(text) };
    return { article, lines: linesOf(article, LINES) };
  });
  return roundUp(reporters, LINES).map(({ line }) => ({ text: line.text }));
}

/** Articles per CPU-second once warm, and the slowest hundredth. */
function pace(inputs: readonly Input[]): void {
  const taken: number[] = [];
  const before = process.cpuUsage();
  for (const input of inputs) {
    const start = process.hrtime.bigint();
    METHODS.Dateline?.(input);
    taken.push(Number(process.hrtime.bigint() - start) / 1e6);
  }
  const { user, system } = process.cpuUsage(before);
  taken.sort((a, b) => a - b);
  const slow = taken[Math.floor(taken.length * 0.99)] ?? 0;
  process.stdout.write(
    `${Math.round(inputs.length / ((user + system) / 1e6))} articles per CPU-second, 99th percentile ${slow.toFixed(1)} ms\n\n`,
  );
}
