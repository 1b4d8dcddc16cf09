// A filter over JSON Lines: a line in, a line out, in the same order.
import { once } from 'node:events';
import { z } from 'zod';
import { linesOf } from '../wire/lines.ts';

const id = z.union([z.string(), z.number()], 'must be a text or a number');

/** What the filters over texts read. */
export const subject = z.object({
  id,
  text: z.string('must be a text'),
  headline: z.string('must be a text').nullish(),
  language: z.string('must be a text').nullish(),
});

/** What came from the web, as it came. */
export const document = z.object({
  id,
  body: z.base64('must be base64'),
  url: z.string('must be a text').nullish(),
  contentType: z.string('must be a text').nullish(),
});

/**
 * A bad line gives `{id, error}`, its id null where it cannot be read, and exit code 1 at the end. Holds one line in memory, and reads no faster than it is read from.
 * @param longest of a line, in bytes
 */
export async function filter<T>(
  schema: z.ZodType<T>,
  work: (value: T) => object | Promise<object>,
  longest?: number,
): Promise<number> {
  let code = 0;
  // A reader that has seen enough, such as `head`, is no fault.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
  for await (const line of linesOf(process.stdin, longest)) {
    const read = 'fault' in line ? { id: null, error: line.fault } : valued(schema, line.text);
    if ('error' in read) code = 1;
    const answer =
      'error' in read ? { id: read.id, error: `Line ${line.number}: ${read.error}` } : await work(read.value);
    if (!process.stdout.write(`${JSON.stringify(answer)}\n`)) await once(process.stdout, 'drain');
  }
  return code;
}

type Valued<T> = { readonly value: T } | { readonly id: string | number | null; readonly error: string };

function valued<T>(schema: z.ZodType<T>, line: string): Valued<T> {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { id: null, error: 'This is not JSON.' };
  }
  const result = schema.safeParse(value);
  if (result.success) return { value: result.data };
  const [issue] = result.error.issues;
  const known = z.object({ id }).safeParse(value);
  const error =
    issue && issue.path.length > 0 ? `"${issue.path.join('.')}" ${issue.message}.` : 'This is no JSON object.';
  return { id: known.success ? known.data.id : null, error };
}
