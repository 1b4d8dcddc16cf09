// Bytes from the web → text, by what browsers go by: the byte order mark, the header, the document's own declaration, and then the bytes themselves.
import { analyse } from 'chardet';
import { withPasted } from './pasted-letters.ts';
import { rareCharset } from './rare-charset.ts';

/** So far a declaration may stand from the start. */
const HEAD = 2_048;
/** So many bytes tell an encoding that nobody declared. */
const SAMPLE = 65_536;
/** Of these, so many show whether its words can be. */
const RARE_SAMPLE = 8_192;
/** Two bytes to a letter: believed from this much, out of 100, because every other alphabet can look like it by chance. */
const SURE_OF_PAIRS = 50;

/**
 * Never throws. What is declared wins where the bytes can be that; UTF-8 where they are that and something else was declared without reason;
 * what cannot be read is replaced (U+FFFD).
 * @param contentType the header, as it was sent
 */
export function decodeWeb(bytes: Uint8Array, contentType: string | null): string {
  const marked = byMark(bytes);
  if (marked) return loosely(bytes, marked);
  if (hasShifts(bytes)) {
    const text = strictly(bytes, 'iso-2022-jp');
    if (text !== null) return text;
  }
  const declared = [charsetOf(contentType), declaredIn(bytes)].flatMap((label) => labelled(label) ?? []);
  // Any bytes can be one of the alphabets of one byte to a letter, but text in those is hardly ever UTF-8 by chance.
  const likely = BYTES.test(declared[0] ?? '') ? ['utf-8', ...declared] : declared;
  for (const label of likely) {
    const text = strictly(bytes, label);
    if (text !== null && !(label.startsWith('utf-16') && looksWrong(text))) return text;
  }
  const unicode = withoutMark(bytes) ?? 'utf-8';
  const text = strictly(bytes, unicode);
  if (text !== null) return text;
  const said = declared[0];
  if ((said === undefined || said === 'utf-8') && isDamagedUtf8(bytes)) return loosely(withPasted(bytes), 'utf-8');
  if (said !== undefined && said !== 'utf-8') return loosely(bytes, said);
  return loosely(bytes, detected(bytes));
}

const BYTES = /^(?:windows-|iso-8859-|koi8-|ibm866|macintosh|x-mac-)/;

/** UTF-8 with a few broken places, as a cut in the middle of a letter leaves it, rather than something else under its name. */
function isDamagedUtf8(bytes: Uint8Array): boolean {
  const text = loosely(bytes, 'utf-8');
  let broken = 0;
  let whole = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0xfffd) broken += 1;
    else if (code > 0x7f) whole += 1;
  }
  return whole > 0 && whole >= broken;
}

/** ISO-2022-JP looks like ASCII, whatever it is called; its shifts to Japanese stand in no other text. */
function hasShifts(bytes: Uint8Array): boolean {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return all.includes('\x1b$B') || all.includes('\x1b$@');
}

function byMark(bytes: Uint8Array): string | null {
  const [a, b, c, d] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe && c === 0 && d === 0) return 'utf-32le';
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return 'utf-32be';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  return null;
}

/** XML begins with `<`: where its zeros stand tells how wide its characters are. */
function withoutMark(bytes: Uint8Array): string | null {
  const [a, b, c, d] = bytes;
  if (a === 0 && b === 0 && c === 0 && d === 0x3c) return 'utf-32be';
  if (a === 0x3c && b === 0 && c === 0 && d === 0) return 'utf-32le';
  if (a === 0 && b === 0x3c && c === 0) return 'utf-16be';
  if (a === 0x3c && b === 0 && d === 0) return 'utf-16le';
  return null;
}

export function charsetOf(contentType: string | null): string | null {
  return /;\s*charset\s*=\s*["']?\s*([^\s"';,]{1,40})/i.exec(contentType ?? '')?.[1] ?? null;
}

/** What `<?xml encoding>` or `<meta charset>` says. A document that can be read as far as to say UTF-16 is not in it, as browsers know. */
function declaredIn(bytes: Uint8Array): string | null {
  const wide = withoutMark(bytes);
  if (wide) return wide;
  const head = Buffer.from(bytes.subarray(0, HEAD)).toString('latin1');
  const said =
    /^\s*<\?xml[^>]{0,200}?\sencoding\s*=\s*["']\s*([\w.:-]{2,40})/i.exec(head)?.[1] ??
    /<meta[^>]{1,300}?charset\s*=\s*["']?\s*([\w.:-]{2,40})/i.exec(head)?.[1] ??
    null;
  return said !== null && /^(utf-?16|utf-?32|ucs|iso-10646|unicode)/i.test(said) ? 'utf-8' : said;
}

/** The encoding's own name, where there is one that can be decoded. UTF-7 is not: it hides markup. */
function labelled(written: string | null): string | null {
  if (written === null) return null;
  const label = written.trim().toLowerCase();
  for (const each of [
    label,
    label.replace(/_/g, '-'),
    label.replace(/^(x-|cs)/, ''),
    label.replace(/^latin-(\d)/, 'latin$1').replace(/^tis(\d)/, 'tis-$1'),
    label.replace(/^cp-?(125\d|874)$/, 'windows-$1'),
    label.replace(/^mac-?(?:os-?)?roman$/, 'macintosh').replace(/^mac-?cyrillic$/, 'x-mac-cyrillic'),
  ]) {
    if (/^utf-32(le|be)$/.test(each)) return each;
    try {
      return new TextDecoder(each).encoding;
    } catch {
      // Not a label; another way to write it may be.
    }
  }
  return null;
}

function strictly(bytes: Uint8Array, label: string): string | null {
  if (label.startsWith('utf-32')) return wideText(bytes, label);
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function loosely(bytes: Uint8Array, label: string): string {
  return label.startsWith('utf-32') ? wideText(bytes, label) : new TextDecoder(label).decode(bytes);
}

function wideText(bytes: Uint8Array, label: string): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: string[] = [];
  for (let at = 0; at + 4 <= bytes.byteLength; at += 4) {
    const point = view.getUint32(at, label === 'utf-32le');
    if (point !== 0xfeff || at > 0) parts.push(point > 0x10ffff ? '\ufffd' : String.fromCodePoint(point));
  }
  return parts.join('');
}

/** UTF-16 takes any bytes; text that is in it has a `<` or `{` near its start. */
function looksWrong(text: string): boolean {
  return !/[<{]/.test(text.slice(0, 200));
}

/** Goes by texts with foreign letters alone: markup and addresses are English in every language. What the document calls its language counts most. */
function detected(bytes: Uint8Array): string {
  const written = Buffer.from(bytes.subarray(0, SAMPLE * 2)).toString('latin1');
  const said = /<language>\s*([a-z]{2})\b|\s(?:xml:)?lang\s*=\s*["']([a-z]{2})\b/i.exec(written.slice(0, HEAD));
  const language = (said?.[1] ?? said?.[2])?.toLowerCase();
  const texts = written.split(/<!\[CDATA\[|<[^<>]*>|https?:[\x21-\x7e]*/).filter((text) => /[\x80-\xff]/.test(text));
  const sample = texts.length > 0 ? Buffer.from(texts.join(' ').slice(0, SAMPLE), 'latin1') : bytes.subarray(0, SAMPLE);
  const found = analyse(sample).flatMap(({ name, lang, confidence }) => {
    const label = labelled(name);
    return label === null || label.startsWith('utf-') ? [] : [{ label, lang, confidence }];
  });
  const likely =
    found.find(({ lang }) => lang !== undefined && lang === language) ??
    found.find(({ label, confidence }) => confidence >= SURE_OF_PAIRS || !PAIRS.has(label)) ??
    found[0];
  // They differ in the letters that Ukrainian has and Russian lacks, where the older one has lines for drawing boxes.
  const label = likely?.label === 'koi8-r' ? 'koi8-u' : (likely?.label ?? 'windows-1252');
  return rareCharset(sample.subarray(0, RARE_SAMPLE), language, label) ?? label;
}

const PAIRS: ReadonlySet<string> = new Set(['euc-jp', 'euc-kr', 'shift_jis', 'big5', 'gb18030', 'gbk']);
