// The log: one JSON object a line on standard error, secrets blacked out.
import { pino } from 'pino';
import type { Log } from './news/log.ts';

const BLACKED_OUT = '[secret]';
/** What Discord's tokens and interaction tokens look like in the middle of any text, such as a request's path in an error. */
const DATABASE_PASSWORD = /\b(postgres(?:ql)?:\/\/)[^\s@"]*@/gi;
const WEBHOOK_TOKEN = /(\/(?:webhooks|interactions)\/\d+\/)[\w.-]+/g;

/**
 * @param level pino's level names, and `silent`
 * @param secrets whole values that must never be printed, wherever they stand
 */
export function createLog(
  level: string,
  secrets: readonly (string | null)[] = [],
  out: { write(line: string): unknown } = process.stderr,
): Log {
  const hidden = secrets.filter((secret) => secret !== null && secret.length >= 8) as string[];
  const clean = (line: string) =>
    hidden
      .reduce((text, secret) => text.replaceAll(secret, BLACKED_OUT), line)
      .replace(WEBHOOK_TOKEN, `$1${BLACKED_OUT}`)
      .replace(DATABASE_PASSWORD, `$1${BLACKED_OUT}@`);
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    { write: (line: string) => out.write(clean(line)) },
  );
}
