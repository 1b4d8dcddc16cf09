// What an edition chose from and why, kept beside its delivery for as long as the words it posted.
import type { Verdict, Why } from '../news/verdict.ts';
import { deliveryOf, json } from './rows.ts';
import type { Database } from './schema.ts';

type Written = readonly [storyId: string, outlets: number, why: Why];

export function choicesIn(db: Database) {
  /** A delivery of that server, with why each story was in it or not; undefined where there is no such delivery. */
  async function deliveryWithChoice(guildId: string, id: string) {
    const query = db.selectFrom('deliveries').selectAll().where('id', '=', id).where('guild_id', '=', guildId);
    const row = await query.executeTakeFirst();
    if (!row) return undefined;
    const verdicts =
      row.choice === null
        ? []
        : json<readonly Written[]>(row.choice).map(([storyId, outlets, why]) => ({ storyId, outlets, why }));
    return { ...deliveryOf(row), channelId: row.channel_id, verdicts };
  }

  /** Of each of these stories the headline of its newest article at that instant. */
  async function headlinesOf(storyIds: readonly string[], at: number): Promise<ReadonlyMap<string, string>> {
    if (storyIds.length === 0) return new Map();
    const query = db
      .selectFrom('filings')
      .select(['story_id', 'headline'])
      .where('story_id', 'in', storyIds)
      .where('news_at', '<=', at);
    const rows = await query.orderBy('news_at').orderBy('article_id').execute();
    return new Map(rows.map(({ story_id, headline }) => [story_id, headline]));
  }

  return { deliveryWithChoice, headlinesOf };
}

export function writtenChoice(verdicts: readonly Verdict[]): string {
  return JSON.stringify(verdicts.map(({ storyId, outlets, why }): Written => [storyId, outlets, why]));
}
