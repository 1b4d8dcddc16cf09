import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linesOf } from '../../src/wire/lines.ts';
import { all } from './folder-of.ts';

async function* inPieces(bytes: Uint8Array, cuts: readonly number[]) {
  let from = 0;
  for (const cut of [...cuts.map((each) => each % (bytes.length + 1)).sort((a, b) => a - b), bytes.length]) {
    yield bytes.subarray(from, cut);
    from = cut;
  }
}

describe('lines of a stream', () => {
  it('are the same however the stream is cut, also in the middle of a letter', async () => {
    const text = fc.array(fc.string({ unit: 'grapheme' }).map((each) => each.replace(/[\r\n\ufeff]/g, '')));
    await fc.assert(
      fc.asyncProperty(text, fc.array(fc.nat()), async (lines, cuts) => {
        const found = await all(linesOf(inPieces(Buffer.from(lines.join('\n')), cuts)));
        const expected = lines
          .map((each, index) => ({ number: index + 1, text: each }))
          .filter((each) => each.text.trim() !== '');
        expect(found).toEqual(expected);
      }),
      { seed: 20211006, numRuns: 200 },
    );
  });

  it('that are too long or no UTF-8 come as what is wrong with them, and the next ones all the same', async () => {
    const bytes = Buffer.concat([
      Buffer.from(`\ufeffone\r\n${'x'.repeat(40)}\n`),
      Buffer.from([0xff, 10]),
      Buffer.from('last'),
    ]);
    expect(await all(linesOf(inPieces(bytes, [8, 20, 30]), 20))).toEqual([
      { number: 1, text: 'one' },
      { number: 2, fault: expect.stringMatching(/longer than/) },
      { number: 3, fault: 'The line is not UTF-8.' },
      { number: 4, text: 'last' },
    ]);
  });
});
