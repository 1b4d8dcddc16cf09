import { describe, expect, it } from 'vitest';
import { repeats, sayingOf } from '../../src/news/repetition.ts';

const same = (after: string, before: string, language = 'en') =>
  repeats(sayingOf(after, language), sayingOf(before, language));

describe('a sentence repeats another', () => {
  it.each([
    ['The dam broke.', 'THE DAM BROKE!'],
    [
      'At least 14 people were killed when a dam collapsed near Karvale on Sunday, the governor said.',
      'At least 14 people were killed when the dam collapsed near Karvale on Sunday.',
    ],
    [
      'A dam collapsed near Karvale on Sunday, killing at least 14 people, officials say.',
      'A dam near Karvale collapsed on Sunday, officials said, killing at least 14 people and flooding the market.',
    ],
    ['卡瓦莱附近的水坝周日坍塌,造成14人死亡。', '卡瓦莱附近的水坝周日坍塌, 造成14人死亡'],
  ])('%s', (after, before) => expect(same(after, before)).toBe(true));
});

describe('a sentence says something else', () => {
  it.each([
    [
      'with another figure',
      'At least 23 people were killed when the dam collapsed near Karvale.',
      'At least 14 people were killed when the dam collapsed near Karvale.',
    ],
    [
      'with a figure of one digit',
      'The council of Dunmouth votes on plan 2.',
      'The council of Dunmouth votes on plan 1.',
    ],
    [
      'of the same event',
      'The governor of Karvale resigned after the dam collapsed.',
      'At least 14 people were killed when the dam collapsed near Karvale.',
    ],
    [
      'that is short and shares a word',
      'Rescue goes on.',
      'Rescue boats reached the market of Karvale and brought 140 people to a school.',
    ],
  ])('%s', (_, after, before) => expect(same(after, before)).toBe(false));
});
