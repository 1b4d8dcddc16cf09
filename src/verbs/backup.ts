// `dateline backup` and `dateline restore`: the archive as one SQLite file, whichever engine it stands on, and back.
import { existsSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { closeUp, copyFile, lookOver, putInPlace } from '../archive/archive-file.ts';
import { copyArchive, heldBy } from '../archive/copy.ts';
import { openDatabase } from '../archive/database.ts';
import { isFileName, isPostgres, makeFolderOf, whereIs } from '../archive/whereabouts.ts';
import type { Config } from '../config.ts';
import { PlainError } from '../news/plain-error.ts';

interface Options {
  readonly force?: boolean;
  readonly json?: boolean;
}

/** A consistent copy while the bot runs; looked over before it bears the name that was asked for. */
export async function backup({ databaseUrl }: Config, name: string, { force, json }: Options): Promise<number> {
  const file = path.resolve(name);
  refuseAddress(name);
  if (statSync(file, { throwIfNoEntry: false })?.isDirectory())
    throw new PlainError(`${name} is a folder: name a file in it.`);
  if (existsSync(file) && !force) throw new PlainError(`${name} is there already: name another file, or say --force.`);
  if (file === databaseUrl) throw new PlainError(`${name} is the archive itself: name another file.`);
  makeFolderOf(file);
  const part = `${file}.part`;
  try {
    if (isPostgres(databaseUrl)) await copyOut(databaseUrl, part);
    else copyFile(whole(databaseUrl), part);
    lookOver(part, name);
    renameSync(part, file);
  } finally {
    remove(part);
  }
  const bytes = statSync(file).size;
  const said = `${name} is a copy of the archive (${(bytes / 1e6).toFixed(1)} MB).`;
  process.stdout.write(`${json ? JSON.stringify({ file, bytes }) : said}\n`);
  return 0;
}

/** The file is copied, looked over and brought up to date before anything of the archive changes. */
export async function restore({ databaseUrl }: Config, name: string, { force, json }: Options): Promise<number> {
  const file = path.resolve(name);
  refuseAddress(name);
  const place = isPostgres(databaseUrl) ? null : whole(databaseUrl);
  if (file === place) throw new PlainError(`${name} is the archive itself.`);
  const copy = `${place ?? file}.restoring`;
  makeFolderOf(copy);
  try {
    if (!existsSync(file)) throw new PlainError(`There is no file ${name}.`);
    lookOver(file, name);
    copyFile(file, copy);
    await (await openDatabase(copy)).destroy();
    closeUp(copy);
    const former = place === null ? await copyIn(copy, databaseUrl, force) : await replaceFile(copy, place, force);
    const said = [
      `The archive is as it was in ${name}.`,
      former === null ? '' : `What it was before is in ${former}.`,
      'It does not know what was sent after that copy was made.',
    ];
    process.stdout.write(`${json ? JSON.stringify({ file, former }) : said.filter(Boolean).join(' ')}\n`);
    return 0;
  } finally {
    remove(copy);
  }
}

function refuseAddress(name: string): void {
  if (isPostgres(name) || !isFileName(name)) throw new PlainError(`${name.split(':')[0]}://… is no file: name one.`);
}

async function copyOut(databaseUrl: string, part: string): Promise<void> {
  remove(part);
  const from = await openDatabase(databaseUrl);
  try {
    const to = await openDatabase(part);
    await copyArchive(from, to).finally(() => to.destroy());
    closeUp(part);
  } finally {
    await from.destroy();
  }
}

async function copyIn(copy: string, databaseUrl: string, force = false): Promise<null> {
  const to = await openDatabase(databaseUrl);
  try {
    await refuseFull(await heldBy(to), whereIs(databaseUrl), force);
    const from = await openDatabase(copy);
    await copyArchive(from, to, { replace: force }).finally(() => from.destroy());
  } finally {
    await to.destroy();
  }
  return null;
}

async function replaceFile(copy: string, place: string, force = false): Promise<string | null> {
  if (existsSync(place) && !force) {
    const there = await openDatabase(place);
    const held = await heldBy(there).finally(() => there.destroy());
    await refuseFull(held, place, force);
  }
  return putInPlace(copy, place, Date.now());
}

async function refuseFull(held: readonly string[], where: string, force: boolean): Promise<void> {
  if (held.length === 0 || force) return;
  throw new PlainError(`The archive at ${where} is not empty: say --force to replace it. Nothing was changed.`);
}

function whole(databaseUrl: string): string {
  if (databaseUrl === ':memory:') throw new PlainError('An archive in memory cannot be backed up or restored.');
  return databaseUrl;
}

function remove(file: string): void {
  for (const end of ['', '-wal', '-shm', '-journal']) rmSync(`${file}${end}`, { force: true });
}
