// Starts the local Discord in a process of its own.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { SandboxOptions } from '../../src/sandbox/sandbox.ts';

export interface Orders {
  readonly sandbox: Omit<SandboxOptions, 'now'>;
  readonly channels: number;
}

export type Said =
  | { readonly kind: 'open'; readonly apiUrl: string; readonly token: string; readonly channels: readonly string[] }
  | { readonly kind: 'counted'; readonly sent: number; readonly refused: number };

export async function forkSandbox(orders: Orders) {
  const child = fork(path.join(import.meta.dirname, 'sandbox-process.ts'), [JSON.stringify(orders)]);
  const heard = async <K extends Said['kind']>(kind: K) => {
    const [said] = (await once(child, 'message')) as [Said];
    if (said.kind !== kind) throw new Error(`the local Discord said ${said.kind} instead of ${kind}`);
    return said as Extract<Said, { kind: K }>;
  };
  const { apiUrl, token, channels } = await heard('open');
  return {
    apiUrl,
    token,
    channels,
    /** Messages that were taken, and refused with 429. */
    async counted() {
      child.send('count');
      return heard('counted');
    },
    async close(): Promise<void> {
      const gone = once(child, 'exit');
      child.disconnect();
      await gone;
    },
  };
}
