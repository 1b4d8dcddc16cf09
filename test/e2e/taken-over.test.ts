// A process is killed in the middle of a draft, of an approved edition and of a correction, and another one goes on where it stood.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { textOf } from '../../src/sandbox/member.ts';
import type { Channel, Message } from '../../src/sandbox/world.ts';
import { openStage, type Stage, starterArticles } from './stage.ts';

const MINUTE = 60_000;
const EIGHT = Date.UTC(2025, 4, 21, 8);

let folder = '';
let stage: Stage;
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'dateline-taken-over-'));
  stage = await openStage({ databaseUrl: path.join(folder, 'archive.db'), articles: starterArticles().slice(0, 8) });
  await say(`/digest subscribe channel:#${stage.news.name}`);
});
afterEach(async () => {
  expect(stage.sandbox.unmatched).toEqual([]);
  await stage.close();
  rmSync(folder, { recursive: true, force: true });
});

const say = async (line: string) => textOf((await stage.moderator.run(line, { channel: stage.lounge })).message);
const messagesIn = (channel: Channel) => stage.sandbox.messages(channel.id);
const shown = (message: Message | undefined) => textOf(message as Message).replace(/\\([^\p{L}\p{N}\s])/gu, '$1');

/** Does one beat at that minute after eight, and dies at the step. */
async function dies(minutes: number, beat: 'publish' | 'correct', step: string): Promise<void> {
  stage.clock.at = EIGHT + minutes * MINUTE;
  const { apiUrl, token } = stage.sandbox;
  const script = path.join(import.meta.dirname, 'dying-child.ts');
  const facts = [path.join(folder, 'archive.db'), apiUrl, token, String(stage.clock.at), beat, step];
  const child = spawn(process.execPath, [script, ...facts], { stdio: ['ignore', 'ignore', 'inherit'] });
  const signal = await new Promise((resolve) => child.once('close', (_, by) => resolve(by)));
  expect(signal).toBe('SIGKILL');
}
const publishAt = (minutes: number) => {
  stage.clock.at = EIGHT + minutes * MINUTE;
  return stage.app().publish();
};

it('a draft stands once, and what was approved is posted once, though who posted either died before it was written down', async () => {
  const desk = stage.guild.channel({ name: 'desk' });
  await say(`/settings approval channel:#${desk.name}`);
  await dies(0, 'publish', 'draftStands');
  expect(messagesIn(desk)).toHaveLength(1);
  expect(await publishAt(1)).toMatchObject({ deferred: 1 });
  expect(messagesIn(desk)).toHaveLength(1);
  await stage.moderator.press(messagesIn(desk)[0] as Message, 'Approve');
  expect(shown(messagesIn(desk)[0])).toContain('pproved by');
  await dies(30, 'publish', 'record');
  const [posted] = messagesIn(stage.news);
  expect(posted).toBeDefined();
  expect(await publishAt(31)).toMatchObject({ sent: 1 });
  expect(messagesIn(stage.news)).toEqual([posted]);
  const ledger = await stage.app().archive.recentDeliveries(stage.guild.id, 9);
  expect(ledger).toMatchObject([{ settlement: { state: 'sent', messageId: posted?.id } }]);
  expect(shown(messagesIn(desk)[0])).toContain('posted, ');
  expect(JSON.stringify(messagesIn(desk)[0]?.components)).not.toContain('draft-');
}, 120_000);

it('a correction is made once and shown once, though who edited the message died before it was written down', async () => {
  expect(await publishAt(0)).toMatchObject({ sent: 1 });
  const { archive } = stage.app();
  const id = (await archive.recentDeliveries(stage.guild.id, 1))[0]?.id ?? '';
  const [line] = (await archive.linesOfDelivery(id)).filter((each) => each.line !== null);
  const article = await archive.article(line?.articleId ?? '');
  if (!line || !article) throw new Error('no line was posted');
  const [word = ''] = line.text.match(/\p{L}{6,}(?=\W*$)/u) ?? [];
  const text = article.text.replaceAll(word, 'something else');
  await archive.reviseArticle({ ...article, text }, { feedId: 'f', keep: true, now: EIGHT + MINUTE });
  await dies(2, 'correct', 'recordAmendment');
  const corrected = shown(messagesIn(stage.news)[0]);
  expect(corrected).toContain(`~~${line.text}~~`);
  stage.clock.at = EIGHT + 4 * MINUTE;
  expect(await stage.app().correct()).toMatchObject({ edited: 1 });
  expect(shown(messagesIn(stage.news)[0])).toBe(corrected);
  expect(await stage.app().correct()).toMatchObject({ edited: 0 });
  const states = (await archive.correctionsOf([id])).map(({ state }) => state);
  expect(new Set(states)).toEqual(new Set(['made']));
}, 120_000);
