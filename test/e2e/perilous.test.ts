// The ledger under whatever may happen: schedules of deaths and faults drawn from a seed, each edition one message or a reason.
// Others are played with PERILS=seed:schedules in the environment.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { createArchive } from '../../src/archive/archive.ts';
import { type Database, openDatabase } from '../../src/archive/database.ts';
import { isFinal } from '../../src/news/delivery.ts';
import { storeAndFile } from '../../src/newsroom/filing.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.ts';
import { report, subscriptionWith } from '../news/made.ts';
import { dice } from './dice.ts';
import { type Fate, perilousWorld } from './perilous-world.ts';

const EIGHT = Date.UTC(2025, 4, 21, 8);
const MINUTE = 60_000;
const [seed = 1, schedules = 120] = (process.env.PERILS ?? '').split(':').filter(Boolean).map(Number);

const folder = mkdtempSync(path.join(tmpdir(), 'dateline-perils-'));
const clock = { at: EIGHT };
const databases: Database[] = [];
let sandbox: Sandbox;
beforeAll(async () => {
  // However slow the machine is, what an archive answers at once is there at the next step.
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] });
  for (let n = 0; n < 3; n += 1) databases.push(await openDatabase(path.join(folder, 'one.db')));
  sandbox = await startSandbox({ now: () => clock.at, rateLimits: false, forgetful: true });
  const at = EIGHT - 2 * 60 * MINUTE;
  const texts = ['The council of Dunmouth opened its harbour.', 'The railway of Karvale lost its licence.'];
  const reports = texts.map((text) => ({ ...report(text.slice(4, -1), text), publishedAt: at, storedAt: at }));
  await storeAndFile(createArchive(databases[0]!), reports, at);
});
afterAll(async () => {
  vi.useRealTimers();
  for (const database of databases) await database.destroy();
  await sandbox.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What a schedule is full of. */
const PERILS: readonly (readonly Fate[])[] = [
  ['killed-before', 'killed-after'],
  ['asleep', 'late'],
  ['refused-500', 'refused-502', 'reset-before', 'timeout-before'],
  ['reset-after', 'timeout-after', 'late'],
  ['away-before', 'away-after'],
];
const OF_REQUESTS: ReadonlySet<Fate> = new Set(
  PERILS.flat().filter((fate) => !fate.startsWith('away') && fate !== 'asleep'),
);
const OF_STEPS: ReadonlySet<Fate> = new Set(PERILS.flat().filter((fate) => /^(killed|asleep|away)/.test(fate)));
const PAUSES = [0, 1_000, 20_000, 46_000, MINUTE, MINUTE, 2 * MINUTE, 6 * MINUTE];

/** @returns what went wrong */
async function play(number: number): Promise<readonly string[]> {
  const drawn = dice(number);
  const { below, oneOf } = drawn;
  clock.at = EIGHT;
  const archive = createArchive(databases[0]!, { claimant: 'observer' });
  const guild = sandbox.guild();
  const orders = Array.from({ length: 1 + below(3) }, (_, n) => {
    const { id: channelId } = guild.channel({ name: `news-${n}` });
    const id = `s${number}-${n}`;
    const moreMinutes = below(3) === 0 ? [8 * 60 + 10] : [];
    return subscriptionWith({ id, guildId: guild.id, channelId, moreMinutes, dueAt: EIGHT });
  });
  for (const order of orders) await archive.addSubscription(order);
  const gone = below(8) === 0 ? orders[0] : undefined;
  if (gone) sandbox.removeChannel(gone.channelId);

  const full = [...oneOf(PERILS), ...oneOf(PERILS)];
  const often = 2 + below(8);
  const fateOf = (step: string): Fate => {
    if (below(often) > 0) return 'well';
    const fate = oneOf(full);
    return (step === 'request' ? OF_REQUESTS : OF_STEPS).has(fate) ? fate : 'well';
  };
  const world = perilousWorld({ sandbox, clock, databases, name: `w${number}`, drawn, fateOf });
  const outage = below(4) === 0;
  world.discordGoes(outage);
  for (let round = 0; round < 6; round += 1) {
    if (clock.at >= EIGHT + 10 * MINUTE) world.discordGoes(false);
    world.archiveGoes(below(6) === 0 ? oneOf(['all', 'full']) : 'no');
    for (let count = 1 + below(3); count > 0; count -= 1) world.begin({ releases: below(2) === 0 });
    await world.settle();
    for (const process of world.processes.filter(({ asleep }) => asleep)) if (below(2) === 0) world.wake(process);
    await world.pass(oneOf(PAUSES));
  }
  await world.calm();
  vi.clearAllTimers();
  return [...(await faultsOf(orders, gone?.id)), ...world.history.filter((line) => line.startsWith('WRONG'))].map(
    (fault) => `${fault}\n    ${world.history.join('\n    ')}`,
  );

  async function faultsOf(all: typeof orders, goneId: string | undefined): Promise<string[]> {
    const faults: string[] = [];
    for (const { id, channelId, moreMinutes = [] } of all) {
      const history = await archive.history(id, 20);
      const messages = sandbox.messages(channelId).map((message) => message.id);
      const sent = history.flatMap(({ settlement }) => (settlement.state === 'sent' ? [settlement.messageId] : []));
      if (sent.join() !== messages.join() || sent.length > 1)
        faults.push(`${id} has messages ${messages.join()}, and its ledger ${sent.join()}`);
      if (history.some(({ settlement }) => !isFinal(settlement))) faults.push(`${id} is not settled`);
      if (id !== goneId && sent.length === 0) faults.push(`${id} was never sent: ${JSON.stringify(history)}`);
      const editions = id === goneId ? 1 : 1 + moreMinutes.length;
      if (history.length !== editions) faults.push(`${id} has ${history.length} editions, not ${editions}`);
    }
    return faults;
  }
}

it(`${schedules} schedules of deaths and faults, from the seed ${seed}: each edition is one message, or has its reason`, async () => {
  for (let number = seed; number < seed + schedules; number += 1)
    expect(await play(number), `PERILS=${number}:1 plays it again`).toEqual([]);
}, 60_000);
