// What planning costs: many editions that are due at once, found and put on their timetables, beside reading the same rows bare; and what a long ledger
// does to claiming and recording one. Usage: node test/bench/planning.ts [subscriptions] [rows of the ledger]
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { sql } from 'kysely';
import { createArchive } from '../../src/archive/archive.ts';
import { openDatabase } from '../../src/archive/database.ts';
import { editionOf, editionsDue } from '../../src/news/edition.ts';
import { subscriptionWith } from '../news/made.ts';

const [subscriptions = 10_000, rows = 1_000_000] = process.argv.slice(2).map(Number);
const EIGHT = Date.UTC(2025, 4, 21, 8);
const DAY = 86_400_000;
const ZONES = ['Europe/Brussels', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'America/Havana'];
const CLAIMS = 1_000;

const folder = mkdtempSync(path.join(tmpdir(), 'dateline-planning-'));
const db = await openDatabase(path.join(folder, 'planning.db'));
const archive = createArchive(db, { claimant: 'bench' });
for (let n = 0; n < subscriptions; n += 1) {
  const zone = ZONES[n % ZONES.length] ?? 'UTC';
  const minute = 8 * 60 + (Math.floor(n / ZONES.length) % 4) * 15;
  await archive.addSubscription(
    subscriptionWith({ id: `s${n}`, guildId: `g${n % 500}`, channelId: `c${n}`, zone, minute, dueAt: EIGHT }),
  );
}

async function timed(act: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await act();
  return performance.now() - from;
}

const middle = (times: readonly number[]) => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;

async function planning(): Promise<void> {
  const due = await archive.subscriptionsDue(EIGHT, subscriptions);
  const planned = due.filter((each) => editionsDue(each, EIGHT + 1).due !== null);
  if (planned.length !== subscriptions) throw new Error(`only ${planned.length} were due`);
}

let day = 0;
/** Claimed and recorded, one after the other: milliseconds each. */
async function settling(): Promise<number> {
  day += 1;
  const took = await timed(async () => {
    for (let n = 0; n < CLAIMS; n += 1) {
      const edition = editionOf(`s${n}`, EIGHT + day * DAY);
      const claim = await archive.claim(edition, edition.dueAt);
      if (!claim) throw new Error('an edition of the bench was claimed before');
      archive.letGo(claim);
      const settlement = { state: 'spiked', reason: 'nothing-new' } as const;
      await archive.record(claim, settlement, edition.dueAt, { nextAt: EIGHT, toldStoryIds: [] });
    }
  });
  return took / CLAIMS;
}

const first = await timed(planning);
const again = [await timed(planning), await timed(planning), await timed(planning)];
const bare = middle([
  await timed(() => sql`select * from subscriptions`.execute(db)),
  await timed(() => sql`select * from subscriptions`.execute(db)),
  await timed(() => sql`select * from subscriptions`.execute(db)),
]);
process.stdout.write(
  `${subscriptions} due editions planned in ${first.toFixed(0)} ms the first time, ${middle(again).toFixed(0)} ms later ` +
    `(${(middle(again) / bare).toFixed(1)} × reading the rows bare)\n`,
);

await settling();
const short = middle([await settling(), await settling(), await settling()]);
const settled = JSON.stringify({ state: 'sent', messageId: '1' });
await sql`
  with recursive numbers (n) as (select 0 union all select n + 1 from numbers where n < ${rows - 1})
  insert into deliveries (id, subscription_id, guild_id, channel_id, due_at, state, settlement, attempts, claimant, claimed_at, settled_at)
  select 'old' || n || '@0', 's' || (n % ${subscriptions}), 'g' || (n % 500), 'c' || (n % ${subscriptions}), n, 'sent', ${settled}, 1, 'bench', n, n
  from numbers`.execute(db);
await settling();
const long = middle([await settling(), await settling(), await settling()]);
const planned = middle([await timed(planning), await timed(planning), await timed(planning)]);
process.stdout.write(
  `with ${rows} rows in the ledger: planning ${(planned / middle(again)).toFixed(2)} ×, claiming and recording an edition ${(long / short).toFixed(2)} × (${long.toFixed(2)} ms)\n`,
);
await archive.close();
rmSync(folder, { recursive: true, force: true });
