// A Markdown file with front matter → an article.
import { parse } from 'yaml';
import { z } from 'zod';
import type { RawArticle } from '../news/article.ts';
import { PlainError } from '../news/plain-error.ts';
import { instant } from './instant.ts';
import { layoutOf } from './layout.ts';
import { paragraphsOf } from './paragraphs.ts';
import { headlineFor } from './plain.ts';
import { clean, languageTag, rawArticle, webAddress } from './raw.ts';

const words = z.union([z.string(), z.number()], 'must be text').transform(String);
const names = z.union(
  [z.array(z.string()), z.string().transform((name) => [name])],
  'must be a name or a list of names',
);
const address = z.string('must be a web address').transform((typed, context) => {
  const url = webAddress(typed);
  if (url === null) context.addIssue('must be an http or https address');
  return url;
});
const date = z.string('must be a date').transform((typed, context) => {
  const at = instant(typed);
  if (at === null) context.addIssue('must be a date and time with its zone, such as 2021-10-06T18:30:00Z');
  return at;
});
const tag = z.string('must be a language').transform((typed, context) => {
  const code = languageTag(typed);
  if (code === null) context.addIssue('must be a language of two letters, such as en');
  return code;
});

/** The first name of each is ours; the others are what static site generators write. */
const matter = z.object({
  headline: words.nullish(),
  title: words.nullish(),
  outlet: words.nullish(),
  url: address.nullish(),
  section: words.nullish(),
  published: date.nullish(),
  date: date.nullish(),
  language: tag.nullish(),
  lang: tag.nullish(),
  byline: names.nullish(),
  bylines: names.nullish(),
  author: names.nullish(),
  rights: words.nullish(),
  sample: z.boolean('must be true or false').nullish(),
});

/** Does a text of any name begin as a Markdown file with our front matter does? */
export function hasFrontMatter(text: string): boolean {
  return /^---[ \t]*\r?\n(?:[^\n]*\n){0,30}?(?:headline|title):/.test(text);
}

const FRONT = /^---[ \t]*\n([\s\S]*?)\n?---[ \t]*(?:\n|$)/;

/**
 * Front matter in YAML: headline, outlet, url, section, published, language, byline(s), rights, sample; all may be missing, others
 * are passed over. What it says wins over `outlet`, which wins over the owner in a rights line. Without a headline there, the first
 * heading is it; without a heading the text is read as plain text is.
 * @throws PlainError for front matter that is no YAML or says something impossible, naming the key
 */
export function parseMarkdown(text: string, file: string, outlet?: string): RawArticle {
  const all = clean(text).trimStart();
  const front = FRONT.exec(all);
  const facts = frontMatter(front?.[1] ?? '');
  const body = unmarked(front ? all.slice(front[0].length) : all);
  const lines = paragraphsOf(body.text);
  const layout = layoutOf(lines, facts.headline ?? facts.title ?? body.heading);
  const rights = facts.rights ?? layout.rights?.line;
  return rawArticle({
    headline: layout.headline ?? headlineFor(layout.paragraphs, file),
    paragraphs: layout.paragraphs,
    outlet: facts.outlet ?? outlet ?? layout.rights?.owner ?? '',
    url: facts.url,
    section: facts.section ?? layout.section,
    publishedAt: facts.published ?? facts.date ?? layout.publishedAt,
    language: facts.language ?? facts.lang,
    bylines: facts.bylines ?? facts.byline ?? facts.author ?? layout.bylines,
    rights,
    sample: facts.sample ?? false,
  });
}

function frontMatter(written: string): z.infer<typeof matter> {
  let value: unknown;
  try {
    value = parse(written, { logLevel: 'error' });
  } catch (error) {
    const why = error instanceof Error ? (error.message.split('\n', 1)[0] ?? '').replace(/:$/, '') : '';
    throw new PlainError(`The front matter is not YAML: ${why}.`);
  }
  if (value === null || value === undefined) return {};
  const result = matter.safeParse(value);
  if (result.success) return result.data;
  const faults = result.error.issues.map(({ path, message }) =>
    path.length > 0 ? `${String(path[0])} ${message}` : 'it must be a list of keys and values',
  );
  throw new PlainError(`In the front matter, ${faults.join('; ')}.`);
}

/** The text without the marks of Markdown, and its first heading of the first level. */
function unmarked(markdown: string): { readonly text: string; readonly heading: string | null } {
  const plain = markdown
    .replace(/<!--[\s\S]*?(?:-->|$)/g, '')
    .replace(/^(?:```|~~~)[^\n]*$/gm, '')
    .replace(/^[ \t]*\[[^\]\n]+\]:[^\n]*$/gm, '')
    .replace(/^[ \t]*(?:[-*_][ \t]*){3,}$/gm, '')
    .replace(/^([^\n]+)\n=+[ \t]*$/gm, '# $1')
    .replace(/^([^\n]+)\n-+[ \t]*$/gm, '## $1')
    .replace(/^[ \t]*>[ \t]?/gm, '')
    .replace(/^[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+(?=\S)/gm, '\n');
  const heading = /^#[ \t]+([^\n]+?)[ \t]*#*$/m.exec(plain);
  const rest = (heading ? plain.replace(heading[0], '\n') : plain).replace(
    /^#{1,6}[ \t]+([^\n]+?)[ \t]*#*$/gm,
    '\n$1\n',
  );
  return { text: inline(rest), heading: heading?.[1] ? inline(heading[1]) : null };
}

/** A mark with a backslash before it is only a sign. It is laid aside among signs that no text has until the others are gone. */
const ESCAPED = /\\([\\`*_{}[\]()#+.!>~|-])/g;
const ASIDE = 0xe000;

function inline(text: string): string {
  return text
    .replace(ESCAPED, (_, mark: string) => String.fromCharCode(ASIDE + mark.charCodeAt(0)))
    .replace(/!\[[^\]\n]*\]\([^)\n]*\)/g, '')
    .replace(/\[([^\]\n]+)\](?:\([^)\n]*\)|\[[^\]\n]*\])/g, '$1')
    .replace(/\[\^[^\]\n]+\]/g, '')
    .replace(/<(https?:[^>\s]+)>/g, '$1')
    .replace(/<\/?[a-z][^<>\n]{0,300}>/gi, '')
    .replace(/(?<![\w*])(\*{1,3})(?=\S)([^*\n]+?)(?<=\S)\1(?![\w*])/g, '$2')
    .replace(/(?<![\w_])(_{1,3})(?=\S)([^_\n]+?)(?<=\S)\1(?![\w_])/g, '$2')
    .replace(/`([^`\n]+)`/g, '$1')
    .replace(/[\ue020-\ue07f]/g, (mark) => String.fromCharCode(mark.charCodeAt(0) - ASIDE));
}
