// Filing an article under its story, with what finds the two again.
import { sql } from 'kysely';
import { type Kept, keysOf, type Reason } from '../news/filing.ts';
import { rowsOf } from './list.ts';
import { profileText } from './profiles.ts';
import { json } from './rows.ts';
import type { Database, LabelKind, Schema } from './schema.ts';
import { tally } from './tally.ts';

type Filable = Pick<Schema['articles'], 'outlet' | 'headline' | 'language' | 'topics' | 'regions' | 'news_at'>;

/** @throws Error when the article is not stored */
export async function file(tx: Database, filed: Kept, reason: Reason): Promise<void> {
  const { articleId, storyId, wireCopyOf, profile } = filed;
  const terms = keysOf(profile).map(([term]) => term);
  const {
    rows: [article],
  } = await sql<Filable>`select outlet, headline, language, topics, regions, news_at
    from articles where id = ${articleId}`.execute(tx);
  if (!article) throw new Error(`article ${articleId} is not stored, so it cannot be filed`);
  const newsAt = filed.newsAt ?? Number(article.news_at);
  const { outlet, headline, language } = article;
  const { rows: added } = await sql`insert into filings
    (article_id, story_id, news_at, outlet, headline, language, topics, regions, terms, profile, wire_copy_of, reason)
    values (${articleId}, ${storyId}, ${newsAt}, ${outlet}, ${headline}, ${language}, ${article.topics}, ${article.regions},
      ${JSON.stringify(terms)}, ${profileText(profile)}, ${wireCopyOf}, ${JSON.stringify(reason)})
    on conflict (article_id) do nothing returning article_id`.execute(tx);
  if (added.length === 0) return;
  const found = [...new Set(terms)].map((term) => [term]);
  await sql`insert into filing_terms (term, news_at, article_id)
    select value->>0, cast(${newsAt} as bigint), cast(${articleId} as text) from ${rowsOf(tx, found)}`.execute(tx);
  const about = { topics: json<string[]>(article.topics), regions: json<string[]>(article.regions) };
  await labelStory(tx, storyId, newsAt, { outlet, language, ...about });
}

/**
 * Keeps for every label of the story its newest and its first news. A story is in the order of its newest article, whatever that one is about, so
 * its topics and regions follow; by outlet or language it is in the order of that outlet's or language's own newest.
 */
export async function labelStory(
  tx: Database,
  storyId: string,
  at: number,
  article: { outlet: string; language: string | null; topics: readonly string[]; regions: readonly string[] },
): Promise<void> {
  const labels: readonly (readonly [LabelKind, string])[] = [
    ['all', ''],
    ['outlet', article.outlet],
    ['language', article.language ?? ''],
    ...article.topics.map((topic) => ['topic', topic] as const),
    ...article.regions.map((region) => ['region', region] as const),
  ];
  const {
    rows: [before],
  } = await sql<Pick<Schema['story_labels'], 'news_at'>>`select news_at from story_labels
    where story_id = ${storyId} and kind = 'all' and label = ''`.execute(tx);
  if (!before) await tally(tx, 'stories', 1);
  const newest = Math.max(at, Number(before?.news_at ?? at));
  const rows = labels.map(([kind, name]) => [kind, name, kind === 'outlet' || kind === 'language' ? at : newest]);
  // SQLite takes what stands behind a selection without a condition for a part of its join.
  await sql`insert into story_labels (story_id, kind, label, news_at, first_at)
    select cast(${storyId} as text), value->>0, value->>1, cast(value->>2 as bigint), cast(${at} as bigint) from ${rowsOf(tx, rows)} where true
    on conflict (story_id, kind, label) do update set
      news_at = case when excluded.news_at > story_labels.news_at then excluded.news_at else story_labels.news_at end,
      first_at = case when excluded.first_at < story_labels.first_at then excluded.first_at else story_labels.first_at end`.execute(
    tx,
  );
  if (!before) return;
  await sql`update story_labels set news_at = ${newest}
    where story_id = ${storyId} and kind in ('topic', 'region') and news_at < ${newest}`.execute(tx);
}
