// A stream of bytes → its lines, one at a time, however long the stream is.

export type StreamLine =
  | { readonly number: number; readonly text: string }
  | { readonly number: number; readonly fault: string };

/** Of one line, in bytes. */
export const LONGEST_LINE = 8 * 1024 * 1024;

/** Lines from 1, without their ends; empty ones are passed over. A line that is too long or no UTF-8 comes as its fault. Holds one line in memory. */
export async function* linesOf(
  stream: AsyncIterable<Uint8Array | string>,
  longest = LONGEST_LINE,
): AsyncGenerator<StreamLine> {
  let number = 0;
  let held: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    let rest: Uint8Array = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    for (let end = rest.indexOf(10); end !== -1; end = rest.indexOf(10)) {
      size += end;
      held.push(rest.subarray(0, end));
      number += 1;
      const line = lineOf(held, size, number, longest);
      if (line) yield line;
      held = [];
      size = 0;
      rest = rest.subarray(end + 1);
    }
    size += rest.length;
    // A copy: the chunk it is a part of may be used again by its stream.
    if (size <= longest && rest.length > 0) held.push(new Uint8Array(rest));
  }
  const line = size > 0 ? lineOf(held, size, number + 1, longest) : null;
  if (line) yield line;
}

const decoder = new TextDecoder('utf-8', { fatal: true });

function lineOf(parts: readonly Uint8Array[], size: number, number: number, longest: number): StreamLine | null {
  if (size > longest) return { number, fault: `The line is longer than ${Math.round(longest / 1024 / 1024)} MB.` };
  try {
    // The decoder takes a byte order mark away.
    const [first] = parts;
    const whole = decoder.decode(first && parts.length === 1 ? first : Buffer.concat(parts));
    const text = whole.endsWith('\r') ? whole.slice(0, -1) : whole;
    return text.trim() === '' ? null : { number, text };
  } catch {
    return { number, fault: 'The line is not UTF-8.' };
  }
}
