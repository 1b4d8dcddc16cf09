// Digests wait for moderators, on the local Discord.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createArchive } from '../../src/archive/archive.ts';
import { openDatabase } from '../../src/archive/database.ts';
import { inside, textOf as markdownOf, optionsIn } from '../../src/sandbox/member.ts';
import type { Channel, Message } from '../../src/sandbox/world.ts';
import { descriptionMissing, validateExchange } from '../sandbox/openapi.ts';
import { openStage, type Stage } from './stage.ts';

const MINUTE = 60_000;
const EIGHT = Date.UTC(2025, 4, 21, 8);

let folder = '';
let stage: Stage;
let desk: Channel;
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'dateline-approval-'));
  stage = await openStage({ databaseUrl: path.join(folder, 'archive.db') });
  desk = stage.guild.channel({ name: 'news-desk' });
  await told(`/digest subscribe channel:#${stage.news.name}`);
});
afterEach(async () => {
  expect(stage.sandbox.unmatched).toEqual([]);
  expect(descriptionMissing === null ? stage.sandbox.requests.flatMap(validateExchange) : []).toEqual([]);
  await stage.close();
  rmSync(folder, { recursive: true, force: true });
});

const plainOf = (message: Message) => markdownOf(message).replace(/\\([^\p{L}\p{N}\s])/gu, '$1');
const told = async (line: string) => plainOf((await stage.moderator.run(line, { channel: stage.lounge })).message);
const ask = (more = '') => told(`/settings approval channel:#${desk.name} ${more}`);
const drafts = () => stage.sandbox.messages(desk.id);
const draft = () => drafts()[0] as Message;
const posted = () => stage.sandbox.messages(stage.news.id);
const shown = () => posted().map(plainOf).join();
const ledger = () => stage.app().archive.recentDeliveries(stage.guild.id, 20);
const titles = (text: string) => [...text.matchAll(/\*\*\[([^\]]+)\]/g)].map(([, title]) => title);

function dropFirst() {
  const menu = inside(draft()).find(({ custom_id }) => String(custom_id).startsWith('draft-drop'));
  const [first] = menu ? optionsIn(menu) : [];
  return stage.moderator.choose(draft(), String(menu?.custom_id), [String(first?.value)]);
}

/** As after a process that posted the draft, and died before it wrote down where. */
async function forgetMessage(deliveryId: string): Promise<void> {
  const db = await openDatabase(path.join(folder, 'archive.db'));
  await db.updateTable('drafts').set({ message_id: null }).where('delivery_id', '=', deliveryId).execute();
  await db.destroy();
}

async function publishAt(minutes: number) {
  stage.clock.at = EIGHT + minutes * MINUTE;
  return stage.app().publish();
}

describe('a digest that waits for approval', () => {
  it('stands in the moderators’ channel, and is posted as it stood there when the deadline comes', async () => {
    expect(await ask()).toContain('waits in');
    expect(await told('/settings show')).toContain('Approval: each digest waits **30 minutes**');
    expect(await publishAt(0)).toMatchObject({ sent: 0, deferred: 1 });
    expect(posted()).toEqual([]);
    expect(drafts()).toHaveLength(1);
    expect(draft().pinged).toEqual({ everyone: false, roles: [], users: [] });
    const before = titles(plainOf(draft()));
    expect(before).toHaveLength(4);
    expect(plainOf(draft())).toContain(`It is posted <t:${(EIGHT + 30 * MINUTE) / 1000}:R>`);
    expect(await publishAt(29)).toMatchObject({ sent: 0 });
    expect(drafts()).toHaveLength(1);
    expect(await publishAt(30)).toMatchObject({ sent: 1 });
    expect(titles(shown())).toEqual(before);
    expect(shown()).not.toMatch(/Late by/);
    expect(plainOf(draft())).toContain('Nobody decided, so the deadline did');
    expect(draft().components).not.toEqual([]);
    expect(JSON.stringify(draft().components)).not.toContain('draft-');
    expect(await ledger()).toMatchObject([{ settlement: { state: 'sent', stories: 4 } }]);
  });

  it('is posted without what a moderator dropped, at once where one says so, and the history says who approved it', async () => {
    await ask();
    await publishAt(0);
    const [first] = titles(plainOf(draft()));
    await dropFirst();
    expect(plainOf(draft())).toContain(`Dropped by <@${stage.moderator.user.id}>: ${first}`);
    expect(titles(plainOf(draft()))).not.toContain(first);
    expect(posted()).toEqual([]);
    stage.clock.at += 3 * MINUTE;
    await stage.moderator.press(draft(), 'Send now');
    expect(posted()).toHaveLength(1);
    expect(titles(shown())).toHaveLength(3);
    expect(titles(shown())).not.toContain(first);
    expect(plainOf(draft())).toContain(`Approved by <@${stage.moderator.user.id}>`);
    const history = await told('/digest history');
    expect(history).toContain(`approved by <@${stage.moderator.user.id}>, 1 story dropped`);
    const [delivery] = await ledger();
    const { verdicts } = (await stage.app().archive.deliveryWithChoice(stage.guild.id, delivery?.id ?? '')) ?? {};
    expect(verdicts?.map(({ why }) => why.kind).slice(0, 4)).toEqual(['dropped', 'new', 'new', 'new']);
    await publishAt(40);
    expect(posted()).toHaveLength(1);
  });

  it('is withheld without an approval where that is asked for, and posted with one', async () => {
    await ask('minutes:15 otherwise:withhold');
    await publishAt(0);
    expect(plainOf(draft())).toContain('withheld otherwise');
    expect(await publishAt(15)).toMatchObject({ sent: 0, spiked: 1 });
    expect(posted()).toEqual([]);
    expect(await ledger()).toMatchObject([{ settlement: { state: 'spiked', reason: 'withheld' } }]);
    expect(plainOf(draft())).toContain('nobody approved it in time');

    const day = 24 * 60;
    await publishAt(day);
    const second = drafts()[1] as Message;
    await stage.moderator.press(second, 'Approve');
    expect(plainOf(second)).toContain(`approved by <@${stage.moderator.user.id}>`);
    expect(await publishAt(day + 14)).toMatchObject({ sent: 0 });
    expect(await publishAt(day + 15)).toMatchObject({ sent: 1 });
  });

  it('that nobody may see is decided by its rule at once', async () => {
    await ask('otherwise:withhold');
    stage.sandbox.removeChannel(desk.id);
    expect(await publishAt(0)).toMatchObject({ spiked: 1 });
    await told('/settings approval');
    await told(`/settings approval channel:#${stage.lounge.name}`);
    stage.lounge.deny = 1n << 11n;
    expect(await publishAt(24 * 60)).toMatchObject({ sent: 1 });
    expect(posted()).toHaveLength(1);
  });
});

describe('quiet hours that begin while a digest waits for approval', () => {
  beforeEach(async () => {
    await ask();
    await told('/settings quiet-hours hours:8:15-15:00');
    await publishAt(0);
    expect(drafts()).toHaveLength(1);
  });

  it('hold it until they end, and it is neither late nor too late', async () => {
    expect(await publishAt(30)).toMatchObject({ sent: 0, spiked: 0 });
    expect(await publishAt(7 * 60 - 1)).toMatchObject({ sent: 0, spiked: 0 });
    expect(await publishAt(7 * 60)).toMatchObject({ sent: 1 });
    expect(posted()).toHaveLength(1);
    expect(shown()).not.toMatch(/Late by/);
  });

  it('do not hold it where a moderator sends it now', async () => {
    stage.clock.at = EIGHT + 20 * MINUTE;
    await stage.moderator.press(draft(), 'Send now');
    expect(posted()).toHaveLength(1);
    expect(plainOf(draft())).toContain(`Approved by <@${stage.moderator.user.id}>`);
  });
});

describe('a draft that nobody comes back to', () => {
  it('loses its buttons and says why: its digest was paused, set to another time, or removed', async () => {
    await ask();
    const ends = [
      ['/digest pause', '/digest resume', 'the digest was paused while it waited'],
      ['/digest edit time:9:00', '/digest edit time:8:00', 'its time or its channel was changed while it waited'],
      ['/digest remove', '', 'the digest was removed while it waited'],
    ] as const;
    for (const [day, [end, back, why]] of ends.entries()) {
      await publishAt(day * 24 * 60);
      const left = drafts()[day] as Message;
      const copy = structuredClone(left.components);
      await told(end);
      expect(JSON.stringify(left.components)).toContain('draft-approve');
      stage.sandbox.faults.next({ method: 'PATCH' }, { kind: 'refuse', status: 503 }, 9);
      expect(await stage.app().closeDrafts()).toBe(0);
      stage.sandbox.faults.clear();
      expect(await stage.app().closeDrafts()).toBe(1);
      expect(plainOf(left)).toContain(`Draft for <#${stage.news.id}>: not posted: ${why}.`);
      expect(JSON.stringify(left.components)).not.toContain('draft-');
      const history = await told('/digest history');
      expect(history).toContain(`not posted: ${why}`);
      expect(history).not.toContain('decided');
      left.components = copy;
      await stage.moderator.press(left, 'Send now');
      expect(plainOf(left)).toContain(why);
      if (back) await told(back);
    }
    expect(await stage.app().closeDrafts()).toBe(0);
    expect(posted()).toEqual([]);
  });

  it('is found and says what became of it, though the process that posted it died and told nobody', async () => {
    await ask();
    await publishAt(0);
    const [delivery] = await ledger();
    await forgetMessage(delivery?.id ?? '');
    expect(await publishAt(30)).toMatchObject({ sent: 1 });
    expect(JSON.stringify(draft().components)).toContain('draft-approve');
    expect(await stage.app().closeDrafts()).toBe(1);
    expect(plainOf(draft())).toContain('posted, 4 stories');
    expect(JSON.stringify(draft().components)).not.toContain('draft-approve');
    expect(drafts()).toHaveLength(1);
  });

  it('goes by its deadline where drafts are not asked for any more', async () => {
    await ask();
    await publishAt(0);
    await told('/settings approval');
    expect(await publishAt(30)).toMatchObject({ sent: 1 });
    expect(plainOf(draft())).toContain('posted, 4 stories');
  });
});

describe('what moderators press', () => {
  it('counts once, however often, from whomever, also late and after a restart', async () => {
    await ask();
    await publishAt(0);
    const other = stage.guild.moderator({ name: 'noor' });
    const copy = structuredClone(draft());
    await stage.restart();
    await Promise.all([stage.moderator.press(draft(), 'Send now'), other.press(draft(), 'Send now')]);
    expect(posted()).toHaveLength(1);
    drafts()[0]!.components = copy.components;
    await other.press(draft(), 'Approve');
    expect(plainOf(draft())).toMatch(/posted, 4 stories/);
    drafts()[0]!.components = copy.components;
    await other.press(draft(), 'Send now');
    expect(posted()).toHaveLength(1);
    expect(await ledger()).toHaveLength(1);
  });

  it('counts once when two processes hear of it at the same moment, and when the one that took it dies', async () => {
    await ask();
    await publishAt(0);
    const [delivery] = await ledger();
    const id = delivery?.id ?? '';
    const { newsroom } = stage.app();
    // Who took it to post it, and came to no more.
    const dead = createArchive(await openDatabase(path.join(folder, 'archive.db')), { claimant: 'dead' });
    expect(await dead.sendDraft(id, 'm1', stage.clock.at)).toBe(true);
    expect(
      await dead.claim({ id, subscriptionId: id.split('@')[0] ?? '', dueAt: EIGHT }, stage.clock.at),
    ).toBeDefined();
    await dead.takeDraft(id);
    await dead.close();
    const press = (who: string) => newsroom.sendDraft(stage.guild.id, id, who);
    await Promise.all([press('m2'), newsroom.approveDraft(stage.guild.id, id, 'm3'), press('m4')]);
    expect(posted()).toEqual([]);
    const [a, b] = await Promise.all([publishAt(1), stage.app().publish()]);
    expect([a.sent, b.sent].sort()).toEqual([0, 1]);
    expect(posted()).toHaveLength(1);
    expect(titles(shown())).toHaveLength(4);
    expect(plainOf(draft())).toContain('posted, 4 stories');
    expect(await ledger()).toMatchObject([{ settlement: { state: 'sent', messageId: posted()[0]?.id } }]);
  });

  it('is for moderators alone', async () => {
    await ask();
    await publishAt(0);
    const answer = await stage.reader.press(draft(), 'Approve');
    expect(plainOf(answer.message)).toContain('may manage this server');
    expect(plainOf(draft())).not.toContain('approved by');
  });

  it('can drop everything, and then nothing is posted', async () => {
    await ask();
    await publishAt(0);
    for (let left = 4; left > 0; left -= 1) await dropFirst();
    expect(plainOf(draft())).toContain('Every story was dropped');
    expect(await publishAt(30)).toMatchObject({ spiked: 1 });
    expect(posted()).toEqual([]);
    for (const said of [plainOf(draft()), await told('/digest history')])
      expect(said).toContain('not posted: moderators dropped every story');
  });
});

describe('Discord', () => {
  it('that breaks off when the draft or the edition is posted gets each once', async () => {
    await ask();
    const into = (channel: Channel) => ({ method: 'POST', path: new RegExp(`^/channels/${channel.id}/messages$`) });
    stage.sandbox.faults.next(into(desk), { kind: 'drop-after' });
    await publishAt(0);
    await publishAt(10);
    expect(drafts()).toHaveLength(1);
    stage.sandbox.faults.next(into(stage.news), { kind: 'drop-after' });
    await publishAt(30);
    await publishAt(45);
    expect(posted()).toHaveLength(1);
    expect(await ledger()).toMatchObject([{ settlement: { state: 'sent', messageId: posted()[0]?.id } }]);
    expect(plainOf(draft())).toContain('posted, 4 stories');
  });

  it('is sent what was approved, without a line whose evidence is gone', async () => {
    await ask();
    await publishAt(0);
    const { archive } = stage.app();
    const [found] = await archive.headlines('Row over fishing', 1);
    await archive.removeArticles([found?.id ?? ''], stage.clock.at);
    await publishAt(30);
    expect(titles(shown())).toHaveLength(3);
    expect(shown()).not.toContain('Row over fishing');
  });
});
