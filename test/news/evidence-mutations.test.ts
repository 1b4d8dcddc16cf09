// What somebody who writes lines, or a model, could get wrong: each small change of a true line is refused, each true line with its recorded cuts is taken.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holds, type Line } from '../../src/news/evidence.ts';
import { passages } from '../../src/news/passage.ts';
import { linesOf } from '../../src/news/summary.ts';
import { REPORTS } from './reports.ts';

const known = REPORTS.flatMap((subject) => linesOf(subject, 12).map((line) => ({ line, subject })));
const anyLine = fc.constantFrom(...known);

/** The line with other words, its evidence as it was. */
const reworded = (line: Line, text: string): Line => ({ ...line, text });

/** Every way to replace one match of a pattern in a line. */
function* mutations(text: string, pattern: RegExp, other: (found: string) => string): Generator<string> {
  for (const match of text.matchAll(pattern)) {
    const [found] = match;
    const mutated = text.slice(0, match.index) + other(found) + text.slice(match.index + found.length);
    if (mutated !== text) yield mutated;
  }
}

const MUTATIONS: readonly (readonly [string, RegExp, (found: string) => string])[] = [
  ['a digit', /\d/g, (digit) => String((Number(digit) + 1) % 10)],
  ['a number written out', /\b(?:two|three|eleven|nine|cuatro|tres|zwei|drei)\b/gi, () => 'forty'],
  ['a unit', /\b(?:percent|people|days|hours|km|Kilometer|heridos)\b/gi, () => 'tons'],
  ['a name', /(?<=\s)\p{Lu}\p{Ll}{3,}/gu, (name) => `${name.slice(0, -1)}x`],
  ['a negation', /\b(?:not|no|nicht|kein\p{Ll}*|sans|denied|negó|démenti|bestritt) /giu, () => ''],
  ['a hedge', /\b(?:At least|at least|al menos|mindestens|could|angeblich|mutmaßlich) /gu, () => ''],
  ['a speaker', /, (?:the [\p{Ll} ]+ said|informó [^.]+|a annoncé [^.]+|sagte [^.]+|teilte [^.]+)/giu, () => ''],
  ['a quotation mark', /["“”„«»‘’]/g, () => ''],
  ['a quotation mark for another', /[“”„«»]/g, () => '"'],
  ['a stop', /[.,](?=\s|$)/g, () => ''],
  ['a space', / /g, () => '  '],
];

describe('a true line', () => {
  it('is taken, each of all languages, with its recorded cuts', () => {
    expect(known.length).toBeGreaterThan(20);
    expect(known.filter(({ line }) => line.evidence.cuts.length > 0).length).toBeGreaterThan(0);
    for (const { line, subject } of known) expect(holds(line, subject.text), line.text).toBe(true);
  });

  it.each(MUTATIONS)('is refused with another, or without, %s', (_, pattern, other) => {
    let tried = 0;
    for (const { line, subject } of known)
      for (const text of mutations(line.text, pattern, other)) {
        tried += 1;
        expect(holds(reworded(line, text), subject.text), text).toBe(false);
      }
    expect(tried).toBeGreaterThan(0);
  });

  it('is refused with two of its words exchanged', () => {
    fc.assert(
      fc.property(anyLine, fc.nat(), fc.nat(), ({ line, subject }, a, b) => {
        const words = line.text.split(' ');
        const [i, j] = [a % words.length, b % words.length];
        fc.pre(words[i] !== words[j]);
        const exchanged = words.with(i, words[j] ?? '').with(j, words[i] ?? '');
        expect(holds(reworded(line, exchanged.join(' ')), subject.text)).toBe(false);
      }),
    );
  });

  it('is refused with words left out and no cut for them, or with cuts that it does not have', () => {
    fc.assert(
      fc.property(anyLine, fc.nat(), fc.integer({ min: 1, max: 4 }), ({ line, subject }, a, count) => {
        const words = line.text.split(' ');
        const left = words.toSpliced(a % words.length, count).join(' ');
        expect(holds(reworded(line, left), subject.text)).toBe(false);
        const start = line.text.indexOf(' ', a % line.text.length);
        fc.pre(start > 0 && start + count < line.text.length - 1);
        const cuts = [...line.evidence.cuts, { start, end: start + count }];
        expect(holds({ ...line, evidence: { ...line.evidence, cuts } }, subject.text)).toBe(false);
      }),
    );
  });

  it('is refused with words cut out of its middle, whatever they are, unless they are a clause set off', () => {
    fc.assert(
      fc.property(anyLine, fc.nat(), fc.integer({ min: 1, max: 6 }), ({ line, subject }, a, count) => {
        const { sentence, cuts } = line.evidence;
        fc.pre(cuts.length === 0);
        const source = subject.text.slice(sentence.start, sentence.end);
        const spaces = [...source.matchAll(/(?<=[\p{L}\d]) (?=[\p{L}\d])/gu)].map(({ index }) => index);
        const from = a % Math.max(1, spaces.length);
        const [start, end] = [spaces[from], spaces[from + count]];
        fc.pre(start !== undefined && end !== undefined && !/[,;:()–—]/.test(source.slice(start, end)));
        const text = (source.slice(0, start) + source.slice(end)).replace(/\s+/g, ' ');
        const shortened = {
          ...line,
          text,
          evidence: { ...line.evidence, cuts: [{ start: start ?? 0, end: end ?? 0 }] },
        };
        expect(holds(shortened, subject.text), text).toBe(false);
      }),
    );
  });

  it('is refused when it joins two sentences', () => {
    let tried = 0;
    for (const { text, language } of REPORTS) {
      const all = passages(text, language);
      for (const [index, first] of all.entries()) {
        const second = all[index + 1];
        if (!second) continue;
        const sentence = { index, start: first.start, end: second.end };
        const joined = text.slice(sentence.start, sentence.end).replace(/\s+/g, ' ');
        const line: Line = { text: joined, evidence: { articleId: 'x', sentence, cuts: [] }, attribution: null };
        tried += 1;
        expect(holds(line, text), joined).toBe(false);
      }
    }
    expect(tried).toBeGreaterThan(20);
  });

  it('is refused when its speaker is first named further down', () => {
    const text = 'The dam is safe, he said. Flavia Holf runs it.';
    const line = (speaker: string): Line => ({
      text: 'The dam is safe, he said.',
      evidence: { articleId: 'x', sentence: { index: 0, start: 0, end: 25 }, cuts: [] },
      attribution: { speaker, standing: 'stated' },
    });
    expect(holds(line('he'), text)).toBe(true);
    expect(holds(line('Flavia Holf'), text)).toBe(false);
  });
});

describe('a cut may not take', () => {
  it.each([
    ['an item of a list', 'Police held Smith, Jones, and Lee on Monday.', ', Jones,'],
    ['the end of a list', 'Police held Smith, Jones and Lee.', ', Jones and Lee'],
    [
      'the rest of a list',
      'Police hold the mayor and his son, the clerk of the port, the two pilots and the cook.',
      ', the clerk of the port, the two pilots and the cook',
    ],
    ['half of the subject', 'The government, and the opposition, agreed on Monday.', ', and the opposition,'],
    ['who says it, before a colon', 'Holf: The dam will hold for a year.', 'Holf:'],
    ['where it happened', 'In Strelsau, the dam has held for a year.', 'In Strelsau,'],
    ['a bracket that doubts', 'The dam (if it holds) will be mended in May.', ' (if it holds)'],
    ['a bracket over another', 'The dam (built in (or before) 1998) held.', ' (built in (or before)'],
    ['a condition', 'The dam will hold, unless it rains in May.', ', unless it rains in May'],
    ['a number that is doubted', 'The dam cost 9 million, about half of it lent.', ', about half of it lent'],
    ['a Portuguese negation', 'A barragem (que não cedeu) será reparada em maio.', ' (que não cedeu)'],
    ['a Portuguese doubt', 'A barragem fica em Strelsau, que teria sido avisada.', ', que teria sido avisada'],
    ['a Portuguese speaker', 'A barragem cedeu (segundo a polícia) no domingo.', ' (segundo a polícia)'],
    ['an Italian negation', 'La diga (mai riparata) ha ceduto domenica mattina.', ' (mai riparata)'],
    ['an Italian speaker', 'La diga ha ceduto (secondo la polizia) domenica.', ' (secondo la polizia)'],
    ['a Dutch negation', 'De dam (die niet brak) wordt in mei hersteld.', ' (die niet brak)'],
    ['a Dutch speaker', 'De dam brak (volgens de politie) op zondag.', ' (volgens de politie)'],
    ['a Russian negation', 'Плотина (не новая) прорвалась в воскресенье утром.', ' (не новая)'],
    ['a Russian doubt', 'Плотина (якобы новая) прорвалась в воскресенье.', ' (якобы новая)'],
    ['Arabic words', 'انهار السد (الذي لم يرمم) يوم الأحد.', ' (الذي لم يرمم)'],
    ['Hindi words', 'बांध (जो नहीं टूटा) मई में ठीक होगा।', ' (जो नहीं टूटा)'],
  ])('%s', (_, text, taken) => {
    const start = text.indexOf(taken);
    const line: Line = {
      text: text.replace(taken, '').replace(/\s+/g, ' ').trim(),
      evidence: {
        articleId: 'x',
        sentence: { index: 0, start: 0, end: text.length },
        cuts: [{ start, end: start + taken.length }],
      },
      attribution: null,
    };
    expect(holds(line, text)).toBe(false);
  });
});
