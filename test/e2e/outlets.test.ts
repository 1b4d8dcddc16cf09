// Moderators choose outlets and readers have links briefed, in the local Discord, with sites of its own on the loopback.
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { storeAndFile } from '../../src/newsroom/filing.ts';
import { gather } from '../../src/newsroom/gather.ts';
import { buttonsOf, inside, textOf as markdownOf, optionsIn } from '../../src/sandbox/member.ts';
import { played, seen } from '../../src/sandbox/terminal/cast.ts';
import { ClientRefusal } from '../../src/sandbox/typed-line.ts';
import { openWire } from '../../src/wire/wire.ts';
import { descriptionMissing, validateExchange } from '../sandbox/openapi.ts';
import { EVENING, openStage, type Stage, starterArticles } from './stage.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'dateline-outlets-'));
let stage: Stage;
let sites: Server;
let origin: string;
const asked: string[] = [];

const rss = (title: string, headlines: readonly string[]) => `<?xml version="1.0"?><rss version="2.0"><channel>
  <title>${title}</title><link>https://reef.example</link><description>d</description>
  ${headlines
    .map(
      (headline, n) => `<item><title>${headline}</title><link>https://reef.example/${n}</link>
  <description>The council of the islands agreed on it after a long night of talks.</description>
  <pubDate>${new Date(EVENING - (n + 1) * 3_600_000).toUTCString()}</pubDate></item>`,
    )
    .join('\n')}</channel></rss>`;

const PARAGRAPH =
  'The port of Suva opened again on Tuesday after a week of storms, and the first ferries left before noon, the harbour authority said. ';
const PAGE = `<!doctype html><html lang="en"><head><title>Port of Suva reopens</title>
  <meta property="og:site_name" content="Reef Herald"></head><body><article><h1>Port of Suva reopens after storms</h1>
  ${[1, 2, 3, 4, 5].map((n) => `<p>${PARAGRAPH}On pier ${n} cranes were at work all day, and ${n} ships waited outside.</p>`).join('')}
  </article></body></html>`;

const PLACES: Readonly<Record<string, readonly [type: string, body: () => string]>> = {
  '/reef.xml': [
    'application/rss+xml',
    () => rss('Reef, Herald', ['Port of Suva reopens', '@everyone **look**', 'Third']),
  ],
  '/sport.xml': ['application/rss+xml', () => rss('Reef Sport', ['Rugby team flies home'])],
  '/world.xml': ['application/rss+xml', () => rss('Reef World', ['Talks go on'])],
  '/site': [
    'text/html',
    () => `<html><head><title>Reef</title><link rel="alternate" type="application/rss+xml" title="World" href="/world.xml">
      <link rel="alternate" type="application/rss+xml" title="Sport" href="/sport.xml"></head><body>News</body></html>`,
  ],
  '/news/port': ['text/html; charset=utf-8', () => PAGE],
};

beforeAll(async () => {
  sites = createServer((request, response) => {
    asked.push(request.url ?? '');
    const place = PLACES[request.url ?? ''];
    if (!place) return void response.writeHead(404).end();
    response.writeHead(200, { 'content-type': place[0] }).end(place[1]());
  });
  await new Promise<void>((resolve) => sites.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(sites.address() as AddressInfo).port}`;
  stage = await openStage({ databaseUrl: path.join(folder, 'archive.db'), allowedPrivateHosts: ['127.0.0.1'] });
});
afterAll(async () => {
  await stage.close();
  sites.closeAllConnections();
  sites.close();
  rmSync(folder, { recursive: true, force: true });
});
afterEach(() => {
  expect(stage.sandbox.unmatched).toEqual([]);
  expect(stage.log.lines.filter(({ level }) => level === 'error')).toEqual([]);
});

type Message = Parameters<typeof markdownOf>[0];
/** As a member reads it: without the backslashes that keep it inert. */
const textOf = (message: Message) => markdownOf(message).replace(/\\([^\p{L}\p{N}\s])/gu, '$1');
const menuOf = (message: Message) => {
  const menu = inside(message).find(({ type }) => type === 3);
  return menu ? optionsIn(menu) : [];
};
const order = (name: string, options = {}) => stage.moderator.run({ name, options }, { channel: stage.lounge });
const list = async () => textOf((await order('outlets list')).message);

describe('a moderator', () => {
  it('sees what a feed gives before it is kept, and keeps it even after the bot was restarted', async () => {
    const { message, ephemeral } = await order('outlets add', { address: `${origin}/reef.xml` });
    expect(ephemeral).toBe(true);
    expect(textOf(message)).toMatch(/Reef, Herald[\s\S]*about \d+ articles a day · teasers[\s\S]*Port of Suva reopens/);
    expect(markdownOf(message)).not.toContain('**look**');
    expect(message.pinged).toMatchObject({ everyone: false });
    expect(buttonsOf(message)).toEqual(['Keep it', 'Not this one']);
    expect(await list()).not.toContain('Reef, Herald');
    await stage.restart();
    await stage.moderator.press(message, 'Keep it');
    expect(textOf(message)).toMatch(/Reef, Herald.* is kept/);
    expect(buttonsOf(message)).toEqual([]);
    expect(await list()).toMatch(/Reef, Herald.*\n-# English · added here · not read yet/);
    const again = await order('outlets add', { address: `${origin}/reef.xml/` });
    expect(textOf(again.message)).toContain('has added “Reef, Herald” already');
  });

  it('can write the address into a form, and leave what it gives', async () => {
    const opened = await order('outlets add');
    expect(opened.modal).toMatchObject({ title: 'Add an outlet' });
    const { message, ephemeral } = await stage.moderator.submit(opened, { 0: `${origin}/sport.xml`, 1: 'Sport' });
    expect(ephemeral).toBe(true);
    expect(textOf(message)).toContain('Readers will see it as **Sport**');
    await stage.moderator.press(message, 'Not this one');
    expect(textOf(message)).toBe('Nothing was kept.');
    expect(await list()).not.toContain('Sport');
  });

  it('can do so at the terminal of a rehearsal too', async () => {
    const person = played(stage.moderator, { channels: [stage.lounge], commands: stage.sandbox.commands });
    const opened = await person.say('/outlets add', stage.lounge);
    expect(opened.form).toEqual({
      title: 'Add an outlet',
      fields: [
        { label: 'Address', required: true },
        { label: 'Name', required: false },
      ],
    });
    const offer = await person.fill(opened, [`${origin}/sport.xml`]);
    expect(JSON.stringify(offer.drawn.components)).toContain('Reef Sport');
    await person.press(offer, 'Not this one');
    await expect(person.fill(offer, ['x'])).rejects.toThrow('no form');
    const said = stage.moderator.write('Nothing to see', { channel: stage.lounge });
    const used = await person.use('Brief this link', seen(said, { channels: [stage.lounge], commands: () => [] }));
    expect(JSON.stringify(used.drawn.components)).toContain('no link');
  });

  it('chooses from the feeds of a site', async () => {
    const { message } = await order('outlets add', { address: `${origin}/site` });
    expect(menuOf(message).map(({ label }) => label)).toEqual(['Reef World', 'Reef Sport']);
    const offer = await stage.moderator.choose(message, null, ['0']);
    expect([offer.ephemeral, textOf(offer.message)]).toEqual([true, expect.stringContaining('Reef World')]);
    await stage.moderator.press(offer.message, 'Keep it');
    expect(await list()).toContain('Reef World');
  });

  it('sees in the server, and only there, what the outlets give that it kept', async () => {
    const { archive } = stage.app();
    const now = () => stage.clock.at;
    const wire = openWire({
      allowedPrivateHosts: ['127.0.0.1'],
      name: 'Dateline',
      version: 'test',
      contact: null,
      now,
    });
    const { log } = stage;
    const { read, parseFeed } = wire;
    const times = { shortestMs: 600_000, keptMs: 90 * 86_400_000 };
    const gathered = await gather({ archive, read, parseFeed, page: async () => null, ...times, now, log });
    await wire.close();
    expect(gathered).toMatchObject({ looked: 2, failed: 0, added: 4 });
    const search = async (member: typeof stage.reader, channel = stage.lounge) =>
      textOf((await member.run('/news search query:port of suva', { channel })).message);
    expect(await search(stage.reader)).toContain('reopens');
    expect(await list()).toMatch(/Reef, Herald.*\n-# English · added here · read <t:/);
    const other = stage.sandbox.guild({ name: 'A third server' });
    expect(await search(other.member({ name: 'ola' }), other.channel({ name: 'hall' }))).not.toContain('reopens');
  });

  it('is refused plainly, and told nothing of the network inside', async () => {
    for (const address of [
      'http://10.0.0.7/feed',
      'http://localhost:8080/',
      'http://[::1]/',
      'https://user:pw@x.example/',
    ]) {
      const { message } = await order('outlets add', { address });
      expect(textOf(message)).toContain('I read only public pages of the web');
    }
    expect(textOf((await order('outlets add', { address: `${origin}/nothing` })).message)).toContain(
      'nothing at that address',
    );
    expect(textOf((await order('outlets add', { address: 'not an address' })).message)).toContain('as an address');
    const file = stage.moderator.upload({ filename: 'a.opml', contentType: 'text/xml', body: new Uint8Array(1) });
    expect(textOf((await order('outlets add', { address: origin, file })).message)).toContain('not both');
  });

  it('adds a file of outlets at once, and reads why some were not taken', async () => {
    const opml = `<?xml version="1.0"?><opml version="2.0"><head><title>Mine</title></head><body><outline text="News">
      <outline type="rss" text="Sport of the Reef" xmlUrl="${origin}/sport.xml"/>
      <outline type="rss" text="Herald" xmlUrl="${origin}/reef.xml"/>
      <outline type="rss" text="Router" xmlUrl="http://192.168.0.1/feed"/>
      <outline type="rss" text="Gone" xmlUrl="${origin}/gone.xml"/></outline></body></opml>`;
    const body = new TextEncoder().encode(opml);
    const file = stage.moderator.upload({ filename: 'mine.opml', contentType: 'text/x-opml', body });
    const { message } = await order('outlets add', { file });
    const shown = textOf(message);
    expect(shown).toContain('1 feed can be kept, 3 cannot');
    expect(shown).toContain('Herald: this server has it already');
    expect(shown).toContain('Gone: there is nothing at that address');
    expect(shown).toMatch(/Router: .*public pages/);
    await stage.moderator.press(message, 'Keep this one');
    expect(await list()).toContain('Sport of the Reef');
    const junk = stage.moderator.upload({
      filename: 'b.opml',
      contentType: 'text/xml',
      body: new TextEncoder().encode('hello'),
    });
    expect(textOf((await order('outlets add', { file: junk })).message)).toContain('no outlets in that file');
  });

  it('tests an outlet or an address, and stores nothing of it', async () => {
    const known = await order('outlets test', { outlet: 'Reef, Herald' });
    expect(textOf(known.message)).toMatch(/Test: Reef, Herald[\s\S]*RSS, \d+ (bytes|kB), 3 articles/);
    const page = await order('outlets test', { outlet: `${origin}/site` });
    expect(textOf(page.message)).toContain('its site has 2 feeds');
    const gone = await order('outlets test', { outlet: `${origin}/gone` });
    expect(textOf(gone.message)).toContain('There is nothing at that address');
    expect(textOf((await order('outlets test', { outlet: 'Nobody' })).message)).toContain('Nobody');
  });

  it('mutes and hears an outlet again, commas in its name or not', async () => {
    await storeAndFile(
      stage.app().archive,
      [
        {
          ...starterArticles()[0]!,
          outlet: 'Reef, Herald',
          headline: 'Lantern festival opens in Suva',
          url: 'https://reef.example/l',
        },
      ],
      EVENING,
    );
    const search = async () =>
      textOf((await stage.reader.run('/news search query:lantern festival', { channel: stage.lounge })).message);
    expect(await search()).toContain('Lantern');
    const choices = await stage.moderator.type('/outlets mute outlet:her', { channel: stage.lounge });
    expect(choices).toContainEqual({ name: 'Reef, Herald', value: 'Reef, Herald' });
    expect(textOf((await order('outlets mute', { outlet: 'Reef, Herald' })).message)).toContain('is muted');
    expect(await search()).not.toContain('opens in Suva');
    expect(await list()).toMatch(/Reef, Herald.*\n-# English · added here · \*\*muted here\*\*/);
    const muted = await stage.moderator.type('/outlets unmute outlet:', { channel: stage.lounge });
    expect(muted.map(({ value }) => value)).toEqual(['Reef, Herald']);
    await order('outlets unmute', { outlet: 'Reef, Herald' });
    expect(await search()).toContain('opens in Suva');
  });

  it('has outlets of which another server sees nothing', async () => {
    const other = stage.sandbox.guild({ name: 'Another server' });
    const hall = other.channel({ name: 'hall' });
    const mod = other.moderator({ name: 'noor' });
    expect(textOf((await mod.run('/outlets list', { channel: hall })).message)).not.toContain('Reef, Herald');
    expect(textOf((await mod.run('/news search query:lantern festival', { channel: hall })).message)).not.toContain(
      'opens',
    );
    expect(await mod.type('/outlets mute outlet:ree', { channel: hall })).toEqual([]);
  });

  it('is asked before an outlet is removed, and then what it published is not seen any more', async () => {
    const own = await stage.moderator.type('/outlets remove outlet:her', { channel: stage.lounge });
    expect(own.map(({ value }) => value)).toEqual(['Reef, Herald']);
    const kept = await order('outlets remove', { outlet: 'Reef, Herald' });
    await stage.moderator.press(kept.message, 'Leave it');
    expect(await list()).toContain('Reef, Herald');
    const { message } = await order('outlets remove', { outlet: 'Reef, Herald' });
    await stage.restart();
    await stage.moderator.press(message, 'Remove it');
    expect(textOf(message)).toContain('is removed');
    expect(await list()).not.toContain('Reef, Herald');
    const found = await stage.reader.run('/news search query:lantern festival', { channel: stage.lounge });
    expect(textOf(found.message)).not.toContain('opens in Suva');
    const theirs = await order('outlets remove', { outlet: 'El Faro del Sur (muestra)' });
    expect(textOf(theirs.message)).toContain('/outlets mute');
  });

  it('is a moderator: nobody else may', async () => {
    await expect(stage.reader.run('/outlets list', { channel: stage.lounge })).rejects.toThrow(ClientRefusal);
    const forged = await stage.reader.run('/outlets list', { channel: stage.lounge, force: true });
    expect(textOf(forged.message)).toContain('manage this server');
    const theirs = await order('outlets add', { address: `${origin}/reef.xml` });
    await expect(stage.reader.press(theirs.message, 'Keep it')).rejects.toThrow(ClientRefusal);
    await stage.moderator.press(theirs.message, 'Not this one');
  });

  it('may be somebody whom the server itself allows the command: then also its form and its buttons', async () => {
    const editor = stage.guild.member({ name: 'ines' });
    stage.guild.override('outlets', [{ id: editor.user.id, type: 2, permission: true }]);
    const opened = await editor.run('/outlets add', { channel: stage.lounge });
    const { message } = await editor.submit(opened, { 0: `${origin}/reef.xml`, 1: 'By Ines' });
    expect(textOf(message)).toContain('Readers will see it as **By Ines**');
    await editor.press(message, 'Keep it');
    expect(textOf(message)).toContain('By Ines');
    expect(textOf(message)).toContain('is kept');
    stage.guild.override('outlets', []);
  });
});

describe('a reader', () => {
  const brief = (content: string, embeds: readonly object[] = []) =>
    stage.reader.menu('Brief this link', stage.reader.write(content, { channel: stage.lounge, embeds }));

  it('has the article behind a link briefed in private, within a budget, and asks the site once', async () => {
    const { message, ephemeral } = await brief(`Seen this? ${origin}/news/port.`);
    expect(ephemeral).toBe(true);
    const shown = textOf(message);
    expect(shown).toContain('Port of Suva reopens after storms');
    expect(shown).toContain('opened again on Tuesday');
    expect(JSON.stringify(message.components)).toContain(`${origin}/news/port`);
    expect(shown.length).toBeLessThan(PAGE.length);
    await brief('', [{ url: `${origin}/news/port`, title: 'Port', description: 'A page' }]);
    expect(asked.filter((url) => url === '/news/port')).toHaveLength(1);
  });

  it('chooses where a message has several links, and keeps the menu', async () => {
    const { message, ephemeral } = await brief(`${origin}/news/port and ${origin}/gone`);
    expect(ephemeral).toBe(true);
    expect(menuOf(message)).toHaveLength(2);
    const first = await stage.reader.choose(message, null, ['0']);
    expect(textOf(first.message)).toContain('Port of Suva');
    const second = await stage.reader.choose(message, null, ['1']);
    expect(textOf(second.message)).toContain('nothing at that address');
    expect(menuOf(message)).toHaveLength(2);
  });

  it("may take a message of the bot's own: what is stored is not asked for again", async () => {
    const { message } = await stage.reader.run('/news latest count:2', { channel: stage.lounge });
    const answer = await stage.reader.menu('Brief this link', message);
    expect(menuOf(answer.message).length).toBeGreaterThan(0);
    const before = asked.length;
    const told = await stage.reader.choose(answer.message, null, ['0']);
    expect(textOf(told.message)).toContain('sample');
    expect(asked).toHaveLength(before);
  });

  it('is told why, where there is no link or none that may be read', async () => {
    expect(textOf((await brief('no link here')).message)).toContain('no link');
    expect(textOf((await brief('https://192.168.0.1/admin')).message)).toContain('public');
    expect(textOf((await brief(`${origin}/sport.xml`)).message)).toMatch(/no article|could not/);
  });
});

describe("Discord's own description", () => {
  it.skipIf(descriptionMissing !== null)(
    `holds for everything that was said above${descriptionMissing ? ` (skipped: ${descriptionMissing})` : ''}`,
    () => {
      const faults = stage.sandbox.requests.flatMap((exchange) =>
        validateExchange(exchange).map((fault) => `${exchange.method} ${exchange.path}: ${fault}`),
      );
      expect([...new Set(faults)]).toEqual([]);
    },
  );
});
