// Texts of one thing over and over, as nobody writes them but who wants to hold up the bot: a pattern that tries every way to part them would not come to an end here.
import { expect, it } from 'vitest';
import { brief } from '../../src/news/summary.ts';

const MANY = 30_000;
const SHORT = 'The harbour of Port Marrow was closed on Monday.';
const lines = (text: string, language = 'en') =>
  brief({ id: 'a', headline: 'Harbour closed', text, language }, 3).lines.map((line) => line.text);

it.each([
  [
    'a name without an end, with capitals in it',
    `small fisheries bureau press spokesman ${'Aa'.repeat(600)}1 said on Monday.`,
  ],
  ['a word without an end that speaks', `A${'a'.repeat(MANY)} said so on Monday.`],
  ['an address without an end', 'at@'.repeat(MANY / 3)],
  ['titles and nobody who bears them', 'Mr. '.repeat(MANY / 4)],
  ['a sentence of quotations without an end', '“a b c” '.repeat(MANY / 8)],
  ['names and ages without an end', `said the ${'Ann Lee, 34, '.repeat(MANY / 13)} on Monday.`],
  ['a list without an end', '1. a\n'.repeat(MANY / 5)],
])('%s holds nobody up', (_, endless) => {
  expect(lines(`${SHORT}\n\n“We will close the harbour now,” ${endless}`)).toContain(SHORT);
});
