import { describe, expect, it } from 'vitest';
import { changeOfHeadline, changeOfLine, isWithdrawn, type Posted } from '../../src/news/correction.ts';
import { holds } from '../../src/news/evidence.ts';
import { linesOf } from '../../src/news/summary.ts';

const WAS = [
  'DUNMOUTH (Wire) - The council of Dunmouth voted on Monday to reopen the old harbour bridge.',
  'Mayor Ada Quill said the bridge would carry 4,000 cars a day.',
  'Engineers closed it in March after they found cracks in two pillars.',
  'The repair cost 12 million crowns, the city treasury said on Tuesday.',
  'Ferry owners denied that they had asked for the bridge to stay shut.',
].join(' ');

const article = (text: string, headline = 'Bridge reopens after repairs') => ({
  id: 'a1',
  headline,
  text,
  language: 'en',
});
const posted = (beginning: string): Posted => {
  const line = linesOf(article(WAS), 12).find(({ text }) => text.startsWith(beginning));
  if (!line) throw new Error(`no line begins with ${beginning}`);
  return line;
};
const changed = (from: string, to: string) => article(WAS.replace(from, to));
const change = (beginning: string, from: string, to: string) => changeOfLine(posted(beginning), changed(from, to), WAS);

describe('a line that was posted', () => {
  it('stands while its sentence does, wherever it moved and whatever else was changed', () => {
    for (const line of linesOf(article(WAS), 12)) {
      expect(changeOfLine(line, article(WAS), WAS)).toBeNull();
      expect(changeOfLine(line, article(`Another outlet was first.\n\n${WAS}`), null)).toBeNull();
      expect(changeOfLine(line, article(WAS.replaceAll(' ', '  ')), WAS)).toBeNull();
    }
    expect(change('Engineers', '4,000', '5,000')).toBeNull();
  });

  it('stands when a typing mistake in it is mended', () => {
    const wrong = { text: 'Engineers closed it in March after they fuond cracks in two pillars.', evidence: null };
    expect(changeOfLine(wrong, article(WAS), null)).toBeNull();
  });

  it('is reworded by what stands in its place, which is evidence again, with who says it', () => {
    const fixed = change('Mayor', '4,000', '400');
    expect(fixed).toMatchObject({
      kind: 'reworded',
      text: 'Mayor Ada Quill said the bridge would carry 400 cars a day.',
      attribution: { speaker: 'Mayor Ada Quill', standing: 'stated' },
    });
    if (fixed?.kind !== 'reworded' || !fixed.evidence) throw new Error('reworded, with evidence');
    const { text } = changed('4,000', '400');
    expect(holds({ text: fixed.text, evidence: fixed.evidence, attribution: fixed.attribution }, text)).toBe(true);
    expect(change('Ferry', 'denied that they had', 'said they had')).toMatchObject({ kind: 'reworded' });
    expect(change('The council', 'voted on Monday', 'refused on Monday')).toMatchObject({
      text: 'The council of Dunmouth refused on Monday to reopen the old harbour bridge.',
    });
  });

  it('is taken out when nothing like it is left', () => {
    expect(change('The repair', 'The repair cost 12 million crowns, the city treasury said on Tuesday. ', '')).toEqual({
      kind: 'taken-out',
    });
  });

  it('is not taken back by a feed that gives less than it did', () => {
    const teaser = `${WAS.slice(0, 120)}…`;
    expect(changeOfLine(posted('Ferry'), article(teaser), WAS)).toBeNull();
    expect(changeOfLine(posted('Ferry'), article(''), WAS)).toBeNull();
    const within = WAS.indexOf('cars a day');
    expect(changeOfLine(posted('Mayor'), article(`${WAS.slice(0, within)}…`), WAS)).toBeNull();
    expect(changeOfLine(posted('Mayor'), article(`${WAS.slice(0, within)} [...]`), null)).toBeNull();
  });

  it('is withdrawn with its article', () => {
    const gone = article('This article has been withdrawn. We regret the error.');
    expect(changeOfLine(posted('Mayor'), gone, WAS)).toEqual({ kind: 'withdrawn', by: 'outlet' });
    expect(changeOfHeadline('Bridge reopens', gone)).toEqual({ kind: 'withdrawn', by: 'outlet' });
    expect(isWithdrawn(article(WAS))).toBe(false);
    expect(isWithdrawn(article('The company withdrew. This article was published first in May.'))).toBe(false);
  });
});

it('a headline stands when it is only typed better, and is reworded when it says something else', () => {
  expect(changeOfHeadline('Bridge re-opens after repairs', article(WAS))).toBeNull();
  expect(changeOfHeadline('Brigde reopens after repairs', article(WAS))).toBeNull();
  expect(changeOfHeadline('Bridge stays shut after repairs', article(WAS))).toMatchObject({
    kind: 'reworded',
    text: 'Bridge reopens after repairs',
  });
  expect(changeOfHeadline('Bridge reopens', article(WAS, ''))).toBeNull();
});
