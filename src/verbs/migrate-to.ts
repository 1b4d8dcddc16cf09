// `dateline migrate-to`: moves the archive to another database, and sees that it arrived.
import path from 'node:path';
import { copyArchive } from '../archive/copy.ts';
import { openDatabase } from '../archive/database.ts';
import { isFileName, isPostgres, whereIs } from '../archive/whereabouts.ts';
import type { Config } from '../config.ts';
import { PlainError } from '../news/plain-error.ts';

/** All or nothing: after any fault the target is as empty as it was. The archive that is moved stays as it is. */
export async function migrateTo(config: Config, target: string, { json = false }: { readonly json?: boolean }) {
  if (!isPostgres(target) && !isFileName(target))
    throw new PlainError(
      `${target.split(':')[0]}://… is no place for an archive: give postgres://… or the path of a file.`,
    );
  const to = isPostgres(target) ? target : path.resolve(target);
  if (to === config.databaseUrl) throw new PlainError('That is where the archive is already.');
  if (config.databaseUrl === ':memory:' || target === ':memory:')
    throw new PlainError('Memory is no place to move to or from.');
  const source = await openDatabase(config.databaseUrl);
  try {
    const destination = await openDatabase(to);
    try {
      const copied = (table: { readonly table: string; readonly rows: number; readonly checksum: string }) => {
        if (!json)
          process.stdout.write(`${table.table}: ${table.rows} rows, ${table.checksum.slice(0, 12)} on both sides\n`);
      };
      const tables = await copyArchive(source, destination, { copied });
      process.stdout.write(
        json
          ? `${JSON.stringify({ from: whereIs(config.databaseUrl), to: whereIs(to), tables })}\n`
          : `Everything is at ${whereIs(to)}, the same row by row. Set DATABASE_URL to it and start again; the archive at ${whereIs(config.databaseUrl)} stays as it is.\n`,
      );
    } catch (error) {
      if (error instanceof PlainError) throw new PlainError(`${whereIs(to)}: ${error.message}`);
      throw error;
    } finally {
      await destination.destroy();
    }
  } finally {
    await source.destroy();
  }
  return 0;
}
