// A moderator recalls a story from every channel of a server, on the local Discord.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ChannelType } from 'discord-api-types/v10';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { textOf as markdownOf } from '../../src/sandbox/member.ts';
import { descriptionMissing, validateExchange } from '../sandbox/openapi.ts';
import { openStage, type Stage } from './stage.ts';

const EIGHT = Date.UTC(2025, 4, 21, 8);
const DAY = 24 * 3_600_000;

let folder = '';
let stage: Stage;
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'dateline-recall-'));
  stage = await openStage({ databaseUrl: path.join(folder, 'archive.db') });
  for (const { name } of [stage.news, stage.lounge]) await say(`/digest subscribe channel:#${name}`);
  stage.clock.at = EIGHT;
  await stage.app().publish();
});
afterEach(async () => {
  expect(stage.sandbox.unmatched).toEqual([]);
  expect(descriptionMissing === null ? stage.sandbox.requests.flatMap(validateExchange) : []).toEqual([]);
  await stage.close();
  rmSync(folder, { recursive: true, force: true });
});

const say = (line: string) => stage.moderator.run(line, { channel: stage.lounge });
const told = async (line: string) => markdownOf((await say(line)).message).replace(/\\([^\p{L}\p{N}\s])/gu, '$1');
const messages = () =>
  [stage.news, stage.lounge].map(({ id }) => {
    const [message] = stage.sandbox.messages(id);
    return message ? markdownOf(message) : '';
  });
const edits = () => stage.sandbox.requests.filter(({ method }) => method === 'PATCH');

it('is found by its headline, and struck in every message with the reason and an audit line', async () => {
  const choices = await stage.moderator.type('/digest recall story:aid trucks', { channel: stage.lounge });
  expect(choices).toHaveLength(1);
  expect(choices[0]?.name).toContain('First aid trucks reach Gaza');
  const before = messages();
  const answer = await told(`/digest recall story:${choices[0]?.value} reason:"a wrong count"`);
  expect(answer).toContain('is struck in 2 messages');
  for (const [index, message] of messages().entries()) {
    expect(message).toMatch(/~~\*\*\[First aid trucks reach Gaza.*\*\*~~/);
    expect(message).toMatch(/~~Israel said 93 trucks .*~~/);
    expect(message).toContain('struck by a moderator');
    expect(message).toContain('a wrong count');
    expect(message.match(/\*\*\[/g)).toHaveLength(before[index]?.match(/\*\*\[/g)?.length ?? 0);
  }
  const audit = await told('/news corrections');
  expect(audit).toContain(`Struck by <@${stage.moderator.user.id}>`);
  expect(audit).toContain('a wrong count');
  expect(await told('/digest recall story:aid')).toContain('was recalled before');
  expect(edits()).toHaveLength(2);
});

it('is taken out, also after it was struck, and is not told again whatever comes in', async () => {
  await told('/digest recall story:aid');
  expect(await told('/digest recall story:aid how:remove')).toContain('is taken out of 2 messages');
  for (const message of messages()) {
    expect(message).not.toContain('First aid trucks reach Gaza');
    expect(message).toContain('Row over fishing');
    expect(message).toMatch(/· 3 stories/);
  }
  expect(await told('/digest recall story:aid how:strike')).toContain('was recalled before');
  await say(`/digest subscribe channel:#${stage.news.name} time:9:00 stories:10`);
  stage.clock.at = EIGHT + DAY + 3_600_000;
  await stage.app().publish();
  const later = stage.sandbox.messages(stage.news.id).slice(1).map(markdownOf).join();
  expect(later).not.toContain('First aid trucks reach Gaza');
  expect(await told('/digest recall story:nothing of the kind')).toContain('No digest of this server told');
});

it('leaves deleted messages alone, and outlives an outage', async () => {
  const [lost] = stage.sandbox.messages(stage.news.id);
  const ours = { method: 'GET', path: new RegExp(`/messages/${lost?.id}$`) };
  stage.sandbox.faults.next(ours, { kind: 'refuse', status: 404, code: 10008 });
  stage.sandbox.faults.next({ method: 'PATCH', path: /channels/ }, { kind: 'refuse', status: 500 }, 100);
  const answer = await told('/digest recall story:aid how:remove');
  expect(answer).toContain('1 message is gone');
  expect(answer).toContain('1 message follows');
  stage.sandbox.faults.clear();
  await stage.restart();
  stage.clock.at += 60_000;
  expect(await stage.app().correct()).toMatchObject({ edited: 1 });
  expect(messages()[1]).not.toContain('First aid trucks reach Gaza');
});

it('reaches a forum’s post that was archived since, and leaves it archived; not one that is locked', async () => {
  const forums = ['open', 'shut'].map((name) => stage.guild.channel({ name, type: ChannelType.GuildForum }));
  for (const { name } of forums) await say(`/digest subscribe channel:#${name}`);
  stage.clock.at = EIGHT + DAY;
  await stage.app().publish();
  const [open, shut] = forums.map(({ id }) => stage.sandbox.threadsOf(id)[0]);
  if (!open || !shut) throw new Error('each forum has a post');
  for (const post of [open, shut]) post.archived = true;
  shut.locked = true;
  expect(await told('/digest recall story:aid')).toContain('is struck in 3 messages');
  expect(markdownOf(open.messages[0]!)).toMatch(/~~\*\*\[First aid trucks reach Gaza.*\*\*~~/);
  expect(open.archived).toBe(true);
  expect(markdownOf(shut.messages[0]!)).not.toContain('~~');
});
