import { afterAll, expect, it } from 'vitest';
import { openWire } from '../../src/wire/wire.ts';

const wire = openWire({ allowedPrivateHosts: ['bridge.lan'], name: 'Dateline', version: 'test', contact: null });
afterAll(() => wire.close());

const feedOf = (links: readonly string[]) =>
  Buffer.from(
    `<rss><channel><title>Harbour</title>${links.map((link) => `<item><title>Dam</title><link>${link}</link><enclosure url="${link}"/></item>`).join('')}</channel></rss>`,
  );
const read = async (...links: readonly string[]) =>
  (await wire.parseFeed(feedOf(links), { contentType: null, url: 'https://wire.example/feed', now: 0 })).articles;

it('takes in no link that leads a reader into a private network, but the article', async () => {
  const inside = [
    'http://192.168.1.1/admin',
    'http://127.1:8080/',
    'http://[::1]/',
    'http://router.lan/',
    'http://nas/',
  ];
  for (const article of await read(...inside))
    expect(article).toMatchObject({ headline: 'Dam', url: null, enclosures: [] });
});

it('sends nobody to the site of a feed that stands in a private network', async () => {
  const siteOf = async (link: string) => {
    const feed = Buffer.from(`<rss><channel><title>Harbour</title><link>${link}</link></channel></rss>`);
    return (await wire.parseFeed(feed, { contentType: null, url: 'https://wire.example/feed', now: 0 })).link;
  };
  expect(await siteOf('http://192.168.1.1/admin')).toBeNull();
  expect(await siteOf('https://wire.example/')).toBe('https://wire.example/');
});

it('leaves links of the web, whatever their port, and those of hosts that the operator opened', async () => {
  const outside = ['https://wire.example:8443/dam', 'https://8.8.8.8/', 'http://bridge.lan/1'];
  expect((await read(...outside)).map(({ url }) => url)).toEqual(outside);
});

it('reads feeds one after the other, and goes on after one that is none', async () => {
  const about = { contentType: null, url: 'https://wire.example/feed', now: 0 };
  const large = feedOf(Array.from({ length: 3_000 }, (_, at) => `https://wire.example/${at}`));
  const ends: string[] = [];
  const end = (name: string) => () => ends.push(name);
  await Promise.all([
    wire.parseFeed(large, about).then(end('large')),
    wire.parseFeed(Buffer.from('<opml/>'), about).catch(end('none')),
    wire.parseFeed(feedOf(['https://wire.example/']), about).then(end('small')),
  ]);
  expect(ends).toEqual(['large', 'none', 'small']);
});
