// One request and its answer. Nothing but the answer's head is believed before the body is here as a whole.
import type { IncomingHttpHeaders } from 'node:http';
import type { Client } from 'undici';
import type { Patience } from './patience.ts';
import { createUnpacking, type Unpacking } from './unpack.ts';

export interface Exchange {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Unpacked, in bytes. */
  readonly limit: number;
  readonly patience: Patience;
}

export interface Answer {
  readonly status: number;
  /** All headers of a name, written small. */
  readonly headers: (name: string) => readonly string[];
  /** Unpacked; null for an answer whose body says nothing. */
  readonly body: Uint8Array | null;
}

/** Bytes of a body that nobody wants, and how long they may take: a short one leaves the connection for the next look. */
const UNWANTED = 4_096;
const LINGER_MS = 1_000;

/**
 * @throws undici's errors, TooLarge, BadlyPacked
 */
export function exchange(client: Client, { path, headers, limit, patience }: Exchange): Promise<Answer> {
  return new Promise((resolve, reject) => {
    let controller: { abort(reason: Error): void; pause(): void; resume(): void } | undefined;
    let unpacking: Unpacking | null = null;
    let head: Pick<Answer, 'status' | 'headers'> | undefined;
    let unwanted = 0;
    let linger: NodeJS.Timeout | undefined;
    let over = false;
    const finish = (settle: () => void) => {
      if (over) return;
      over = true;
      patience.onEnd = null;
      settle();
    };
    const give = (error: Error) => {
      finish(() => reject(error));
      unpacking?.stop();
      controller?.abort(error);
    };
    if (patience.ended) return give(patience.ended);
    patience.onEnd = give;
    client.dispatch(
      { path, method: 'GET', headers },
      {
        onRequestStart(begun) {
          controller = begun;
          if (over) begun.abort(new Error('given up before it began'));
        },
        onResponseStart(begun, status, found) {
          // 1xx only announces.
          if (status < 200 || over) return;
          head = { status, headers: (name) => valuesOf(found, name) };
          if (status > 299 || status === 204 || status === 205 || status === 206) {
            // 304 and 204 end with their head.
            if (status !== 304 && status !== 204)
              linger = setTimeout(() => begun.abort(new Error('not wanted')), LINGER_MS).unref();
            const { status: said, headers: all } = head;
            finish(() => resolve({ status: said, headers: all, body: null }));
            return;
          }
          const encodings = head.headers('content-encoding').flatMap((value) => value.split(','));
          unpacking = createUnpacking(encodings, limit, { onRoom: () => begun.resume(), onFault: give });
        },
        onResponseData(begun, chunk) {
          if (unpacking) {
            if (!over && !unpacking.add(chunk)) begun.pause();
          } else {
            unwanted += chunk.length;
            if (unwanted > UNWANTED) begun.abort(new Error('not wanted'));
          }
        },
        onResponseEnd() {
          clearTimeout(linger);
          if (!unpacking || !head) return finish(() => reject(new Error('no answer')));
          const { status, headers: all } = head;
          unpacking.whole().then((body) => finish(() => resolve({ status, headers: all, body })), give);
        },
        onResponseError(_, error) {
          clearTimeout(linger);
          unpacking?.stop();
          finish(() => reject(error));
        },
      },
    );
  });
}

function valuesOf(headers: IncomingHttpHeaders, name: string): readonly string[] {
  const value = headers[name];
  return value === undefined ? [] : [value].flat();
}
