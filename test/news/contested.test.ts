import { describe, expect, it } from 'vitest';
import type { Article } from '../../src/news/article.ts';
import { attribution } from '../../src/news/attribution.ts';
import { contestedIn } from '../../src/news/contested.ts';
import { passages } from '../../src/news/passage.ts';
import type { ToldLine } from '../../src/news/told-line.ts';
import { article } from '../discord/render/made.ts';

/** Every sentence of a text as a line, as `summary.ts` makes them. */
function linesOf(from: Article): ToldLine[] {
  const all = passages(from.text, from.language);
  return all.map((sentence) => ({
    article: from,
    line: {
      text: sentence.text,
      evidence: { articleId: from.id, sentence, cuts: [] },
      attribution: attribution(sentence, all, from.language),
    },
  }));
}

const pairs = (texts: readonly string[], language = 'en') =>
  contestedIn(texts.flatMap((text, n) => linesOf(article({ id: `a${n}`, outlet: `Outlet ${n}`, text, language })))).map(
    ({ claimed, denied }) => [claimed.line.text, ...denied.map(({ line }) => line.text)],
  );

describe('what is claimed here and denied there', () => {
  it.each([
    ['en', 'Querria accused Tessin of shelling a school in Bolvane.', 'Tessin denied shelling a school.'],
    [
      'en',
      'The union said the ferry company had dismissed forty sailors in secret.',
      'The ferry company denied that it had secretly dismissed forty sailors, and published a list.',
    ],
    [
      'en',
      'Fishermen reported that diesel was leaking from the wreck into the bay.',
      'The coast guard denied reports that diesel was leaking from the wreck.',
    ],
    [
      'en',
      'Rebels in Karvale said that government troops attacked a convoy near the dam.',
      'The government denied that its troops had attacked the convoy near the dam.',
    ],
    [
      'en',
      'Diesel from the wreck has reached the beaches of Port Marrow.',
      'The reports that diesel from the wreck has reached beaches are false, the harbour master said.',
    ],
    [
      'de',
      'Die Gewerkschaft warf der Reederei Nordsee vor, vierzig Matrosen entlassen zu haben.',
      'Die Reederei Nordsee bestritt, vierzig Matrosen entlassen zu haben.',
    ],
    [
      'es',
      'El sindicato acusó a la naviera Atlántica de despedir a cuarenta marineros.',
      'La naviera Atlántica negó despedir a cuarenta marineros.',
    ],
  ])('%s: %s', (language, claim, denial) => {
    expect(pairs([claim, denial], language)).toEqual([[claim, denial]]);
    expect(pairs([denial, claim], language)).toEqual([[claim, denial]]);
  });

  it('is also an accusation and the answer right behind it', () => {
    const text = 'Querria accused the Tessin navy of cutting a cable. The ministry in Pell denied the accusation.';
    expect(pairs([text])).toEqual([
      ['Querria accused the Tessin navy of cutting a cable.', 'The ministry in Pell denied the accusation.'],
    ]);
  });

  it('is told once for several denials', () => {
    const claim = 'Querria accused Tessin of shelling a school in Bolvane.';
    const denials = ['Tessin denied shelling a school.', 'Generals from Tessin denied shelling the school in Bolvane.'];
    expect(pairs([claim, ...denials])).toEqual([[claim, ...denials]]);
  });

  it.each([
    [
      'another act',
      'Querria accused Tessin of shelling a school in Bolvane.',
      'Tessin denied closing the school in Bolvane.',
    ],
    [
      'another part of the same thing',
      'The coast guard said that the engine room of the ferry caught fire.',
      'The company denied that the engine room of the ferry had been leaking.',
    ],
    [
      'another figure',
      'The union said the company dismissed 40 sailors in secret.',
      'The company denied that it dismissed 60 sailors in secret.',
    ],
    [
      'another place',
      'Querria said that Tessin shelled a school in Bolvane.',
      'Tessin denied that it had shelled a school in Karvale.',
    ],
    [
      'the same speaker',
      'Tessin said that Querria shelled a school in Bolvane.',
      'Tessin denied shelling a school in Bolvane.',
    ],
    [
      'an act of somebody else',
      'Residents of Bolvane said that Querrian guns had shelled the school.',
      'Tessin denied shelling the school in Bolvane.',
    ],
    [
      'something to come',
      'The union said that the company would dismiss forty sailors.',
      'The company denied that it had dismissed forty sailors.',
    ],
    [
      'what the other side denies as well',
      'The coast guard said that no diesel was leaking from the wreck.',
      'The harbour master denied that diesel was leaking from the wreck.',
    ],
    [
      'the other way round',
      'The former minister was criticised by the bishop in his sermon.',
      'The bishop denied that the former minister was criticising his sermon.',
    ],
    [
      'a request',
      'The company asked the court to stop the strike.',
      'The court denied the company’s request to stop the strike.',
    ],
    [
      'some accusation or other',
      'Querria accused Tessin of shelling a school in Bolvane.',
      'Tessin denied the accusation.',
    ],
  ])('is not a denial of something else: %s', (_, claim, denial) => {
    expect(pairs([claim, denial])).toEqual([]);
  });

  it('does not answer an accusation of another kind between', () => {
    const text =
      'Querria accused the Tessin navy of cutting a cable. The union said that wages were late. The ministry in Pell denied the accusation.';
    expect(pairs([text])).toEqual([]);
  });
});

it.each([
  'A judge denied the company’s request for more time.',
  'The court denied them entry to the hall.',
  'The ministry denied visas to three reporters.',
])('a refusal is no denial: %s', (text) => {
  expect(linesOf(article({ text }))[0]?.line.attribution?.standing).not.toBe('denied');
});
