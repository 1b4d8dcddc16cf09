// Fingerprint: what is kept of a text to know near-identical copies of it.
import { scanWords } from './word-scan.ts';

export interface Fingerprint {
  readonly hashes: Uint32Array;
  /** Only the even ones were kept. */
  readonly thinned: boolean;
}

const WORDS = 5;
const MOST_WORDS = 400;
/** A text of more prints than this keeps every second one, chosen by their value, so that two texts keep the same ones. */
const ALL_KEPT = 128;

/**
 * Sorted 32-bit hashes (FNV-1a) of the runs of five words in the first 400, all of a short text and the even ones of a longer one (Broder 1997:
 * sampling "0 mod p" keeps containment). Empty for fewer than five words.
 */
export function fingerprintOf(text: string): Fingerprint {
  let words = 0;
  scanWords(text, MOST_WORDS, (from, to) => {
    let hash = 0x811c9dc5;
    for (let i = from; i < to; i += 1) hash = Math.imul(hash ^ (text.charCodeAt(i) | 32), 0x01000193);
    wordHashes[words] = hash;
    words += 1;
  });
  const thinned = words - WORDS + 1 > ALL_KEPT;
  let count = 0;
  for (let i = 0; i + WORDS <= words; i += 1) {
    let hash = 0x811c9dc5;
    for (let k = i; k < i + WORDS; k += 1) {
      hash = Math.imul(hash ^ (wordHashes[k] ?? 0), 0x01000193);
      hash ^= hash >>> 15;
    }
    if (thinned && !even(hash)) continue;
    found[count] = hash;
    count += 1;
  }
  return { hashes: found.subarray(0, count).sort().slice(), thinned };
}

/** Used again for each text, so that nothing is left behind but what is kept. */
const wordHashes = new Int32Array(MOST_WORDS);
const found = new Uint32Array(MOST_WORDS);

const even = (hash: number) => (hash & 1) === 0;

/** How much of the shorter text is in the other, 0 to 1; 0 when one has no prints. Of a whole and a thinned one, what thinning keeps is compared. */
export function containment(a: Fingerprint, b: Fingerprint): number {
  const { shared, ours, theirs } = common(a, b);
  const fewest = Math.min(ours, theirs);
  return fewest === 0 ? 0 : shared / fewest;
}

/** How much of the first text is in the other, likewise. */
export function coverage(a: Fingerprint, b: Fingerprint): number {
  const { shared, ours } = common(a, b);
  return ours === 0 ? 0 : shared / ours;
}

function common(a: Fingerprint, b: Fingerprint): { shared: number; ours: number; theirs: number } {
  const thin = a.thinned !== b.thinned;
  const [x, y] = [a.hashes, b.hashes];
  let shared = 0;
  let [ours, theirs] = [0, 0];
  for (let i = 0, k = 0; i < x.length || k < y.length; ) {
    const difference = (x[i] ?? BEYOND) - (y[k] ?? BEYOND);
    const counts = !thin || even((difference <= 0 ? x[i] : y[k]) ?? 0);
    if (difference <= 0) {
      i += 1;
      if (counts) ours += 1;
    }
    if (difference >= 0) {
      k += 1;
      if (counts) theirs += 1;
    }
    if (difference === 0 && counts) shared += 1;
  }
  return { shared, ours, theirs };
}

const BEYOND = 2 ** 32;
