// An archive as one file: copied while others write to it, looked over, put in the place of another.
import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import SQLite from 'better-sqlite3';
import { PlainError } from '../news/plain-error.ts';

/** A consistent copy of a SQLite file as it is at one moment, whoever writes to it meanwhile. @throws PlainError when it is no archive, or there is no room */
export function copyFile(file: string, copy: string): void {
  if (!existsSync(file)) throw new PlainError(`There is no file ${file}.`);
  rmSync(copy, { force: true });
  try {
    const source = new SQLite(file, { readonly: true, fileMustExist: true });
    try {
      source.prepare('vacuum into ?').run(copy);
    } finally {
      source.close();
    }
    onDisk(copy);
  } catch (error) {
    rmSync(copy, { force: true });
    throw new PlainError(`${file} cannot be copied: ${reasonOf(error)}.`);
  }
}

/** @throws PlainError when the file is damaged, or no archive of Dateline */
export function lookOver(file: string, name = file): void {
  let fault: string | null;
  try {
    const database = new SQLite(file, { readonly: true, fileMustExist: true });
    try {
      const found = String(database.pragma('integrity_check', { simple: true }));
      const known = database.prepare('select 1 from migrations where number = 1').get() !== undefined;
      fault = found === 'ok' ? (known ? null : 'it has no first schema') : found;
    } finally {
      database.close();
    }
  } catch (error) {
    fault = reasonOf(error);
  }
  if (fault !== null) throw new PlainError(`${name} is no archive of Dateline, or is damaged (${fault}).`);
}

/** Makes the archive of a process that left, or never was, one file without companions. @throws PlainError while a process still has it open */
export function closeUp(file: string): void {
  const database = new SQLite(file, { fileMustExist: true, timeout: 2_000 });
  try {
    // Only whoever is alone with the file may change this.
    database.pragma('journal_mode = DELETE');
  } catch (error) {
    throw new PlainError(`Another process has ${file} open (${reasonOf(error)}): stop it first. Nothing was changed.`);
  } finally {
    database.close();
  }
}

/** The file takes that place, all or nothing, and what stood there stands beside it under another name. @returns that name, or null */
export function putInPlace(file: string, place: string, now: number): string | null {
  if (!existsSync(place)) {
    renameSync(file, place);
    return null;
  }
  closeUp(place);
  const former = `${place}.before-${new Date(now).toISOString().replace(/[:.]/g, '-')}`;
  renameSync(place, former);
  try {
    renameSync(file, place);
  } catch (error) {
    renameSync(former, place);
    throw error;
  }
  return former;
}

function onDisk(file: string): void {
  const handle = openSync(file, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
