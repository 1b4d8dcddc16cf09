// Names of things in quotation marks, which nobody says: "The Walking Dead", "Operation Atlantic Resolve".

const MOST_WORDS = 8;

/** Has every word of these but the small ones a capital? `quoted` with or without its marks. */
export function isTitle(quoted: string): boolean {
  const words = quoted.match(/[\p{L}\p{N}’'-]+/gu) ?? [];
  const small = words.filter((word) => /^\p{Ll}/u.test(word) && word.length > 3);
  return words.length <= MOST_WORDS && small.length === 0 && /^\p{Lu}|^\p{N}/u.test(words[0] ?? '');
}
