// Profiles in the database: short JSON that gives back exactly what was kept.
import { type Profile, withIds, withoutTerms } from '../news/profile.ts';
import type { Traits } from '../news/traits.ts';
import { json } from './rows.ts';

interface Kept {
  readonly t: readonly string[];
  /** In ten-thousandths, as profiles are made. */
  readonly w: readonly number[];
  readonly m: readonly number[];
  readonly p: readonly string[];
  readonly h: readonly string[];
  readonly k: readonly string[];
  /** Base64 of 32-bit numbers, the lowest byte first. */
  readonly f: string;
  readonly f2: boolean;
  readonly s: boolean;
  readonly l: string | null;
}

export function profileText(profile: Profile): string {
  const { hashes, thinned } = profile.prints;
  const bytes = Buffer.alloc(hashes.length * 4);
  hashes.forEach((hash, i) => {
    bytes.writeUInt32LE(hash, i * 4);
  });
  return JSON.stringify({
    t: profile.terms,
    w: Array.from(profile.weights, (weight) => Math.round(weight * 10_000)),
    m: [...profile.marks],
    p: profile.places,
    h: profile.headlinePlaces,
    k: profile.kinds,
    f: bytes.toString('base64'),
    f2: thinned,
    s: profile.short,
    l: profile.language,
  } satisfies Kept);
}

export function profileFrom(text: string): Profile {
  const kept = json<Kept>(text);
  const bytes = Buffer.from(kept.f, 'base64');
  return {
    terms: kept.t,
    ...withIds(
      kept.t,
      Float32Array.from(kept.w, (weight) => weight / 10_000),
      Uint8Array.from(kept.m),
    ),
    places: kept.p,
    headlinePlaces: kept.h,
    kinds: kept.k,
    prints: {
      hashes: Uint32Array.from({ length: bytes.length / 4 }, (_, i) => bytes.readUInt32LE(i * 4)),
      thinned: kept.f2,
    },
    short: kept.s,
    language: kept.l,
  };
}

const PARSED = 2000;
const parsed = new Map<string, { readonly text: string; readonly traits: Traits }>();

/** Parsed once where it is asked for again and again, as the candidates of one morning are. The longest unused is forgotten. */
export function traitsFrom(articleId: string, text: string): Traits {
  const known = parsed.get(articleId);
  parsed.delete(articleId);
  const kept = known?.text === text ? known : { text, traits: withoutTerms(profileFrom(text)) };
  parsed.set(articleId, kept);
  const [oldest] = parsed.keys();
  if (parsed.size > PARSED && oldest !== undefined) parsed.delete(oldest);
  return kept.traits;
}
