// Bytes of a file → text: which encoding they are in, and whether they are text at all.
import { PlainError } from '../news/plain-error.ts';

const MARKS: readonly { readonly bytes: readonly number[]; readonly label: string }[] = [
  { bytes: [0xef, 0xbb, 0xbf], label: 'utf-8' },
  { bytes: [0xff, 0xfe], label: 'utf-16le' },
  { bytes: [0xfe, 0xff], label: 'utf-16be' },
];

/** How the files begin that people take for text most often. */
const MAGIC: readonly (readonly [kind: string, start: string])[] = [
  ['a PDF', '%PDF-'],
  ['a picture', '\x89PNG'],
  ['a picture', '\xff\xd8\xff'],
  ['a picture', 'GIF8'],
  ['a picture or a sound', 'RIFF'],
  ['a Word document or another packed file', 'PK\x03\x04'],
  ['an old Office document', '\xd0\xcf\x11\xe0'],
  ['a packed file', '\x1f\x8b'],
  ['a packed file', '7z\xbc\xaf'],
  ['a program', '\x7fELF'],
  ['a database', 'SQLite format 3'],
  ['a Rich Text document', '{\\rtf'],
];

/**
 * Tries the byte order mark, then UTF-8, then what an HTML page declares, then Windows-1252 where the result reads like a Latin
 * script. Never replaces what it cannot read.
 * @throws PlainError, one sentence, for what is empty, not text, or in no encoding that fits
 */
export function decode(bytes: Uint8Array): string {
  if (bytes.length === 0) throw new PlainError('The file is empty.');
  const mark = MARKS.find((m) => m.bytes.every((byte, index) => bytes[index] === byte));
  if (!mark) checkText(bytes);
  const text = decoded(bytes, mark?.label);
  if (/\0/.test(text)) throw new PlainError('The file holds binary data, not text.');
  if (text.trim() === '') throw new PlainError('The file is empty.');
  return text;
}

/** @throws PlainError for bytes of something that is not text in any encoding without a byte order mark */
export function checkText(bytes: Uint8Array): void {
  const start = Buffer.from(bytes.subarray(0, 16)).toString('latin1');
  const magic = MAGIC.find(([, head]) => start.startsWith(head));
  if (magic) throw new PlainError(`This is ${magic[0]}, not text.`);
  if (bytes.includes(0)) throw new PlainError('The file holds binary data, not text.');
}

function decoded(bytes: Uint8Array, marked: string | undefined): string {
  if (marked) {
    const text = strictly(bytes, marked);
    if (text === null) throw new PlainError(`The file says it is ${marked.toUpperCase()}, but it is damaged.`);
    return text;
  }
  const declared = declaredEncoding(bytes);
  const shifting = declared !== null && /^(iso-2022|hz-gb)/i.test(declared);
  const text = (shifting ? strictly(bytes, declared) : null) ?? strictly(bytes, 'utf-8');
  if (text !== null) return text;
  const asDeclared = declared && !/^utf-?8$/i.test(declared) ? strictly(bytes, declared) : null;
  const guessed = asDeclared ?? windows1252(bytes);
  if (guessed === null) throw new PlainError('The file is in an encoding that could not be told; save it as UTF-8.');
  return guessed;
}

function strictly(bytes: Uint8Array, label: string): string | null {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** What `<meta charset>` says within the first 2,048 bytes. */
function declaredEncoding(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, 2048)).toString('latin1');
  return /<meta[^>]{1,200}?charset\s*=\s*["']?\s*([\w-]{2,40})/i.exec(head)?.[1] ?? null;
}

/** Only where its odd bytes are few and stand where letters and typographic marks do; otherwise it is some other alphabet. */
function windows1252(bytes: Uint8Array): string | null {
  if (
    bytes.some(
      (byte) => [0x81, 0x8d, 0x8f, 0x90, 0x9d].includes(byte) || (byte < 32 && ![9, 10, 12, 13].includes(byte)),
    )
  )
    return null;
  if (damagedUtf8(bytes)) return null;
  const text = new TextDecoder('windows-1252').decode(bytes);
  const odd = text.match(/[^\x00-\x7f]/g)?.length ?? 0;
  const fitting = text.match(/[À-ÖØ-öø-ÿŒœŠšŽžŸ‘’“”–—…•€£¥§©®°«»¿¡ºª½¼¾´·\u00a0]/g)?.length ?? 0;
  return odd <= text.length * 0.15 && fitting >= odd * 0.95 ? text : null;
}

/** UTF-8 with a few broken places, as left by a cut in the middle of a letter: guessing would turn every accent into two signs. */
function damagedUtf8(bytes: Uint8Array): boolean {
  const loose = new TextDecoder('utf-8').decode(bytes);
  const broken = loose.match(/\ufffd/g)?.length ?? 0;
  const whole = loose.match(/[^\x00-\x7f\ufffd]/gu)?.length ?? 0;
  return whole > 0 && whole >= broken;
}
