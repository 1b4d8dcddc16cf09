// A packed body → its bytes, never more than the limit, however small it came.
import type { Transform } from 'node:stream';
import {
  constants,
  createBrotliDecompress,
  createGunzip,
  createInflate,
  createInflateRaw,
  createZstdDecompress,
} from 'node:zlib';
import { firstMember } from './gzip-member.ts';

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
/** What a piece costs besides its bytes: a body in pieces of one byte each takes far more memory and time than its size says. */
const PIECE = 64;

interface Events {
  /** What was full has room again. */
  readonly onRoom: () => void;
  readonly onFault: (fault: Error) => void;
}

export type Unpacking = ReturnType<typeof createUnpacking>;

/**
 * Faults are told through `onFault`, once, and end it.
 * @param encodings as `Content-Encoding` lists them, in the order in which they were put on
 * @param limit in bytes, unpacked; what comes packed may cost twice as much with its pieces
 */
export function createUnpacking(encodings: readonly string[], limit: number, { onRoom, onFault }: Events) {
  const named = encodings
    .map((name) => name.trim().toLowerCase().replace(/^x-/, ''))
    .filter((name) => name !== '' && name !== 'identity');
  const pile = createPile(limit);
  let head: Uint8Array = new Uint8Array();
  let layers: readonly Transform[] | null = null;
  let settle: ((body: Uint8Array) => void) | undefined;
  /** What came, as long as it is gzip alone: something that does not belong to it may stand behind it. */
  let packed: ReturnType<typeof createPile> | null = null;
  let rescue: Promise<void> | null = null;
  let rescued: Uint8Array | null = null;
  let cost = 0;
  let over = false;

  const guarded = (work: () => void) => {
    if (over) return;
    try {
      work();
    } catch (error) {
      fault(error instanceof Error ? error : new Error(String(error)));
    }
  };
  function fault(error: Error): void {
    if (over) return;
    stop();
    onFault(error);
  }
  function stop(): void {
    over = true;
    for (const layer of layers ?? []) layer.destroy();
  }

  /** What the first bytes say counts as well: some servers say gzip and send plain text, some send a packed file and do not say so. */
  function open(): readonly Transform[] {
    if (named.length > MOST_LAYERS) throw new BadlyPacked('too many encodings');
    const isGzip = head[0] === 0x1f && head[1] === 0x8b;
    const believed =
      named.at(-1) === 'gzip' && !isGzip ? named.slice(0, -1) : named.length === 0 && isGzip ? ['gzip'] : named;
    if (believed.length === 1 && believed[0] === 'gzip') packed = createPile(limit);
    const opened = believed.toReversed().map((name) => openerOf(name, head));
    for (const [at, layer] of opened.entries()) {
      layer.on('error', (error) => {
        const damaged = new BadlyPacked(error.message, { cause: error });
        if (!packed || !/incorrect header check/.test(error.message)) return fault(damaged);
        rescue = firstMember(packed.whole(), limit).then((body) => {
          if (body === null) return fault(damaged);
          rescued = body;
          settle?.(body);
        });
        onRoom();
      });
      const next = opened[at + 1];
      if (next) layer.pipe(next);
      else layer.on('data', (chunk: Uint8Array) => guarded(() => pile.add(chunk))).once('end', finish);
    }
    opened[0]?.on('drain', onRoom);
    return opened;
  }

  /** A packed file that the server packed once more, without saying so. */
  function finish(): void {
    const body = pile.whole();
    if (body[0] !== 0x1f || body[1] !== 0x8b) settle?.(body);
    else
      firstMember(body, limit).then((inner) => (inner ? settle?.(inner) : fault(new BadlyPacked('packed once more'))));
  }

  function pass(chunk: Uint8Array): boolean {
    layers ??= open();
    if (rescue) return true;
    packed?.add(chunk);
    const first = layers[0];
    if (first) return first.write(chunk);
    pile.add(chunk);
    return true;
  }

  return {
    /** @returns false when it is full: `onRoom` says when it is not */
    add(chunk: Uint8Array): boolean {
      let room = true;
      guarded(() => {
        cost += chunk.length + PIECE;
        if (cost > limit * 2) throw new TooLarge(limit);
        if (layers) room = pass(chunk);
        else {
          head = head.length === 0 ? chunk : Buffer.concat([head, chunk]);
          if (head.length >= 2) room = pass(head);
        }
      });
      return room;
    },
    /** The body's end has come. Never settles after a fault. */
    whole(): Promise<Uint8Array> {
      return new Promise((resolve) => {
        guarded(() => {
          if (!layers && head.length > 0) pass(head);
          settle = resolve;
          const first = layers?.[0];
          if (rescued) resolve(rescued);
          else if (!first) resolve(pile.whole());
          else if (!rescue) first.end();
        });
      });
    },
    stop,
  };
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

/** @throws BadlyPacked */
function openerOf(name: string, [first = 0, second = 0]: Uint8Array): Transform {
  switch (name) {
    case 'gzip':
      return createGunzip();
    case 'deflate':
      // The standard says zlib; some servers leave its two bytes out.
      return (first & 0x0f) === 8 && ((first << 8) | second) % 31 === 0 ? createInflate() : createInflateRaw();
    case 'br':
      return createBrotliDecompress();
    case 'zstd':
      return createZstdDecompress({ params: { [constants.ZSTD_d_windowLogMax]: 23 } });
    default:
      throw new BadlyPacked(`the encoding ${name.slice(0, 20)}`);
  }
}
