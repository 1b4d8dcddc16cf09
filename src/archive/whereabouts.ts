// Where an archive is, in words that hold no name and no password.

import { mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { PlainError } from '../news/plain-error.ts';

export function isPostgres(url: string): boolean {
  return /^postgres(ql)?:/i.test(url);
}

/** Not an address of another kind of database, which would become the name of a folder. */
export const isFileName = (name: string): boolean =>
  !/^[a-z][a-z\d+.-]+:\/\//i.test(name) || /^(sqlite|file):\/\//i.test(name);

/** Makes the folder of a file, and those above it. One by one: where nothing can be made at all, as in /proc, Node.js would try for ever. @throws PlainError */
export function makeFolderOf(file: string): void {
  const folders: string[] = [];
  for (let folder = path.dirname(path.resolve(file)); folder !== path.dirname(folder); folder = path.dirname(folder))
    folders.unshift(folder);
  for (const folder of folders) {
    const there = statSync(folder, { throwIfNoEntry: false });
    if (there?.isDirectory()) continue;
    if (there) throw new PlainError(`${folder} is a file and no folder: name another place.`);
    try {
      mkdirSync(folder);
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : '';
      // Another process was quicker.
      if (code === 'EEXIST') continue;
      throw new PlainError(`The folder ${folder} cannot be made (${code}): name another place, or let me write there.`);
    }
  }
}

/** Of PostgreSQL host and database, of a file its path. */
export function whereIs(url: string): string {
  if (!isPostgres(url)) return url;
  if (!URL.canParse(url)) return 'the PostgreSQL of that address';
  const { host, pathname } = new URL(url);
  return `PostgreSQL at ${host || 'this machine'}${pathname === '/' ? '' : pathname}`;
}
