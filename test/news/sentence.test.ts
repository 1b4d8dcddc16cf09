import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { passages } from '../../src/news/passage.ts';
import { sentences } from '../../src/news/sentence.ts';

const cut = (text: string, language: string | null = 'en') => sentences(text, language).map((s) => s.text);

describe('a text falls into sentences', () => {
  it.each([
    ['titles and initials', ['Gen. John F. Kelly met Sen. J. D. Vance.', 'Mr. Smith stayed away.']],
    ['countries and hours', ['The U.S. Congress met at 9 a.m. on Jan. 6.', 'It rose at 5 p.m.', 'The vote was close.']],
    ['numbers', ['Prices rose 3.5 percent to $1.20.', 'Nos. 4 and 5 fell.']],
    ['a country at the end', ['He flew back to the U.S.', 'The talks went on.']],
    ['ellipses', ['“We hoped ... we waited,” she said.', 'Nothing came.']],
    ['questions in quotations', ['“Who pays?” he asked.', 'Nobody knew.']],
    ['companies', ['Acme Inc. said it would close.', 'Its rival Bolt Co. did not.']],
    ['datelines', ['WASHINGTON, Oct. 6 (Reuters) - The ship left port.', 'It did not return.']],
  ])('in English, over %s', (_, parts) => {
    expect(cut(parts.join(' '))).toEqual(parts);
  });

  it.each([
    ['es', ['El Sr. López llegó a las 9 a.m. a EE.UU. con 3,5 millones.', '¿Quién paga?', 'Nadie lo sabe.']],
    [
      'fr',
      ['M. Dupont a reçu Mme. Martin le 3 janv. à Paris.', '« Rien n’est fait », a-t-il dit.', 'La suite est ouverte.'],
    ],
    [
      'de',
      [
        'Am 3. Oktober kamen ca. 200 Gäste, z. B. aus Bonn.',
        '„Das ist gut“, sagte Dr. Weber.',
        'Der 4. November bleibt frei.',
      ],
    ],
    ['ru', ['Москва ответила.', 'Переговоры продолжатся в среду.']],
    ['hi', ['बैठक समाप्त हुई।', 'अगली बैठक सोमवार को है।']],
  ])('in %s', (language, parts) => {
    expect(cut(parts.join(' '), language)).toEqual(parts);
  });

  it('in Chinese, without spaces', () => {
    expect(cut('会议结束了。下一次会议在周一举行。', 'zh')).toEqual(['会议结束了。', '下一次会议在周一举行。']);
  });

  it('in a quotation too, which stays whole in its passage', () => {
    const parts = ['“We waited.', 'Nobody came.', 'We left,” the driver said.'];
    const text = `${parts.join(' ')} The road is closed.`;
    expect(cut(text)).toEqual([...parts, 'The road is closed.']);
    expect(passages(text, 'en').map((s) => s.text)).toEqual([parts.join(' '), 'The road is closed.']);
  });

  it('and ends a heading at its line', () => {
    expect(cut('A new start\n\nThe talks began.\nThey ended at noon.')).toEqual([
      'A new start',
      'The talks began.',
      'They ended at noon.',
    ]);
  });

  it('and does not let a small letter begin one', () => {
    expect(cut('The number fell to 10. has given.')).toEqual(['The number fell to 10. has given.']);
  });

  it('and finds the lost space between two', () => {
    expect(cut('The talks failed.The envoy left.')).toEqual(['The talks failed.', 'The envoy left.']);
  });

  it('whatever the text is: slices of it, in order, apart, with nothing but space between', () => {
    const words = fc.constantFrom(
      'Gen.',
      'U.S.',
      '“',
      '”',
      '"',
      '«',
      '»',
      "'",
      '...',
      '3.5',
      'He',
      'said.',
      'No!',
      '\n',
      '\n\n',
      '(',
      ')',
      '。',
      '🙂',
      'a.m.',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(words, fc.string()), { maxLength: 30 }), (parts) => {
        const text = parts.join(' ');
        let at = 0;
        for (const s of sentences(text, 'en')) {
          expect(s.text).toBe(text.slice(s.start, s.end));
          expect(s.text).toBe(s.text.trim());
          expect(text.slice(at, s.start).trim()).toBe('');
          at = s.end;
        }
        expect(text.slice(at).trim()).toBe('');
      }),
    );
  });
});
