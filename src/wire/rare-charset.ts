// Character sets that were not declared and that letter statistics do not know: found where the likely one makes words that no language has, and one of them
// does not. ISO-8859-3, -4, -10, -14 and -16 share nearly all bytes with commoner sets, so only the language that the document names tells them.

/** By language, its letters beyond ASCII, and the sets in which it was written that are hardly ever taken for likely. */
const WRITTEN: Readonly<Record<string, { readonly letters: string; readonly sets: readonly string[] }>> = {
  mt: { letters: 'ċġħżàèìòùé', sets: ['iso-8859-3'] },
  eo: { letters: 'ĉĝĥĵŝŭ', sets: ['iso-8859-3'] },
  lt: { letters: 'ąčęėįšųūž', sets: ['iso-8859-4', 'iso-8859-10'] },
  lv: { letters: 'āčēģīķļņšūžōŗ', sets: ['iso-8859-4', 'iso-8859-10'] },
  et: { letters: 'äöõüšž', sets: ['iso-8859-4', 'iso-8859-10'] },
  se: { letters: 'áčđŋšŧžåäöæø', sets: ['iso-8859-4', 'iso-8859-10'] },
  cy: { letters: 'âêîôûŵŷäëïöüáéíóúýàèìòùẁẃẅỳ', sets: ['iso-8859-14'] },
  ga: { letters: 'áéíóúḃċḋḟġṁṗṡṫ', sets: ['iso-8859-14'] },
  ro: { letters: 'ăâîșțşţ', sets: ['iso-8859-16'] },
  is: { letters: 'áðéíóúýþæö', sets: ['windows-1252'] },
};
/** Their letters stand where the common sets have signs, or capitals in the middle of words. */
const ALWAYS = ['ibm866', 'x-mac-cyrillic', 'macintosh'] as const;
/** Of the letters beyond ASCII, so many must be strange in the likely set, and so much fewer in the rare one. */
const STRANGE = { least: 3, share: 0.012, better: 5 } as const;

/** @returns the rare set that the bytes are in, or null where the likely one may stay */
export function rareCharset(bytes: Uint8Array, language: string | undefined, likely: string): string | null {
  const written = language === undefined ? undefined : WRITTEN[language];
  const strangeIn = (label: string) => strangeOf(new TextDecoder(label).decode(bytes), language, written?.letters);
  const now = strangeIn(likely);
  if (now.strange < STRANGE.least || now.strange < now.all * STRANGE.share) return null;
  const [best] = [...ALWAYS, ...(written?.sets ?? [])]
    .map((label) => ({ label, ...strangeIn(label) }))
    .sort((one, other) => one.strange / one.all - other.strange / other.all);
  return best && (best.strange / best.all) * STRANGE.better <= now.strange / now.all ? best.label : null;
}

/** Of all characters beyond ASCII, those that cannot stand where they do. */
function strangeOf(text: string, language: string | undefined, letters: string | undefined) {
  let all = 0;
  let strange = 0;
  for (const { 0: character, index } of text.matchAll(/[^\0-\x7f]/g)) {
    all += 1;
    const before = text[index - 1] ?? ' ';
    if (LETTER.test(character)) {
      const own = letters === undefined ? isUsual(character, language) : letters.includes(character.toLowerCase());
      const inWord = /\p{Ll}/u.test(before) && /\p{Lu}/u.test(character);
      const mixed = LETTER.test(before) && scriptOf(before) !== scriptOf(character);
      if (!own || inWord || mixed) strange += 1;
    } else if (/[\x80-\x9f\ufffd\u2500-\u259f]/.test(character)) strange += 1;
    else if (!/[’‘\xad·]/.test(character) && LETTER.test(before) && LETTER.test(text[index + 1] ?? ' ')) strange += 1;
  }
  return { all, strange };
}

const LETTER = /[\p{L}\p{M}]/u;

/** Letters of the Balkans stand in no Russian, Ukrainian or Bulgarian. */
const isUsual = (character: string, language: string | undefined) =>
  !/[ЂЃЉЊЋЌЏЅЈђѓљњћќџѕј]/.test(character) || language === 'sr' || language === 'mk' || language === 'bs';

const scriptOf = (character: string) =>
  /\p{Script=Latin}/u.test(character) ? 'latin' : /\p{Script=Cyrillic}/u.test(character) ? 'cyrillic' : 'other';
