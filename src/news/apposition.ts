// What stands between commas behind the name of a speaker: an age, a home, an office.
/** What ends on a comma, without the age, the home or the office before it; anything else as it is. */
export function withoutAside(text: string): string {
  if (!text.endsWith(',')) return text;
  const homed = text.replace(HOME, '').replace(/,\s\d{1,3}$/, '');
  return homed === text ? withoutApposition(text) : homed;
}

const AGED =
  /(?:^|[.?!\u0001”"’]\s+)(?:(?:Yesterday|Today|Last night),?\s)?(?:\p{Lu}?[\p{L}-]+\s)?((?:\p{Lu}[\p{L}’'-]+\s){1,3}\p{Lu}[\p{L}’'-]+),\s(\d{1,3})(?=[,\s])(.*)$/su;
const MORE_OF = /^(?:an?|the|of|from|who|whose|with|and an?)\s/u;

const INTRODUCED =
  /(?:^|[.?!\u0001”"’]\s+|\u0001,?\s*)(?:\p{Lu}?[\p{L}-]+\s)??((?:\p{Lu}[\p{L}’'-]+\.?\s){1,3}\p{Lu}[\p{L}’'-]+),\s((?:an?|the)\s.*)$/su;
const HAPPENED = /^(?!(?:who|whose|which)\s).*\s(?:was|were|is|are|has|had|have|said|told)\s/u;
const PLACE = /^\p{Lu}[\p{L}’'.-]*(?:\s\p{Lu}[\p{L}’'.-]*){0,3}$/u;

/** "Ann Lee, a fellow at the Institute of Ships in Pell, Northshire, and co-author of the study, said" */
export function introduced(text: string): string | undefined {
  const [, name, rest = ''] = (text.endsWith(',') && /,[^,]*,[^,]*,$/.test(text) && INTRODUCED.exec(text)) || [];
  if (name === undefined || /[?!\u0001]|\.\s/.test(rest)) return undefined;
  const parts = rest
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  return parts.every((part) => !HAPPENED.test(part) && (MORE_OF.test(part) || ALSO.test(part) || PLACE.test(part)))
    ? name
    : undefined;
}

const ALSO = /^(?:and|co-|former|at|in)\s?/u;

/** "Ann Lee, 34, a teacher, who was on her way home with son Jack, 14, said": whose age comes first, where nothing but more of her comes between. */
export function aged(text: string): string | undefined {
  const [, name, , rest = ''] = (/,\s\d/.test(text) && AGED.exec(text)) || [];
  if (name === undefined || /[.?!\u0001]/.test(rest)) return undefined;
  const parts = rest
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  return parts.every((part) => MORE_OF.test(part) || /^(?:\d{1,3}|\p{Lu}[\p{L}’'-]*)$/u.test(part)) ? name : undefined;
}

/** Is the phrase before the comma a name with an apposition, whose verb follows: "Ann Lee, who heads the union, said"? */
export function endsInApposition(before: string): boolean {
  const text = before.trimEnd();
  const named = /,(?:\s\p{Lu}[\p{L}’'.-]*){2,4},$/u.test(text);
  return text.endsWith(',') && (named || withoutApposition(text) !== text.slice(0, -1));
}

/** "Leonid Slutsky, the head of a committee," → "Leonid Slutsky" */
function withoutApposition(text: string): string {
  const inner = text.slice(0, -1);
  const opening = inner.lastIndexOf(',');
  if (opening < 0) return inner;
  const before = inner.slice(0, opening).replace(FROM, '');
  const apposition = inner.slice(opening + 1);
  // "The lawmaker, known for her speeches, said"
  if (
    /^\s(?:known|seen|regarded|considered|described|named|appointed|elected|re-elected|based|born|who|whose|which)\b/u.test(
      apposition,
    )
  )
    return before;
  const names = /[\p{Lu}][\p{L}’'.-]+(?:\s+(?:de|del|la|von|van|der|al|el|bin|ben|di|da)\b)*$/u;
  // "“We wait,” Kim, standing beside her, said"
  if (
    /(?:^|[\u0001”"]|[.:,;]\s)\s*(?:\p{Lu}[\p{L}’'.-]*\s?){1,4}$/u.test(before) &&
    !/^\s(?:adding|saying|killing)\b/.test(apposition)
  )
    return before;
  if (/^(?:\s\p{Lu}[\p{L}’'.-]*){2,4}$/u.test(apposition)) return inner;
  if (
    /^\s(?!speaking|citing|quoting|reacting|addressing|briefing|responding|answering|appearing|writing|testifying|referring)\p{Ll}+ing\b/u.test(
      apposition,
    )
  )
    return inner;
  if (names.test(before) || ROLE_AT_END.test(before)) return before;
  if (/^\s(?:speaking|citing|quoting|reacting|addressing)\b/i.test(apposition)) return before;
  const earlier = before.lastIndexOf(',');
  return earlier >= 0 && names.test(before.slice(0, earlier)) ? before.slice(0, earlier) : inner;
}

/** "Ann Lee, 60, from Port Marrow, Northshire," */
const HOME =
  /(?<=\p{Lu}[\p{L}’'-]+(?:, \d{1,3})?),\s(?:from|of)\s\p{Lu}[\p{L}\s’'-]{2,30}(?:,\s\p{Lu}[\p{L}\s’'-]{2,30}){0,2},$/u;
/** "Ann Lee, from Port Marrow, who writes books, said" */
const FROM = /(?<=\p{Lu}[\p{L}’'-]+\s\p{Lu}[\p{L}’'-]+),\s(?:from|of|at)\s[^,]{3,40}$/u;
const ROLE_AT_END =
  /\b(?:officials?|sources?|spokes\p{L}+|ministr?\p{L}*|president\p{L}*|lawyers?|wom[ae]n|m[ae]n|residents?|witness(?:es)?|diplomats?|volunteers?|doctors?|soldiers?|portavoz|porte-parole|funcionarios?|sprecher\p{L}*)$/iu;
