// A packed body → its bytes, never more than the limit, however small it came.
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import {
  constants,
  createBrotliDecompress,
  createGunzip,
  createInflate,
  createInflateRaw,
  createZstdDecompress,
} from 'node:zlib';

/** Its message is for a moderator. */
export class TooLarge extends Error {
  constructor(limit: number) {
    super(
      `The answer is larger than ${limit < 1_000_000 ? `${Math.round(limit / 1024)} kB` : `${Math.round(limit / 1_048_576)} MB`}.`,
    );
    this.name = 'TooLarge';
  }
}
/** In an encoding that nobody here can undo, or damaged. */
export class BadlyPacked extends Error {}

/** More layers than this are no honest answer. */
const MOST_LAYERS = 3;
const GZIP = [0x1f, 0x8b];
/** What a piece costs besides its bytes: a body in pieces of one byte each takes far more memory and time than its size says. */
const PIECE = 64;

/**
 * @param encodings as `Content-Encoding` lists them, in the order in which they were put on
 * @param limit in bytes, unpacked; what comes packed may cost twice as much with its pieces
 * @throws TooLarge, BadlyPacked, and whatever the body's stream fails with
 */
export async function unpack(
  body: AsyncIterable<Uint8Array>,
  encodings: readonly string[],
  limit: number,
): Promise<Uint8Array> {
  const named = encodings
    .map((name) => name.trim().toLowerCase().replace(/^x-/, ''))
    .filter((name) => name !== '' && name !== 'identity');
  if (named.length > MOST_LAYERS) throw new BadlyPacked('too many encodings');
  const [first, rest] = await begun(body);
  // Some servers say gzip and send plain text, some send a packed file and do not say so.
  const isGzip = GZIP.every((byte, index) => first[index] === byte);
  const layers =
    named.length > 0 && named.at(-1) === 'gzip' && !isGzip
      ? named.slice(0, -1)
      : named.length === 0 && isGzip
        ? ['gzip']
        : named;
  let cost = 0;
  const counted = async function* () {
    for await (const chunk of rest) {
      cost += chunk.length + PIECE;
      if (cost > limit * 2) throw new TooLarge(limit);
      yield chunk;
    }
  };
  const openers = layers.toReversed().map((name) => openerOf(name, first));
  const pile = createPile(limit);
  const collect = async (stream: AsyncIterable<Uint8Array>) => {
    for await (const chunk of stream) pile.add(chunk);
  };
  if (openers.length === 0) {
    await collect(counted());
    return pile.whole();
  }
  // The types know of no list of stages whose length is open.
  const stages: unknown[] = [Readable.from(counted(), { objectMode: false }), ...openers, collect];
  try {
    await (pipeline as (stages: readonly unknown[]) => Promise<void>)(stages);
  } catch (error) {
    if (
      error instanceof Error &&
      'code' in error &&
      /^(Z_|ERR_(BROTLI|_ERROR|PADDING|ZSTD)|ERR_BUFFER_TOO)/.test(String(error.code))
    )
      throw new BadlyPacked(error.message, { cause: error });
    throw error;
  }
  return pile.whole();
}

/** Bytes in one place, so that pieces do not keep alive the larger blocks they were cut from. */
function createPile(limit: number) {
  let bytes = new Uint8Array(Math.min(16_384, limit));
  let size = 0;
  return {
    /** @throws TooLarge */
    add(chunk: Uint8Array): void {
      const needed = size + chunk.length;
      if (needed > limit) throw new TooLarge(limit);
      if (needed > bytes.length) {
        const larger = new Uint8Array(Math.min(limit, Math.max(needed, bytes.length * 2)));
        larger.set(bytes.subarray(0, size));
        bytes = larger;
      }
      bytes.set(chunk, size);
      size = needed;
    },
    whole: (): Uint8Array => bytes.slice(0, size),
  };
}

/** The first bytes, and all of them again. */
async function begun(body: AsyncIterable<Uint8Array>): Promise<[Uint8Array, AsyncIterable<Uint8Array>]> {
  const iterator = body[Symbol.asyncIterator]();
  const head: Uint8Array[] = [];
  let size = 0;
  while (size < 2) {
    const { value, done } = await iterator.next();
    if (done) break;
    head.push(value);
    size += value.length;
  }
  const all = async function* () {
    yield* head;
    try {
      for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
    } finally {
      await iterator.return?.();
    }
  };
  return [Buffer.concat(head), all()];
}

function openerOf(name: string, first: Uint8Array) {
  switch (name) {
    case 'gzip':
      return createGunzip();
    case 'deflate':
      // The standard says zlib; some servers leave its two bytes out.
      return ((first[0] ?? 0) & 0x0f) === 8 && (((first[0] ?? 0) << 8) | (first[1] ?? 0)) % 31 === 0
        ? createInflate()
        : createInflateRaw();
    case 'br':
      return createBrotliDecompress();
    case 'zstd':
      return createZstdDecompress({ params: { [constants.ZSTD_d_windowLogMax]: 23 } });
    default:
      throw new BadlyPacked(`the encoding ${name.slice(0, 20)}`);
  }
}
