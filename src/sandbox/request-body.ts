// What a request carries: JSON, or the `payload_json` of a form with files.
import type { IncomingMessage } from 'node:http';
import { ApiFault } from './fault.ts';

const MOST_BYTES = 25 * 1024 * 1024;

/** @throws Error when it is larger than Discord takes, or ends before its end */
export async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size > MOST_BYTES) throw new Error('The request is larger than Discord takes.');
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** @throws ApiFault 50109 */
export function readForm(text: string, contentType: string): unknown {
  if (text === '') return {};
  const json = contentType.startsWith('multipart/form-data')
    ? (text.match(/name="payload_json"[^\n]*\r?\n(?:[^\n]+\r?\n)*\r?\n([\s\S]*?)\r?\n--/)?.[1] ?? '{}')
    : text;
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    throw new ApiFault(400, 50109, 'The request body contains invalid JSON.');
  }
  if (typeof value !== 'object' || value === null)
    throw new ApiFault(400, 50109, 'The request body contains invalid JSON.');
  return value;
}
