// Processes on one archive and one local Discord, stepped by hand: which of them goes on, and what befalls it, is drawn from a seed.
import { setImmediate } from 'node:timers/promises';
import { DefaultRestOptions, REST, type RESTOptions } from 'discord.js';
import { vi } from 'vitest';
import { type Archive, createArchive } from '../../src/archive/archive.ts';
import type { Database } from '../../src/archive/database.ts';
import { createPace } from '../../src/discord/pace.ts';
import { createPost } from '../../src/discord/post.ts';
import { createLog } from '../../src/log.ts';
import { ArchiveAway } from '../../src/news/archive-away.ts';
import { CLAIM_LEASE_MS, isFinal } from '../../src/news/delivery.ts';
import { publish } from '../../src/newsroom/publish.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import type { dice } from './dice.ts';

/** What the archive is asked that changes it, and two readings in between: at each of them a process may stand still or die. */
const STEPS = [
  'claim',
  'record',
  'spike',
  'hold',
  'changeSubscription',
  'renewClaims',
  'releaseClaims',
  'told',
] as const;
type Step = (typeof STEPS)[number] | 'request';

interface Process {
  readonly name: string;
  readonly archive: Archive;
  alive: boolean;
  asleep: boolean;
  /** Ends when its publishing does, or when it is killed. */
  readonly ended: Promise<unknown>;
}

interface Job {
  readonly process: Process;
  readonly step: Step;
  readonly work: () => Promise<unknown>;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

export type Fate =
  | 'well'
  | 'killed-before'
  | 'killed-after'
  | 'asleep'
  | 'refused-500'
  | 'refused-502'
  | 'reset-before'
  | 'reset-after'
  | 'timeout-before'
  | 'timeout-after'
  | 'late'
  | 'away-before'
  | 'away-after';

const never = new Promise<never>(() => {});
const reset = () => Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' });
const timeout = () => new DOMException('This operation was aborted', 'AbortError');

interface WorldOptions {
  readonly sandbox: Sandbox;
  readonly clock: { at: number };
  /** Connections to the same file. */
  readonly databases: readonly Database[];
  readonly name: string;
  readonly drawn: ReturnType<typeof dice>;
  readonly fateOf: (step: Step) => Fate;
}

export function perilousWorld({ sandbox, clock, databases, name: world, drawn, fateOf }: WorldOptions) {
  const { below, oneOf } = drawn;
  const log = createLog('silent');
  const jobs: Job[] = [];
  const onTheWay: { arrivesAt: number; work: () => Promise<unknown> }[] = [];
  const processes: Process[] = [];
  const history: string[] = [];
  /** From when on each delivery may be claimed, and which attempt holds it. */
  const freeAt = new Map<string, number>();
  const holders = new Map<string, number>();
  let outage = false;
  let away: 'no' | 'all' | 'full' = 'no';
  let begun = 0;
  const databaseArchive = createArchive(databases[0]!, { claimant: world });

  const seconds = () => Math.round((clock.at % 3_600_000) / 1_000);

  const ask = (process: Process, step: Step, work: () => Promise<unknown>) =>
    process.alive ? new Promise((resolve, reject) => jobs.push({ process, step, work, resolve, reject })) : never;

  /** Everything a process asks the archive goes through its turns; once it is dead it hears nothing any more. */
  function held(archive: Archive, self: () => Process): Archive {
    const steps = Object.fromEntries(
      STEPS.map((step) => [step, (...asked: never[]) => ask(self(), step, () => (archive[step] as Call)(...asked))]),
    );
    return { ...archive, ...steps };
  }
  /** Those that wait for another attempt may be attempted before their time; those that somebody has in hand may not. */
  async function freeDeferred(): Promise<void> {
    for (const id of freeAt.keys()) {
      const [subscriptionId = ''] = id.split('@');
      const delivery = (await databaseArchive.history(subscriptionId, 20)).find((each) => each.id === id);
      if (delivery?.settlement.state === 'deferred') freeAt.delete(id);
    }
  }
  /** A claim is given only where nobody has one that counts, whatever the query says. */
  function watched(archive: Archive): Archive {
    return {
      ...archive,
      async claim(edition, now) {
        const before = (await archive.history(edition.subscriptionId, 20)).find(({ id }) => id === edition.id);
        const free = freeAt.get(edition.id);
        const claim = await archive.claim(edition, now);
        if (claim && before && (isFinal(before.settlement) || (free !== undefined && free > now)))
          history.push(`WRONG: ${edition.id} is claimed twice`);
        if (claim) freeAt.set(edition.id, now + CLAIM_LEASE_MS);
        if (claim) holders.set(edition.id, claim.attempt);
        return claim;
      },
      async record(claim, settlement, now, after) {
        const recorded = await archive.record(claim, settlement, now, after);
        if (recorded && holders.get(claim.deliveryId) !== claim.attempt)
          history.push(`WRONG: ${claim.deliveryId} is settled by an attempt that lost it`);
        if (recorded) freeAt.set(claim.deliveryId, settlement.state === 'deferred' ? settlement.retryAt : now);
        return recorded;
      },
      async releaseClaims(isDead, now) {
        const released = await archive.releaseClaims(isDead, now);
        if (released > 0) freeAt.clear();
        return released;
      },
      probePutOff: (now) => archive.probePutOff(now).finally(freeDeferred),
      wakePutOff: (since, now) => archive.wakePutOff(since, now).finally(freeDeferred),
    };
  }
  type Call = (...asked: never[]) => Promise<unknown>;

  const send: RESTOptions['makeRequest'] = async (url, init) => {
    const answer = await DefaultRestOptions.makeRequest(url, init);
    const body = answer.status === 204 ? null : await answer.text();
    return new Response(body, { status: answer.status, headers: Object.fromEntries(answer.headers) });
  };

  /** A new process publishes what is due. */
  function begin({ releases = false } = {}): Process {
    begun += 1;
    const name = `${world}.${begun}`;
    const archive = createArchive(databases[begun % databases.length]!, { claimant: name });
    const own = held(watched(archive), () => process);
    const rest = new REST({
      api: sandbox.apiUrl,
      version: '10',
      retries: oneOf([0, 2]),
      hashSweepInterval: 0,
      handlerSweepInterval: 0,
      makeRequest: (url, init) =>
        ask(process, 'request', () => send(url, { ...init, signal: null })) as ReturnType<RESTOptions['makeRequest']>,
    }).setToken(sandbox.token);
    const now = () => clock.at;
    const pace = createPace({ perSecond: 1_000, now, sleep: async () => {} });
    const post = createPost({ rest, pace, now, log });
    const work = async () => {
      await setImmediate();
      if (releases)
        await own.releaseClaims((claimant) => processes.some((p) => !p.alive && p.name === claimant), now());
      return publish({ archive: own, post, now, outlets: [], log });
    };
    const ended = work().catch((error: unknown) => {
      if (!(error instanceof ArchiveAway)) throw error;
    });
    const process: Process = { name, archive, alive: true, asleep: false, ended };
    ended.finally(() => {
      process.alive = false;
    });
    processes.push(process);
    return process;
  }

  const kill = (process: Process) => {
    process.alive = false;
    history.push(`${process.name} dies`);
  };

  async function meet({ process, step, work, resolve, reject }: Job, fate: Fate): Promise<void> {
    history.push(`${seconds()} ${process.name} ${step} ${fate}`);
    const broken = away === 'all' || (away === 'full' && step !== 'told');
    if (step !== 'request') {
      const fault = new ArchiveAway(new Error(away === 'full' ? 'database or disk is full' : 'gone'));
      if (fate === 'killed-before') return kill(process);
      if (broken || fate === 'away-before') return reject(fault);
      const done = await work();
      if (fate === 'killed-after') return kill(process);
      return fate === 'away-after' ? reject(fault) : resolve(done);
    }
    if (outage && fate !== 'killed-before') return oneOf([() => reject(reset()), () => reject(timeout())])();
    switch (fate) {
      case 'killed-before':
        return kill(process);
      case 'reset-before':
        return reject(reset());
      case 'timeout-before':
        return reject(timeout());
      case 'late':
        onTheWay.push({ arrivesAt: clock.at + below(90_000), work });
        return oneOf([() => reject(timeout()), () => kill(process)])();
      case 'refused-500':
      case 'refused-502':
        sandbox.faults.next({}, { kind: 'refuse', status: Number(fate.slice(-3)) });
        return resolve(await work());
      default: {
        const answer = await work();
        if (fate === 'killed-after') return kill(process);
        if (fate === 'reset-after') return reject(reset());
        return fate === 'timeout-after' ? reject(timeout()) : resolve(answer);
      }
    }
  }

  /** Lets everything that can go on go on, one step of one process at a time. */
  async function settle(fates: (step: Step) => Fate): Promise<void> {
    for (;;) {
      for (let turn = 0; turn < 2; turn += 1) await setImmediate();
      const ready = jobs.filter(({ process }) => process.alive && !process.asleep);
      if (ready.length === 0) return;
      const job = oneOf(ready);
      const fate = fates(job.step);
      if (fate === 'asleep') {
        job.process.asleep = true;
        history.push(`${job.process.name} falls asleep before ${job.step}`);
        continue;
      }
      jobs.splice(jobs.indexOf(job), 1);
      await meet(job, fate);
    }
  }

  async function pass(ms: number): Promise<void> {
    const until = clock.at + ms;
    for (const { arrivesAt, work } of onTheWay.toSorted((a, b) => a.arrivesAt - b.arrivesAt)) {
      if (arrivesAt > until) break;
      onTheWay.splice(
        onTheWay.findIndex((each) => each.work === work),
        1,
      );
      clock.at = Math.max(clock.at, arrivesAt);
      await work();
      history.push(`${seconds()} a late request arrives`);
    }
    clock.at = until;
    vi.advanceTimersByTime(ms);
  }

  return {
    begin,
    history,
    processes,
    settle: () => settle(fateOf),

    pass,

    wake(process: Process): void {
      process.asleep = false;
    },
    kill,
    discordGoes(gone: boolean): void {
      outage = gone;
    },
    archiveGoes(how: typeof away): void {
      away = how;
    },

    /** Nothing else happens: whoever sleeps wakes, what is on its way arrives, and what waits for another attempt is tried again. */
    async calm(): Promise<void> {
      outage = false;
      away = 'no';
      sandbox.faults.clear();
      for (const minutes of [0, 2, 31, 31]) {
        await pass(minutes * 60_000);
        begin();
        await settle(() => 'well');
        // Whoever still sleeps wakes late.
        if (minutes === 2) for (const process of processes) process.asleep = false;
      }
    },
  };
}
