// A reader's own digest, ordered in direct messages with the bot, on the local Discord.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { personalPlace } from '../../src/news/subscription.ts';
import { textOf as markdownOf } from '../../src/sandbox/member.ts';
import { descriptionMissing, validateExchange } from '../sandbox/openapi.ts';
import { openStage, type Stage } from './stage.ts';

const EIGHT = Date.UTC(2025, 4, 21, 8);
const SEVEN_IN_BERLIN = Date.UTC(2025, 4, 21, 5);
const MINUTE = 60_000;

let stage: Stage;
beforeEach(async () => {
  stage = await openStage();
});
afterEach(async () => {
  expect(stage.sandbox.unmatched).toEqual([]);
  expect(descriptionMissing === null ? stage.sandbox.requests.flatMap(validateExchange) : []).toEqual([]);
  await stage.close();
});

const inbox = () => stage.reader.directChannel();
const say = async (line: string) => markdownOf((await stage.reader.run(line, { channel: inbox() })).message);
const orders = () => stage.app().archive.subscriptionsOf(personalPlace(stage.reader.user.id));
const received = () =>
  stage.sandbox.messages(inbox().id).filter(({ interactionId, nonce }) => interactionId === null && nonce !== null);
const publishAt = (at: number) => {
  stage.clock.at = at;
  return stage.app().publish();
};

it('comes by direct message at the reader’s own time, once, without any server', async () => {
  expect(await say('/digest mine list')).toContain('You have no digest of your own');
  expect(await say('/digest mine subscribe time:7:00 timezone:Europe/Berlin stories:2')).toMatch(
    /Your digest comes by direct message.*07:00/s,
  );
  expect(await publishAt(SEVEN_IN_BERLIN)).toMatchObject({ sent: 1 });
  expect(received()).toHaveLength(1);
  expect(markdownOf(received()[0]!)).toContain('/digest mine list');
  expect(await publishAt(SEVEN_IN_BERLIN + MINUTE)).toMatchObject({ sent: 0 });
  expect(await stage.app().archive.subscriptionsOf(stage.guild.id)).toEqual([]);
  expect(await say('/digest mine list')).toMatch(/By direct message.*Europe\/Berlin/s);
});

it('is changed, paused, resumed and removed by its reader alone', async () => {
  await say('/digest mine subscribe timezone:Europe/Berlin');
  expect(await say('/digest mine edit stories:3 time:18:00')).toContain('Your digest is changed');
  expect(await orders()).toMatchObject([{ stories: 3, minute: 1080, zone: 'Europe/Berlin' }]);
  expect(await say('/digest mine pause')).toContain('is paused');
  expect(await publishAt(EIGHT + 24 * 60 * MINUTE)).toMatchObject({ sent: 0 });
  expect(await say('/digest mine resume')).toContain('runs again');
  const others = await stage.moderator.run('/digest mine remove', { channel: stage.lounge });
  expect(markdownOf(others.message)).toContain('you have none');
  expect(await say('/digest mine remove')).toContain('is removed');
  expect(await orders()).toEqual([]);
  await say('/digest mine subscribe');
  expect((await orders())[0]?.zone).toBe('Europe/Berlin');
});

it('of somebody who takes no direct messages is paused, which they hear beside their next answer, once', async () => {
  await say('/digest mine subscribe time:8:00');
  stage.reader.closeMessages();
  expect(await publishAt(EIGHT)).toMatchObject({ refused: 1 });
  expect(await orders()).toMatchObject([{ dueAt: null, paused: { by: 'dateline', reason: 'inbox-closed' } }]);
  const seen = async () => {
    const answer = await stage.reader.run('/news latest', { channel: stage.lounge });
    const told = () => answer.followUps.map((each) => markdownOf(each)).join('\n');
    return { answer, told };
  };
  const { told } = await seen();
  await expect.poll(told).toContain('Your own digest is paused');
  expect((await seen()).told()).toBe('');
  stage.sandbox.closeInbox(stage.reader.user.id, false);
  expect(await say('/digest mine resume')).toContain('runs again');
  expect(await publishAt(EIGHT + 24 * 60 * MINUTE)).toMatchObject({ sent: 1 });
});

it('leaves what is for servers to servers', async () => {
  expect(await say('/digest list')).toContain('only in a server');
});
