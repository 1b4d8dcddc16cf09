// The first member of a gzip file (RFC 1952), whatever stands behind it: some servers append to what they packed, and browsers do not mind.
import { promisify } from 'node:util';
import { crc32, type InflateRaw, inflateRaw } from 'node:zlib';

const EXTRA = 4;
const NAME = 8;
const COMMENT = 16;
const HEADER_SUM = 2;
const FIXED = 10;

interface Inflated {
  readonly buffer: Uint8Array;
  readonly engine: InflateRaw;
}

const inflate = promisify(
  (body: Uint8Array, limit: number, callback: (error: Error | null, result: Inflated) => void) =>
    // With `info` it gives more than its types say.
    inflateRaw(body, { maxOutputLength: limit, info: true }, callback as never),
);

/** Unpacked; null where it is not whole, damaged, or larger than the limit. */
export async function firstMember(bytes: Uint8Array, limit: number): Promise<Uint8Array | null> {
  const start = behindHeader(bytes);
  if (start === null) return null;
  try {
    const { buffer, engine } = await inflate(bytes.subarray(start), limit);
    const trailer = start + engine.bytesWritten;
    if (trailer + 8 > bytes.length) return null;
    const sums = new DataView(bytes.buffer, bytes.byteOffset + trailer, 8);
    return sums.getUint32(0, true) === crc32(buffer) && sums.getUint32(4, true) === buffer.length ? buffer : null;
  } catch {
    return null;
  }
}

function behindHeader(bytes: Uint8Array): number | null {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b || bytes[2] !== 8) return null;
  const flags = bytes[3] ?? 0;
  let at = FIXED;
  if (flags & EXTRA) at += 2 + (bytes[at] ?? 0) + 256 * (bytes[at + 1] ?? 0);
  for (const flag of [NAME, COMMENT]) {
    if (!(flags & flag)) continue;
    const end = bytes.indexOf(0, at);
    if (end < 0) return null;
    at = end + 1;
  }
  if (flags & HEADER_SUM) at += 2;
  return at < bytes.length ? at : null;
}
