// Fingerprint: what is kept of a text to know near-identical copies of it.
import { scanWords } from './word-scan.ts';

const WORDS = 5;
const MOST_WORDS = 500;
/** A text of more prints than this keeps every second one, chosen by their value, so that two texts keep the same ones. */
const ALL_KEPT = 128;

/**
 * Sorted 32-bit hashes (FNV-1a) of the runs of five words in the first 500, all of a short text and the even ones of a longer one (Broder 1997:
 * sampling "0 mod p" keeps containment). Empty for fewer than five words.
 */
export function fingerprintOf(text: string): Uint32Array {
  const words: number[] = [];
  scanWords(text, MOST_WORDS, (from, to) => {
    let hash = 0x811c9dc5;
    for (let i = from; i < to; i += 1) hash = Math.imul(hash ^ (text.charCodeAt(i) | 32), 0x01000193);
    words.push(hash);
  });
  const prints: number[] = [];
  for (let i = 0; i + WORDS <= words.length; i += 1) {
    let hash = 0x811c9dc5;
    for (let k = i; k < i + WORDS; k += 1) {
      hash = Math.imul(hash ^ (words[k] ?? 0), 0x01000193);
      hash ^= hash >>> 15;
    }
    prints.push(hash);
  }
  const kept = prints.length <= ALL_KEPT ? prints : prints.filter(even);
  const sorted = Uint32Array.from(kept).sort();
  return sorted.filter((hash, i) => i === 0 || hash !== sorted[i - 1]);
}

const even = (hash: number) => (hash & 1) === 0;

/** How much of the shorter text is in the other, 0 to 1; 0 when one has no prints. */
export function containment(one: Uint32Array, other: Uint32Array): number {
  const [a, b] = bothSampled(one, other);
  const fewest = Math.min(a.length, b.length);
  if (fewest === 0) return 0;
  let shared = 0;
  for (let i = 0, k = 0; i < a.length && k < b.length; ) {
    const difference = (a[i] ?? 0) - (b[k] ?? 0);
    if (difference === 0) shared += 1;
    if (difference <= 0) i += 1;
    if (difference >= 0) k += 1;
  }
  return shared / fewest;
}

/** One that is whole is thinned like the other. */
function bothSampled(a: Uint32Array, b: Uint32Array): readonly [Uint32Array, Uint32Array] {
  const [thinA, thinB] = [a.every(even), b.every(even)];
  if (thinA === thinB) return [a, b];
  return thinA ? [a, b.filter(even)] : [a.filter(even), b];
}
