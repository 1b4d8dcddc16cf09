import { describe, expect, it } from 'vitest';
import { isCuttable } from '../../src/news/clause-cut.ts';
import { datelineLength } from '../../src/news/dateline-mark.ts';
import { linesOf } from '../../src/news/summary.ts';

describe('a name with its short form in brackets', () => {
  it.each([
    'Harbour Workers Union (HWU) President Ann Lee resigned on Monday.',
    'Bank of the Western Islands (BWI) Governor Ann Lee resigned on Monday.',
    'Marrow Dock Company (MDC) - the largest of the port - closed on Monday.',
    'Marrow Health Trust (MHT)Doctors resigned on Monday.',
    'Президент Портового союза островов (ПСО) Анна Ли ушла в отставку.',
    'Marrow (UK) Director Ann Lee resigned on Monday.',
  ])('is no dateline: %s', (text) => {
    expect(datelineLength(text)).toBe(0);
  });

  it.each([
    ['Port Marrow (PTI) Mayor Ann Lee resigned.', 'Mayor Ann Lee resigned.'],
    ['Marrow, Islands (CNN)Mayor Ann Lee resigned.', 'Mayor Ann Lee resigned.'],
    ['Marrow Island News (MIN) - Mayor Ann Lee resigned.', 'Mayor Ann Lee resigned.'],
  ])('but a place and who reports from it is: %s', (text, rest) => {
    expect(text.slice(datelineLength(text))).toBe(rest);
  });

  it('stays with the one whose office it names', () => {
    const text = 'Harbour Workers Union (HWU) President Ann Lee resigned on Monday, and nobody knows why she did so.';
    expect(linesOf({ id: 'x', headline: '', text, language: 'en' }, 1).map((line) => line.text)).toEqual([text]);
  });
});

describe('the rest of a list', () => {
  it.each([
    [
      'They will talk about the tariff of the union, the crisis, the virus and the right of all nations to life and peace, as well as unity in the long struggle of the islands.',
      ', the crisis',
    ],
    [
      'Hablarán del bloqueo de la isla, la crisis mundial, la epidemia y el derecho de los pueblos a la vida, así como de la unidad en la lucha de todos ellos.',
      ', la crisis',
    ],
  ])('is not cut, however long its last item: %s', (text, from) => {
    expect(isCuttable(text, { start: text.indexOf(from), end: text.length - 1 })).toBe(false);
  });
});
