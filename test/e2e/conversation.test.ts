import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ChannelType, PermissionFlagsBits } from 'discord-api-types/v10';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { RawArticle } from '../../src/news/article.ts';
import { storeAndFile } from '../../src/newsroom/filing.ts';
import { inside, textOf as markdownOf, optionsIn } from '../../src/sandbox/member.ts';
import { ClientRefusal } from '../../src/sandbox/typed-line.ts';
import { descriptionMissing, validateExchange } from '../sandbox/openapi.ts';
import { openStage, type Stage } from './stage.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'dateline-conversation-'));
let stage: Stage;
beforeAll(async () => {
  stage = await openStage({ databaseUrl: path.join(folder, 'archive.db') });
});
afterAll(async () => {
  await stage.close();
  rmSync(folder, { recursive: true, force: true });
});
afterEach(() => {
  expect(stage.sandbox.unmatched).toEqual([]);
});

/** As a member reads it: without the backslashes that keep it inert. */
const textOf = (message: Parameters<typeof markdownOf>[0]) =>
  markdownOf(message).replace(/\\([^\p{L}\p{N}\s])/gu, '$1');
const menuOf = (message: Parameters<typeof inside>[0]) => {
  const menu = inside(message).find(({ type }) => type === 3);
  return { id: String(menu?.custom_id), options: menu ? optionsIn(menu) : [] };
};

function hostile(headline: string, text: string): RawArticle {
  return {
    outlet: 'Evil @everyone [Post](https://evil.example)',
    headline,
    url: 'https://news.example/a)b(c',
    section: '`World`',
    language: 'en',
    publishedAt: null,
    text,
    bylines: ['<@1>'],
    rights: null,
    year: null,
    sample: false,
  };
}

describe('a reader', () => {
  it('sees the newest stories with their outlets, and opens one from the menu', async () => {
    const latest = await stage.reader.run('/news latest', { channel: stage.lounge });
    expect(textOf(latest.message)).toContain('pandemic');
    expect(textOf(latest.message)).toMatch(/<t:\d+:R>/);
    expect(latest.tookMs).toBeLessThan(3_000);
    const { id, options } = menuOf(latest.message);
    const opened = await stage.reader.choose(latest.message, id, [options[0]?.value ?? '']);
    expect(opened.ephemeral).toBe(true);
    expect(textOf(opened.message)).toContain('(sample)');
    expect(JSON.stringify(opened.message.components)).toContain('.example/');
  });

  it('narrows by topic, region, outlet and count', async () => {
    const two = await stage.reader.run('/news latest count:2', { channel: stage.lounge });
    expect(menuOf(two.message).options).toHaveLength(2);
    const faro = await stage.reader.run('/news latest outlet:el faro del sur (muestra)', { channel: stage.lounge });
    expect(textOf(faro.message)).toContain('El Faro');
    const disasters = await stage.reader.run('/news latest topic:disaster region:asia', { channel: stage.lounge });
    expect(textOf(disasters.message)).toContain('Myanmar');
    const unknown = await stage.reader.run('/news latest outlet:Nobody', { channel: stage.lounge });
    expect(unknown.ephemeral).toBe(true);
    expect(textOf(unknown.message)).toContain('Nobody');
  });

  it('is told a whole story outlet by outlet, found by any of its headlines, and turns its pages', async () => {
    const [choice] = await stage.reader.type('/news story about:pope', { channel: stage.lounge });
    const story = await stage.reader.run(`/news story about:${choice?.value}`, { channel: stage.lounge });
    expect(textOf(story.message)).toContain('In brief');
    expect(textOf(story.message)).toContain('Also reported');
    expect(textOf(story.message)).toMatch(/\d outlets report this/);
    const first = textOf(story.message);
    await stage.restart();
    await stage.reader.press(story.message, 'Next');
    expect(textOf(story.message)).not.toBe(first);
    const nothing = await stage.reader.run('/news story about:zzzzzz', { channel: stage.lounge });
    expect(nothing.ephemeral).toBe(true);
  });

  it('turns pages, back and forth, even after the bot was restarted', async () => {
    const first = await stage.reader.run('/news latest count:3', { channel: stage.lounge });
    const before = textOf(first.message);
    await stage.restart();
    await stage.reader.press(first.message, 'Next');
    const second = textOf(first.message);
    expect(second).not.toBe(before);
    await stage.reader.press(first.message, 'Previous');
    expect(textOf(first.message)).toBe(before);
    const other = stage.guild.member({ name: 'ada' });
    const own = await other.press(first.message, 'Next');
    expect(own.ephemeral).toBe(true);
    expect(textOf(own.message)).toBe(second);
    expect(textOf(first.message)).toBe(before);
  });

  it('reads an article by completing its headline, and by words of it', async () => {
    const choices = await stage.reader.type('/news read article:nato with', { channel: stage.lounge });
    expect(choices.length).toBeGreaterThan(0);
    const read = await stage.reader.run(`/news read article:${choices[0]?.value}`, { channel: stage.lounge });
    expect(textOf(read.message)).toMatch(/NATO/);
    const byWords = await stage.reader.run('/news read article:withdraws accreditation', { channel: stage.lounge });
    expect(textOf(byWords.message)).toContain('NATO withdraws accreditation');
    const nothing = await stage.reader.run('/news read article:zzzzzz', { channel: stage.lounge });
    expect(nothing.ephemeral).toBe(true);
  });

  it('searches, with matched words in bold, and is told when nothing fits', async () => {
    const found = await stage.reader.run('/news search query:earthquake morocco', { channel: stage.lounge });
    expect(textOf(found.message)).toMatch(/\*\*[Mm]orocco\*\*/);
    expect(textOf(found.message)).not.toContain('Turkey');
    const long = `/news search query:${'earthquake '.repeat(15)}`;
    const paged = await stage.reader.run(long, { channel: stage.lounge });
    await stage.reader.press(paged.message, 'Next');
    expect(textOf(paged.message)).toMatch(/earthquake/i);
    expect(textOf((await stage.reader.run('/news search query:"(*', { channel: stage.lounge })).message)).not.toBe('');
  });

  it('sees the status, in private', async () => {
    const status = await stage.reader.run('/status', { channel: stage.lounge });
    expect(status.ephemeral).toBe(true);
    expect(textOf(status.message)).toMatch(/\b[4-9]\d articles/);
  });
});

describe('a moderator', () => {
  it('subscribes a channel, sees the next five runs, previews, pauses, resumes and removes', async () => {
    const { moderator, lounge, news } = stage;
    const say = (line: string) => moderator.run(line, { channel: lounge });
    const answer = await say(
      `/digest subscribe channel:#${news.name} time:7:30 days:weekdays timezone:Berlin topics:health, politics stories:3 style:full`,
    );
    const told = textOf(answer.message);
    expect(answer.ephemeral).toBe(true);
    expect(told.match(/<t:\d+:F>/g)).toHaveLength(5);
    expect(told).toContain('Europe/Berlin');
    expect(told).toContain(`<t:${Date.UTC(2025, 4, 21, 5, 30) / 1000}:F>`);
    const preview = await moderator.press(answer.message, 'Preview');
    expect(textOf(preview.message)).toContain('pandemic');
    expect(stage.sandbox.messages(news.id)).toEqual([]);

    expect(
      textOf(
        (
          await say(
            `/digest subscribe channel:#${news.name} time:07:30 days:mon-fri timezone:Europe/Berlin topics:health,politics stories:3 style:full`,
          )
        ).message,
      ),
    ).toMatch(/already/);
    expect(textOf((await say('/digest list')).message)).toContain(`<#${news.id}>`);
    const [choice] = await moderator.type('/digest pause digest:07', { channel: lounge });
    expect(choice?.name).toContain('Europe/Berlin');
    expect(textOf((await say(`/digest pause digest:${choice?.value}`)).message)).toContain('paused');
    expect(textOf((await say('/digest pause')).message)).toMatch(/paused already/i);
    expect(textOf((await say('/status')).message)).toMatch(/paused/i);
    expect(textOf((await say('/digest resume')).message)).toContain('runs again');
    expect(textOf((await say('/digest preview')).message)).toContain('pandemic');
    expect(textOf((await say('/digest remove')).message)).toContain('removed');
    expect(textOf((await say('/digest remove')).message)).toContain('none, or more than one');
  });

  it('hears what is wrong with an order', async () => {
    const say = async (line: string) => textOf((await stage.moderator.run(line, { channel: stage.lounge })).message);
    expect(await say('/digest subscribe time:25:00')).toContain('25:00');
    expect(await say('/digest subscribe days:someday')).toContain('someday');
    expect(await say('/digest subscribe timezone:Atlantis')).toContain('Atlantis');
    expect(await say('/digest subscribe topics:gossip')).toContain('gossip');
    const closed = stage.guild.channel({
      name: 'closed',
      deny: PermissionFlagsBits.SendMessages | PermissionFlagsBits.SendMessagesInThreads,
    });
    expect(textOf((await stage.moderator.run('/digest subscribe', { channel: closed })).message)).toContain(
      'Send Messages',
    );
    expect(await stage.app().archive.subscriptionsOf(stage.guild.id)).toEqual([]);
  });

  it('is told which right is missing in the channel that is meant, by its kind', async () => {
    const { guild, moderator, lounge } = stage;
    const { SendMessages, SendMessagesInThreads, ViewChannel } = PermissionFlagsBits;
    const thread = (name: string, deny: bigint) =>
      guild.channel({ name, type: ChannelType.PublicThread, deny, parentId: lounge.id });
    const told = async (line: string, channel = lounge) => textOf((await moderator.run(line, { channel })).message);
    guild.channel({ name: 'locked', deny: SendMessages });
    guild.channel({ name: 'hidden', deny: ViewChannel });
    expect(await told('/digest subscribe channel:#locked')).toMatch(/Send Messages,/);
    expect(await told('/digest subscribe channel:#hidden')).toContain('View Channel');
    expect(await told('/digest subscribe', thread('shut', SendMessagesInThreads))).toContain(
      'Send Messages in Threads',
    );
    expect(await told('/digest subscribe', guild.channel({ name: 'voice', type: ChannelType.GuildVoice }))).toContain(
      'text channels',
    );
    expect(await stage.app().archive.subscriptionsOf(guild.id)).toEqual([]);
    // Where the channel's own right is missing, a thread of it may still be written to.
    const open = thread('open', SendMessages);
    expect(await told('/digest subscribe', open)).toContain(`<#${open.id}>`);
    await told('/digest remove');
  });

  it('is shown in the preview what is then posted, line for line', async () => {
    const { moderator, lounge, news, clock, sandbox } = stage;
    const before = clock.at;
    const say = (line: string) => moderator.run(line, { channel: lounge });
    await say(`/digest subscribe channel:#${news.name} time:18:00 style:full topics:health`);
    clock.at = Date.UTC(2025, 4, 20, 18);
    const preview = textOf((await say('/digest preview')).message);
    expect(sandbox.messages(news.id)).toEqual([]);
    await stage.app().publish();
    const [posted] = sandbox.messages(news.id);
    const shown = posted ? textOf(posted) : '';
    const own = (text: string) => text.split('\n').filter((line) => !line.includes('only you see this'));
    expect(own(preview).filter((line) => line !== '')).toEqual(own(shown).filter((line) => line !== ''));
    expect(shown).toContain('pandemic');
    await say('/digest remove');
    sandbox.removeChannel(news.id);
    clock.at = before;
  });

  it('completes time zones by city and topics one after the other', async () => {
    const zones = await stage.moderator.type('/digest subscribe timezone:mumb', { channel: stage.lounge });
    expect(zones[0]).toEqual({ name: 'Asia/Kolkata (UTC+05:30, Mumbai)', value: 'Asia/Kolkata' });
    const topics = await stage.moderator.type('/digest subscribe topics:health, dip', { channel: stage.lounge });
    expect(topics[0]?.value).toBe('health, diplomacy');
  });

  it('sets the language of the news and the time zone of new digests', async () => {
    const say = async (line: string) => textOf((await stage.moderator.run(line, { channel: stage.lounge })).message);
    expect(await say('/settings timezone timezone:Tokyo')).toContain('Asia/Tokyo');
    await say('/settings language language:fr');
    expect(await say('/settings show')).toMatch(/French[\s\S]*Asia\/Tokyo/);
    const latest = await stage.reader.run('/news latest', { channel: stage.lounge });
    expect(textOf(latest.message)).toContain('Gazette');
    await say('/settings language language:auto');
    expect(await say('/digest subscribe')).toContain('Asia/Tokyo');
    await say('/digest remove');
  });
});

describe('everybody else', () => {
  it('is kept from the commands of moderators by Discord, and by us when Discord lets them through', async () => {
    const { reader, lounge } = stage;
    await expect(reader.run('/digest list', { channel: lounge })).rejects.toThrow(ClientRefusal);
    const forged = await reader.run('/digest list', { channel: lounge, force: true });
    expect(forged.ephemeral).toBe(true);
    expect(textOf(forged.message)).toContain('manage this server');
  });

  it('may use them where the server opened them to a role of theirs', async () => {
    const editors = stage.guild.role('editors');
    stage.guild.override('digest', [{ id: editors.id, type: 1, permission: true }]);
    const editor = stage.guild.member({ name: 'kit', roles: [editors.id] });
    expect(textOf((await editor.run('/digest list', { channel: stage.lounge })).message)).toContain(
      '/digest subscribe',
    );
    const subscribed = await editor.run('/digest subscribe', { channel: stage.lounge });
    expect(textOf((await editor.press(subscribed.message, 'Preview')).message)).toContain('only you see this');
    await editor.run('/digest remove', { channel: stage.lounge });
    stage.guild.override('digest', []);
  });

  it('cannot be pinged, led astray or shut out by a headline', async () => {
    const articles = [
      hostile(
        '@everyone <@&1> [free nitro](https://evil.example) ```code``` ||hidden|| https://evil.example/x',
        'The @here council of Dunmouth agreed on Monday to <@1> and [click](https://evil.example), officials said.',
      ),
      hostile(
        `\u202Egnp.exe ${'long '.repeat(500)}`,
        'A second council of Dunmouth agreed on Tuesday to **shout** and `code`, officials said.',
      ),
    ];
    await storeAndFile(stage.app().archive, articles, stage.clock.at);
    const latest = await stage.reader.run('/news latest', { channel: stage.lounge });
    const text = markdownOf(latest.message);
    expect(latest.message.pinged).toEqual({ everyone: false, roles: [], users: [] });
    expect(text).toContain('free nitro');
    expect(text).not.toMatch(/\]\(https:\/\/evil|(?<!\\)<@|\u202E|(?<!\\)```/);
    expect(text).toContain('https://news.example/a%29b%28c');
    for (const { value } of menuOf(latest.message).options)
      await stage.reader.choose(latest.message, menuOf(latest.message).id, [value]);
  });

  it('is answered in time when the archive is slow, and gets a reference when something breaks', async () => {
    const { archive, newsroom } = stage.app();
    expect(archive).toBeDefined();
    const before = stage.sandbox.requests.length;
    const slow = vi.spyOn(newsroom, 'status').mockImplementationOnce(async () => {
      await expect.poll(() => stage.sandbox.requests.length, { timeout: 5_000 }).toBeGreaterThan(before);
      throw new Error('the disk is on fire');
    });
    const answer = await stage.reader.run('/status', { channel: stage.lounge });
    slow.mockRestore();
    expect(answer.deferred).toBe(true);
    const reference = /[0-9a-f]{8}/.exec(textOf(answer.message))?.[0];
    expect(
      stage.log.lines.some(
        ({ level, details }) => level === 'error' && 'reference' in details && details.reference === reference,
      ),
    ).toBe(true);
    expect(textOf(answer.message)).not.toContain('fire');
  });
});

describe('the connection', () => {
  it('asks for no intent, registers its commands once, and answers after the gateway was lost', async () => {
    const registrations = () =>
      stage.sandbox.requests.filter(({ method, path: place }) => method === 'PUT' && place.endsWith('/commands'))
        .length;
    expect(registrations()).toBe(1);
    await stage.restart();
    expect(registrations()).toBe(1);
    stage.sandbox.faults.killGateway('close');
    await expect.poll(() => stage.sandbox.connected(), { timeout: 15_000 }).toBe(true);
    const answer = await stage.reader.run('/status', { channel: stage.lounge });
    expect(answer.ephemeral).toBe(true);
  });

  it('never logs the token', () => {
    expect(JSON.stringify(stage.log.lines)).not.toContain(stage.sandbox.token);
  });
});

describe("Discord's own description", () => {
  it.skipIf(descriptionMissing !== null)(
    `holds for everything that was said above${descriptionMissing ? ` (skipped: ${descriptionMissing})` : ''}`,
    () => {
      const faults = stage.sandbox.requests.flatMap((exchange) =>
        validateExchange(exchange).map((fault) => `${exchange.method} ${exchange.path}: ${fault}`),
      );
      expect(stage.sandbox.requests.length).toBeGreaterThan(50);
      expect([...new Set(faults)]).toEqual([]);
    },
  );
});

describe('an empty archive', () => {
  it('is said to be one, wherever somebody looks', async () => {
    const bare = await openStage({ articles: [] });
    for (const line of ['/news latest', '/news search query:peace', '/news read article:peace', '/status']) {
      const answer = await bare.reader.run(line, { channel: bare.lounge });
      expect(textOf(answer.message).length).toBeGreaterThan(20);
    }
    expect(await bare.reader.type('/news read article:p', { channel: bare.lounge })).toEqual([]);
    await bare.moderator.run('/digest subscribe', { channel: bare.lounge });
    expect(textOf((await bare.moderator.run('/digest preview', { channel: bare.lounge })).message)).toMatch(/nothing/i);
    expect(bare.log.lines.filter(({ level }) => level === 'error')).toEqual([]);
    await bare.close();
  });
});
