// An outlet changes what was posted: the message in the channel says so, on the local Discord.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openRest } from '../../src/app.ts';
import { createAmend } from '../../src/discord/amend.ts';
import type { Article, RawArticle } from '../../src/news/article.ts';
import { feedId } from '../../src/news/feed.ts';
import { correct } from '../../src/newsroom/correct.ts';
import { gather } from '../../src/newsroom/gather.ts';
import { lookForWithdrawn } from '../../src/newsroom/withdrawals.ts';
import { textOf as markdownOf } from '../../src/sandbox/member.ts';
import type { Message } from '../../src/sandbox/world.ts';
import { parseFeedCalmly } from '../../src/wire/parse.ts';
import { createRead } from '../../src/wire/read.ts';
import { rss, serveFeeds } from '../newsroom/feed-server.ts';
import { descriptionMissing, validateExchange } from '../sandbox/openapi.ts';
import { keepLog, openStage, type Stage } from './stage.ts';

const SETTING = { databaseUrl: '', outlets: [], requestsPerSecond: 50 };
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const EIGHT = Date.UTC(2025, 4, 21, 8);

const BRIDGE = [
  'The council of Dunmouth voted on Monday to reopen the old harbour bridge.',
  'Mayor Ada Quill said the bridge would carry 4,000 cars a day.',
  'Engineers closed it in March after they found cracks in two pillars.',
  'The repair cost 12 million crowns, the city treasury said on Tuesday.',
  'Ferry owners denied that they had asked for the bridge to stay shut.',
  `\n\n${Array.from('abcdefgh', (mark) => `It is not known what else was said in room ${mark} of the old building.`).join(' ')}`,
].join(' ');
const STORM = [
  'A storm flooded 300 houses in the port of Lindhaven on Tuesday night.',
  'The harbour master closed all four locks until Thursday.',
  'Schools stayed shut in six villages, the district said.',
  `\n\n${Array.from('klmnopqr', (mark) => `It is not known what else was seen from pier ${mark} of the new harbour.`).join(' ')}`,
].join(' ');

function raw(headline: string, text: string, outlet: string): RawArticle {
  const url = `https://${outlet.split(' ')[0]?.toLowerCase()}.example/${encodeURIComponent(headline)}`;
  const when = { publishedAt: EIGHT - 3 * HOUR, section: 'World', language: 'en', year: null, sample: false };
  return { outlet, headline, url, text, bylines: [], rights: null, ...when };
}
const ARTICLES = [
  raw('Old bridge of Dunmouth reopens', BRIDGE, 'Harbour Gazette'),
  raw('Storm floods Lindhaven', STORM, 'Coast Courier'),
];

let folder = '';
let stage: Stage;
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'dateline-corrections-'));
  stage = await openStage({ databaseUrl: path.join(folder, 'archive.db'), articles: ARTICLES });
  await say(`/digest subscribe channel:#${stage.news.name} style:full`);
  stage.clock.at = EIGHT;
  await stage.app().publish();
  expect(posted()).toHaveLength(1);
});
afterEach(async () => {
  expect(stage.sandbox.unmatched).toEqual([]);
  expect(descriptionMissing === null ? stage.sandbox.requests.flatMap(validateExchange) : []).toEqual([]);
  await stage.close();
  rmSync(folder, { recursive: true, force: true });
});

const say = (line: string) => stage.moderator.run(line, { channel: stage.lounge });
const plainOf = (message: Message) => markdownOf(message).replace(/\\([^\p{L}\p{N}\s])/gu, '$1');
const posted = () => stage.sandbox.messages(stage.news.id);
const shown = () => plainOf(posted()[0] as Message);
const edits = () => stage.sandbox.requests.filter(({ method }) => method === 'PATCH');
const archive = () => stage.app().archive;

async function articleNamed(headline: string): Promise<Article> {
  const [found] = await archive().headlines(headline, 1);
  const article = await archive().article(found?.id ?? '');
  if (!article) throw new Error(`no article ${headline}`);
  return article;
}

/** The outlet changes an article, as a look at its feed would find it. */
async function revise(headline: string, change: (article: Article) => Partial<Article>): Promise<void> {
  const article = await articleNamed(headline);
  await archive().reviseArticle({ ...article, ...change(article) }, { feedId: 'f1', keep: true, now: stage.clock.at });
}
const reword = (headline: string, from: string | RegExp, to: string) =>
  revise(headline, ({ text }) => ({ text: text.replace(from, to) }));

describe('a posted line', () => {
  it('that its outlet corrects is struck through, with what it says now beside it, by whom and when', async () => {
    const before = shown();
    stage.clock.at += 5 * MINUTE;
    await reword('Old bridge', '4,000 cars', '400 cars');
    expect(await stage.app().correct()).toMatchObject({ edited: 1 });
    expect(shown()).toContain(
      `~~Mayor Ada Quill said the bridge would carry 4,000 cars a day.~~\nMayor Ada Quill said the bridge would carry 400 cars a day.\n-# ↳ corrected by Harbour Gazette <t:${Math.floor(stage.clock.at / 1000)}:R>`,
    );
    expect(posted()).toHaveLength(1);
    expect(
      shown()
        .split('\n')
        .filter((line) => !before.split('\n').includes(line)),
    ).toHaveLength(3);
    expect(await stage.app().correct()).toMatchObject({ edited: 0 });
    expect(edits()).toHaveLength(1);
  });

  it('stays as it is when only a typing mistake is mended, or another sentence changes', async () => {
    const before = shown();
    await reword('Old bridge', 'cracks in two', 'craks in two');
    await reword('Old bridge', 'craks in two', 'cracks, in two');
    await revise('Storm', ({ text }) => ({ text: `${text} The army sent boats on Wednesday.` }));
    expect(await stage.app().correct()).toEqual({ edited: 0, left: 0, deferred: 0 });
    expect(shown()).toBe(before);
    expect(edits()).toEqual([]);
  });

  it('is edited once a quarter of an hour for its story, whatever the outlet does meanwhile, and other stories do not wait for it', async () => {
    await reword('Old bridge', '4,000 cars', '400 cars');
    await stage.app().correct();
    stage.clock.at += MINUTE;
    await reword('Old bridge', '400 cars', '500 cars');
    await stage.app().correct();
    stage.clock.at += MINUTE;
    await reword('Old bridge', '500 cars', '600 cars');
    await reword('Storm', '300 houses', '310 houses');
    await stage.app().correct();
    expect(shown()).toContain('carry 400 cars');
    expect(shown()).toContain('flooded 310 houses');
    expect(edits()).toHaveLength(2);
    stage.clock.at += 13 * MINUTE;
    await stage.app().correct();
    expect(shown()).toContain(
      '~~Mayor Ada Quill said the bridge would carry 4,000 cars a day.~~\nMayor Ada Quill said the bridge would carry 600 cars a day.',
    );
    expect(shown()).not.toContain('400 cars');
    expect(shown()).toContain('flooded 310 houses');
    expect(edits()).toHaveLength(3);
  });

  it('that is taken out, and an article that is withdrawn or removed, are struck', async () => {
    await reword('Old bridge', 'Mayor Ada Quill said the bridge would carry 4,000 cars a day. ', '');
    await archive().removeArticles([(await articleNamed('Storm')).id], stage.clock.at);
    expect(await stage.app().correct()).toMatchObject({ edited: 1 });
    expect(shown()).toMatch(/~~Mayor Ada Quill said .*~~\n-# ↳ taken out of the article by Harbour Gazette/);
    expect(shown()).toMatch(/~~\*\*\[Storm floods Lindhaven\]\(.*\)\*\*~~/);
    expect(shown()).toMatch(/~~A storm flooded .*~~/);
    expect(shown().match(/taken back by whoever runs this bot/g)).toHaveLength(1);

    stage.clock.at += 20 * MINUTE;
    await revise('Old bridge', () => ({ headline: 'This article has been withdrawn', text: 'We regret the error.' }));
    await stage.app().correct();
    expect(shown().match(/withdrawn by Harbour Gazette/g)).toHaveLength(1);
    expect(shown()).toMatch(/~~Engineers closed .*~~|~~The council .*~~/);
  });
});

describe('a correction', () => {
  it('outlives an outage and a restart, and is made once', async () => {
    await reword('Old bridge', '4,000 cars', '400 cars');
    stage.sandbox.faults.next({ method: 'PATCH' }, { kind: 'refuse', status: 503 }, 100);
    expect(await stage.app().correct()).toMatchObject({ deferred: 1 });
    stage.sandbox.faults.clear();
    await stage.restart();
    expect(await stage.app().correct()).toMatchObject({ edited: 0, deferred: 0 });
    stage.clock.at += 2 * MINUTE;
    stage.sandbox.faults.next({ method: 'PATCH' }, { kind: 'drop-after' });
    expect(await stage.app().correct()).toMatchObject({ deferred: 1 });
    expect(shown().match(/400 cars/g)).toHaveLength(1);
    const told = shown();
    stage.clock.at += 5 * MINUTE;
    expect(await stage.app().correct()).toMatchObject({ edited: 1 });
    expect(shown()).toBe(told);
    stage.clock.at += HOUR;
    expect(await stage.app().correct()).toEqual({ edited: 0, left: 0, deferred: 0 });
  });

  it('leaves a message alone that was deleted or may not be edited any more', async () => {
    stage.sandbox.faults.next({ method: 'GET', path: /messages\/\d+$/ }, { kind: 'refuse', status: 404, code: 10008 });
    await reword('Old bridge', '4,000 cars', '400 cars');
    expect(await stage.app().correct()).toMatchObject({ left: 1 });
    stage.clock.at += HOUR;
    await reword('Old bridge', '400 cars', '500 cars');
    expect(await stage.app().correct()).toEqual({ edited: 0, left: 0, deferred: 0 });
    expect(edits()).toEqual([]);
  });

  it('that stands in the message is not told as something new', async () => {
    stage.clock.at += HOUR;
    await revise('Old bridge', ({ text }) => ({
      headline: 'Old bridge of Dunmouth reopens to 400 cars',
      text: text.replace('4,000 cars', '400 cars'),
      rewrittenAt: stage.clock.at,
    }));
    expect(await stage.app().correct()).toMatchObject({ edited: 1 });
    stage.clock.at = EIGHT + 24 * HOUR;
    expect(await stage.app().publish()).toMatchObject({ sent: 0, spiked: 1 });
  });

  it.each([
    { point: 'before the edit', written: false },
    { point: 'after the edit, and told nobody', written: true },
  ])('of a process that died $point is taken over, and stands there once', async ({ written }) => {
    await reword('Old bridge', '4,000 cars', '400 cars');
    const { rest, pace } = openRest({ ...SETTING, apiUrl: stage.sandbox.apiUrl }, stage.sandbox.token);
    const dies = () => Promise.reject(new Error('killed'));
    const amend = createAmend({ rest, pace });
    const log = keepLog();
    const tools = {
      archive: { ...archive(), recordAmendment: dies },
      amend: written ? amend : { ...amend, write: dies },
      now: () => stage.clock.at,
      log,
    };
    expect(await correct(tools)).toMatchObject({ edited: 0 });
    expect(log.lines.filter(({ level }) => level === 'error')).toHaveLength(1);
    expect(await stage.app().correct()).toMatchObject({ edited: 0 });
    expect(edits()).toHaveLength(written ? 1 : 0);
    stage.clock.at += 2 * MINUTE;
    const [a, b] = await Promise.all([stage.app().correct(), stage.app().correct()]);
    expect(a.edited + b.edited).toBe(1);
    expect(edits()).toHaveLength(written ? 2 : 1);
    expect(shown().match(/carry 400 cars/g)).toHaveLength(1);
    expect(shown().match(/corrected by/g)).toHaveLength(1);
    stage.clock.at += HOUR;
    expect(await stage.app().correct()).toEqual({ edited: 0, left: 0, deferred: 0 });
  });

  it('is made by one of several processes', async () => {
    await reword('Old bridge', '4,000 cars', '400 cars');
    const [a, b] = await Promise.all([stage.app().correct(), stage.app().correct()]);
    expect((a?.edited ?? 0) + (b?.edited ?? 0)).toBe(1);
    expect(edits()).toHaveLength(1);
  });
});

describe('/news corrections', () => {
  const ask = (line: string, who = stage.reader) => who.run(line, { channel: stage.news });

  it('lists what was changed in this channel, with the words before and after and the message', async () => {
    expect(plainOf((await ask('/news corrections')).message)).toContain('Nothing that was posted in this channel');
    await reword('Old bridge', '4,000 cars', '400 cars');
    await archive().removeArticles([(await articleNamed('Storm')).id], stage.clock.at);
    await stage.app().correct();
    const first = await ask('/news corrections');
    const told = plainOf(first.message);
    expect(told).toMatch(/\*\*\[Old bridge of Dunmouth reopens\]\(https:\/\/harbour\.example/);
    expect(told).toContain('~~Mayor Ada Quill said the bridge would carry 4,000 cars a day.~~\nMayor Ada Quill said');
    expect(told).toMatch(/Corrected by Harbour Gazette <t:\d+:R>/);
    expect(told).toContain(`https://discord.com/channels/${stage.guild.id}/${stage.news.id}/${posted()[0]?.id}`);
    expect(told).toContain('Taken back by whoever runs this bot');
    const elsewhere = await stage.reader.run('/news corrections', { channel: stage.lounge });
    expect(plainOf(elsewhere.message)).toContain('Nothing');
  });

  it('turns its pages, also after a restart, and shows a whole server to moderators alone', async () => {
    for (let count = 1; count <= 12; count += 1) {
      stage.clock.at += 20 * MINUTE;
      await reword('Old bridge', / [\d,]+ cars/, ` ${count}00 cars`);
      await stage.app().correct();
    }
    expect(edits()).toHaveLength(12);
    const first = await ask('/news corrections where:server', stage.moderator);
    const told = plainOf(first.message);
    await stage.restart();
    const second = await stage.moderator.press(first.message, 'Next');
    expect(plainOf(second.message)).toMatch(/4,000 cars.*~~\n.*100 cars/s);
    expect(`${told}${plainOf(second.message)}`.match(/carry/g)).toHaveLength(24);
    expect(plainOf((await ask('/news corrections where:server')).message)).toContain('may manage this server');
  });
});

describe('a feed', () => {
  it('that changes its article changes what was posted of it, and one that gives less does not', async () => {
    const server = await serveFeeds();
    const item = { title: 'Pier of Oldham burns', link: 'https://pier.example/1', at: EIGHT - HOUR };
    const FIRE = [
      'A fire destroyed 40 metres of the pier of Oldham on Tuesday night.',
      'The fire brigade said nobody was hurt.',
      `\n\n${BRIDGE.split('\n\n')[1]}`,
    ].join(' ');
    server.put('/feed', rss([{ ...item, content: FIRE }]));
    const url = server.url('/feed');
    await archive().syncFeeds(
      [{ id: feedId(url), url, outlet: 'Pier Post', section: 'World', language: 'en', pages: false }],
      stage.clock.at,
    );
    const { read, close } = createRead({ userAgent: 'Dateline test', allowedPrivateHosts: ['127.0.0.1'] });
    const look = () =>
      gather({
        ...{ archive: archive(), read, parseFeed: parseFeedCalmly, page: async () => null },
        ...{ shortestMs: MINUTE, keptMs: 90 * 24 * HOUR, now: () => stage.clock.at, log: stage.log },
      });
    await look();
    stage.clock.at = EIGHT + 24 * HOUR;
    await stage.app().publish();
    const message = () => plainOf(posted()[1] as Message);
    expect(message()).toContain('A fire destroyed 40 metres');

    server.put('/feed', rss([{ ...item, content: `${FIRE.slice(0, 90)}…` }]));
    await look();
    expect(await stage.app().correct()).toMatchObject({ edited: 0 });
    stage.clock.at = (await archive().feed(feedId(url)))?.state.dueAt ?? 0;
    server.put('/feed', rss([{ ...item, content: FIRE.replace('40 metres', '14 metres') }]));
    await look();
    expect(await stage.app().correct()).toMatchObject({ edited: 1 });
    expect(message()).toContain('~~A fire destroyed 40 metres of the pier of Oldham on Tuesday night.~~');
    expect(message()).toContain(
      'A fire destroyed 14 metres of the pier of Oldham on Tuesday night.\n-# ↳ corrected by Pier',
    );
    await close();
  });

  it('may go on while the page of its article is gone for good: then the outlet took it back', async () => {
    const server = await serveFeeds();
    const page = server.url('/pier');
    const content = `A fire destroyed 40 metres of the pier of Oldham on Tuesday night. ${BRIDGE.split('\n\n')[1]}`;
    server.put('/feed', rss([{ title: 'Pier of Oldham burns', link: page, at: EIGHT - HOUR, content }]));
    const url = server.url('/feed');
    const feed = { id: feedId(url), url, outlet: 'Pier Post', section: 'World', language: 'en', pages: false };
    await archive().syncFeeds([feed], stage.clock.at);
    const { read, close } = createRead({ userAgent: 'Dateline test', allowedPrivateHosts: ['127.0.0.1'] });
    const tools = { archive: archive(), read, now: () => stage.clock.at, log: stage.log };
    await gather({
      ...tools,
      ...{ parseFeed: parseFeedCalmly, page: async () => null, shortestMs: MINUTE, keptMs: 90 * 24 * HOUR },
    });
    stage.clock.at = EIGHT + 24 * HOUR;
    await stage.app().publish();
    const message = () => plainOf(posted()[1] as Message);

    stage.clock.at += 90 * MINUTE;
    const look = (allowed = true) => lookForWithdrawn({ ...tools, allows: async () => allowed });
    server.put('/pier', (_, response) => void response.writeHead(404).end());
    expect(await look()).toBe(0);
    server.put('/pier', (_, response) => void response.writeHead(410).end());
    expect(await look(false)).toBe(0);
    stage.clock.at += HOUR;
    expect(await look()).toBe(0);
    expect(server.asked('/pier')).toBe(1);
    stage.clock.at += 2 * HOUR;
    expect(await look()).toBe(1);
    expect(await stage.app().correct()).toMatchObject({ edited: 1 });
    expect(message()).toMatch(/~~\*\*\[?Pier of Oldham burns.*\*\*~~/);
    expect(message()).toContain('withdrawn by Pier Post');
    expect((await archive().headlines('Pier of Oldham', 5)).length).toBe(0);
    await close();
  });
});
