// A filter over JSON Lines: a line in, a line out, in the same order.
import { once } from 'node:events';
import { setFlagsFromString } from 'node:v8';
import { PlainError } from '../news/plain-error.ts';
import { linesOf } from '../wire/lines.ts';

/** What one line says, before anything is known of its values. */
export type Fields = Readonly<Record<string, unknown>>;

/** What the filters over texts read. */
export const subject = (fields: Fields) => ({
  id: idIn(fields),
  text: textIn(fields, 'text'),
  headline: anyTextIn(fields, 'headline'),
  language: anyTextIn(fields, 'language'),
});

/** @throws PlainError */
export function idIn({ id }: Fields): string | number {
  return isId(id) ? id : unfit('id', 'must be a text or a number');
}

/** @throws PlainError */
export function textIn(fields: Fields, name: string): string {
  const value = fields[name];
  return typeof value === 'string' ? value : unfit(name, 'must be a text');
}

/** null where there is none. @throws PlainError */
export function anyTextIn(fields: Fields, name: string): string | null {
  return (fields[name] ?? null) === null ? null : textIn(fields, name);
}

export function unfit(name: string, why: string): never {
  throw new PlainError(`"${name}" ${why}.`);
}

const isId = (id: unknown): id is string | number => typeof id === 'string' || typeof id === 'number';

/**
 * A bad line gives `{id, error}`, its id null where it cannot be read, and exit code 1 at the end. Holds one line in memory, and reads no faster than it is read from.
 * @param read throws PlainError for what it cannot use
 * @param longest of a line, in bytes
 */
export async function filter<T>(
  read: (fields: Fields) => T,
  work: (value: T) => object | Promise<object>,
  longest?: number,
): Promise<number> {
  compilePatternsAtOnce();
  let code = 0;
  // A reader that has seen enough, such as `head`, is no fault.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
  for await (const line of linesOf(process.stdin, longest)) {
    const found = 'fault' in line ? { id: null, error: line.fault } : valued(read, line.text);
    if ('error' in found) code = 1;
    const answer =
      'error' in found ? { id: found.id, error: `Line ${line.number}: ${found.error}` } : await work(found.value);
    print(`${JSON.stringify(answer)}\n`);
    if (process.stdout.writableNeedDrain) await once(process.stdout, 'drain');
  }
  return code;
}

const MOST_HELD = 64 * 1024;
let held = '';

/** Answers to what was read at once are written at once: one by one, the system is asked more than the work takes. */
function print(text: string): void {
  if (held === '') setImmediate(flush);
  held += text;
  if (held.length >= MOST_HELD) flush();
}

function flush(): void {
  const text = held;
  held = '';
  if (text !== '') process.stdout.write(text);
}

/** A filter asks its patterns thousands of times: V8 is not to make bytecode of each first, and tidy that up at length, only to throw it away. */
function compilePatternsAtOnce(): void {
  setFlagsFromString('--no-regexp-tier-up');
}

type Valued<T> = { readonly value: T } | { readonly id: string | number | null; readonly error: string };

function valued<T>(read: (fields: Fields) => T, line: string): Valued<T> {
  let said: unknown;
  try {
    said = JSON.parse(line);
  } catch {
    return { id: null, error: 'This is not JSON.' };
  }
  if (!isFields(said)) return { id: null, error: 'This is no JSON object.' };
  try {
    return { value: read(said) };
  } catch (error) {
    if (!(error instanceof PlainError)) throw error;
    return { id: isId(said.id) ? said.id : null, error: error.message };
  }
}

const isFields = (said: unknown): said is Fields => typeof said === 'object' && said !== null && !Array.isArray(said);
