// How well and how fast articles are filed, beside the plain baseline on the same articles: one pass of TF-IDF, its one setting for all sets.
// Usage: node test/bench/stories.ts [corpus] [--speed]
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { corpusOrExit } from './corpus.ts';
import { tfIdf } from './tf-idf.ts';

const [given] = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const corpus = corpusOrExit(given);
const MAIN = path.join(import.meta.dirname, '../../src/start.js');
const folder = mkdtempSync(path.join(tmpdir(), 'dateline-stories-'));
const { scoreStories } = await import(path.join(corpus, 'stories.mjs'));

interface Labelled {
  readonly id: string;
  readonly event: string;
  readonly outlet: string | null;
  readonly headline: string;
  readonly publishedAt: string | null;
  readonly text: string;
}

const read = (name: string): readonly Labelled[] =>
  readFileSync(path.join(corpus, 'stories', `${name}.jsonl`), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

function filed(articles: readonly Labelled[]): { answers: Map<string, object>; seconds: number; megabytes: number } {
  const input = articles.map(({ event: _, ...article }) => JSON.stringify(article)).join('\n');
  const out = path.join(folder, 'in.jsonl');
  writeFileSync(out, input);
  const measure = path.join(import.meta.dirname, 'measured.ts');
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--import', measure, MAIN, 'stories', '--jsonl'], {
    input: readFileSync(out),
    maxBuffer: 1e9,
  });
  if (status !== 0) throw new Error(stderr.toString());
  const { seconds, megabytes } = JSON.parse(stderr.toString().trim().split('\n').at(-1) ?? '');
  const lines = stdout.toString().trim().split('\n');
  return { answers: new Map(lines.map((line) => JSON.parse(line)).map((each) => [each.id, each])), seconds, megabytes };
}

const percent = (value: number) => (100 * value).toFixed(1).padStart(5);

function row(method: string, articles: readonly Labelled[], answers: Map<string, object>): string {
  const { bcubed, pairwise, stories, events, wireCopies } = scoreStories(method, articles, answers);
  const figures = [bcubed.p, bcubed.r, bcubed.f, pairwise.p, pairwise.r, pairwise.f].map(percent).join(' ');
  return `  ${method.padEnd(9)} ${figures}  ${stories} stories of ${events} events, ${wireCopies ?? 0} copies`;
}

function quality(): void {
  process.stdout.write('             B3 P   B3 R  B3 F1 pair P pair R pair F1\n');
  for (const name of ['allsides', 'ecbplus', 'galaxy', 'titles']) {
    const articles = read(name);
    process.stdout.write(
      `${name}\n${row('TF-IDF', articles, tfIdf(articles))}\n${row('Dateline', articles, filed(articles).answers)}\n`,
    );
  }
}

/** The articles of the corpus over and over, each time two weeks on and of other names, as a busy desk would have them. */
function many(count: number): readonly Labelled[] {
  const all = [...read('allsides'), ...read('galaxy'), ...read('ecbplus')];
  return Array.from({ length: count }, (_, i) => {
    const article = all[i % all.length] as Labelled;
    const day = 19_000 + Math.floor(i / 1200);
    return { ...article, id: `n${i}`, publishedAt: new Date(day * 86_400_000 + (i % 1200) * 72_000).toISOString() };
  });
}

/** So many articles the baseline is given: its cost grows with their square. */
const PEER = 2000;

function speed(): void {
  const rates = [10_000, 37_000].map((count) => {
    const articles = many(count);
    const start = filed(articles.slice(0, 1)).seconds;
    const { seconds, megabytes } = filed(articles);
    const rate = count / (seconds - start);
    process.stdout.write(`${count} articles: ${Math.round(rate)} a CPU-second, ${Math.round(megabytes)} MB at most\n`);
    return rate;
  });
  const few = many(PEER);
  const began = process.cpuUsage();
  tfIdf(few);
  const plain = PEER / (process.cpuUsage(began).user / 1e6);
  process.stdout.write(
    `${((rates[0] ?? 0) / plain).toFixed(2)} times TF-IDF, which scans all, at its first ${PEER.toLocaleString('en')}\n`,
  );
  process.stdout.write(`at 37,000 to 10,000: ${((rates[1] ?? 0) / (rates[0] ?? 1)).toFixed(2)}\n`);
}

try {
  if (process.argv.includes('--speed')) speed();
  else quality();
} finally {
  rmSync(folder, { recursive: true });
}
