// Paths, folders and globs → the files they name.
import { glob, readdir, stat } from 'node:fs/promises';
import path from 'node:path';

/** Of the files in a folder, those that may hold articles. A file that is named itself may be called anything. */
const KNOWN = /\.(txt|text|md|markdown|html?|xhtml|jsonl|ndjson|rss|atom|xml)$/i;
/** What stands beside articles to speak of them. */
const ABOUT = /^(readme|license|licence|changelog|contributing)\b/i;

export interface Unread {
  readonly path: string;
  /** One sentence. */
  readonly reason: string;
}

/** The files named, each once, a folder's in the order of their names; and what names none, with the reason. */
export async function filesAt(
  paths: readonly string[],
): Promise<{ readonly files: readonly string[]; readonly failed: readonly Unread[] }> {
  const files = new Map<string, string>();
  const failed: Unread[] = [];
  for (const named of paths) {
    const found = await filesOf(named, failed);
    if (typeof found === 'string') failed.push({ path: named, reason: found });
    else for (const file of found) files.set(path.resolve(file), files.get(path.resolve(file)) ?? file);
  }
  return { files: [...files.values()], failed };
}

async function filesOf(named: string, failed: Unread[]): Promise<readonly string[] | string> {
  if (/^https?:\/\//i.test(named)) return 'Reading from the web comes later: save the page and name the file.';
  const kind = await stat(named).catch(() => null);
  if (kind?.isFile()) return [named];
  if (kind?.isDirectory()) {
    const before = failed.length;
    const files = await within(named, failed);
    const none = 'There is no text, Markdown, HTML or JSON Lines file in this folder.';
    return files.length === 0 && failed.length === before ? none : files;
  }
  if (kind) return 'This is neither a file nor a folder.';
  if (!/[*?[{]/.test(named)) return 'There is no such file or folder.';
  const files: string[] = [];
  for await (const match of glob(named)) if ((await stat(match).catch(() => null))?.isFile()) files.push(match);
  return files.length > 0 ? files.sort() : 'No file fits this pattern.';
}

/** Links to folders are not followed: they may lead in a circle. */
async function within(folder: string, failed: Unread[]): Promise<readonly string[]> {
  const files: string[] = [];
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const at = path.join(folder, entry.name);
      if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
      if (entry.isDirectory()) files.push(...(await within(at, failed)));
      else if (KNOWN.test(entry.name) && !ABOUT.test(entry.name) && (await isFile(at))) files.push(at);
    }
  } catch (error) {
    failed.push({ path: folder, reason: unreadable(error, 'folder') });
  }
  return files;
}

/** A link that leads nowhere counts as a file: reading it then says what is wrong. */
async function isFile(at: string): Promise<boolean> {
  return (await stat(at).catch(() => null))?.isFile() ?? true;
}

/** What the system says, in a sentence. @throws the error, if it is none of the system's */
export function unreadable(error: unknown, what: 'file' | 'folder'): string {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') throw error;
  if (error.code === 'ENOENT') return `There is no such ${what}.`;
  if (error.code === 'EACCES' || error.code === 'EPERM') return `This user may not read the ${what}.`;
  return `The ${what} cannot be read (${error.code}).`;
}
