import { expect, it } from 'vitest';
import { postedLines } from '../../src/news/posted-line.ts';
import { storyFrom } from '../../src/news/story.ts';
import { shownLines } from '../../src/news/summary.ts';
import { report } from './made.ts';

const text = [
  'The dam at Karvale (built in 1962) broke on Sunday night, and water reached the market square.',
  'Rescuers brought 140 people to a school on the hill, the governor_elect said.',
  'Two bridges are closed, and trains turn back at Ostrel.',
  'The council meets on Monday at 9.30 to talk about money for repairs.',
].join(' ');
const lead = { ...report('Dam breaks', text), id: 'a1' };
const story = storyFrom('s1', [lead]);
const lines = shownLines(lead, { words: 999, share: 1 }, 9);

it('finds what stands in a message through escapes and bold, in its order, and nothing that was left out', () => {
  expect(lines).toHaveLength(4);
  const [dam, rescuers, bridges] = lines.map((line) => line.text.replace(/[()_.]/g, '\\$&'));
  const message = `**[Dam breaks](https://x.example)**\n-# Tidings\n${bridges}\n${dam}\n-# ↳ somebody said\n**Rescuers**${rescuers?.slice(9)}`;
  expect(postedLines([{ story, articleId: 'a1', lines }], message)).toEqual([
    { storyId: 's1', articleId: 'a1', text: lead.headline, line: null },
    ...[lines[2], lines[0], lines[1]].map((line) => ({ storyId: 's1', articleId: 'a1', text: line?.text, line })),
  ]);
});

it('counts a line once that was looked for twice', () => {
  const message = lines.map((line) => line.text).join('\n');
  expect(postedLines([{ story, articleId: 'a1', lines: [...lines, ...lines] }], message)).toHaveLength(5);
});
