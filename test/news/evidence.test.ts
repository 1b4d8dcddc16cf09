import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holds, type Line, type Range } from '../../src/news/evidence.ts';
import { linesOf } from '../../src/news/summary.ts';
import { DAM, REPORTS } from './reports.ts';

const known = REPORTS.flatMap((subject) => linesOf(subject, 12).map((line) => ({ line, text: subject.text })));
const anyLine = fc.constantFrom(...known);

/** A line of a one-sentence text with these words cut out. */
function cutting(text: string, ...words: string[]): Line {
  const cuts: Range[] = words.map((taken) => ({ start: text.indexOf(taken), end: text.indexOf(taken) + taken.length }));
  const left = words.reduce((rest, taken) => rest.replace(taken, ''), text);
  return {
    text: left.replace(/\s+/g, ' ').trim(),
    evidence: { articleId: 'x', sentence: { index: 0, start: 0, end: text.length }, cuts },
    attribution: null,
  };
}

describe('a line with evidence', () => {
  it('is refused when one character of it is changed, left out or put in', () => {
    fc.assert(
      fc.property(
        anyLine,
        fc.nat(),
        fc.constantFrom('', 'x', '7', '"', '“', ' not', ','),
        ({ line, text }, at, change) => {
          const i = at % line.text.length;
          const changed = line.text.slice(0, i) + change + line.text.slice(i + 1);
          fc.pre(changed !== line.text);
          expect(holds({ ...line, text: changed }, text)).toBe(false);
        },
      ),
    );
  });

  it.each([
    ['a number', /two people/, 'ten people'],
    ['a name', /Zenda/, 'Benda'],
    ['a speaker', /ministry/, 'minister'],
    ['a hedge', /At least two/, 'Two'],
  ])('is refused with another %s', (_, from, to) => {
    const [line] = linesOf(DAM, 1);
    if (!line) throw new Error('no line');
    expect(line.text).toMatch(from);
    expect(holds(line, DAM.text)).toBe(true);
    expect(holds({ ...line, text: line.text.replace(from, to) }, DAM.text)).toBe(false);
  });

  it('is refused when its sentence is moved, stretched, cut short or outside the text', () => {
    fc.assert(
      fc.property(
        anyLine,
        fc.integer({ min: -40, max: 40 }),
        fc.integer({ min: -40, max: 40 }),
        ({ line, text }, a, b) => {
          fc.pre(a !== 0 || b !== 0);
          const { sentence } = line.evidence;
          const moved = { ...sentence, start: sentence.start + a, end: sentence.end + b };
          expect(holds({ ...line, evidence: { ...line.evidence, sentence: moved } }, text)).toBe(false);
        },
      ),
    );
  });

  it.each([Number.NaN, -1, 0.5, Number.POSITIVE_INFINITY])('is refused at %d, without an exception', (start) => {
    const [line] = linesOf(DAM, 1);
    if (!line) throw new Error('no line');
    const sentence = { ...line.evidence.sentence, start };
    expect(holds({ ...line, evidence: { ...line.evidence, sentence } }, DAM.text)).toBe(false);
    expect(holds({ ...line, evidence: { ...line.evidence, cuts: [{ start, end: 5 }] } }, DAM.text)).toBe(false);
  });

  it('is refused with a speaker whom the text does not name', () => {
    const [line] = linesOf(DAM, 1);
    if (!line) throw new Error('no line');
    expect(holds({ ...line, attribution: { speaker: 'the prime minister', standing: 'stated' } }, DAM.text)).toBe(
      false,
    );
  });

  it('is refused when it begins or ends inside a sentence', () => {
    const text = 'The minister did not say the war was over. Talks go on.';
    const start = text.indexOf('the war');
    const line: Line = {
      text: 'the war was over.',
      evidence: { articleId: 'x', sentence: { index: 0, start, end: start + 17 }, cuts: [] },
      attribution: null,
    };
    expect(holds(line, text)).toBe(false);
  });
});

describe('a cut', () => {
  it.each([
    ['a bracket', 'The ship (built in 1998) sank on Monday.', ' (built in 1998)'],
    ['a trailing clause', 'The ship sank on Monday, the third in a month.', ', the third in a month'],
    ['a dateline', 'OSLO (Agency) - The ship sank on Monday.', 'OSLO (Agency) - '],
  ])('may take %s', (_, text, taken) => {
    expect(holds(cutting(text, taken), text)).toBe(true);
  });

  it.each([
    ['a negation', 'The ship sank, though not on Monday.', ', though not on Monday'],
    ['a negation in a word', 'The ship sank, though it didn’t burn.', ', though it didn’t burn'],
    ['a hedge', 'The ship sank on Monday, perhaps on a rock.', ', perhaps on a rock'],
    ['a speaker', 'The ship sank on Monday, the owner said.', ', the owner said'],
    ['a denial', 'The ship carried arms, which the owner denies.', ', which the owner denies'],
    ['a quotation', 'The ship sank, “like a stone” in the night.', ', “like a stone” in the night'],
    ['words out of a phrase', 'The ship with eight men sank on Monday.', ' with eight men'],
    ['a negation in Spanish', 'El barco se hundió, sin dejar rastro alguno.', ', sin dejar rastro alguno'],
    ['a speaker in French', 'Le navire a coulé lundi, selon son patron.', ', selon son patron'],
    ['a hedge in German', 'Das Schiff sank am Montag, angeblich bei Nebel.', ', angeblich bei Nebel'],
  ])('may not take %s', (_, text, taken) => {
    expect(holds(cutting(text, taken), text)).toBe(false);
  });

  it('may not part a quotation', () => {
    const text = '“The ship, a good one, sank,” said Ann Lee.';
    expect(holds(cutting(text, ', a good one'), text)).toBe(false);
  });

  it('must be inside, in order, apart and not empty', () => {
    const text = 'The ship (built in 1998) sank on Monday, the third in a month.';
    const line = cutting(text, ' (built in 1998)', ', the third in a month');
    expect(holds(line, text)).toBe(true);
    const [a, b] = line.evidence.cuts;
    if (!a || !b) throw new Error('no cuts');
    for (const cuts of [[b, a], [a, a, b], [a, b, { start: 5, end: 5 }], [a, { ...b, end: text.length + 9 }], [a]])
      expect(holds({ ...line, evidence: { ...line.evidence, cuts } }, text)).toBe(false);
  });
});

describe('a quotation in a line', () => {
  it('is never half', () => {
    const text = 'Ann Lee said: “The road is gone.\n\n“So is the bridge.”';
    const end = text.indexOf('\n');
    const line: Line = {
      text: text.slice(0, end),
      evidence: { articleId: 'x', sentence: { index: 0, start: 0, end }, cuts: [] },
      attribution: null,
    };
    expect(holds(line, text)).toBe(false);
  });
});
