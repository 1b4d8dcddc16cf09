// How well sentences are found, beside Intl.Segmenter on the same texts. Usage: node test/bench/sentences.ts [corpus]
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { languageOf } from '../../src/news/language.ts';
import { sentences } from '../../src/news/sentence.ts';
import { corpusOrExit } from './corpus.ts';

const corpus = corpusOrExit(process.argv[2]);
const scorer = await import(path.join(corpus, 'sentences.mjs'));
const { printTable } = await import(path.join(corpus, 'table.mjs'));
const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });

const METHODS: Readonly<Record<string, (text: string) => readonly string[]>> = {
  'Intl.Segmenter': (text) => [...segmenter.segment(text)].map(({ segment }) => segment),
  Dateline: (text) => sentences(text, languageOf(text)).map((sentence) => sentence.text),
};

for (const name of ['gum', 'golden']) {
  const items: readonly { id: string; text: string }[] = JSON.parse(
    readFileSync(path.join(corpus, 'sentences', `${name}.json`), 'utf8'),
  );
  printTable(
    Object.entries(METHODS).map(([method, cut]) =>
      scorer.sentenceRow(
        scorer.scoreSentences(`${name}: ${method}`, items, new Map(items.map(({ id, text }) => [id, cut(text)]))),
      ),
    ),
  );
}
