// How well the article that leads a story tells it: its two lines beside the summary that a person wrote of the whole story, and beside those of any other
// article of it, of the newest as filed, of the longest, and of the best there is. Usage: node test/bench/leads.ts [corpus]
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { leadAmong } from '../../src/news/lead.ts';
import { linesOf } from '../../src/news/summary.ts';
import { report } from '../news/made.ts';
import { corpusOrExit } from './corpus.ts';

interface Told {
  readonly id: string;
  readonly event: string;
  readonly outlet: string;
  readonly headline: string;
  readonly publishedAt: string;
  readonly text: string;
}
interface Round {
  readonly id: string;
  readonly references: readonly (readonly string[])[];
}
interface Score {
  readonly r1: number;
  readonly r2: number;
}

const corpus = corpusOrExit(process.argv[2]);
const { bestRouge } = await import(path.join(corpus, 'rouge.mjs'));
const rows = <T>(file: string): T[] =>
  readFileSync(path.join(corpus, file), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

const references = new Map(rows<Round>('rounds/neus.jsonl').map(({ id, references }) => [id, references]));
const stories = [...Map.groupBy(rows<Told>('stories/allsides.jsonl'), ({ event }) => event)].flatMap(
  ([event, told]) => {
    const summary = references.get(event);
    if (!summary || told.length < 2) return [];
    const articles = told.map(({ outlet, headline, text }) => report(headline, text, { outlet }));
    const scores = new Map(
      articles.map((article): [typeof article, Score] => {
        const { r1, r2 } = bestRouge(
          linesOf(article, 2).map(({ text }) => text),
          summary,
        );
        return [article, { r1: 100 * r1.f, r2: 100 * r2.f }];
      }),
    );
    return [{ articles, scores }];
  },
);

const mean = (values: readonly number[]) => values.reduce((sum, each) => sum + each, 0) / values.length;
const sum = ({ r1, r2 }: Score) => r1 + r2;
const best = (values: readonly Score[], sign: number) =>
  values.reduce((one, other) => (sign * (sum(other) - sum(one)) > 0 ? other : one));
const none: Score = { r1: 0, r2: 0 };
const WAYS: Readonly<Record<string, (story: (typeof stories)[number]) => Score>> = {
  'any article': ({ scores }) => {
    const all = [...scores.values()];
    return { r1: mean(all.map(({ r1 }) => r1)), r2: mean(all.map(({ r2 }) => r2)) };
  },
  'the first filed': ({ articles: [first], scores }) => (first && scores.get(first)) ?? none,
  'the longest': ({ articles, scores }) => {
    const longest = articles.reduce((one, other) => (other.text.length > one.text.length ? other : one));
    return scores.get(longest) ?? none;
  },
  'its lead': ({ articles, scores }) => scores.get(leadAmong(articles)) ?? none,
  'the worst': ({ scores }) => best([...scores.values()], -1),
  'the best': ({ scores }) => best([...scores.values()], 1),
};

process.stdout.write(`${stories.length} stories with two outlets or more and a summary, two lines of one article\n`);
for (const [way, choose] of Object.entries(WAYS)) {
  const chosen = stories.map(choose);
  const r1 = mean(chosen.map((each) => each.r1));
  const r2 = mean(chosen.map((each) => each.r2));
  process.stdout.write(`${way.padEnd(16)} ROUGE-1 ${r1.toFixed(1)}  ROUGE-2 ${r2.toFixed(1)}\n`);
}
