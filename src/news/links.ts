// Links: the web addresses in a message, as somebody would click them.

const ADDRESS = /https?:\/\/[^\s<>"'`\\|{}^]{1,2000}/giu;
const MOST_READ = 20_000;
const OPENERS = { ')': '(', ']': '[' };
/** Discord's own pages and files are no articles. */
const DISCORD = /(^|\.)(discord|discordapp)\.(com|net|gg|new|gift|media)$/i;

/**
 * The distinct http(s) addresses of a message, those in its text first, each without the punctuation of the sentence
 * around it and without a fragment.
 * @param texts Discord markdown
 * @param addresses of embeds and buttons
 */
export function linksIn({
  texts,
  addresses,
}: {
  readonly texts: readonly string[];
  readonly addresses: readonly string[];
}): readonly string[] {
  const written = texts.flatMap((text) =>
    [...text.slice(0, MOST_READ).matchAll(ADDRESS)].map(([found]) => trimmed(found)),
  );
  const links = new Map<string, string>();
  for (const address of [...written, ...addresses]) {
    const url = URL.parse(address);
    if (url === null || !/^https?:$/.test(url.protocol) || DISCORD.test(url.hostname)) continue;
    url.hash = '';
    const key = url.href.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '');
    if (!links.has(key)) links.set(key, url.href);
  }
  return [...links.values()];
}

/** `[label](address).`, `(see address)`, `**address**`: brackets and marks after an address belong to the sentence around it. */
function trimmed(found: string): string {
  const open: string[] = [];
  let end = found.length;
  for (const [at, sign] of [...found].entries()) {
    if (sign === '(' || sign === '[') open.push(sign);
    if ((sign === ')' || sign === ']') && open.pop() !== OPENERS[sign]) {
      end = at;
      break;
    }
  }
  return [...found]
    .slice(0, end)
    .join('')
    .replace(/[.,;:!?*_~…«»“”„‘’]+$/u, '');
}
