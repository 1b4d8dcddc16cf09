// How well and how fast pages are read, beside Readability alone in the same run:
//   node test/bench/pages.ts FOLDER [--pages] [--seconds N]
// FOLDER holds html/ID.html and ground-truth.json, {ID: {articleBody, url}}, as scrapinghub/article-extraction-benchmark lays them out.
// The measure is that benchmark's own (evaluate.py): shingles of four words, counted, precision and recall averaged over the pages and
// F1 of those; and the plainer one, F1 of single words per page, averaged. --pages prints each page, worst first.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { decode } from '../../src/wire/decode.ts';
import { parsePage } from '../../src/wire/page.ts';

interface Score {
  readonly id: string;
  readonly precision: number;
  readonly recall: number;
  readonly wordsF1: number;
  readonly ms: number;
  readonly fault: string | null;
}

const [folder, ...flags] = process.argv.slice(2);
if (!folder) {
  process.stderr.write('Name the folder with html/ and ground-truth.json.\n');
  process.exit(1);
}
const truth: Record<string, { articleBody?: string; url?: string }> = JSON.parse(
  readFileSync(path.join(folder, 'ground-truth.json'), 'utf8'),
);
const ids = Object.keys(truth).filter((id) => existsSync(path.join(folder, 'html', `${id}.html`)));
const bytesOf = (id: string) => readFileSync(path.join(folder, 'html', `${id}.html`));

const words = (text: string) => text.match(/[\p{L}\p{N}\p{M}_]+/gu) ?? [];

function counted(text: string, size: number): Map<string, number> {
  const tokens = words(text);
  const counts = new Map<string, number>();
  for (let at = 0; at < Math.max(1, tokens.length - size + 1); at += 1) {
    const shingle = tokens.slice(at, at + size).join(' ');
    if (shingle !== '') counts.set(shingle, (counts.get(shingle) ?? 0) + 1);
  }
  return counts;
}

function compared(wanted: string, found: string, size: number) {
  const [a, b] = [counted(wanted, size), counted(found, size)];
  const sum = (counts: Map<string, number>) => [...counts.values()].reduce((total, count) => total + count, 0);
  let shared = 0;
  for (const [shingle, count] of a) shared += Math.min(count, b.get(shingle) ?? 0);
  const [all, given] = [sum(a), sum(b)];
  const precision = given === 0 ? Number(all === 0) : shared / given;
  const recall = all === 0 ? Number(given === 0) : shared / all;
  return { precision, recall, f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
}

function measured(name: string, read: (bytes: Uint8Array, url: string | null) => string): readonly Score[] {
  for (const id of ids.slice(0, 10)) attempt(read, id);
  const began = performance.now();
  const scores = ids.map((id): Score => {
    const { text, ms, fault } = attempt(read, id);
    const wanted = truth[id]?.articleBody ?? '';
    const { precision, recall } = compared(wanted, text, 4);
    return { id, precision, recall, wordsF1: compared(wanted, text, 1).f1, ms, fault };
  });
  const spent = scores.reduce((sum, { ms }) => sum + ms, 0);
  const times = scores.map(({ ms }) => ms).sort((a, b) => a - b);
  const mean = (of: (score: Score) => number) => scores.reduce((sum, each) => sum + of(each), 0) / scores.length;
  const [precision, recall] = [mean((s) => s.precision), mean((s) => s.recall)];
  process.stdout.write(
    `${name.padEnd(14)} shingles F1 ${((2 * precision * recall) / (precision + recall)).toFixed(4)} (precision ${precision.toFixed(4)}, recall ${recall.toFixed(4)}) · words F1 ${mean((s) => s.wordsF1).toFixed(4)} · ${((ids.length * 1000) / spent).toFixed(1)} pages/s · p95 ${times[Math.floor(times.length * 0.95)]?.toFixed(0)} ms · failed ${scores.filter((s) => s.fault).length} · in all ${((performance.now() - began) / 1000).toFixed(1)} s\n`,
  );
  return scores;
}

function attempt(read: (bytes: Uint8Array, url: string | null) => string, id: string) {
  const bytes = bytesOf(id);
  const began = performance.now();
  try {
    return { text: read(bytes, truth[id]?.url ?? null), ms: performance.now() - began, fault: null };
  } catch (error) {
    return { text: '', ms: performance.now() - began, fault: error instanceof Error ? error.message : String(error) };
  }
}

const ours = measured('dateline', (bytes, url) => parsePage(decode(bytes), url).text);
const peers = measured('readability', (bytes) => {
  const { document } = parseHTML(new TextDecoder().decode(bytes));
  return new Readability(document as never).parse()?.textContent ?? '';
});
const total = (scores: readonly Score[]) => scores.reduce((sum, { ms }) => sum + ms, 0);
process.stdout.write(
  `${ids.length} pages; time per page against Readability alone: ${(total(ours) / total(peers)).toFixed(2)} ×\n`,
);
if (flags.includes('--pages'))
  for (const score of [...ours].sort((a, b) => a.precision + a.recall - b.precision - b.recall))
    process.stdout.write(
      `${score.id.slice(0, 12)} p ${score.precision.toFixed(3)} r ${score.recall.toFixed(3)} ${score.ms.toFixed(0)} ms ${truth[score.id]?.url ?? ''} ${score.fault ?? ''}\n`,
    );
