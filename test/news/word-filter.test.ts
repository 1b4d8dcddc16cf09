import { expect, it } from 'vitest';
import { has, soughtOf } from '../../src/news/word-filter.ts';
import { folded } from '../../src/news/words.ts';

const finds = (typed: string, text: string) => {
  const sought = soughtOf(typed);
  return sought !== undefined && has(folded(text), sought);
};

it.each<[string, string, boolean]>([
  ['dam', 'The dam broke', true],
  ['dam', 'The damage is great; a dam, too', true],
  ['dam', 'The damage is great', false],
  ['dam*', 'The damage is great', true],
  ['*dam', 'Amsterdam is wet', false],
  ['climate change', 'Climate-change talks', true],
  ['climate chang*', 'On climate changes', true],
  ['climate chang*', 'climate of chance', false],
  ['ZÜRICH', 'zurich opens', true],
  ['地震', '大地震発生、津波の恐れ', true],
  ['地震', '台風が接近', false],
  ['iphone', '苹果发布iPhone手机', true],
  ['iphone', '苹果发布iPhones手机', false],
  ['โรคระบาด', 'ข่าวโรคระบาดวันนี้', true],
  ['지진*', '강한 지진이 났다', true],
  ['*', 'anything', false],
  ['(a+)+$', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaa!', false],
  ['.*', 'anything', false],
])('looking for %s in “%s”: %s', (typed, text, expected) => expect(finds(typed, text)).toBe(expected));
