import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createArchive } from '../src/archive/archive.ts';
import { openDatabase } from '../src/archive/database.ts';
import { createElection } from '../src/election.ts';
import { type Beat, type Heartbeat, startHeartbeat } from '../src/heartbeat.ts';
import { ArchiveAway } from '../src/news/archive-away.ts';
import { keepLog } from './e2e/stage.ts';

let heart: Heartbeat | undefined;
const everyMinute = (work: Beat['work']): readonly Beat[] => [{ name: 'publish', pattern: '* * * * *', work }];
beforeEach(() => vi.useFakeTimers({ now: new Date('2026-03-01T12:00:30Z') }));
afterEach(async () => {
  const stopping = heart?.stop(0);
  await vi.advanceTimersByTimeAsync(1);
  await stopping;
  vi.useRealTimers();
});

describe('the heartbeat', () => {
  it('beats at once, and then every minute', async () => {
    let beats = 0;
    heart = startHeartbeat(
      everyMinute(async () => (beats += 1)),
      keepLog(),
    );
    expect(beats).toBe(1);
    await vi.advanceTimersByTimeAsync(3 * 60_000);
    expect(beats).toBe(4);
  });

  it('never beats twice at once, however long a beat takes', async () => {
    let under = 0;
    let most = 0;
    heart = startHeartbeat(
      everyMinute(async () => {
        under += 1;
        most = Math.max(most, under);
        await new Promise((resolve) => setTimeout(resolve, 150_000));
        under -= 1;
      }),
      keepLog(),
    );
    await vi.advanceTimersByTimeAsync(10 * 60_000);
    expect(most).toBe(1);
  });

  it('goes on after a beat that failed, and says so in the log', async () => {
    const log = keepLog();
    let beats = 0;
    heart = startHeartbeat(
      everyMinute(async () => {
        beats += 1;
        throw new Error('the archive is away');
      }),
      log,
    );
    await vi.advanceTimersByTimeAsync(60_000);
    expect(beats).toBe(2);
    expect(log.lines.filter(({ level }) => level === 'error')).toHaveLength(2);
  });

  it('has each beat done by one of the processes, and by another once that one is gone', async () => {
    const db = await openDatabase(':memory:');
    const log = keepLog();
    const beats: string[] = [];
    const begin = (name: string, alone: boolean, work: () => Promise<unknown> = async () => undefined) => {
      const election = createElection(createArchive(db, { claimant: name }), { alone, now: Date.now, log });
      const beat = {
        ...everyMinute(async () => {
          beats.push(name);
          return work();
        })[0]!,
        election,
      };
      return startHeartbeat([beat], log);
    };
    const hearts = ['first', 'second', 'third'].map((name) => begin(name, false));
    expect(beats.splice(0)).toEqual(['first', 'second', 'third']);
    await vi.advanceTimersByTimeAsync(3 * 60_000);
    expect(beats.splice(0)).toHaveLength(3);
    await hearts[0]?.stop(0);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(beats.splice(0)).toHaveLength(1);
    for (const each of hearts) await each.stop(0);

    const work = () => new Promise((resolve) => setTimeout(resolve, 140_000));
    const slow = [begin('first', true, work), begin('second', true, work)];
    await vi.advanceTimersByTimeAsync(160_000);
    expect(beats.splice(0)).toHaveLength(3);
    await vi.advanceTimersByTimeAsync(130_000);
    expect(beats).toEqual([]);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(beats).toHaveLength(1);
    const stopping = Promise.all(slow.map((each) => each.stop(0)));
    await vi.advanceTimersByTimeAsync(1);
    await stopping;
    expect(log.lines.filter(({ level }) => level !== 'debug')).toEqual([]);
    await db.destroy();
  });

  it('does nothing in a beat of which the archive cannot say whose it is, and goes on with the next', async () => {
    let beats = 0;
    let away = true;
    const log = keepLog();
    const election = {
      async shouldRun() {
        if (away) throw new Error('the archive is away');
        return true;
      },
    };
    heart = startHeartbeat([{ ...everyMinute(async () => (beats += 1))[0]!, election }], log);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(beats).toBe(1);
    expect(log.lines.filter(({ level }) => level === 'error')).toHaveLength(1);
    away = false;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(beats).toBe(2);
  });

  it('says once that the archive is away and what to do, however many beats meet it, again after ten minutes, and when it is back', async () => {
    let away = true;
    const log = keepLog();
    const gone = new ArchiveAway(new Error('database or disk is full'));
    const election = {
      async shouldRun() {
        if (away) throw gone;
        return true;
      },
    };
    const work = async () => {
      if (away) throw gone;
    };
    const beats = ['publish', 'correct'].map((name) => ({ ...everyMinute(work)[0]!, name, election }));
    // Of a full disk, what only reads hears nothing.
    const reading = { ...everyMinute(async () => {})[0]!, name: 'reading' };
    heart = startHeartbeat([...beats, { ...everyMinute(work)[0]!, name: 'gather' }, reading], log);
    const said = () => log.lines.filter(({ level }) => level !== 'debug');
    await vi.advanceTimersByTimeAsync(5 * 60_000);
    expect(said()).toMatchObject([{ level: 'error', details: { reason: 'database or disk is full' } }]);
    expect(said()[0]?.message).toContain('make room on its disk');
    await vi.advanceTimersByTimeAsync(7 * 60_000);
    expect(said()).toHaveLength(2);
    away = false;
    await vi.advanceTimersByTimeAsync(2 * 60_000);
    expect(said()).toHaveLength(3);
    expect(said()[2]).toMatchObject({ level: 'info', message: expect.stringContaining('can be used again') });
  });

  it('waits at its end for what is in hand, but not for ever', async () => {
    const told: boolean[] = [];
    heart = startHeartbeat(
      everyMinute(async (signal) => {
        await new Promise<void>((resolve) => signal.addEventListener('abort', () => setTimeout(resolve, 5_000)));
        told.push(signal.aborted);
      }),
      keepLog(),
    );
    const stopped = heart.stop(10_000);
    await vi.advanceTimersByTimeAsync(5_000);
    await stopped;
    expect(told).toEqual([true]);
    heart = startHeartbeat(
      everyMinute(() => new Promise(() => undefined)),
      keepLog(),
    );
    const impatient = heart.stop(10_000);
    await vi.advanceTimersByTimeAsync(10_000);
    await expect(impatient).resolves.toBeUndefined();
  });
});
