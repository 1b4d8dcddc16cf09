// Text from outside → Discord markdown that shows exactly that text and does nothing.
import { folded } from '../../news/words.ts';

const MARKS_IN_A_ROW = 4;
const LONGEST_ADDRESS = 1000;

/** Scripts in which a joiner or non-joiner between letters changes how a word is written. */
const JOINING =
  '[\\p{Script=Arabic}\\p{Script=Syriac}\\p{Script=Mongolian}\\p{Script=Devanagari}\\p{Script=Bengali}\\p{Script=Gurmukhi}\\p{Script=Gujarati}\\p{Script=Oriya}\\p{Script=Tamil}\\p{Script=Telugu}\\p{Script=Kannada}\\p{Script=Malayalam}\\p{Script=Sinhala}]';
const PICTURE = '(?:\\p{Extended_Pictographic}\\uFE0F?|\\p{Emoji_Modifier})';
const KEPT_JOINERS = `(?<=${JOINING})[\\u200C\\u200D](?=${JOINING})|(?<=${PICTURE})\\u200D(?=\\p{Extended_Pictographic})|(?<=\\p{Emoji})\\uFE0F`;
/** Arabic and Kaithi signs that are format characters by category, and yet are drawn. */
const DRAWN_FORMATS = '[\\u0600-\\u0605\\u06DD\\u070F\\u0890\\u0891\\u08E2\\u{110BD}\\u{110CD}]';
const UNSEEN = new RegExp(
  `(${KEPT_JOINERS}|${DRAWN_FORMATS})|[\\p{Default_Ignorable_Code_Point}\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Noncharacter_Code_Point}\\uFFFC]`,
  'gu',
);
const BLANKS = /[\s\u0085\u2800]+/gu;
const ZALGO = new RegExp(`([\\p{Mn}\\p{Me}]{${MARKS_IN_A_ROW}})[\\p{Mn}\\p{Me}]+`, 'gu');

/**
 * Text from outside as one plain line: control, bidi, zero-width, tag and private-use characters gone (joiners stay
 * where a script or an emoji needs them), at most four combining marks in a row, white space folded, ends trimmed.
 * Not escaped: for select labels and other places where Discord reads no markdown.
 */
export function plain(text: string): string {
  return text
    .replace(BLANKS, ' ')
    .replace(UNSEEN, (_, kept: string | undefined) => kept ?? '')
    .replace(ZALGO, '$1')
    .replace(/ {2,}/g, ' ')
    .trim();
}

/**
 * Text from outside as Discord markdown that shows exactly `plain(text)` wherever it is put in a line: no formatting, list,
 * heading, quotation, link, mention, emoji, timestamp or command comes out of it.
 */
export function inert(text: string): string {
  return escaped(plain(text));
}

/** As `inert`, of a text that is cut at `n` units before it is escaped (see `cut`). */
export function short(text: string, n: number): string {
  return escaped(cut(plain(text), n));
}

/** As `inert`, with the words that are among `terms` (folded words; `word*` is a prefix) in bold. */
export function emboldened(text: string, terms: readonly string[]): string {
  const whole = new Set(terms.filter((term) => !term.endsWith('*')));
  const prefixes = terms.filter((term) => term.length > 1 && term.endsWith('*')).map((term) => term.slice(0, -1));
  const isMeant = (word: string) => {
    const key = folded(word);
    return whole.has(key) || prefixes.some((prefix) => key.startsWith(prefix));
  };
  // Bold runs are set between private-use characters, which `plain` has taken out of the text, and escaped with it.
  const marked = plain(text).replace(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu, (word) =>
    isMeant(word) ? `\u{E000}${word}\u{E001}` : word,
  );
  return escaped(marked.replaceAll('\u{E001} \u{E000}', ' ')).replace(/[\u{E000}\u{E001}]/gu, '**');
}

/** Discord makes an invitation of such a host wherever it reads one, scheme or not. */
const INVITE = /(discord(?:app)?)\.(?=gg|com|new|media|gift)/gi;

function escaped(line: string): string {
  return line
    .replace(/[\\*_~|`<>@[\]()]|:(?! )/g, '\\$&')
    .replace(INVITE, '$1\\.')
    .replace(/^(\u{E000}?)([#+-]+)/u, (_, bold: string, signs: string) => bold + signs.replace(/./g, '\\$&'))
    .replace(/^(\u{E000}?\d+\u{E001}?)([.)])/u, '$1\\$2');
}

const ATOMS = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * The text itself where it has at most `n` UTF-16 units, else its beginning and an ellipsis, together at most `n`. Never
 * splits a grapheme or an escape, and ends between words where one ends near by. For headlines and labels: a line of
 * evidence is never cut.
 */
export function cut(text: string, n: number): string {
  if (text.length <= n) return text;
  if (n < 1) return '';
  let kept = '';
  let pending = '';
  for (const { segment } of ATOMS.segment(text.slice(0, n + 40))) {
    if (pending === '' && segment === '\\') {
      pending = segment;
      continue;
    }
    if (kept.length + pending.length + segment.length > n - 1) break;
    kept += pending + segment;
    pending = '';
  }
  const space = kept.lastIndexOf(' ');
  if (text[kept.length] !== ' ' && space > 0 && space > kept.length - 24) kept = kept.slice(0, space);
  return `${kept.trimEnd()}…`;
}

/**
 * A masked link whose label shows as text and whose address cannot break out of it; the plain label where there is no safe
 * address (see `safeAddress`). A label that reads like an address itself, or whose brackets Discord cannot read in a label
 * even when they are escaped, is not masked: the host is linked after it.
 */
export function link(label: string, url: string | null): string {
  return masked(inert(label), label, url);
}

/** As `link`, for a label that is already inert markdown (`shown`) of the text `label`. */
export function masked(shown: string, label: string, url: string | null): string {
  const address = url === null ? undefined : safeAddress(url);
  if (address === undefined || shown === '') return shown;
  if (!READS_LIKE_ADDRESS.test(plain(label)) && READS_AS_LABEL.test(shown)) return `[${shown}](${address.href})`;
  return `${shown} ([${escaped(address.host)}](${address.href}))`;
}

/** What Discord takes between the brackets of a link: it matches inner brackets without looking at escapes. */
const READS_AS_LABEL = /^(?:\[[^\]]*\]|[^[\]])*$/;
const READS_LIKE_ADDRESS = /[a-z0-9]:\/\/|\bwww\.|[\p{L}\p{N}]\.\p{L}{2,24}\//iu;

/**
 * The address in ASCII, with a punycode host, no user name, and nothing in it that markdown could read. undefined where it is
 * not of the web, too long, numeric in IPv6, or Discord's own, which could be an invitation.
 */
export function safeAddress(url: string): { readonly href: string; readonly host: string } | undefined {
  const parsed = URL.parse(url);
  if (parsed === null || (parsed.protocol !== 'https:' && parsed.protocol !== 'http:')) return undefined;
  if (/^\[|(^|\.)discord(app)?\.(gg|com|new|media|gift)$/.test(parsed.hostname)) return undefined;
  parsed.username = '';
  parsed.password = '';
  const href = parsed.href
    .replace(/[^A-Za-z0-9\-._:/?#&=%+,;!$_]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
    .replace(INVITE, (found, name: string, at: number) => (at < parsed.origin.length ? found : `${name}%2E`));
  return href.length > LONGEST_ADDRESS ? undefined : { href, host: parsed.host };
}
