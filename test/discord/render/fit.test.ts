import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitted } from '../../../src/discord/render/fit.ts';

const entries = [
  { head: 'A'.repeat(10), lines: ['a1'.repeat(5), 'a2'.repeat(5)] },
  { head: 'B'.repeat(10), lines: ['b1'.repeat(5), 'b2'.repeat(5)] },
];

describe('making a list fit', () => {
  it('leaves it as it is where there is room', () => {
    expect(fitted(entries, 64).texts.join('\n')).toBe(
      entries.flatMap(({ head, lines }) => [head, ...lines]).join('\n'),
    );
  });

  it('drops second lines, then first lines, then entries, each from the end', () => {
    const kept = (room: number) => fitted(entries, room).texts.map((text) => text.split('\n').length - 1);
    expect([64, 63, 52, 41, 30, 19, 9].map(kept)).toEqual([[2, 2], [2, 1], [1, 1], [1, 0], [0, 0], [0], []]);
    expect(fitted(entries, 19).left).toBe(1);
  });

  it('never cuts, never exceeds, and counts what it left out', () => {
    const entry = fc.record({ head: fc.string(), lines: fc.array(fc.string({ maxLength: 30 }), { maxLength: 4 }) });
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 8 }), fc.nat(200), fc.nat(9), (list, room, most) => {
        const { texts, left } = fitted(list, room, most);
        expect(texts.join('').length).toBeLessThanOrEqual(room);
        expect(texts.length + left).toBe(list.length);
        expect(texts.length).toBeLessThanOrEqual(most);
        texts.forEach((text, n) => {
          const whole = [list[n]?.head, ...(list[n]?.lines ?? [])];
          expect(whole.map((_, count) => whole.slice(0, count + 1).join('\n'))).toContain(text);
        });
      }),
    );
  });
});
