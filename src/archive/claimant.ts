// Which process claims: how it is named in the ledger, and whether it is still there.
import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { hostname } from 'node:os';

/** Machines are told apart by when they were started, where that can be read: several may have the same name. */
const BOOT_FILE = '/proc/sys/kernel/random/boot_id';
const boot = existsSync(BOOT_FILE) ? readFileSync(BOOT_FILE, 'utf8').slice(0, 8) : '';

/** This process in the ledger. The last part tells it from an earlier process with the same number, as in a container. */
const SELF = { host: `${hostname()}${boot && `/${boot}`}`, pid: process.pid, run: randomUUID().slice(0, 8) };
export const claimantName = () => `${SELF.host}:${SELF.pid}:${SELF.run}`;

/** Whether the process that made a claim is certainly gone: it ran on this machine, and its number is free or is ours. */
export function isDead(claimant: string): boolean {
  const [host, pid, run] = claimant.split(':');
  if (host !== SELF.host || run === SELF.run) return false;
  if (Number(pid) === SELF.pid) return true;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ESRCH';
  }
}
