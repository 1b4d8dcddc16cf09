// The rights line at the foot of a page: whose it is, and of which year.

export interface Rights {
  /** As printed. */
  readonly line: string;
  /** The owner without company suffixes; null where the line names none. */
  readonly owner: string | null;
  readonly year: number | null;
}

const RESERVED =
  /\b(all rights reserved|(?:todos )?(?:los )?derechos reservados|todos os direitos reservados|tous droits (?:de reproduction )?réservés|alle rechte vorbehalten|tutti i diritti riservati)\b/i;
const OPENING = /^(?:©|\(c\)|&copy;|copyright\b)(?:[\s:]*(?:©|\(c\)|&copy;|copyright\b))?[\s:,]*/i;
const YEAR = /(?:\b(?:19|20)\d\d\s?[-–/]\s?)?\b((?:19|20)\d\d)\b/;
const SMALL_WORDS = 'of|the|and|for|de|del|la|le|les|des|du|et|y|und|der|die|das|da|do|e|by|a';
const NAME = new RegExp(
  `^(?:(?:${SMALL_WORDS})\\s+|[&\\p{Lu}\\p{N}][\\p{L}\\p{M}\\p{N}.'’&/+-]*,?\\s*|-\\s+|[\\p{L}\\p{N}-]+\\.(?:com|org|net|co)\\b\\s*){1,10}$`,
  'u',
);
const SUFFIX =
  /[\s,]+(?:(?:private|pvt|pty|pte)\.?\s+)?(?:limited|ltd|incorporated|inc|gmbh|llc|llp|l\.l\.c|plc|p\.l\.c|corporation|corp|company|co|ag|kg|se|s\.?a\.?s?|s\.?r\.?l|s\.?l\.?u?|s\.?p\.?a|b\.?v|n\.?v|a\.?b|a\/s|oy|private|pvt|pty)\.?$/i;

/** The line as a rights line, or null where it is an ordinary sentence that merely speaks of copyright. */
export function rightsOf(text: string): Rights | null {
  const line = text.trim();
  if (line.length === 0 || line.length > 400) return null;
  const opening = OPENING.exec(line)?.[0] ?? '';
  const reserved = standsAsNotice(line, opening);
  if (opening === '' && !reserved) return null;
  const owner = ownerIn(line.slice(opening.length));
  const year = YEAR.exec(line);
  const sign = /^(?:©|\(c\)|&copy;)/i.test(opening) || /©/.test(opening);
  const company = owner !== null && SUFFIX.test(line);
  if (!reserved && !(sign && (year || owner)) && !(owner && (year || company))) return null;
  return { line, owner, year: year?.[1] ? Number(year[1]) : null };
}

/** "All rights reserved" as a notice: after a copyright sign, or at one end of a short line. In mid-sentence somebody writes about it. */
function standsAsNotice(line: string, opening: string): boolean {
  const found = RESERVED.exec(line);
  if (!found) return false;
  const atEnd = /^[\s.,!)]*$/.test(line.slice(found.index + found[0].length));
  return opening !== '' || found.index === 0 || (atEnd && line.length < 100);
}

/** "Indian Lekhak Limited 2021. All Rights Reserved" → "Indian Lekhak". */
function ownerIn(text: string): string | null {
  const reserved = RESERVED.exec(text);
  const before = (reserved ? text.slice(0, reserved.index).trim() || text.slice(reserved[0].length) : text)
    .replace(new RegExp(YEAR, 'g'), ' | ')
    .replace(/©|\(c\)|&copy;|\bcopyright\b/gi, ' ')
    .split('|')
    .map((part) => (sentenceIn(part) ?? '').trim())
    .find((part) => /\p{L}/u.test(part));
  const name = before
    ?.replace(/^[\s,.:;–—-]+|[\s,:;–—-]+$/g, '')
    .replace(/^by\s+/i, '')
    .replace(/\s+/g, ' ');
  if (!name || !NAME.test(name)) return null;
  const bare = withoutSuffix(name);
  return bare === '' ? null : bare;
}

/** Up to the first full stop that ends a sentence, not one of "Inc." or "S.A.". */
function sentenceIn(part: string): string | undefined {
  return /^(?:.*?)(?:[.;](?=\s+\p{Lu}|\s*$)|$)/u
    .exec(part.trim().replace(/\b(Inc|Ltd|Co|Corp|Pvt)\.(?=\s|$)/g, '$1'))?.[0]
    ?.replace(/[.;]$/, '');
}

/** A company's name without what only says which kind of company it is. */
export function withoutSuffix(name: string): string {
  let bare = name.trim();
  for (let shorter = bare.replace(SUFFIX, ''); shorter !== bare; shorter = bare.replace(SUFFIX, ''))
    bare = shorter.replace(/[\s,&.]+$/, '');
  return bare.replace(/[\s,]+$/, '');
}
