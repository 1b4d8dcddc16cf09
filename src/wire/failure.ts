// What went wrong on the way → one plain sentence.
import type { Failed, FailureCode } from '../news/reading.ts';
import { Forbidden } from './guard.ts';
import { BadlyPacked, TooLarge } from './unpack.ts';

const BY_CODE: Readonly<Record<string, readonly [FailureCode, string]>> = {
  UND_ERR_CONNECT_TIMEOUT: ['timeout', 'The server could not be reached in time.'],
  UND_ERR_HEADERS_TIMEOUT: ['timeout', 'The server took too long to answer.'],
  UND_ERR_BODY_TIMEOUT: ['timeout', 'The server stopped in the middle of its answer.'],
  UND_ERR_HEADERS_OVERFLOW: ['too-large', 'The server sends more headers than an honest answer has.'],
  HPE_HEADER_OVERFLOW: ['too-large', 'The server sends more headers than an honest answer has.'],
  ENOTFOUND: ['network', 'There is no server of this name.'],
  EAI_AGAIN: ['network', 'The name could not be looked up; the network may be down.'],
  ECONNREFUSED: ['network', 'The server does not take connections.'],
  ECONNRESET: ['network', 'The server broke off the connection.'],
  UND_ERR_SOCKET: ['network', 'The server broke off the connection.'],
  EPIPE: ['network', 'The server broke off the connection.'],
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: ['network', 'The server broke off in the middle of its answer.'],
  EHOSTUNREACH: ['network', 'The server cannot be reached from here.'],
  ENETUNREACH: ['network', 'The network is down, or the server cannot be reached from here.'],
  ETIMEDOUT: ['timeout', 'The server could not be reached in time.'],
};
const CERTIFICATE =
  /^(CERT_|ERR_TLS_CERT|DEPTH_ZERO|UNABLE_TO_|SELF_SIGNED|ERR_TLS_|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE)/;

/**
 * @param outOfTime whether the time for the whole look was over
 */
export function failureOf(error: unknown, outOfTime: boolean): Failed {
  const [code, reason] = told(error, outOfTime);
  return { kind: 'failed', code, reason, retryAfterMs: null, gone: false };
}

function told(error: unknown, outOfTime: boolean): readonly [FailureCode, string] {
  for (const each of chain(error)) {
    if (each instanceof Forbidden) return ['forbidden', each.message];
    if (each instanceof TooLarge) return ['too-large', each.message];
    if (each instanceof BadlyPacked)
      return ['unreadable', 'The answer is packed in a way that cannot be undone, or damaged.'];
    const code = 'code' in each ? String(each.code) : '';
    const known = BY_CODE[code];
    if (known) return known;
    if (CERTIFICATE.test(code))
      return ['certificate', 'The certificate of the server is not valid, so it cannot be trusted.'];
    if (/^(ERR_SSL|EPROTO)/.test(code)) return ['certificate', 'No safe connection to the server could be made.'];
    if (code.startsWith('HPE_') || each.name === 'HTTPParserError')
      return ['unreadable', 'The server does not speak proper HTTP.'];
  }
  if (outOfTime) return ['timeout', 'The server took too long to send its answer.'];
  const stopped = error instanceof Error && error.name === 'AbortError';
  return ['network', stopped ? 'The look was broken off.' : 'The connection failed.'];
}

/** Whether the connection ended, or held what does not belong to the answer. */
export const isBrokenOff = (error: unknown): boolean =>
  [...chain(error)].some(
    (each) => 'code' in each && /^(UND_ERR_SOCKET|ECONNRESET|EPIPE|HPE_.*)$/.test(String(each.code)),
  );

/** An error with those that it came of; several attempts at one connection fail together. */
function* chain(error: unknown, depth = 0): Generator<Error> {
  if (!(error instanceof Error) || depth > 5) return;
  if (error instanceof AggregateError) for (const each of error.errors) yield* chain(each, depth + 1);
  yield error;
  yield* chain(error.cause, depth + 1);
}
