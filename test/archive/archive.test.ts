import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { afterAll, describe, expect, it } from 'vitest';
import { createArchive } from '../../src/archive/archive.ts';
import { openDatabase } from '../../src/archive/database.ts';
import { archiveContract, articleAbout } from './contract.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'dateline-archive-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let files = 0;
const current = () => path.join(folder, `${files}.db`);

archiveContract({
  name: 'SQLite',
  open: async (claimant) => createArchive(await openDatabase(current()), { claimant }),
  clear: async () => {
    files += 1;
  },
});

describe('opening an archive', () => {
  it('keeps what was stored when it is opened again', async () => {
    const file = path.join(folder, 'deep', 'down', 'again.db');
    const first = createArchive(await openDatabase(file));
    await first.storeArticles([articleAbout('a1')]);
    await first.close();
    const second = createArchive(await openDatabase(file));
    expect(await second.article('a1')).toMatchObject({ id: 'a1' });
    await second.close();
  });

  it('works in memory', async () => {
    const archive = createArchive(await openDatabase(':memory:'));
    expect(await archive.storeArticles([articleAbout('a1')])).toEqual([{ id: 'a1', new: true }]);
    await archive.close();
  });

  it('refuses an archive of a newer Dateline', async () => {
    const file = path.join(folder, 'newer.db');
    const db = await openDatabase(file);
    await sql`insert into migrations (name, number) values ('9999-later', 9999)`.execute(db);
    await db.destroy();
    await expect(openDatabase(file)).rejects.toThrow(/newer Dateline/);
  });

  it('says plainly what it cannot open', async () => {
    await expect(openDatabase(folder)).rejects.toThrow(/cannot be opened/);
    await expect(openDatabase('postgres://localhost/x')).rejects.toThrow(/not supported yet/);
  });
});
