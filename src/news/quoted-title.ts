// Names of things in quotation marks, which nobody says: "The Walking Dead", "Operation Atlantic Resolve".

const MOST_WORDS = 8;

const LONG_SMALL = /(?<![\p{L}\p{N}’'-])\p{Ll}[\p{L}\p{N}’'-]{3}/u;

/** "差克里·纳吕贝特" */
const FOREIGN_NAME = /^[“”「」『』]?\p{Script=Han}{1,8}(?:·\p{Script=Han}{1,8}){1,4}[“”「」『』]?$/u;

/** Has every word of these but the small ones a capital? `quoted` with or without its marks. */
export function isTitle(quoted: string): boolean {
  if (FOREIGN_NAME.test(quoted)) return true;
  if (LONG_SMALL.test(quoted)) return false;
  const words = quoted.match(/[\p{L}\p{N}’'-]+/gu) ?? [];
  return words.length <= MOST_WORDS && /^\p{Lu}|^\p{N}/u.test(words[0] ?? '');
}
