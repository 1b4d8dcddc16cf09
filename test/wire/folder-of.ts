// A folder of real files for one test, gone after it.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { type FileReading, readFileAt } from '../../src/wire/files.ts';

/** @param files paths below the folder, and what is in each */
export function folderOf(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'dateline-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), content);
  }
  return folder;
}

export async function all<T>(values: AsyncIterable<T>): Promise<readonly T[]> {
  const found: T[] = [];
  for await (const value of values) found.push(value);
  return found;
}

export async function readingsOf(file: string, outlet?: string): Promise<readonly FileReading[]> {
  return all(readFileAt(file, outlet));
}

/** Why a file with this content is not read; `null` if it is. */
export async function reasonFor(name: string, content: string | Uint8Array): Promise<string | null> {
  const [reading] = await readingsOf(path.join(folderOf({ [name]: content }), name));
  return reading?.kind === 'failed' ? reading.reason : null;
}

export const STORM = `Storm cuts off three islands

A storm cut the power on three islands on Monday, and ferries stayed in port for a second day.

“We have food for a week,” said Mara Lind, the mayor of the largest island.

The weather service expects the wind to weaken before Wednesday.`;
