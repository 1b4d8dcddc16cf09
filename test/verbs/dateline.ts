// The program itself, as an operator starts it, with a data folder of its own.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { ROOT } from '../../src/config.ts';

export interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export function operator(setting: Readonly<Record<string, string>> = {}) {
  const folder = mkdtempSync(path.join(tmpdir(), 'dateline-data-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const env = { ...process.env, DATA_DIR: folder, DATABASE_URL: '', DISCORD_TOKEN: '', NO_COLOR: '1', ...setting };
  return {
    folder,
    /** Runs a verb to its end. */
    dateline: (words: readonly string[], input: string | Uint8Array = ''): Promise<Outcome> =>
      new Promise((resolve, reject) => {
        const child = spawn(process.execPath, [path.join(ROOT, 'src', 'start.js'), ...words], { env });
        const said = { out: '', err: '' };
        child.stdout.setEncoding('utf8').on('data', (text) => (said.out += text));
        child.stderr.setEncoding('utf8').on('data', (text) => (said.err += text));
        child.on('error', reject).on('close', (code) => resolve({ code, ...said }));
        // A verb may end without having read everything.
        child.stdin.on('error', () => undefined).end(input);
      }),
  };
}
