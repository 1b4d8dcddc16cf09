import { describe, expect, it } from 'vitest';
import { passages as sentences } from '../../src/news/passage.ts';
import { quotes } from '../../src/news/quote.ts';

const found = (text: string, language = 'en') =>
  quotes(text, sentences(text, language), language).map(({ text: words, speaker }) => [words, speaker]);

describe('a quotation is whole and verbatim, with its speaker', () => {
  it.each([
    ['straight', 'en', '"We will not leave," said Ann Lee.', 'We will not leave,', 'Ann Lee'],
    ['curly', 'en', '“We will not leave,” said Ann Lee.', 'We will not leave,', 'Ann Lee'],
    ['single British', 'en', '‘We won’t leave,’ said Ann Lee.', 'We won’t leave,', 'Ann Lee'],
    [
      'straight single',
      'en',
      "'We won't leave the workers' hall,' said Ann Lee.",
      "We won't leave the workers' hall,",
      'Ann Lee',
    ],
    ['German', 'de', '„Wir gehen nicht weg“, sagte Anna Lehmann am Montag.', 'Wir gehen nicht weg', 'Anna Lehmann'],
    ['German guillemets', 'de', '»Wir gehen nicht weg«, sagte Anna Lehmann.', 'Wir gehen nicht weg', 'Anna Lehmann'],
    ['French', 'fr', '« Nous ne partirons pas », a déclaré Anne Petit.', 'Nous ne partirons pas', 'Anne Petit'],
    ['Spanish', 'es', '«No nos vamos», dijo Ana Ruiz.', 'No nos vamos', 'Ana Ruiz'],
    ['nested', 'en', '“He told us ‘go home’ and left,” said Ann Lee.', 'He told us ‘go home’ and left,', 'Ann Lee'],
  ])('in %s marks', (_, language, text, words, speaker) => {
    expect(found(text, language)).toEqual([[words, speaker]]);
  });

  it('over several sentences', () => {
    expect(found('“We waited. Nobody came,” the driver said.')).toEqual([['We waited. Nobody came,', 'the driver']]);
  });

  it('over paragraphs, each opened by a mark and only the last closed', () => {
    const text = 'Ann Lee said: “The road is gone.\n\n“So is the bridge.”';
    expect(found(text)).toEqual([['The road is gone.\n\n“So is the bridge.', 'Ann Lee']]);
  });

  it('parted by its speaker', () => {
    expect(found('“The road is gone,” said Ann Lee. “We are cut off.”')).toEqual([
      ['The road is gone,', 'Ann Lee'],
      ['We are cut off.', 'Ann Lee'],
    ]);
  });

  it('and words held at a distance are none', () => {
    expect(found('The “special operation” began on Monday.')).toEqual([]);
  });

  it('and one that is never closed is none', () => {
    expect(found('“We will not leave, said Ann Lee.')).toEqual([]);
  });

  it('and an apostrophe opens none', () => {
    expect(found("The '90s were the workers' decade, and it's over.")).toEqual([]);
  });

  it('and lies in the sentences it names', () => {
    const text = 'It rained. Ann Lee said: “The road is gone. We are cut off.” It rained on.';
    const all = sentences(text, 'en');
    for (const { text: words, sentence } of quotes(text, all, 'en'))
      expect(text.slice(sentence.start, sentence.end)).toContain(words);
    expect(quotes(text, all, 'en')).toHaveLength(1);
  });
});

describe('of several speakers in a sentence', () => {
  it('each has the quotation beside its verb', () => {
    expect(found('In one post, Ann Lee wrote: “The road is gone.” Rudolf Hentz replied: “So is the bridge.”')).toEqual([
      ['The road is gone.', 'Ann Lee'],
      ['So is the bridge.', 'Rudolf Hentz'],
    ]);
  });

  it('none is taken from the sentence before where another is told of', () => {
    expect(
      found('“The road is gone,” said Ann Lee. The driver changed his profile to “a man without a road”.'),
    ).toEqual([
      ['The road is gone,', 'Ann Lee'],
      ['a man without a road', null],
    ]);
  });

  it('and titles in marks are nobody’s words', () => {
    expect(found('Ann Lee wrote “The Road to Strelsau” in 1998.')).toEqual([]);
  });

  it('whoever the sentence is about speaks behind “saying”', () => {
    expect(found('Ann Lee left the hall early, saying the offer was “an insult to us all”.')).toEqual([
      ['an insult to us all', 'Ann Lee'],
    ]);
  });
});
