import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createArchive } from '../../src/archive/archive.ts';
import { openDatabase } from '../../src/archive/database.ts';
import { articleAbout, file, NOON } from '../archive/fixtures.ts';
import { operator } from './dateline.ts';

describe('dateline remove', () => {
  it('takes out what is named by id or address, says where it stood, and names what is not there', async () => {
    const { dateline, folder } = operator();
    const archive = createArchive(await openDatabase(path.join(folder, 'dateline.db')));
    const url = 'https://www.harbour.example/news/bridge_1?utm_source=feed';
    const same = { url: 'http://harbour.example/news/bridge_1/', outlet: 'Copyists' };
    const other = { url: 'https://harbour.example/news/bridgeX1' };
    await archive.storeArticles(
      [articleAbout('a1', { url }), articleAbout('a2', same), articleAbout('a3', other), articleAbout('a4')],
      'f1',
    );
    for (const id of ['a1', 'a2', 'a3', 'a4']) await file(archive, id, `s${id}`, NOON, ['ferry']);
    const address = 'https://harbour.example/news/bridge_1';
    const first = await dateline(['remove', address]);
    expect(first).toMatchObject({ code: 0, err: '' });
    expect(first.out).toContain(
      'Removed “Ferry service resumes on line a1” (Harbour Post).\nRemoved “Ferry service resumes on line a2” (Copyists).',
    );
    expect(first.out).toContain('do not come back from a feed or a file. No message shows it.');
    const left = async () => (await archive.headlines('ferry', 9)).map(({ id }) => id).sort();
    expect(await left()).toEqual(['a3', 'a4']);
    expect(await archive.story('sa1')).toBeUndefined();
    expect((await archive.search('ferry', { limit: 9 })).hits.map(({ article }) => article.id).sort()).toEqual([
      'a3',
      'a4',
    ]);
    const second = await dateline(['remove', 'a4', 'nobody', address, '--json']);
    expect(second.code).toBe(1);
    expect(JSON.parse(second.out)).toMatchObject([
      { target: 'a4', removed: [{ id: 'a4', outlet: 'Harbour Post' }], messages: 0 },
      { target: 'nobody', removed: [] },
      { target: address, removed: [] },
    ]);
    expect((await dateline(['remove', 'nobody'])).out).toMatch(
      /^There is no stored article called nobody: nothing was removed\./,
    );
    expect(await left()).toEqual(['a3']);
    await archive.close();
  });
});
