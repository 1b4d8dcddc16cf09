// Stem: what of a word is compared.

export const STEM = 6;

/** The first six letters of a folded word; numbers stay whole. */
export function stem(word: string): string {
  return /^\d/.test(word) ? word : word.slice(0, STEM);
}
