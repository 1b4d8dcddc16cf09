import { describe, expect, it } from 'vitest';
import { decode } from '../../src/wire/decode.ts';
import { reasonFor, STORM } from './folder-of.ts';

const latin1 = (text: string) => Buffer.from(text, 'latin1');

describe('the encoding of a file', () => {
  it('is told by its byte order mark, which does not become part of the text', () => {
    const text = 'Überflutung an der Küste';
    const swapped = Buffer.from(`\ufeff${text}`, 'utf16le').swap16();
    for (const bytes of [Buffer.from(`\ufeff${text}`), Buffer.from(`\ufeff${text}`, 'utf16le'), swapped])
      expect(decode(bytes)).toBe(text);
  });

  it('is Windows-1252 where accents and typographic quotation marks come out of it', () => {
    const bytes = latin1('Le caf\xe9 est rest\xe9 ferm\xe9 lundi, \x93faute de pain\x94, a dit le maire de la ville.');
    expect(decode(bytes)).toBe('Le café est resté fermé lundi, “faute de pain”, a dit le maire de la ville.');
  });

  it('is what a page declares where the bytes are no UTF-8', () => {
    const page = latin1('<meta charset="windows-1251"><p>\xcc\xe8\xed\xe8\xf1\xf2\xf0 \xf1\xea\xe0\xe7\xe0\xeb</p>');
    expect(decode(page)).toContain('Министр сказал');
  });

  it('is UTF-8 although a page declares another, if the bytes are', () => {
    expect(decode(Buffer.from('<meta charset="iso-8859-1"><p>Überflutung</p>'))).toContain('Überflutung');
  });

  it('is not guessed for an alphabet that nothing names', async () => {
    const bytes = latin1(
      '\xcc\xe8\xed\xe8\xf1\xf2\xf0 \xf1\xea\xe0\xe7\xe0\xeb, \xf7\xf2\xee \xe4\xee\xe3\xee\xe2\xee\xf0',
    );
    expect(await reasonFor('a.txt', bytes)).toBe(
      'The file is in an encoding that could not be told; save it as UTF-8.',
    );
  });

  it('is not guessed for UTF-8 that is damaged in one place', async () => {
    const damaged = Buffer.concat([
      Buffer.from('Überflutung an der Küste: Wälder und Felder '),
      Buffer.from([0xc3]),
      Buffer.from(' weg'),
    ]);
    expect(await reasonFor('a.txt', damaged)).toMatch(/encoding/);
  });
});

describe('a file that is no text', () => {
  it.each([
    ['The file is empty.', Buffer.alloc(0)],
    ['The file is empty.', Buffer.from(' \n\t\n')],
    ['This is a PDF, not text.', Buffer.from('%PDF-1.7 and so on')],
    ['This is a picture, not text.', Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10])],
    ['This is a Word document or another packed file, not text.', Buffer.from('PK\x03\x04 word/document.xml')],
    [
      'The file holds binary data, not text.',
      Buffer.concat([Buffer.from('Harbour'), Buffer.alloc(3), Buffer.from('reopens')]),
    ],
    ['The file says it is UTF-16LE, but it is damaged.', Buffer.from([0xff, 0xfe, 0x41, 0x00, 0x00, 0xd8])],
  ])('is refused in one sentence: %s', async (sentence, bytes) => {
    expect(await reasonFor('a.txt', bytes)).toBe(sentence);
  });

  it('is refused when it is larger than 8 MB, and read just below that if its text is not', async () => {
    expect(await reasonFor('a.txt', Buffer.alloc(8 * 1024 * 1024 + 1, 'a'))).toBe('The file is larger than 8 MB.');
    expect(await reasonFor('a.txt', Buffer.alloc(2_000_000, 'word '))).toBe(
      'The article is longer than a million characters.',
    );
    expect(await reasonFor('a.txt', STORM)).toBeNull();
  });
});
