// `dateline brief`: one article in a few lines, each with its evidence; or a filter that does it for many.
import { existsSync } from 'node:fs';
import { Chalk } from 'chalk';
import wrap from 'wrap-ansi';
import type { Config } from '../config.ts';
import { type Article, identity, type RawArticle } from '../news/article.ts';
import type { Attribution } from '../news/attribution.ts';
import type { Line } from '../news/evidence.ts';
import { languageOf } from '../news/language.ts';
import { PlainError } from '../news/plain-error.ts';
import type { Quote } from '../news/quote.ts';
import { brief as briefOf } from '../news/summary.ts';
import { readFileAt } from '../wire/files.ts';
import { articleJson, provenance } from './article-json.ts';
import { filter, subject } from './filter.ts';

interface Options {
  readonly lines: number;
  readonly json?: boolean;
  readonly jsonl?: boolean;
}

interface Found {
  readonly lines: readonly Line[];
  readonly quotes: readonly Quote[];
}

type Subject = RawArticle & { readonly id: string };

/** @param target a file's path, or an article's id in the archive; not used by the filter */
export async function brief(config: Config, target: string | undefined, options: Options): Promise<number> {
  const { lines, json = false, jsonl = false } = options;
  if (jsonl)
    return filter(subject, ({ id, text, headline, language }) => {
      const subject = { id: String(id), headline: headline ?? '', text, language: language ?? languageOf(text) };
      return { id, ...briefJson(briefOf(subject, lines), text) };
    });
  if (target === undefined) throw new PlainError('Name a file or the id of an article, or use --jsonl for a filter.');
  const article = await articleAt(config, target);
  const found = briefOf(article, lines);
  const { year, url } = article;
  process.stdout.write(
    json
      ? `${JSON.stringify({ article: { ...articleJson(article), year, url }, ...briefJson(found, article.text) })}\n`
      : `${inWords(article, found)}\n`,
  );
  return 0;
}

async function articleAt(config: Config, target: string): Promise<Subject> {
  if (/^https?:\/\//i.test(target))
    throw new PlainError('Reading an article from the web comes later: save the page and name the file.');
  if (existsSync(target)) return articleIn(target);
  // Loaded only here: a filter and a file need no database.
  const { createArchive } = await import('../archive/archive.ts');
  const { openDatabase } = await import('../archive/database.ts');
  const archive = createArchive(await openDatabase(config.databaseUrl));
  try {
    const article: Article | undefined = await archive.article(target);
    if (!article) throw new PlainError(`There is no file and no stored article called ${target}.`);
    return article;
  } finally {
    await archive.close();
  }
}

async function articleIn(file: string): Promise<Subject> {
  for await (const reading of readFileAt(file)) {
    if (reading.kind === 'failed') throw new PlainError(`${file}: ${reading.reason}`);
    const [article, second] = reading.articles;
    if (second) throw new PlainError(`${file} holds several articles: import it, or use brief --jsonl.`);
    if (article) return { ...article, id: identity(article) };
  }
  throw new PlainError(`${file}: There is no article in it.`);
}

/** Ranges count UTF-16 units: a sentence's in the article's text, a cut's in its sentence. */
function briefJson({ lines, quotes }: Found, text: string) {
  return {
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

function inWords(article: Subject, { lines, quotes }: Found): string {
  const ink = process.stdout.isTTY && !process.env.NO_COLOR ? new Chalk() : new Chalk({ level: 0 });
  const width = Math.min(process.stdout.columns ?? 80, 100);
  const block = (first: string, text: string) =>
    wrap(text, width - first.length)
      .split('\n')
      .map((line, index) => (index === 0 ? first : ' '.repeat(first.length)) + line)
      .join('\n');
  const told = lines.map(({ text, evidence, attribution }, index) => {
    const notes = [
      standing(attribution),
      `sentence ${evidence.sentence.index + 1}`,
      evidence.cuts.length > 0 ? 'shortened' : null,
    ];
    return `${block(`${index + 1}. `, text)}\n${block('   ', ink.dim(notes.filter(Boolean).join(' · ')))}`;
  });
  const quoted = quotes.map(
    ({ text, speaker, sentence }) =>
      `${block('   ', `“${text}”`)}\n${block('   ', ink.dim(`${speaker ?? 'speaker not named'} · sentence ${sentence.index + 1}`))}`,
  );
  return [
    `${ink.bold(wrap(article.headline, width))}\n${ink.dim(wrap(provenance(article), width))}`,
    ...(told.length > 0 ? told : ['No sentence of it stands by itself.']),
    ...(quoted.length > 0 ? [ink.bold('Quotations'), ...quoted] : []),
  ].join('\n\n');
}

function standing(attribution: Attribution | null): string | null {
  if (!attribution) return null;
  return attribution.speaker ? `${attribution.standing} by ${attribution.speaker}` : attribution.standing;
}
