// `dateline brief`: one article in a few lines, each with its evidence.
import { existsSync } from 'node:fs';
import wrap from 'wrap-ansi';
import { type Config, wireOptions } from '../config.ts';
import { type Article, identity, type RawArticle } from '../news/article.ts';
import type { Attribution } from '../news/attribution.ts';
import { passages } from '../news/passage.ts';
import { PlainError } from '../news/plain-error.ts';
import { quotes } from '../news/quote.ts';
import { Refusal, type RefusalCode } from '../news/refusal.ts';
import { brief as briefOf } from '../news/summary.ts';
import { articleJson, provenance } from './article-json.ts';
import { briefJson, type Found } from './brief-json.ts';
import { inkFor } from './ink.ts';

const WEB = /^https?:\/\//i;

interface Options {
  readonly lines: number;
  readonly json?: boolean;
}

type Subject = RawArticle & { readonly id: string };

/** @param target a file's path, a web address, or an article's id in the archive */
export async function brief(config: Config, target: string | undefined, options: Options): Promise<number> {
  const { lines, json = false } = options;
  if (target === undefined)
    throw new PlainError('Name a file, a web address or the id of an article, or use --jsonl for a filter.');
  const { article, found } = WEB.test(target) ? await linked(config, target, lines) : await held(config, target, lines);
  const { year, url } = article;
  process.stdout.write(
    json
      ? `${JSON.stringify({ article: { ...articleJson(article), year, url }, ...briefJson(found, article.text) })}\n`
      : `${inWords(article, found)}\n`,
  );
  return 0;
}

/** A file or an article of the archive: it is the operator's own, and no budget holds. */
async function held(config: Config, target: string, count: number) {
  const article = await articleAt(config, target);
  return { article, found: briefOf(article, count) };
}

/** What is on the web is told within the budget of its outlet, like everywhere. */
async function linked(config: Config, target: string, count: number): Promise<{ article: Subject; found: Found }> {
  // Loaded only here: a file needs no web.
  const { openWire } = await import('../wire/wire.ts');
  const { linkOf } = await import('../newsroom/link.ts');
  const archive = await archiveAt(config);
  const wire = openWire(wireOptions(config));
  try {
    const { briefLink } = linkOf({ archive, wire, outlets: config.outlets, now: Date.now });
    const { article, lines } = await briefLink(target, count);
    const told = new Set(lines.map(({ evidence }) => evidence.sentence.index));
    const all = passages(article.text, article.language);
    const quoted = quotes(article.text, all, article.language).filter(({ sentence }) => told.has(sentence.index));
    return { article, found: { lines, quotes: quoted } };
  } catch (error) {
    if (error instanceof Refusal) throw new PlainError(await inWordsOf(error));
    throw error;
  } finally {
    await wire.close();
    await archive.close();
  }
}

async function articleAt(config: Config, target: string): Promise<Subject> {
  if (existsSync(target)) return articleIn(target);
  const archive = await archiveAt(config);
  try {
    const article: Article | undefined = await archive.article(target);
    if (!article) throw new PlainError(`There is no file and no stored article called ${target}.`);
    return article;
  } finally {
    await archive.close();
  }
}

/** Loaded only here: a file needs no database. */
async function archiveAt(config: Config) {
  const { createArchive } = await import('../archive/archive.ts');
  const { openDatabase } = await import('../archive/database.ts');
  return createArchive(await openDatabase(config.databaseUrl));
}

/** As members read it, without the marks that Discord needs. */
async function inWordsOf<Code extends RefusalCode>({ code, details }: Refusal<Code>): Promise<string> {
  const { english } = await import('../discord/render/english/english.ts');
  return english.refusal[code](details).replace(/\\(.)/g, '$1').replaceAll('`', '');
}

async function articleIn(file: string): Promise<Subject> {
  const { readFileAt } = await import('../wire/files.ts');
  for await (const reading of readFileAt(file)) {
    if (reading.kind === 'failed') throw new PlainError(`${file}: ${reading.reason}`);
    const [article, second] = reading.articles;
    if (second) throw new PlainError(`${file} holds several articles: import it, or use brief --jsonl.`);
    if (article) return { ...article, id: identity(article) };
  }
  throw new PlainError(`${file}: There is no article in it.`);
}

function inWords(article: Subject, { lines, quotes }: Found): string {
  const ink = inkFor(process.stdout);
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
