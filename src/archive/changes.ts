// Changed articles: what was rewritten, withdrawn or removed, and is to be looked at for what was posted of it.
import type { Database } from './schema.ts';

export interface ChangedArticle {
  readonly articleId: string;
  readonly outlet: string;
  /** null: it was revised. */
  readonly removedBy: 'outlet' | 'operator' | null;
  readonly changedAt: number;
}

export function changesIn(db: Database) {
  /** Articles that were changed and not looked at since, the longest waiting first. */
  async function changesDue(now: number, limit: number): Promise<readonly ChangedArticle[]> {
    const query = db.selectFrom('changed_articles').selectAll().where('look_at', '<=', now);
    return (await query.orderBy('look_at').limit(limit).execute()).map((row) => ({
      articleId: row.article_id,
      outlet: row.outlet,
      removedBy: row.removed_by,
      changedAt: Number(row.changed_at),
    }));
  }

  /** The outlet took it back, though it may still be stored. */
  async function markWithdrawn(articleId: string, outlet: string, now: number): Promise<void> {
    await markChanged(db, [{ articleId, outlet }], 'outlet', now);
  }

  return { changesDue, markWithdrawn };
}

/** Part of the transaction that changes the articles. What was posted of them is looked at soon. */
export async function markChanged(
  tx: Database,
  articles: readonly { readonly articleId: string; readonly outlet: string }[],
  removedBy: ChangedArticle['removedBy'],
  now: number,
): Promise<void> {
  if (articles.length === 0) return;
  const rows = articles.map(({ articleId, outlet }) => ({
    article_id: articleId,
    outlet,
    removed_by: removedBy,
    changed_at: now,
    look_at: now,
  }));
  await tx
    .insertInto('changed_articles')
    .values(rows)
    .onConflict((conflict) =>
      conflict.column('article_id').doUpdateSet({ removed_by: removedBy, changed_at: now, look_at: now }),
    )
    .execute();
}
