// Each kind of channel on the local Discord: published on, threads, forums; what is missing said when it is ordered.
import { ChannelType, PermissionFlagsBits as P } from 'discord-api-types/v10';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { storeAndFile } from '../../src/newsroom/filing.ts';
import { textOf as markdownOf } from '../../src/sandbox/member.ts';
import type { Channel } from '../../src/sandbox/world.ts';
import { report, subscriptionWith } from '../news/made.ts';
import { descriptionMissing, validateExchange } from '../sandbox/openapi.ts';
import { openStage, type Stage } from './stage.ts';

const EIGHT = Date.UTC(2025, 4, 21, 8);
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Media channels are not in Discord's own description of its API. */
const undescribed: string[] = [];
let stage: Stage;
beforeEach(async () => {
  stage = await openStage();
});
afterEach(async () => {
  expect(stage.sandbox.unmatched).toEqual([]);
  const described = stage.sandbox.requests.filter(({ path }) => !undescribed.some((id) => path.endsWith(id)));
  expect(descriptionMissing === null ? described.flatMap(validateExchange) : []).toEqual([]);
  await stage.close();
});

const say = async (line: string) =>
  markdownOf((await stage.moderator.run(line, { channel: stage.lounge })).message).replace(
    /\\([^\p{L}\p{N}\s])/gu,
    '$1',
  );
const subscribe = (channel: Channel, more = '') =>
  say(`/digest subscribe channel:#${channel.name} time:8:00 ${more}`.trim());
const publishAt = (at: number) => {
  stage.clock.at = at;
  return stage.app().publish();
};
const settlements = async () =>
  (await stage.app().archive.recentDeliveries(stage.guild.id, 9)).map(({ settlement }) => settlement);
const asked = (end: RegExp) => stage.sandbox.requests.filter(({ path, method }) => method === 'POST' && end.test(path));

it('an edition in an announcement channel is published on', async () => {
  const channel = stage.guild.channel({ name: 'announcements', type: ChannelType.GuildAnnouncement });
  await subscribe(channel);
  expect(await publishAt(EIGHT)).toMatchObject({ sent: 1 });
  expect(stage.sandbox.messages(channel.id)).toMatchObject([{ flags: expect.any(Number) }]);
  expect((stage.sandbox.messages(channel.id)[0]?.flags ?? 0) & 1).toBe(1);
  expect((await settlements())[0]).not.toHaveProperty('notPublished');
});

it.each([
  [{ kind: 'refuse', status: 429, retryAfter: 3_000 }, 'ten messages an hour'],
  [{ kind: 'refuse', status: 403, code: 50013 }, '403'],
] as const)('one that cannot be published on stands, once, and the history says so: %o', async (fault, why) => {
  const channel = stage.guild.channel({ name: 'announcements', type: ChannelType.GuildAnnouncement });
  await subscribe(channel);
  stage.sandbox.faults.next({ path: /crosspost$/ }, fault);
  expect(await publishAt(EIGHT)).toMatchObject({ sent: 1 });
  expect(stage.sandbox.messages(channel.id)).toHaveLength(1);
  expect(await say('/digest history')).toMatch(new RegExp(`posted, 4 stories, but not published on \\(.*${why}`));
  await publishAt(EIGHT + MINUTE);
  expect(asked(/crosspost$/)).toHaveLength(1);
});

it('an archived thread is opened again by an edition', async () => {
  const thread = stage.guild.channel({ name: 'talk', type: ChannelType.PublicThread, parentId: stage.news.id });
  await subscribe(thread);
  thread.archived = true;
  expect(await publishAt(EIGHT)).toMatchObject({ sent: 1 });
  expect(thread.archived).toBe(false);
});

it('a locked thread pauses its digest and says why', async () => {
  const thread = stage.guild.channel({ name: 'talk', type: ChannelType.PublicThread, parentId: stage.news.id });
  await subscribe(thread);
  thread.locked = true;
  expect(await publishAt(EIGHT)).toMatchObject({ refused: 1 });
  expect(await settlements()).toMatchObject([{ state: 'refused', reason: 'locked' }]);
  expect(await say('/digest list')).toContain('the thread is locked. Unlock it');
});

const forumOf = (more: object = {}) => stage.guild.channel({ name: 'editions', type: ChannelType.GuildForum, ...more });

it('an edition in a forum is one post, with its day for a title and the tags that fit its stories', async () => {
  const forum = forumOf({ tags: [{ name: 'Weather' }, { name: 'Conflict' }, { name: 'Team', moderated: true }] });
  await subscribe(forum);
  expect(await publishAt(EIGHT)).toMatchObject({ sent: 1 });
  const [post] = stage.sandbox.threadsOf(forum.id);
  expect(post).toMatchObject({ name: 'News digest, Wednesday, 21 May 2025' });
  expect(post?.appliedTags.length).toBeGreaterThan(0);
  expect(forum.tags.filter(({ id }) => post?.appliedTags.includes(id)).every(({ moderated }) => !moderated)).toBe(true);
  expect(await settlements()).toMatchObject([{ state: 'sent', messageId: post?.id, threadId: post?.id, stories: 4 }]);
  expect(await say('/digest history')).toContain(`/${post?.id}/${post?.id})`);
  expect(await publishAt(EIGHT + DAY)).toMatchObject({ spiked: 1 });
});

it('the tags of its posts can be chosen from those that the forum has, and are said in the list', async () => {
  const forum = forumOf({ tags: [{ name: 'Daily' }, { name: 'World, news' }, { name: 'Team', moderated: true }] });
  const offered = (line: string) => stage.moderator.type(line, { channel: stage.lounge, focused: 'tags' });
  expect(await offered(`/digest subscribe channel:#${forum.name} tags:`)).toMatchObject([
    { value: 'Daily' },
    { value: 'World, news' },
  ]);
  expect(await subscribe(forum, 'tags:Weather')).toContain('no tag “Weather” that I may give. It has Daily and World');
  expect(await subscribe(stage.news, 'tags:Daily')).toContain('only forums have');
  await subscribe(forum, 'tags:World, news');
  await publishAt(EIGHT);
  expect(stage.sandbox.threadsOf(forum.id)[0]?.appliedTags).toEqual([forum.tags[1]?.id]);
  expect(await say('/digest list')).toContain('Tagged “World, news”.');
  expect(await offered('/digest edit tags:da')).toMatchObject([{ value: 'Daily' }]);
  expect(await say('/digest edit tags:daily')).toContain('Tagged “Daily”.');
  expect(await say(`/digest edit channel:#${stage.news.name}`)).toMatch(/Before.*Tagged.*Now(?!.*Tagged)/s);
});

it('a forum that requires a tag is not subscribed without one, and never goes without where it is there', async () => {
  const forum = forumOf({ tags: [{ name: 'Whatever' }, { name: 'Other' }], tagRequired: true });
  expect(await subscribe(forum)).toContain(
    `<#${forum.id}> asks for a tag on every post. Say which with tags: Whatever or`,
  );
  const shut = forumOf({ name: 'shut', tags: [{ name: 'Team', moderated: true }], tagRequired: true });
  expect(await subscribe(shut)).toContain('has none that I may give');
  await subscribe(forum, 'tags:whatever');
  expect(await publishAt(EIGHT)).toMatchObject({ sent: 1 });
  expect(stage.sandbox.threadsOf(forum.id)[0]?.appliedTags).toEqual([forum.tags[0]?.id]);
});

it('a forum that has no tag left to give pauses its digest and says what to do', async () => {
  const forum = forumOf({ tags: [{ name: 'Team', moderated: true }] });
  await subscribe(forum);
  Object.assign(forum, { tagRequired: true });
  expect(await publishAt(EIGHT)).toMatchObject({ refused: 1 });
  expect(await say('/digest list')).toContain('asks for a tag on every post, and has none that I may give');
});

it('an edition in a media channel is a post like in a forum', async () => {
  const media = stage.guild.channel({ name: 'pictures', type: ChannelType.GuildMedia });
  undescribed.push(media.id);
  const order = { guildId: stage.guild.id, channelId: media.id, place: 'forum', dueAt: EIGHT } as const;
  await stage.app().archive.addSubscription(subscriptionWith(order));
  expect(await publishAt(EIGHT)).toMatchObject({ sent: 1 });
  expect(stage.sandbox.threadsOf(media.id)).toMatchObject([{ name: 'News digest, Wednesday, 21 May 2025' }]);
});

it.each(['active', 'archived'])(
  'a post of which nobody heard is found again among the %s ones, not posted again',
  async (state) => {
    const forum = forumOf();
    await subscribe(forum);
    stage.sandbox.faults.next({ method: 'POST', path: /threads$/ }, { kind: 'drop-after' });
    expect(await publishAt(EIGHT)).toMatchObject({ deferred: 1 });
    expect(asked(/threads$/)).toHaveLength(1);
    const made = stage.sandbox.threadsOf(forum.id);
    expect(made).toHaveLength(1);
    if (state === 'archived') for (const thread of made) thread.archived = true;
    expect(await publishAt(EIGHT + MINUTE)).toMatchObject({ sent: 1 });
    expect(stage.sandbox.threadsOf(forum.id)).toHaveLength(1);
    expect(await settlements()).toMatchObject([{ state: 'sent', messageId: made[0]?.id, stories: 4 }]);
  },
);

it('a post that may still be on its way is waited for before another is made', async () => {
  const forum = forumOf();
  await subscribe(forum);
  stage.sandbox.faults.next({ method: 'POST', path: /threads$/ }, { kind: 'refuse', status: 502 });
  expect(await publishAt(EIGHT)).toMatchObject({ deferred: 1 });
  expect(asked(/threads$/)).toHaveLength(1);
  expect(await publishAt(EIGHT + MINUTE)).toMatchObject({ deferred: 1 });
  expect(asked(/threads$/)).toHaveLength(1);
  expect(await publishAt(EIGHT + 6 * MINUTE)).toMatchObject({ sent: 1 });
  expect(stage.sandbox.threadsOf(forum.id)).toHaveLength(1);
});

it.each([
  ['announcement channel', ChannelType.GuildAnnouncement, P.SendMessages, 'Send Messages'],
  ['text channel', ChannelType.GuildText, P.ReadMessageHistory, 'Read Message History'],
  ['thread', ChannelType.PublicThread, P.SendMessagesInThreads, 'Send Messages in Threads'],
  ['forum', ChannelType.GuildForum, P.SendMessages, 'Create Posts'],
] as const)('of a %s it is said at once what is missing', async (_, type, deny, name) => {
  const channel = stage.guild.channel({ name: 'there', type, deny, parentId: stage.news.id });
  expect(await subscribe(channel)).toContain(`I may not post in <#${channel.id}>. Allow me ${name}`);
  expect(await stage.app().archive.subscriptionsOf(stage.guild.id)).toEqual([]);
});

it('a locked thread is refused when it is ordered', async () => {
  const thread = stage.guild.channel({ name: 'talk', type: ChannelType.PublicThread, parentId: stage.news.id });
  thread.locked = true;
  expect(await subscribe(thread)).toContain(`<#${thread.id}> is locked, so nothing can be posted there`);
});

it('what stopped a digest is said in the list and looked at before it goes on; in another channel it runs again by itself', async () => {
  const old = stage.guild.channel({ name: 'old' });
  await subscribe(old);
  old.deny = P.SendMessages;
  expect(await publishAt(EIGHT)).toMatchObject({ refused: 1 });
  expect(await say('/digest list')).toContain('I may not post there. Allow me to see the channel and to write there');
  expect(await say('/digest resume')).toContain(`I may not post in <#${old.id}>. Allow me Send Messages`);
  old.deny = 0n;
  expect(await say('/digest resume')).toContain('runs again');
  stage.sandbox.removeChannel(old.id);
  expect(await publishAt(EIGHT + DAY)).toMatchObject({ refused: 1 });
  expect(await say('/digest list')).toContain('Give it another one with /digest edit channel');
  expect(await say(`/digest edit channel:#${stage.news.name}`)).toContain('The next editions');
  stage.guild.kick();
  expect(await publishAt(EIGHT + 2 * DAY)).toMatchObject({ refused: 1 });
  stage.guild.invite();
  expect(await say('/digest resume')).toContain('runs again');
  expect(await publishAt(EIGHT + 3 * DAY)).toMatchObject({ sent: 1 });
  expect(stage.sandbox.messages(stage.news.id)).toHaveLength(1);
});

it('a role that was deleted is mentioned no more, and the lists say so until another is named', async () => {
  const [old, young] = ['old', 'young'].map((name) => stage.guild.role(name, { mentionable: true }));
  const last = () => JSON.stringify(stage.sandbox.messages(stage.news.id).at(-1)?.components);
  expect(await subscribe(stage.news, `role:${old?.id}`)).toContain('is subscribed');
  stage.guild.removeRole(old?.id ?? '');
  for (const command of ['/digest list', '/status']) expect(await say(command)).not.toContain('was deleted');
  await publishAt(EIGHT);
  expect(last()).toContain(`<@&${old?.id}>`);
  for (const command of ['/digest list', '/status'])
    expect(await say(command)).toContain('The role to be mentioned was deleted');
  const text = 'The council of Dunmouth opened its harbour to ships of every size on Wednesday.';
  const fresh = { ...report('Dunmouth opens its harbour', text), publishedAt: EIGHT + DAY - 60 * MINUTE };
  await storeAndFile(stage.app().archive, [fresh], EIGHT + DAY - 60 * MINUTE);
  expect(await publishAt(EIGHT + DAY)).toMatchObject({ sent: 1 });
  expect(last()).not.toContain('<@&');
  expect(await say('/digest edit stories:4')).toContain('was deleted');
  await say(`/digest edit role:${young?.id}`);
  expect(await say('/digest list')).not.toContain('was deleted');
});

it('a role that the bot may not mention is refused when it is ordered', async () => {
  const [shut, open] = [stage.guild.role('shut'), stage.guild.role('open', { mentionable: true })];
  expect(await subscribe(stage.news, `role:${shut.id}`)).toContain('Nobody would be pinged');
  expect(await subscribe(stage.news, `role:${open.id}`)).toContain('is subscribed');
  expect(await say(`/digest edit role:${shut.id}`)).toContain('Nobody would be pinged');
  expect(await say(`/digest edit channel:#${stage.lounge.name} role:${shut.id}`)).toContain('Nobody would be pinged');
  await publishAt(EIGHT);
  expect(stage.sandbox.messages(stage.news.id)[0]?.pinged).toEqual({ everyone: false, roles: [open.id], users: [] });
});
