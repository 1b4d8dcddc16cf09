// `dateline import`, `brief` and `sentences`: what needs the archive or nothing at all, and no Discord.
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { SingleBar } from 'cli-progress';
import { z } from 'zod';
import { openArchive } from '../app.ts';
import type { Config } from '../config.ts';
import { type Article, identity, type RawArticle } from '../news/article.ts';
import type { Line } from '../news/evidence.ts';
import { languageOf } from '../news/language.ts';
import { PlainError } from '../news/plain-error.ts';
import type { Quote } from '../news/quote.ts';
import { sentences as sentencesIn } from '../news/sentence.ts';
import { brief as briefOf } from '../news/summary.ts';
import { countWords } from '../news/words.ts';
import { type Stored, storeAndFile } from '../newsroom/gather.ts';
import { filesAt, readFileAt } from '../wire/files.ts';
import { linesOf } from '../wire/lines.ts';

const print = (text: string) => void process.stdout.write(`${text}\n`);
const complain = (text: string) => void process.stderr.write(`${text}\n`);
const plural = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;
const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString());

/** With more files than this, single ones are not told. */
const FEW = 20;

/** Exit code 1 when anything could not be imported; the rest was. */
export async function importFiles(
  config: Config,
  paths: readonly string[],
  options: { readonly outlet?: string; readonly json?: boolean },
): Promise<number> {
  const { outlet, json = false } = options;
  const { files, failed } = await filesAt(paths);
  const few = files.length <= FEW;
  const bar =
    !few && !json && process.stderr.isTTY
      ? new SingleBar({ format: 'importing {bar} {value}/{total} files, {eta_formatted} left', hideCursor: true })
      : null;
  const archive = await openArchive(config.databaseUrl);
  const count = { added: 0, known: 0, failed: 0 };
  let printed = 0;
  const tell = (path: string, reason: string) => {
    count.failed += 1;
    complain(`${path}: ${reason}`);
  };
  try {
    for (const reading of failed) if (reading.kind === 'failed') tell(reading.path, reading.reason);
    bar?.start(files.length, 0);
    if (json) process.stdout.write('[');
    for (const file of files) {
      const reading = await readFileAt(file, outlet);
      bar?.increment();
      if (reading.kind === 'failed') {
        tell(file, reading.reason);
        continue;
      }
      for (const fault of reading.faults) tell(file, fault);
      for (const stored of await storeAndFile(archive, reading.articles, Date.now())) {
        count[stored.new ? 'added' : 'known'] += 1;
        if (json) process.stdout.write(`${printed++ > 0 ? ',\n ' : ''}${JSON.stringify(importedJson(stored))}`);
        else if (few && reading.articles.length === 1) print(inWords(file, stored));
      }
    }
    if (json) print(']');
  } finally {
    bar?.stop();
    await archive.close();
  }
  if (!json) print(summary(count));
  return count.failed > 0 ? 1 : 0;
}

function summary({
  added,
  known,
  failed,
}: {
  readonly added: number;
  readonly known: number;
  readonly failed: number;
}): string {
  const parts = [
    `${plural(added, 'article', 'articles')} added`,
    ...(known > 0 ? [`${known} already there and left as ${known === 1 ? 'it is' : 'they are'}`] : []),
    ...(failed > 0 ? [`${failed} could not be imported`] : []),
  ];
  return `${parts.join(', ')}.`;
}

function inWords(file: string, { article, new: isNew }: Stored): string {
  const from = [
    article.outlet || 'unknown outlet',
    article.section,
    iso(article.publishedAt)?.slice(0, 10) ?? article.year?.toString() ?? 'undated',
  ]
    .filter(Boolean)
    .join(', ');
  return `${file}: ${isNew ? 'added' : 'already there'} as ${article.id}: ${article.headline} (${from})`;
}

function articleJson(article: Article | (RawArticle & { readonly id: string })) {
  const { id, headline, outlet, section, language, rights, publishedAt, text } = article;
  return { id, headline, outlet, section, publishedAt: iso(publishedAt), language, words: countWords(text), rights };
}

const importedJson = ({ article, new: isNew }: Stored) => ({ ...articleJson(article), new: isNew });

interface BriefOptions {
  readonly lines: number;
  readonly json?: boolean;
  readonly jsonl?: boolean;
}

/** One article by a file's path or by its id in the archive; or a filter over JSON Lines. */
export async function brief(
  config: Config,
  target: string | undefined,
  { lines, json = false, jsonl = false }: BriefOptions,
): Promise<number> {
  if (jsonl)
    return filter(subject, ({ id, headline, text, language }) =>
      briefJson(
        briefOf({ id, headline: headline ?? '', text, language: language ?? languageOf(text) }, lines),
        id,
        text,
      ),
    );
  if (target === undefined) throw new PlainError('Name a file or the id of an article, or use --jsonl for a filter.');
  const article = await articleAt(config, target);
  const found = briefOf(article, lines);
  if (json) {
    const { id: _, ...rest } = briefJson(found, article.id, article.text);
    print(JSON.stringify({ article: { ...articleJson(article), year: article.year, url: article.url }, ...rest }));
  } else print(briefInWords(article, found));
  return 0;
}

async function articleAt(config: Config, target: string): Promise<Article | (RawArticle & { readonly id: string })> {
  if (/^https?:\/\//i.test(target))
    throw new PlainError('Reading an article from the web comes later: save the page and name the file.');
  if (existsSync(target)) {
    const reading = await readFileAt(target);
    if (reading.kind === 'failed') throw new PlainError(`${target}: ${reading.reason}`);
    const [first] = reading.articles;
    if (!first) throw new PlainError(`${target}: There is no article in it.`);
    return { ...first, id: identity(first) };
  }
  const archive = await openArchive(config.databaseUrl);
  try {
    const article = await archive.article(target);
    if (!article) throw new PlainError(`There is no file and no stored article called ${target}.`);
    return article;
  } finally {
    await archive.close();
  }
}

type Found = { readonly lines: readonly Line[]; readonly quotes: readonly Quote[] };

function briefJson({ lines, quotes }: Found, id: string, text: string) {
  return {
    id,
    lines: lines.map(({ text: line, evidence: { sentence, cuts }, attribution }) => ({
      text: line,
      evidence: {
        sentence,
        cuts: cuts.map((cut) => ({ ...cut, text: text.slice(sentence.start + cut.start, sentence.start + cut.end) })),
      },
      attribution,
    })),
    quotes: quotes.map(({ text: quoted, speaker, sentence }) => ({ text: quoted, speaker, sentence })),
  };
}

function briefInWords(
  article: Pick<Article, 'headline' | 'outlet' | 'publishedAt' | 'year'>,
  { lines, quotes }: Found,
): string {
  const from = [
    article.outlet || 'unknown outlet',
    iso(article.publishedAt)?.slice(0, 10) ?? article.year?.toString() ?? 'undated',
  ].join(', ');
  const told = lines.map(({ text, evidence, attribution }, index) => {
    const who = attribution
      ? `${attribution.standing}${attribution.speaker ? ` by ${attribution.speaker}` : ''}, `
      : '';
    return `${index + 1}. ${text}\n   (${who}sentence ${evidence.sentence.index + 1}${evidence.cuts.length > 0 ? ', shortened' : ''})`;
  });
  const quoted = quotes.map(
    ({ text, speaker, sentence }) =>
      `- “${text}”\n  (${speaker ?? 'speaker not named'}, sentence ${sentence.index + 1})`,
  );
  return [
    `${article.headline}\n${from}\n`,
    ...(told.length > 0 ? told : ['No sentence of it stands by itself.']),
    ...(quoted.length > 0 ? ['\nQuotations', ...quoted] : []),
  ].join('\n');
}

const id = z.union([z.string(), z.number()], 'must be a text or a number');
const subject = z
  .object({ id, text: z.string('must be a text'), headline: z.string().nullish(), language: z.string().nullish() })
  .transform((value) => ({ ...value, id: value.id as string }));

/** A filter: one text a line in, its sentences out. */
export function sentences(): Promise<number> {
  return filter(subject, ({ id: own, text, language }) => ({
    id: own,
    sentences: sentencesIn(text, language ?? languageOf(text)).map((sentence) => sentence.text),
  }));
}

/** A line in, a line out, in order; a bad line gives `{id: null, error}` and exit code 1 at the end. Holds one line in memory. */
async function filter<In>(schema: z.ZodType<In>, work: (value: In) => object): Promise<number> {
  let code = 0;
  // A reader that has seen enough, such as `head`, is no fault.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
  for await (const line of linesOf(process.stdin)) {
    const result =
      'fault' in line
        ? { id: null, error: `Line ${line.number}: ${line.fault}` }
        : answerTo(line.text, line.number, schema, work);
    if ('error' in result) code = 1;
    if (!process.stdout.write(`${JSON.stringify(result)}\n`)) await once(process.stdout, 'drain');
  }
  return code;
}

function answerTo<In>(text: string, number: number, schema: z.ZodType<In>, work: (value: In) => object): object {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { id: null, error: `Line ${number}: This is not JSON.` };
  }
  const result = schema.safeParse(value);
  if (result.success) return work(result.data);
  const [issue] = result.error.issues;
  return { id: null, error: `Line ${number}: ${[issue?.path.join('.'), issue?.message].filter(Boolean).join(' ')}.` };
}
