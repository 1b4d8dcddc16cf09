// How many near-identical copies are known, made by edits such as papers make of agency texts, and how many pairs of one event that are none are taken
// for copies. Usage: node test/bench/copies.ts [corpus]
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type Arrival, fileUnder } from '../../src/news/filing.ts';
import { profileOf } from '../../src/news/profile.ts';
import { corpusOrExit } from './corpus.ts';

interface Told {
  readonly id: string;
  readonly event: string;
  readonly headline: string;
  readonly text: string;
}

const corpus = corpusOrExit(process.argv[2]);
const sets = ['allsides', 'ecbplus', 'galaxy'].map((name) => ({
  name,
  articles: readFileSync(path.join(corpus, 'stories', `${name}.jsonl`), 'utf8')
    .trim()
    .split('\n')
    .map((line): Told => JSON.parse(line)),
}));

const sentences = (text: string) => text.split(/(?<=[.!?])\s+/);
const words = (text: string) => text.split(/\s+/).length;
const EXTRA = 'Our correspondent in the region contributed to this report, and more will follow here during the day.';

/** What papers do to the text of an agency. */
const EDITS: Readonly<Record<string, (told: Told) => Pick<Told, 'headline' | 'text'>>> = {
  'as it is': ({ headline, text }) => ({ headline, text }),
  'another headline': ({ text }) => ({ headline: sentences(text)[1] ?? text.slice(0, 80), text }),
  'another dateline': ({ headline, text }) => ({ headline, text: `PORT MARROW (Coastal Agency) – ${text}` }),
  'cut to three fifths': ({ headline, text }) => ({ headline, text: text.slice(0, text.length * 0.6) }),
  'each seventh sentence cut': ({ headline, text }) => ({
    headline,
    text: sentences(text)
      .filter((_, i) => i % 7 !== 6)
      .join(' '),
  }),
  'a word in thirty changed': ({ headline, text }) => ({
    headline,
    text: text
      .split(' ')
      .map((word, i) => (i % 30 === 29 ? 'reportedly' : word))
      .join(' '),
  }),
  'dateline, headline, cut to four fifths and a sentence more': ({ text }) => ({
    headline: sentences(text)[1] ?? text.slice(0, 80),
    text: `PORT MARROW – ${text.slice(0, text.length * 0.8)} ${EXTRA}`,
  }),
};

function arrival(id: string, { headline, text }: Pick<Told, 'headline' | 'text'>): Arrival {
  return {
    articleId: id,
    outlet: id,
    newsAt: null,
    profile: profileOf({ headline, text, outlet: '', language: 'en' }),
  };
}

const isCopy = (second: Arrival, first: Arrival) =>
  fileUnder(second, [{ ...first, storyId: `s${first.articleId}`, wireCopyOf: null }]).wireCopyOf !== null;

/** Papers print a text before the agency's own page has it, and the other way round. */
const eitherWay = (told: Told, edited: Pick<Told, 'headline' | 'text'>) =>
  isCopy(arrival('b', edited), arrival('a', told)) && isCopy(arrival('a', told), arrival('b', edited));

const all = sets.flatMap(({ articles }) => articles).filter(({ text }) => words(text) >= 60);
let known = 0;
for (const [name, edit] of Object.entries(EDITS)) {
  const found = all.filter((told) => eitherWay(told, edit(told))).length;
  known += found;
  process.stdout.write(`${name}: ${((100 * found) / all.length).toFixed(1)} % known of ${all.length}\n`);
}
process.stdout.write(`recall: ${((100 * known) / (all.length * Object.keys(EDITS).length)).toFixed(1)} %\n`);

for (const { name, articles } of sets) {
  const events = Map.groupBy(articles, ({ event }) => event).values();
  let pairs = 0;
  let copies = 0;
  for (const own of events) {
    const arrivals = own.map((told, i) => arrival(`${i}`, told));
    for (const [i, second] of arrivals.entries())
      for (const first of arrivals.slice(0, i)) {
        pairs += 1;
        if (isCopy(second, first)) copies += 1;
      }
  }
  process.stdout.write(
    `${name}: ${((100 * copies) / pairs).toFixed(2)} % of ${pairs} same-event pairs taken for copies\n`,
  );
}
