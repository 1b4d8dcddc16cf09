// Traits: what an article is compared by, its terms as numbers.
import type { Fingerprint } from './fingerprint.ts';

export interface Traits {
  /** Of each term a 32-bit hash, most telling first. */
  readonly ids: Uint32Array;
  /** Of each term, so that their squares add up to about 1; in whole ten-thousandths, so that it can be kept exactly. */
  readonly weights: Float32Array;
  /** Of each term: IN_HEADLINE, NAME, NUMBER. */
  readonly marks: Uint8Array;
  readonly lengths: Lengths;
  /** ISO codes of the countries that headline and opening name, and of the headline alone. */
  readonly places: readonly string[];
  readonly headlinePlaces: readonly string[];
  /** Kinds of event the headline names, or that it is a medley. */
  readonly kinds: readonly string[];
  readonly prints: Fingerprint;
  /** Little more than a headline. */
  readonly short: boolean;
  readonly language: string | null;
}

/** Of the terms with a mark, the root of the sum of the squares of their weights, unless said. */
export interface Lengths {
  readonly headline: number;
  readonly names: number;
  /** How many. */
  readonly numbers: number;
  readonly nameCount: number;
  /** Sums of weights. */
  readonly headlineNames: number;
  readonly allNames: number;
}

export const IN_HEADLINE = 1;
export const NAME = 2;
export const NUMBER = 4;

export const isHeadlineName = (marks: number) => (marks & IN_HEADLINE) !== 0 && (marks & NAME) !== 0;

/** FNV-1a, 32 bits. */
export function idOf(term: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < term.length; i += 1) hash = Math.imul(hash ^ term.charCodeAt(i), 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}

export function lengthsOf(weights: Float32Array, marks: Uint8Array): Lengths {
  let headline = 0;
  let names = 0;
  let numbers = 0;
  let nameCount = 0;
  let headlineNames = 0;
  let allNames = 0;
  for (let i = 0; i < weights.length; i += 1) {
    const [weight, mark] = [weights[i] ?? 0, marks[i] ?? 0];
    if (mark & IN_HEADLINE) headline += weight * weight;
    if (mark & NAME) {
      names += weight * weight;
      allNames += weight;
      nameCount += 1;
    }
    if (mark & NUMBER) numbers += 1;
    if (isHeadlineName(mark)) headlineNames += weight;
  }
  return { headline: Math.sqrt(headline), names: Math.sqrt(names), numbers, nameCount, headlineNames, allNames };
}
