import { describe, expect, it } from 'vitest';
import { type Archive, createArchive } from '../../src/archive/archive.ts';
import { openDatabase } from '../../src/archive/database.ts';
import { storeAndFile } from '../../src/newsroom/filing.ts';
import { HOUR_MS, MORNING, report } from './desk.ts';

const openArchive = async () => createArchive(await openDatabase(':memory:'));

const SINKING =
  'The ferry Aurelia sank off Port Marrow on Monday with 212 people aboard. Captain Iven Solberg said the engine room had flooded within minutes.';
const byWire = report('Ferry Aurelia sinks off Port Marrow with 212 aboard', { outlet: 'Example Wire', text: SINKING });
const byPost = report('Aurelia ferry sinks off Port Marrow, 212 people aboard', {
  outlet: 'Example Post',
  text: `${SINKING} Fishing boats saved most of the passengers.`,
  publishedAt: MORNING - HOUR_MS,
});

describe('an article that came in', () => {
  it('is stored with topics and regions, and filed under a story', async () => {
    const archive = await openArchive();
    const flood = report('Flood in Kenya destroys 300 homes', {
      text: 'A flood in Kenya destroyed 300 homes on Monday, the Red Cross said.',
    });
    const [stored] = await storeAndFile(archive, [flood], MORNING);
    expect(stored).toMatchObject({
      new: true,
      article: { storedAt: MORNING, topics: ['disaster'], regions: ['africa'] },
    });
    expect((await archive.storyOf(stored?.article.id ?? ''))?.articles).toHaveLength(1);
  });

  it('changes nothing when it comes again, whatever the hour, and is told as it stands', async () => {
    const archive = await openArchive();
    const [first] = await storeAndFile(archive, [byWire], MORNING);
    const again = await storeAndFile(archive, [{ ...byWire, headline: 'A later headline' }, byWire], MORNING + HOUR_MS);
    expect(again).toEqual([
      { article: first?.article, new: false },
      { article: first?.article, new: false },
    ]);
    expect(await archive.counts()).toMatchObject({ articles: 1, stories: 1 });
  });

  it('twice in one import is stored once', async () => {
    const stored = await storeAndFile(await openArchive(), [byWire, byWire], MORNING);
    expect(stored.map((each) => each.new)).toEqual([true, false]);
  });

  it('joins the story of another outlet, and the order in which files are read does not matter', async () => {
    const stories = [];
    for (const order of [
      [byWire, byPost],
      [byPost, byWire],
    ]) {
      const archive = await openArchive();
      const stored = await storeAndFile(archive, order, MORNING);
      expect(stored.map(({ article }) => article.headline)).toEqual(order.map(({ headline }) => headline));
      const story = await archive.storyOf(stored[0]?.article.id ?? '');
      expect(story?.articles.map(({ outlet }) => outlet).sort()).toEqual(['Example Post', 'Example Wire']);
      stories.push(story?.id);
    }
    expect(stories[0]).toBe(stories[1]);
  });

  it('without a date counts from when it was stored, and stays undated', async () => {
    const archive = await openArchive();
    const [stored] = await storeAndFile(archive, [{ ...byWire, publishedAt: null }], MORNING);
    expect(stored?.article.publishedAt).toBeNull();
    expect((await archive.stories({ limit: 1 }))[0]?.newsAt).toBe(MORNING);
  });
});

describe('an import that broke off', () => {
  it('leaves nothing half done: what is stored is filed', async () => {
    const archive = await openArchive();
    const cut: Pick<Archive, 'together'> = {
      together: (work) =>
        archive.together((together) =>
          work({ ...together, fileArticle: () => Promise.reject(new Error('the power went')) }),
        ),
    };
    await expect(storeAndFile(cut, [byWire, byPost], MORNING)).rejects.toThrow('the power went');
    expect(await archive.counts()).toMatchObject({ articles: 0, stories: 0 });
    const stored = await storeAndFile(archive, [byWire, byPost], MORNING + HOUR_MS);
    expect(stored.map((each) => each.new)).toEqual([true, true]);
  });

  it('and left articles without a story, as an older Dateline could, is made whole by the next one', async () => {
    const archive = await openArchive();
    const { article } = (await storeAndFile(await openArchive(), [byWire], MORNING))[0]!;
    await archive.storeArticles([article]);
    expect(await archive.counts()).toMatchObject({ articles: 1, stories: 0 });
    const stored = await storeAndFile(archive, [byWire], MORNING + HOUR_MS);
    expect(stored.map((each) => each.new)).toEqual([false]);
    expect(await archive.counts()).toMatchObject({ articles: 1, stories: 1 });
  });

  it('leaves nothing of a batch that could not be stored', async () => {
    const archive = await openArchive();
    const bad = report('Not storable', { text: undefined as unknown as string, url: 'https://gazette.example/bad' });
    await expect(storeAndFile(archive, [byWire, bad], MORNING)).rejects.toThrow();
    expect(await archive.counts()).toMatchObject({ articles: 0, stories: 0 });
  });
});

describe('a large import', () => {
  it('lets others have their turn', async () => {
    const archive = await openArchive();
    let done = false;
    let turns = 0;
    const others = (async () => {
      for (; !done; turns += 1) await new Promise((resolve) => setImmediate(resolve));
    })();
    await storeAndFile(
      archive,
      Array.from({ length: 250 }, (_, n) => report(`Bridge report number ${n}`)),
      MORNING,
    );
    done = true;
    await others;
    expect(turns).toBeGreaterThan(12);
    expect((await archive.counts()).articles).toBe(250);
  });
});
