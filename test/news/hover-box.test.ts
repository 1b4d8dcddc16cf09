import { describe, expect, it } from 'vitest';
import { holds } from '../../src/news/evidence.ts';
import { hoverBoxes, unboxed } from '../../src/news/hover-box.ts';
import { profileOf } from '../../src/news/profile.ts';
import { linesOf } from '../../src/news/summary.ts';

const BOX =
  ' Ada Mary (Addy) QuillFerry owners won’t pay the toll Two ships lost on Tuesday Council may sell hall MORE';
const OPENING = `Mayor Ada Quill${BOX} (Lab.) on Monday closed the port of Marrow to all ships that carry coal.`;
const REST = 'Quill told the council that the dust had reached the school. The owners of nine ships went to court.';
const TEXT = `${OPENING}\n\n${REST}`;
const SHOWN = 'Mayor Ada Quill (Lab.) on Monday closed the port of Marrow to all ships that carry coal.';

describe('what a page shows under the pointer', () => {
  it('is found from behind the surname to MORE', () => {
    expect(hoverBoxes(OPENING).map(({ start, end }) => OPENING.slice(start, end))).toEqual([BOX]);
    expect(unboxed(TEXT)).toBe(`${SHOWN}\n\n${REST}`);
  });

  it('is found twice in a sentence', () => {
    const two = `Ada Quill${BOX} met Ivo Rapp Ivo Jan RappMarrow strike ends Ferry sails MORE on Monday.`;
    expect(unboxed(two)).toBe('Ada Quill met Ivo Rapp on Monday.');
  });

  it.each([
    'The council wants MORE money for the port of Marrow than the McQuills ever had.',
    'Ada Quill told Ann Quill that MORE ships would come.',
    'Ada Quill Ada Mary QuillFerry owners will not pay.\nThe harbour says it needs MORE.',
    'Ada Quill Ada Mary QuillFerry owners met at the MOREAU hall.',
  ])('is nothing else: %s', (text) => {
    expect(hoverBoxes(text)).toEqual([]);
  });

  it('is a recorded cut of the line, whatever its headlines say', () => {
    const [line] = linesOf({ id: 'a', headline: '', text: TEXT, language: 'en' }, 1);
    if (!line) throw new Error('no line');
    expect(line.text).toBe(SHOWN);
    expect(holds(line, TEXT)).toBe(true);
    const cuts = line.evidence.cuts.map(({ start, end }) => ({ start: start + 4, end }));
    expect(holds({ ...line, evidence: { ...line.evidence, cuts } }, TEXT)).toBe(false);
  });

  it('files an article under nothing that its headlines tell of', () => {
    const told = { headline: 'Port of Marrow closed to coal', outlet: 'Coastal Agency', language: 'en' };
    expect(profileOf({ ...told, text: TEXT }).terms).toEqual(profileOf({ ...told, text: unboxed(TEXT) }).terms);
  });
});
