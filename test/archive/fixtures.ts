// Articles, standing orders and editions to fill an archive with.
import type { Together } from '../../src/archive/archive.ts';
import type { Article } from '../../src/news/article.ts';
import type { Edition } from '../../src/news/edition.ts';
import { type Profile, withIds } from '../../src/news/profile.ts';
import type { Subscription } from '../../src/news/subscription.ts';
import { subscriptionWith } from '../news/made.ts';

export const NOON = Date.UTC(2025, 2, 28, 12);
export const HOUR = 3_600_000;

export function articleAbout(id: string, change: Partial<Article> = {}): Article {
  return {
    id,
    outlet: 'Harbour Post',
    headline: `Ferry service resumes on line ${id}`,
    url: `https://harbour.example/${id}`,
    section: 'World',
    language: 'en',
    publishedAt: NOON,
    storedAt: NOON + HOUR,
    text: 'The ferry resumed its service on Friday after a week of storms.',
    bylines: ['A. Reporter'],
    rights: null,
    year: null,
    sample: false,
    topics: ['economy'],
    regions: ['europe'],
    ...change,
  };
}

export function order(id: string, change: Partial<Subscription> = {}): Subscription {
  return subscriptionWith({
    id,
    guildId: 'g1',
    channelId: `c of ${id}`,
    createdAt: NOON,
    createdBy: 'u1',
    dueAt: NOON,
    ...change,
  });
}

export const edition = (subscriptionId: string, dueAt = NOON): Edition => ({
  id: `${subscriptionId}@${dueAt}`,
  subscriptionId,
  dueAt,
});

export async function file(
  archive: Pick<Together, 'fileArticle'>,
  articleId: string,
  storyId: string,
  newsAt = NOON,
  terms: readonly string[] = [],
): Promise<void> {
  await archive.fileArticle(
    { articleId, storyId, outlet: '', newsAt, wireCopyOf: null, profile: profileOfTerms(terms) },
    { kind: 'nothing-alike' },
  );
}

/** As if an article had these terms, the first one telling most. */
export function profileOfTerms(terms: readonly string[]): Profile {
  return {
    terms,
    ...withIds(
      terms,
      Float32Array.from(terms, (_, i) => (1000 - i) / 10_000),
      Uint8Array.from(terms, (_, i) => i % 8),
    ),
    places: ['CL'],
    headlinePlaces: [],
    kinds: ['quake'],
    prints: { hashes: Uint32Array.of(7, 4_294_967_295), thinned: false },
    short: false,
    language: 'en',
  };
}
