import { describe, expect, it } from 'vitest';
import { differs } from '../../src/news/wording.ts';

const OF_NO_ACCOUNT: readonly (readonly [string, string])[] = [
  ['The goverment resigned on Monday.', 'The government resigned on Monday.'],
  ['Goverment officials resigned.', 'Government officials resigned.'],
  ['Teh minister  resigned', 'The minister resigned.'],
  ['The bridge wil be closed.', 'The bridge will be closed.'],
  ['A ship carrying desalinaton gear sank.', 'A ship carrying desalination gear sank.'],
  ['The army’s chief, Jane Doe, left.', "The army's chief Jane Doe left."],
  ['The north east was flooded.', 'The northeast was flooded.'],
  ['It cost 1,000 euros.', 'It cost 1000 euros.'],
  ['Prices rose 5 per cent.', 'Prices rose 5%.'],
  ['The us army left.', 'The US army left.'],
  ['President left the council.', 'The president left council.'],
  ['“We will go,” she said.', '"We will go", she said.'],
  ['El gobierno dimitio el lunes.', 'El gobierno dimitió el lunes.'],
  ['The minister nto only left.', 'The minister not only left.'],
];
const OF_ACCOUNT: readonly (readonly [string, string])[] = [
  ['The quake killed 12 people.', 'The quake killed 15 people.'],
  ['The quake killed five people.', 'The quake killed four people.'],
  ['It cost $5m.', 'It cost £5m.'],
  ['It was -5 degrees.', 'It was 5 degrees.'],
  ['It cost 2 million euros.', 'It cost 2 billion euros.'],
  ['Iran closed the strait.', 'Iraq closed the strait.'],
  ['The mayor, Jon Smith, left.', 'The mayor, John Smith, left.'],
  ['The minister resigned.', 'The minister has not resigned.'],
  ['The minister now resigned.', 'The minister not resigned.'],
  ['He may resign.', 'He will resign.'],
  ['The troops killed a farmer.', 'The troops billed a farmer.'],
  ['It happened before the vote.', 'It happened after the vote.'],
  ['The mayor was arrested.', 'The mayor was released.'],
  ['He called it a disgrace.', 'He called it “a disgrace”.'],
  ['Two men were held.', 'Men were held.'],
  ['The talks failed.', 'The talks failed, aides said.'],
];

describe('the wording of a sentence', () => {
  it.each(OF_NO_ACCOUNT)('%s is what %s says', (before, after) => {
    expect(differs(before, after, /gobierno/.test(before) ? 'es' : 'en')).toBe(false);
  });
  it.each(OF_ACCOUNT)('%s is not what %s says', (before, after) => {
    expect(differs(before, after, 'en')).toBe(true);
    expect(differs(after, before, 'en')).toBe(true);
  });
  it('takes a word that stands elsewhere in the article for no mistake', () => {
    expect(differs('The brine vesel sank.', 'The brine vessel sank.', 'en')).toBe(false);
    expect(differs('The dorval sank.', 'The dorvan sank.', 'en', 'Both the dorval and the dorvan were old.')).toBe(
      true,
    );
  });
  it('is the same as itself, and the same for both whatever they are', () => {
    for (const [before, after] of [...OF_NO_ACCOUNT, ...OF_ACCOUNT])
      for (const text of [before, after]) expect(differs(text, text, 'en')).toBe(false);
  });
});
