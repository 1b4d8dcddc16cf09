// Letters of Windows-1252 that an editor pasted into what is UTF-8 otherwise.

/** Of one document; the rest stays as it is. */
const MOST = 20_000;
const WINDOWS = new TextDecoder('windows-1252');
const UTF8 = new TextEncoder();
/** Small letters, quotation marks, dashes and dots. A great letter alone is rather the first half of one of UTF-8 that was cut. */
const PASTED = new Map(
  [0x85, 0x91, 0x92, 0x93, 0x94, 0x96, 0x97, ...Array.from({ length: 32 }, (_, at) => 0xe0 + at)].map(
    (byte) => [byte, UTF8.encode(WINDOWS.decode(Uint8Array.of(byte)))] as const,
  ),
);

/** The same bytes, with those of them in UTF-8: bytes beyond ASCII that stand alone, which none does in UTF-8. */
export function withPasted(bytes: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [];
  let from = 0;
  for (let at = 0; at < bytes.length && parts.length < MOST * 2; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x80 || (bytes[at - 1] ?? 0) >= 0x80 || (bytes[at + 1] ?? 0) >= 0x80) continue;
    const letter = PASTED.get(byte);
    if (!letter) continue;
    parts.push(bytes.subarray(from, at), letter);
    from = at + 1;
  }
  return from === 0 ? bytes : Buffer.concat([...parts, bytes.subarray(from)]);
}
