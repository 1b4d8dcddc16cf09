// The dateline and agency mark that open an article: "PARIS, Oct 6 (Reuters) - ".

import { scriptMarks } from './dateline-script.ts';

const AGENCY =
  '\\((?:\\p{Lu}[\\p{L}\\p{N}\\s./&+-]{1,28}|dpa|epd|afp|ap|efe|askanews|adnkronos|ats|awp/ats|awp|anp|lusa|belga|mti)\\)';
const DASH = '(?:[.,]?\\s*[-–—]{1,2}|:)\\s*';
const PLACE = "\\p{Lu}[\\p{L}.'’\\s/-]{1,40}?(?:,\\s+\\p{Lu}?[\\p{L}.'’\\s/\\d-]{1,30}){0,2}";
const BEFORE_A_SPACE =
  'AAP|ABC|AFP|AGI|ANA|ANI|ANP|ANSA|AP|APA|APP|APS|BBC|BSS|BTA|CBS|CNA|CNN|CNS|CP|CTK|DPA|EFE|FOX|GNA|HINA|IANS|INP|IRNA|ISNA|JNS|JTA|KUNA|KNA|MENA|MTI|NAN|NBC|NNA|NPR|PA|PAP|PNA|PTI|QNA|RFE|RIA|RNS|SANA|SPA|TAP|TASS|UNB|UNI|UPI|VNA|VOA|WAFA|WAM|WSJ|РИА|ТАСС';
const MARKS = [
  new RegExp(`^(?:${PLACE})?\\s*${AGENCY}\\s*${DASH}`, 'u'),
  new RegExp(`^(?:${PLACE}\\s)?${AGENCY}(?=["“‘']?\\p{Lu})`, 'u'),
  // With a space between only for who is known to do so: "Washington (CNN) A court", but not "Labour (London) won" or "Oxfam (UK) Director Lee".
  new RegExp(`^${PLACE}\\s\\((?:${BEFORE_A_SPACE})\\)\\s+(?=\\p{Lu}[\\p{L}’'-]*\\s)`, 'u'),
  // "Omaha, Nebraska (the Heartland Project)When": no space behind, so that it is no part of the sentence.
  new RegExp(`^${PLACE}\\s\\([^()]{2,40}\\)(?=["“‘']?\\p{Lu}\\p{Ll})`, 'u'),
  // "(Eds: Updating with quotes) By Ann Lee Beijing, Aug 1 (PTI) China …"
  /^\(Eds:[^()]{1,60}\)\s*[^()]{0,60}\(\p{Lu}{2,6}\)\s+/u,
  new RegExp(`^${AGENCY}\\s*`, 'u'),
  /^\p{Lu}{2}[\p{Lu}\s.'’/-]{1,40}(?:,\s+[\p{Lu}\d][\p{L}.'’\s\d-]{1,30})?,?\s*(?:--|\s[-–]|—)\s*/u,
  // "Brasília – O presidente": an article behind the dash begins the sentence.
  /^\p{Lu}\p{Ll}[\p{L}’']*(?:(?:\s(?:de|do|da|del|di))?\s\p{Lu}\p{Ll}[\p{L}’']*){0,2}\s[–—-]\s(?=(?:O|A|Os|As|Um|Uma|Le|La|Les|Un|Une|El|Los|Las|Una|Il|Lo|I|Gli|De|Het|Een|Der|Die|Das|The)\s|L[’'])/u,
  // "Washington.- El senador"
  /^\p{Lu}\p{Ll}[\p{L}’']*(?:\s\p{Lu}\p{Ll}[\p{L}’']*){0,2}(?:,\s\d{1,2}\s\p{L}{3,10})?\.\s?[-–—]{1,2}\s+/u,
  // "XALAPA, Ver.- (apro).- La fiscalía …"
  /^\p{Lu}[\p{Lu}\s]{3,30}(?:,\s\p{L}[\p{L}.\s]{1,20})?\.?\s?[-–—]\s?(?:\(\p{L}[\p{L}\s/]{1,25}\)\.?\s?[-–—]?\s?)?(?=["“«¡¿]?\p{Lu}\p{Ll}*)/u,
];

const LONGEST = 140;

/** How long the mark at the start of a text is, or the marks, "(ANSA) - ROMA, 12 MAR - "; 0 when there is none, or nothing that opens a sentence follows it. */
export function datelineLength(text: string): number {
  if ([0, BEHIND_PLACE, 2 * BEHIND_PLACE].some((at) => text.charCodeAt(at) >= FIRST_SCRIPT)) {
    const length = markOf(text, scriptMarks(text));
    if (length > 0) return length;
  }
  if (!/[(:–—]|-[-\s]/.test(text.slice(0, LONGEST))) return 0;
  const first = markOf(text, MARKS);
  return first > 0 && text.startsWith('(') ? first + markOf(text.slice(first), MARKS) : first;
}

/** Where Arabic begins; a place in Latin letters may stand before. */
const FIRST_SCRIPT = 0x0600;
const BEHIND_PLACE = 10;

function markOf(text: string, marks: readonly RegExp[]): number {
  for (const mark of marks) {
    const found = mark.exec(text)?.[0] ?? '';
    const { length } = found;
    if (
      length > 0 &&
      length < LONGEST &&
      !isShortName(found) &&
      /^["“„«‘'¿¡「『]?[\p{Lu}\p{N}\p{Lo}]/u.test(text.slice(length, length + 4))
    )
      return length;
  }
  return 0;
}

/** "Bharatiya Janata Party (BJP) President": letters of the name before it, which belongs to the sentence, and no agency. */
function isShortName(mark: string): boolean {
  const [, name = '', short = ''] = /^([^()]+)\((\p{Lu}{2,6})\)/u.exec(mark) ?? [];
  if (short === '' || /\b(?:Presse?|News)\s/.test(name)) return false;
  let next = 0;
  for (const word of name.split(/[\s/-]+/)) if (word.charAt(0).toUpperCase() === short[next]) next += 1;
  return next === short.length;
}
