import { describe, expect, it, onTestFinished } from 'vitest';
import { createArchive } from '../../src/archive/archive.ts';
import { openDatabase } from '../../src/archive/database.ts';
import type { KeptFeed } from '../../src/archive/feed-rows.ts';
import { feedId } from '../../src/news/feed.ts';
import { AT_ONCE, lookQueue } from '../../src/newsroom/look-queue.ts';

const NOON = Date.UTC(2026, 2, 1, 12);

async function openQueue(counts: Readonly<Record<string, number>>) {
  const archive = createArchive(await openDatabase(':memory:'));
  onTestFinished(() => archive.close());
  const clock = { at: NOON };
  const urls = Object.entries(counts).flatMap(([host, count]) =>
    Array.from({ length: count }, (_, n) => `https://${host}.example/${n}`),
  );
  const feeds = urls.map((url) => ({ url, outlet: url, section: null, language: null, pages: false, id: feedId(url) }));
  // Whoever stands first has waited longest.
  for (const [index, host] of Object.keys(counts).entries()) {
    const here = feeds.findLastIndex(({ url }) => url.startsWith(`https://${host}.`));
    await archive.syncFeeds(feeds.slice(0, here + 1), NOON - 99 + index);
  }
  return { archive, clock, queue: lookQueue({ archive, now: () => clock.at }) };
}

const countedBy = (feeds: readonly KeptFeed[]) =>
  Object.fromEntries([...Map.groupBy(feeds, ({ host }) => host)].map(([host, own]) => [host, own.length]));

describe('the order of looks', () => {
  it('lets no host fill it, however many of its feeds have waited longest', async () => {
    const { queue } = await openQueue({ busy: 2_060, quiet: 1, other: 3 });
    expect(countedBy(await queue.next())).toEqual({ 'busy.example': 2, 'quiet.example': 1, 'other.example': 2 });
    expect(await queue.next()).toEqual([]);
  });

  it('gives each of many hosts its turn, though all are slow', async () => {
    const hosts = Array.from({ length: 20 }, (_, n) => `h${n}`);
    const { queue } = await openQueue(Object.fromEntries(hosts.map((host) => [host, 5])));
    const seen = new Set<string>();
    let looks = 0;
    for (let under = [...(await queue.next())]; under.length > 0; ) {
      expect(under.length).toBeLessThanOrEqual(AT_ONCE);
      const [first] = under.splice(0, 1);
      seen.add(first!.host);
      looks += 1;
      if (looks === 40) expect(seen.size).toBe(20);
      queue.done(first!);
      under.push(...(await queue.next()));
    }
    expect(looks).toBe(100);
  });

  it('never has more under way than it may, though one host is left alone', async () => {
    const others = Object.fromEntries(Array.from({ length: AT_ONCE - 1 }, (_, n) => [`h${n}`, 1]));
    const { queue } = await openQueue({ ...others, busy: 5 });
    const under = await queue.next();
    expect(under).toHaveLength(AT_ONCE);
    queue.done(under[0]!);
    expect(countedBy(await queue.next())).toEqual({ 'busy.example': 1 });
  });

  it('does not use a right that has waited too long, and takes it again later', async () => {
    const { queue, clock } = await openQueue({ slow: 6 });
    const [one, two] = await queue.next();
    clock.at += 40_000;
    queue.done(one!);
    expect(await queue.next()).toEqual([]);
    clock.at += 20_000;
    queue.done(two!);
    expect(await queue.next()).toHaveLength(2);
  });

  it('claims more at a time where looks are quick, and few again where they are not', async () => {
    const { archive, clock } = await openQueue({ quick: 1_100 });
    const sizes: number[] = [];
    const claimLooks: typeof archive.claimLooks = (ids, at) => {
      sizes.push(ids.length);
      return archive.claimLooks(ids, at);
    };
    const queue = lookQueue({ archive: { ...archive, claimLooks }, now: () => clock.at });
    const look = async (count: number) => {
      for (let n = 0; n < count; ) {
        const under = await queue.next();
        for (const each of under) queue.done(each);
        n += under.length;
      }
    };
    await look(64 + 128 + 256 + 2);
    expect(sizes).toEqual([64, 128, 256, 512]);
    await look(508);
    clock.at += 5_000;
    await look(2);
    expect(sizes).toEqual([64, 128, 256, 512, 64]);
  });

  it('leaves what it did not use to others', async () => {
    const { archive, queue } = await openQueue({ host: 6 });
    await queue.next();
    expect(await archive.feedsDue(NOON, 9)).toEqual([]);
    await queue.giveBack();
    expect(await archive.feedsDue(NOON, 9)).toHaveLength(4);
  });
});
