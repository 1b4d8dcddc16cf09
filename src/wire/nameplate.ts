// What stands around a headline in plain text: the section, the byline, the date.

const SECTION_WORDS = new Set(
  (
    'world news national international local politics political business economy economics markets finance money sport sports science ' +
    'technology tech health environment climate culture arts entertainment lifestyle travel education opinion editorial analysis ' +
    'europe asia africa americas america us usa uk india china russia middle east pacific latin north south central region regional ' +
    'global conflict war crime justice law society weather energy defence defense security diplomacy foreign affairs elections election ' +
    'headlines latest top breaking mundo internacional nacional política politica economía economia deportes ciencia tecnología salud ' +
    'sociedad cultura noticias actualidad monde international politique économie sciences société santé culture actualités planète ' +
    'welt nachrichten politik wirtschaft ausland inland wissen wissenschaft gesellschaft kultur sport gesundheit panorama and & y et und of the'
  ).split(' '),
);
const CRUMB = /\s*[>›»|/→]\s*/;
const HOME = /^(home|front page|inicio|portada|accueil|startseite)$/i;

/** "World News", "Home › World › Europe", "Section: Politics" → the section's name; null where the line is none. */
export function sectionOf(line: string): string | null {
  const text = line.trim().replace(/^(section|category|rubrik|secci[oó]n|rubrique)\s*:\s*/i, '');
  if (text.length > 60) return null;
  const crumbs = text.split(CRUMB).filter((crumb) => crumb !== '' && !HOME.test(crumb));
  const first = crumbs[0];
  if (first === undefined || (crumbs.length > 1 && !crumbs.some(isSection))) return null;
  const last = crumbs.findLast(isSection);
  return crumbs.length === 1 && !isSection(first) ? null : (last ?? null);
}

function isSection(text: string): boolean {
  const words = text.toLowerCase().split(/[\s-]+/);
  return (
    words.length <= 4 &&
    words.every((word) => SECTION_WORDS.has(word)) &&
    /^\p{Lu}/u.test(text) &&
    !/[.!?,]$/.test(text)
  );
}

const BYLINE =
  /^(?:(?:[Ww]ritten|[Rr]eported|[Ss]tory|[Tt]ext) )?(?:[Bb]y|BY|[Pp]or|[Pp]ar|[Vv]on|[Dd]i)\s*:?\s+((?:\p{Lu}[\p{L}\p{M}.'’-]*|de|del|la|le|van|von|der|bin|al|el|and|y|et|und|&|,)(?:,?\s+(?:\p{Lu}[\p{L}\p{M}.'’-]*|de|del|la|le|van|von|der|bin|al|el|and|y|et|und|&))*)(?:\s*[|,–—-]\s.*)?$/u;

/** "By Ana Prim and Jo Marsh" → both names; null where the line is no byline. */
export function bylinesOf(line: string): readonly string[] | null {
  const text = line.trim();
  if (text.length > 120 || /[.!?…]$/.test(text)) return null;
  const names = BYLINE.exec(text)?.[1];
  if (!names || !/^\p{Lu}/u.test(names) || names.split(/\s+/).length > 12) return null;
  return names
    .split(/\s*,\s*(?:and\s+)?|\s+(?:and|y|et|und|&)\s+/i)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

const DATE_WORDS =
  /(?<!\p{L})(?:(?:first |last )?(?:published|posted|updated|modified|created|issued|date[d]?)|publicado|actualizado|publi[eé]|mis [aà] jour|ver[oö]ffentlicht|aktualisiert|stand|on|at|el|le|am|de|del|um|uhr|[aà]|the|and|mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun|(?:mon|tues|wednes|thurs|fri|satur|sun)day|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|january|february|march|april|may|june|july|august|september|october|november|december|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|janvier|f[eé]vrier|mars|avril|mai|juin|juillet|ao[uû]t|septembre|octobre|novembre|d[eé]cembre|januar|februar|m[aä]rz|juni|juli|oktober|dezember|lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bado|domingo|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|st|nd|rd|th|pm|a\.m|p\.m|gmt|utc|bst|ist|est|edt|et|pt|pst|pdt|cet|cest|hrs?|hours?|h|mins?|minutes?|days?|ago|hace|horas?|il y a|heures?|vor|stunden|t|z)(?!\p{L})/giu;

/** A line that says when, and nothing else. */
export function isStamp(line: string): boolean {
  if (line.length > 120 || !/\d/.test(line)) return false;
  const rest = line.replace(/(\d)(?=\p{L})/gu, '$1 ').replace(DATE_WORDS, ' ');
  return (
    !/\p{L}/u.test(rest) && /\d/.test(rest) && (rest.match(/\d+/g)?.length ?? 0) <= 14 && /[:/.-]|\p{L}/u.test(line)
  );
}

/** The instant in a stamp, where it stands there with its zone. */
export const INSTANT_IN_STAMP = /\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?\s?(?:Z|[+-]\d\d:?\d\d)/i;
