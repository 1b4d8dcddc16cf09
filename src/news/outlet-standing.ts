// How an outlet stands for one server: who added it, whether it is muted, how its feeds fare.
import type { FailureCode } from './reading.ts';

export interface FeedHealth {
  readonly url: string;
  readonly section: string | null;
  /** The last look that gave the feed, new articles or not. */
  readonly lastSuccessAt: number | null;
  /** Failed looks since. */
  readonly failures: number;
  /** Of the last look, where it failed. */
  readonly code: FailureCode | null;
  /** Since when it is not read any more because its server says that it will not come back. */
  readonly retiredAt: number | null;
}

export interface OutletStanding {
  readonly name: string;
  readonly homepage: string | null;
  /** ISO 639-1; null where it could not be told. */
  readonly language: string | null;
  /** Added by this server, and not by the operator. */
  readonly own: boolean;
  readonly muted: boolean;
  readonly sample: boolean;
  readonly feeds: readonly FeedHealth[];
}

export type Health =
  /** Nothing is read for it: its articles were imported, or nobody gave it a feed. */
  | { readonly kind: 'without-feed' }
  /** No look has ended yet. */
  | { readonly kind: 'new' }
  | { readonly kind: 'well'; readonly lastSuccessAt: number }
  | {
      readonly kind: 'failing';
      /** How many of its feeds. */
      readonly feeds: number;
      readonly of: number;
      /** Of the feed that has failed most often. */
      readonly failures: number;
      readonly code: FailureCode | null;
      readonly lastSuccessAt: number | null;
    }
  | { readonly kind: 'retired'; readonly at: number };

/** The health of an outlet from that of its feeds: the worst that is not over. */
export function healthOf(feeds: readonly FeedHealth[]): Health {
  if (feeds.length === 0) return { kind: 'without-feed' };
  const read = feeds.filter(({ retiredAt }) => retiredAt === null);
  if (read.length === 0) return { kind: 'retired', at: Math.max(...feeds.map(({ retiredAt }) => retiredAt ?? 0)) };
  const successes = read.flatMap(({ lastSuccessAt }) => lastSuccessAt ?? []);
  const lastSuccessAt = successes.length > 0 ? Math.max(...successes) : null;
  const failing = read.filter(({ failures }) => failures > 0).sort((a, b) => b.failures - a.failures);
  const [worst] = failing;
  if (worst)
    return {
      kind: 'failing',
      feeds: failing.length,
      of: read.length,
      failures: worst.failures,
      code: worst.code,
      lastSuccessAt,
    };
  return lastSuccessAt === null ? { kind: 'new' } : { kind: 'well', lastSuccessAt };
}

/** Whether it is not read as it should be. */
export function isTroubled({ kind }: Pick<Health, 'kind'>): boolean {
  return kind === 'failing' || kind === 'retired';
}

/** Those that need attention first, then what the server decided itself, then by name. */
export function inOrder(standings: readonly OutletStanding[]): readonly OutletStanding[] {
  const rank = ({ muted, own, feeds }: OutletStanding) => {
    const { kind } = healthOf(feeds);
    if (muted) return 2;
    if (isTroubled({ kind })) return 0;
    return own ? 1 : kind === 'without-feed' ? 4 : 3;
  };
  return standings.toSorted((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name, 'en'));
}
