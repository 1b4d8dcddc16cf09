// A moderator changes an order, sends an edition now and reads what became of each, on the local Discord.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ChannelType, PermissionFlagsBits } from 'discord-api-types/v10';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { checkedChannel } from '../../commands/digest/channel-check.ts';
import { textOf as markdownOf } from '../../src/sandbox/member.ts';
import { descriptionMissing, validateExchange } from '../sandbox/openapi.ts';
import { EVENING, openStage, type Stage } from './stage.ts';

const HOUR = 3_600_000;
const EIGHT = Date.UTC(2025, 4, 21, 8);

let folder = '';
let stage: Stage;
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'dateline-orders-'));
  stage = await openStage({ databaseUrl: path.join(folder, 'archive.db') });
  await say(`/digest subscribe channel:#${stage.news.name} stories:2`);
});
afterEach(async () => {
  expect(stage.sandbox.unmatched).toEqual([]);
  expect(descriptionMissing === null ? stage.sandbox.requests.flatMap(validateExchange) : []).toEqual([]);
  await stage.close();
  rmSync(folder, { recursive: true, force: true });
});

const say = (line: string) => stage.moderator.run(line, { channel: stage.lounge });
const textOf = (answer: { readonly message: Parameters<typeof markdownOf>[0] }) =>
  markdownOf(answer.message).replace(/\\([^\p{L}\p{N}\s])/gu, '$1');
const posted = () => stage.sandbox.messages(stage.news.id);
const order = async () => (await stage.app().archive.subscriptionsOf(stage.guild.id))[0];
const ledger = () => stage.app().archive.recentDeliveries(stage.guild.id, 20);

it('is changed in any part, told as it was and as it is, with the next five editions', async () => {
  const told = textOf(await say('/digest edit time:18:00 days:weekdays topics:health stories:3 exclude:ferry'));
  expect(told).toMatch(/Before\*\*\nEvery day at \*\*08:00\*\*.*up to 2 stories/);
  expect(told).toMatch(
    /Now\*\*\nOn weekdays at \*\*18:00\*\*.*up to 3 stories.*\nTopics: Health\.\nNo stories with “ferry”/s,
  );
  expect(told.match(/<t:\d+:F>/g)).toHaveLength(5);
  expect(await order()).toMatchObject({ minute: 1080, days: [1, 2, 3, 4, 5], dueAt: Date.UTC(2025, 4, 20, 18) });

  const emptied = textOf(await say(`/digest edit topics:all exclude:none channel:#${stage.lounge.name}`));
  expect(emptied).toContain(`It was posted in <#${stage.news.id}>`);
  expect(await order()).toMatchObject({ topics: [], exclude: [], stories: 3, channelId: stage.lounge.id });
  expect(textOf(await say('/digest edit stories:3'))).toContain('leaves the digest as it is');
  expect(textOf(await say('/digest edit time:25:99'))).toContain('no time of day');
});

it('keeps the edition in hand when only its contents change, and gives it up, said in the history, when its time does', async () => {
  stage.clock.at = EIGHT + 1_000;
  await say('/digest edit stories:1');
  expect((await order())?.dueAt).toBe(EIGHT);
  await say('/digest edit time:9:00');
  expect((await order())?.dueAt).toBe(EIGHT + HOUR);
  expect(textOf(await say('/digest history'))).toContain('its time or its channel was changed');
  await stage.app().publish();
  expect(posted()).toEqual([]);
  stage.clock.at = EIGHT + HOUR;
  await stage.app().publish();
  expect(posted()).toHaveLength(1);
});

it('is sent now, as an edition of its own that leaves the timetable alone', async () => {
  expect(textOf(await say('/digest send'))).toContain('2 stories');
  expect(posted()).toHaveLength(1);
  expect(await ledger()).toMatchObject([{ dueAt: EVENING - 1, settlement: { state: 'sent', stories: 2 } }]);
  expect((await order())?.dueAt).toBe(EIGHT);
  const again = textOf(await say('/digest send'));
  expect(again).toContain('nothing was sent again');
  expect(posted()).toHaveLength(1);
  stage.clock.at = EIGHT;
  await stage.app().publish();
  expect(posted()).toHaveLength(2);
  const links = posted().flatMap((message) =>
    [...markdownOf(message).matchAll(/\]\(([^)]+)\)/g)].map(([, url]) => url),
  );
  expect(links.length).toBeGreaterThan(2);
  expect(new Set(links).size).toBe(links.length);
});

it('is sent once by a button, however often it is pressed, even after a restart', async () => {
  const preview = await say('/digest preview');
  const presses = await Promise.all([
    stage.moderator.press(preview.message, 'Send now'),
    stage.moderator.press({ ...preview.message }, 'Send now'),
  ]);
  expect(posted()).toHaveLength(1);
  expect(presses.map(textOf).filter((told) => /sent again|being posted/.test(told)).length).toBeLessThanOrEqual(1);

  stage.clock.at += 2 * 60_000;
  const late = await say('/digest preview');
  stage.clock.at += 5 * 60_000;
  await stage.restart();
  const copy = structuredClone(late.message);
  await stage.moderator.press(late.message, 'Send now');
  expect(posted()).toHaveLength(2);
  stage.clock.at += 5 * 60_000;
  expect(textOf(await stage.moderator.press(copy, 'Send now'))).toContain('nothing was sent again');
  stage.clock.at += HOUR;
  expect(textOf(await stage.moderator.press(copy, 'Send now'))).toContain('out of date');
  expect(posted()).toHaveLength(2);
});

it('is not sent by a button from before an edition that went out since', async () => {
  stage.clock.at = EIGHT - 60_000 + 5;
  const preview = await say('/digest preview');
  stage.clock.at = EIGHT;
  expect(textOf(await say('/digest send'))).toContain('being posted just now');
  await stage.app().publish();
  stage.clock.at = EIGHT + 60_000;
  expect(textOf(await stage.moderator.press(preview.message, 'Send now'))).toContain('out of date');
  expect(posted()).toHaveLength(1);
  expect(await ledger()).toMatchObject([{ dueAt: EIGHT, settlement: { state: 'sent' } }]);
});

it('is not sent while it is paused', async () => {
  await say('/digest pause');
  expect(textOf(await say('/digest send'))).toContain('paused');
  expect(posted()).toEqual([]);
});

it('goes out several times a day and on days of the month', async () => {
  const told = textOf(await say('/digest edit time:8:00, 6pm days:first monday, last day'));
  expect(told).toContain('On the first Monday and the last day of the month at **08:00** and **18:00**');
  for (const at of [Date.UTC(2025, 4, 31, 8), Date.UTC(2025, 4, 31, 18), Date.UTC(2025, 5, 2, 8)]) {
    expect((await order())?.dueAt).toBe(at);
    stage.clock.at = at;
    await stage.app().publish();
  }
  expect(posted().length).toBeGreaterThan(0);
  expect(textOf(await say('/digest edit time:1,2,3,4,5,6,7'))).toContain('6 entries are the most');
});

it('is skipped when it is later than its order allows, and the history says so', async () => {
  expect(textOf(await say('/digest edit late:1'))).toContain('Skipped if it is 1 hour late or more');
  stage.clock.at = EIGHT + 2 * HOUR;
  expect(await stage.app().publish()).toMatchObject({ sent: 0, spiked: 1 });
  expect(textOf(await say('/digest history'))).toContain('later than this digest may be');
  stage.clock.at = EIGHT + 24 * HOUR + 59 * 60_000;
  expect(await stage.app().publish()).toMatchObject({ sent: 1 });
});

it('is held in quiet hours and posted when they end, once for all that fell in, without a mark of being late', async () => {
  await say('/digest edit time:23:00, 5:00');
  const told = textOf(await say('/settings quiet-hours hours:10pm-7:00'));
  expect(told).toContain('From 22:00 to 07:00, UTC time');
  expect(told).toContain('as 1 digest does now');
  const ordered = textOf(await say(`/digest subscribe channel:#${stage.lounge.name} time:23:00, 12:00`));
  const ends = Date.UTC(2025, 4, 21, 7) / 1000;
  expect(ordered).toContain(`, held by the quiet hours until <t:${ends}:t>`);
  expect(ordered.match(/held by the quiet hours/g)).toHaveLength(3);
  expect(textOf(await say('/digest remove digest:lounge'))).toContain('has no digest');
  await say(`/digest remove digest:${stage.lounge.id}`);
  expect(textOf(await say('/settings show'))).toContain('Quiet hours: **22:00 to 07:00**');
  const night = Date.UTC(2025, 4, 20, 23);
  for (const at of [night, night + 6 * HOUR, night + 8 * HOUR - 1]) {
    stage.clock.at = at;
    expect(await stage.app().publish()).toEqual({ sent: 0, deferred: 0, refused: 0, spiked: 0 });
  }
  expect(posted()).toEqual([]);
  for (const list of ['/digest list', '/status'])
    expect(textOf(await say(list))).toContain(`Due <t:${night / 1000}:F>, held by the quiet hours until <t:${ends}:t>`);
  stage.clock.at = night + 8 * HOUR;
  expect(await stage.app().publish()).toMatchObject({ sent: 1 });
  expect(posted()).toHaveLength(1);
  expect(markdownOf(posted()[0] ?? { content: '', components: [] })).not.toContain('Late by');
  expect(textOf(await say('/digest history'))).toContain('held by the quiet hours');
  expect((await order())?.dueAt).toBe(night + 24 * HOUR);

  stage.clock.at = night + 25 * HOUR;
  expect(await stage.app().publish()).toMatchObject({ sent: 0, spiked: 0 });
  // By another zone they end at another moment, also for what is held.
  await say('/settings timezone timezone:Tokyo');
  expect(textOf(await say('/digest list'))).not.toContain('held by the quiet hours until');
  await say('/settings timezone timezone:UTC');
  expect(await stage.app().publish()).toMatchObject({ sent: 0, spiked: 0 });
  await say('/settings reset');
  expect(textOf(await say('/settings show'))).toContain('Quiet hours: **none**');
  expect(await stage.app().publish()).toMatchObject({ sent: 0, spiked: 1 });
  expect(textOf(await say('/settings quiet-hours hours:7-7'))).toContain('cannot read');
});

it('is refused, before anything is kept, for a channel where the bot or who orders may not write', async () => {
  const { guild, app } = stage;
  const locked = guild.channel({ name: 'locked', deny: PermissionFlagsBits.SendMessages });
  const told = textOf(await say('/digest edit channel:#locked'));
  expect(told).toContain(`I may not post in <#${locked.id}>. Allow me Send Messages`);
  const mute = guild.member({
    name: 'mute',
    permissions:
      PermissionFlagsBits.ManageGuild | PermissionFlagsBits.ViewChannel | PermissionFlagsBits.UseApplicationCommands,
  });
  const refused = await mute.run(`/digest edit channel:#${stage.lounge.name}`, { channel: stage.news });
  expect(textOf(refused)).toContain(`You may not write in <#${stage.lounge.id}> yourself`);
  expect((await order())?.channelId).toBe(stage.news.id);

  // Where Discord says nothing of the bot's rights beside the command, it is asked.
  const where = {
    guildId: guild.id,
    channelId: stage.lounge.id,
    channelType: 0,
    guildLocale: null,
    appPermissions: 0n,
  };
  const who = { id: '1', locale: 'en', isModerator: true, permissions: ~0n };
  const check = (id: string) =>
    checkedChannel({ id, type: ChannelType.GuildText }, { where, who, newsroom: app().newsroom });
  expect(await check(stage.news.id)).toEqual({ channelId: stage.news.id, place: undefined });
  await expect(check(locked.id)).rejects.toMatchObject({ details: { permissions: ['Send Messages'] } });
  await expect(check('1')).rejects.toMatchObject({ details: { permissions: ['View Channel'] } });
});

it('has a history: when, where, how many stories and why not, in pages that turn after a restart', async () => {
  expect(textOf(await say('/digest history'))).toContain('None yet');
  await say('/digest send');
  for (let day = 0; day < 12; day += 1) {
    stage.clock.at = EIGHT + day * 24 * HOUR;
    await stage.app().publish();
  }
  const history = await say('/digest history');
  const first = textOf(history);
  expect(first.match(/^- <t:/gm)).toHaveLength(10);
  expect(first).toContain('not posted: there was nothing new');
  await stage.restart();
  await stage.moderator.press(history.message, 'Next');
  const second = textOf(history);
  expect(second.match(/^- <t:/gm)).toHaveLength(3);
  expect(second).toMatch(
    /\(extra\): posted, 2 stories \(\[message\]\(https:\/\/discord\.com\/channels\/\d+\/\d+\/\d+\)\)/,
  );
  await stage.moderator.press(history.message, 'Previous');
  expect(textOf(history)).toBe(first);
});

it('says a day without news in one line, whose button shows the latest to whoever presses it, and opens each edition with its reasons', async () => {
  const told = textOf(await say('/digest edit quiet-day:true outlets-at-least:1 exclude:ferr*'));
  expect(told).toContain('A day without news is said in one line.');
  for (let day = 0; day < 4; day += 1) {
    stage.clock.at = EIGHT + day * 24 * HOUR;
    await stage.app().publish();
  }
  const quiet = posted().filter((each) => markdownOf(each).includes('A quiet day'));
  expect(quiet.length).toBeGreaterThan(0);
  expect(posted()).toHaveLength(4);
  const [line] = quiet;
  if (!line) throw new Error('there was no quiet day');
  const latest = await stage.reader.press(line, 'Latest news');
  expect(textOf(latest)).toContain('Latest news');
  expect(latest.ephemeral).toBe(true);
  const history = await say('/digest history');
  expect(textOf(history)).toContain('posted: a quiet day');
  const id =
    (await ledger()).find(({ settlement }) => settlement.state === 'sent' && (settlement.stories ?? 0) > 0)?.id ?? '';
  const opened = textOf(await stage.moderator.choose(history.message, null, [id]));
  expect(opened).toMatch(/In it.*told for the first time.*Not in it/s);
});
