// Which kind of feed a document is, by how it begins.

export type FeedFormat = 'RSS' | 'RDF' | 'Atom' | 'JSON Feed';

const LOOK_BYTES = 4_096;

/** null: it does not begin like a feed. */
export function feedFormat(body: Uint8Array): FeedFormat | null {
  // Byte by byte, without the zeros of UTF-16: what is looked for is ASCII.
  const start = [...body.subarray(0, LOOK_BYTES)]
    .filter((byte) => byte > 0 && byte < 128)
    .map((byte) => String.fromCharCode(byte))
    .join('');
  if (/^\s*\{/.test(start)) return /"version"\s*:\s*"https?:\\?\/\\?\/jsonfeed\.org/.test(start) ? 'JSON Feed' : null;
  const [, root = ''] = /<([a-z][\w.-]*(?::[a-z][\w.-]*)?)[\s>]/i.exec(start.replace(/<!--[\s\S]*?-->/g, '')) ?? [];
  switch (root.toLowerCase().replace(/^.*:/, '')) {
    case 'rss':
      return 'RSS';
    case 'rdf':
      return 'RDF';
    case 'feed':
      return 'Atom';
    default:
      return null;
  }
}
