// A filter over JSON Lines: a line in, a line out, in the same order.
import { once } from 'node:events';
import { z } from 'zod';
import { linesOf } from '../wire/lines.ts';

/** What every filter reads. */
export const subject = z.object({
  id: z.union([z.string(), z.number()], 'must be a text or a number'),
  text: z.string('must be a text'),
  headline: z.string('must be a text').nullish(),
  language: z.string('must be a text').nullish(),
});
export type Subject = z.infer<typeof subject>;

/** A bad line gives `{id: null, error}` and exit code 1 at the end. Holds one line in memory, and reads no faster than it is read from. */
export async function filter(work: (value: Subject) => object): Promise<number> {
  let code = 0;
  // A reader that has seen enough, such as `head`, is no fault.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
  for await (const line of linesOf(process.stdin)) {
    const value = 'fault' in line ? line.fault : read(line.text);
    if (typeof value === 'string') code = 1;
    const answer = typeof value === 'string' ? { id: null, error: `Line ${line.number}: ${value}` } : work(value);
    if (!process.stdout.write(`${JSON.stringify(answer)}\n`)) await once(process.stdout, 'drain');
  }
  return code;
}

/** The line's value, or what is wrong with it. */
function read(line: string): Subject | string {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return 'This is not JSON.';
  }
  const result = subject.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  return issue && issue.path.length > 0 ? `"${issue.path.join('.')}" ${issue.message}.` : 'This is no JSON object.';
}
