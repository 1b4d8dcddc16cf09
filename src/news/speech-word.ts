// Whole words of a language, as one pattern.

/** Any of these forms, which stands by itself. */
export const word = (forms: string, flags = 'giu') =>
  new RegExp(`(?<![\\p{L}\\p{N}’'-])(?:${forms})(?![\\p{L}\\p{N}])`, flags);
