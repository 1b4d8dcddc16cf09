// Discord's markdown as its clients read it, as far as a bot's messages need it.
// After the rules of simple-markdown, on which Discord's clients are built, in the order in which they are tried.

export type Inline =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'strong' | 'em' | 'underline' | 'strike' | 'spoiler'; readonly children: readonly Inline[] }
  | { readonly type: 'code'; readonly text: string }
  | { readonly type: 'link'; readonly url: string; readonly children: readonly Inline[] }
  | { readonly type: 'mention'; readonly of: 'user' | 'role' | 'channel' | 'everyone'; readonly id: string }
  | { readonly type: 'command'; readonly name: string }
  | { readonly type: 'emoji'; readonly name: string }
  | { readonly type: 'timestamp'; readonly at: number; readonly style: string };

export type Block =
  | { readonly type: 'line' | 'subtext'; readonly inlines: readonly Inline[] }
  | { readonly type: 'heading'; readonly level: number; readonly inlines: readonly Inline[] }
  | { readonly type: 'item'; readonly depth: number; readonly marker: string; readonly inlines: readonly Inline[] }
  | { readonly type: 'quote'; readonly blocks: readonly Block[] }
  | { readonly type: 'fence'; readonly text: string };

type Rule = readonly [RegExp, (match: RegExpExecArray) => Inline | undefined];

const text = (value: string): Inline => ({ type: 'text', text: value });
const nested = (type: 'strong' | 'em' | 'underline' | 'strike' | 'spoiler') => (match: RegExpExecArray) => ({
  type,
  children: parseInlines(match[1] ?? match[2] ?? ''),
});
const address = (match: RegExpExecArray): Inline => ({
  type: 'link',
  url: match[1] ?? '',
  children: [text(match[1] ?? '')],
});

const RULES: readonly Rule[] = [
  [/^\\([^0-9A-Za-z\s])/, (m) => text(m[1] ?? '')],
  [/^<((?:https?|steam):\/[^ >]+)>/, address],
  [/^<((?:mailto|tel|sms):[^ >]+)>/, address],
  [/^<([^\s<>@]+@[^\s<>@]+\.[^\s<>@]+)>/, address],
  [/^<(\+\d[\d ()-]+)>/, address],
  [/^((?:https?|steam):\/\/[^\s<]+[^<.,:;"'\]\s])/, address],
  [
    /^\[((?:\[[^\]]*\]|[^[\]]|\](?=[^[]*\]))*)\]\(\s*<?((?:\([^)]*\)|[^\s\\]|\\.)*?)>?(?:\s+['"]([\s\S]*?)['"])?\s*\)/,
    maskedLink,
  ],
  [/^\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)/, nested('strong')],
  [/^__((?:\\[\s\S]|[^\\])+?)__(?!_)/, nested('underline')],
  [/^_((?:__|\\[\s\S]|[^\\_])+?)_(?!\w)|^\*(?=\S)((?:\*\*|\s+(?:[^*\s]|\*\*)|[^\s*])+?)\*(?!\*)/, nested('em')],
  [/^~~([\s\S]+?)~~(?!_)/, nested('strike')],
  [/^\|\|([\s\S]+?)\|\|/, nested('spoiler')],
  [/^(`+)([\s\S]*?[^`])\1(?!`)/, (m) => ({ type: 'code', text: (m[2] ?? '').trim() })],
  [/^<@!?(\d+)>/, (m) => ({ type: 'mention', of: 'user', id: m[1] ?? '' })],
  [/^<@&(\d+)>/, (m) => ({ type: 'mention', of: 'role', id: m[1] ?? '' })],
  [/^<#(\d+)>/, (m) => ({ type: 'mention', of: 'channel', id: m[1] ?? '' })],
  [/^@(everyone|here)/, (m) => ({ type: 'mention', of: 'everyone', id: m[1] ?? '' })],
  [/^<\/([^:>]+):\d+>/, (m) => ({ type: 'command', name: m[1] ?? '' })],
  [/^<id:(\w+)(?::\d+)?>/, (m) => ({ type: 'mention', of: 'channel', id: m[1] ?? '' })],
  [/^<a?:(\w+):\d+>/, (m) => ({ type: 'emoji', name: m[1] ?? '' })],
  [/^:([\w+-]+):/, (m) => ({ type: 'emoji', name: m[1] ?? '' })],
  [/^<t:(-?\d{1,13})(?::([tTdDfFR]))?>/, (m) => ({ type: 'timestamp', at: Number(m[1]) * 1000, style: m[2] ?? 'f' })],
];

/** A link without a scheme of the web, or whose label is itself an address, is shown as it was written. */
function maskedLink(match: RegExpExecArray): Inline | undefined {
  const [, label = '', target = ''] = match;
  if (!/^https?:\/\/[^\s/]/i.test(target) || label.trim() === '') return undefined;
  const children = parseInlines(label);
  return /\w+:\/\//.test(plainText(children)) ? undefined : { type: 'link', url: target, children };
}

/** The inline markup of one line. Neighbouring texts are joined. */
export function parseInlines(line: string): readonly Inline[] {
  const found: Inline[] = [];
  const add = (inline: Inline) => {
    const last = found.at(-1);
    if (inline.type === 'text' && last?.type === 'text') found[found.length - 1] = text(last.text + inline.text);
    else found.push(inline);
  };
  for (let at = 0; at < line.length; ) {
    const rest = line.slice(at);
    const { inline, length } = firstOf(rest);
    add(inline);
    at += length;
  }
  return found;
}

function firstOf(rest: string): { readonly inline: Inline; readonly length: number } {
  // A plain letter begins nothing, except the two that begin a scheme.
  if (!/^[a-gi-rt-z0-9 ]/i.test(rest)) {
    for (const [pattern, made] of RULES) {
      const match = pattern.exec(rest);
      const inline = match === null ? undefined : made(match);
      if (match !== null && inline !== undefined) return { inline, length: match[0].length };
    }
  }
  const sign = String.fromCodePoint(rest.codePointAt(0) ?? 32);
  return { inline: text(sign), length: sign.length };
}

/** The blocks of a message, line by line; a fence and `>>>` reach over lines. */
export function parseMarkdown(content: string): readonly Block[] {
  const blocks: Block[] = [];
  const lines = content.split('\n');
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const rest = lines.slice(at).join('\n');
    const fence = /^```(?:[\w+-]*\n)?([\s\S]*?)\n?```/.exec(rest);
    if (fence !== null) {
      blocks.push({ type: 'fence', text: fence[1] ?? '' });
      at += (fence[0].match(/\n/g) ?? []).length;
    } else if (line.startsWith('>>> ')) {
      blocks.push({ type: 'quote', blocks: parseMarkdown(rest.slice(4)) });
      break;
    } else if (line.startsWith('> ')) {
      const quoted = [line.slice(2)];
      while (lines[at + 1]?.startsWith('> ')) quoted.push((lines[++at] ?? '').slice(2));
      blocks.push({ type: 'quote', blocks: parseMarkdown(quoted.join('\n')) });
    } else {
      blocks.push(parseLine(line));
    }
  }
  return blocks;
}

function parseLine(line: string): Block {
  const [, signs, heading] = /^(#{1,3}) +(\S.*)$/.exec(line) ?? [];
  if (signs && heading) return { type: 'heading', level: signs.length, inlines: parseInlines(heading) };
  const [, small] = /^-# +(\S.*)$/.exec(line) ?? [];
  if (small) return { type: 'subtext', inlines: parseInlines(small) };
  const [, indent = '', marker, item] = /^( *)([*-]|\d+\.) +(\S.*)$/.exec(line) ?? [];
  if (marker && item) {
    const depth = Math.floor(indent.length / 2);
    return { type: 'item', depth, marker: /\d/.test(marker) ? marker : '•', inlines: parseInlines(item) };
  }
  return { type: 'line', inlines: parseInlines(line) };
}

/** What the markup shows, without it; mentions and times as they were written in short. */
export function plainText(inlines: readonly Inline[]): string {
  return inlines.map(plainOf).join('');
}

function plainOf(inline: Inline): string {
  switch (inline.type) {
    case 'text':
    case 'code':
      return inline.text;
    case 'strong':
    case 'em':
    case 'underline':
    case 'strike':
    case 'spoiler':
    case 'link':
      return plainText(inline.children);
    case 'mention':
      return `@${inline.id}`;
    case 'command':
      return `/${inline.name}`;
    case 'emoji':
      return `:${inline.name}:`;
    case 'timestamp':
      return String(inline.at);
  }
}
