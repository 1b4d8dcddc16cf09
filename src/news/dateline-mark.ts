// The dateline and agency mark that open an article: "PARIS, Oct 6 (Reuters) - ".

const AGENCY = '\\((?:\\p{Lu}[\\p{L}\\p{N}\\s./&+-]{1,28}|dpa|epd|afp|ap|efe)\\)';
const DASH = '(?:[.,]?\\s*[-–—]{1,2}|:)\\s*';
const PLACE = "\\p{Lu}[\\p{L}.'’\\s/-]{1,40}?(?:,\\s+\\p{Lu}?[\\p{L}.'’\\s/\\d-]{1,30}){0,2}";
const MARKS = [
  new RegExp(`^(?:${PLACE})?\\s*${AGENCY}\\s*${DASH}`, 'u'),
  new RegExp(`^(?:${PLACE}\\s)?${AGENCY}(?=["“‘']?\\p{Lu})`, 'u'),
  // With a space between only for agencies in capitals: "Washington (CNN) A court", but not "Labour (London) won".
  new RegExp(`^${PLACE}\\s\\(\\p{Lu}{2,6}\\)\\s+(?=\\p{Lu}[\\p{L}’'-]*\\s)`, 'u'),
  // "Omaha, Nebraska (the Heartland Project)When": no space behind, so that it is no part of the sentence.
  new RegExp(`^${PLACE}\\s\\([^()]{2,40}\\)(?=["“‘']?\\p{Lu}\\p{Ll})`, 'u'),
  // "(Eds: Updating with quotes) By Ann Lee Beijing, Aug 1 (PTI) China …"
  /^\(Eds:[^()]{1,60}\)\s*[^()]{0,60}\(\p{Lu}{2,6}\)\s+/u,
  new RegExp(`^${AGENCY}\\s*`, 'u'),
  /^\p{Lu}{2}[\p{Lu}\s.'’/-]{1,40}(?:,\s+\p{Lu}[\p{L}.'’\s\d-]{1,30})?,?\s*(?:--|\s[-–]|—)\s*/u,
  // "XALAPA, Ver.- (apro).- La fiscalía …"
  /^\p{Lu}[\p{Lu}\s]{3,30}(?:,\s\p{L}[\p{L}.\s]{1,20})?\.?\s?[-–—]\s?(?:\(\p{L}[\p{L}\s/]{1,25}\)\.?\s?[-–—]?\s?)?(?=["“«¡¿]?\p{Lu}\p{Ll}*)/u,
];

const LONGEST = 140;

/** How long the mark at the start of a text is; 0 when there is none, or nothing that opens a sentence follows it. */
export function datelineLength(text: string): number {
  if (!/[(:–—]|-[-\s]/.test(text.slice(0, LONGEST))) return 0;
  for (const mark of MARKS) {
    const length = mark.exec(text)?.[0].length ?? 0;
    if (length > 0 && length < LONGEST && /^["“„«‘'¿¡]?[\p{Lu}\p{N}]/u.test(text.slice(length))) return length;
  }
  return 0;
}
