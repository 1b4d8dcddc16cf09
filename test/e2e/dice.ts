// What a test draws, from a seed.
/** Marsaglia's xorshift. Seeds that are neighbours are spread first; their numbers would begin alike. */
export function dice(seed: number) {
  let state = Math.imul(seed + 1, 0x9e_37_79_b1) ^ 0x5b_f0_36_35;
  const below = (limit: number): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % limit;
  };
  return { below, oneOf: <T>(list: readonly T[]): T => list[below(list.length)] as T };
}
