// `dateline import`: files into the archive.
import { SingleBar } from 'cli-progress';
import { createArchive } from '../archive/archive.ts';
import { openDatabase } from '../archive/database.ts';
import type { Config } from '../config.ts';
import type { RawArticle } from '../news/article.ts';
import { type Stored, storeAndFile } from '../newsroom/filing.ts';
import { readFileAt } from '../wire/files.ts';
import { filesAt } from '../wire/folder.ts';
import { articleJson, provenance } from './article-json.ts';

interface Options {
  readonly outlet?: string;
  readonly json?: boolean;
}

/** With more files than this, or more articles in one, single ones are not told. */
const FEW = 20;
/** What is read before it is stored: enough to be sorted by time, not so much that memory grows with the import. */
const GROUP = { articles: 500, characters: 4_000_000 };

/** Exit code 1 when anything could not be imported; all the rest was. */
export async function importFiles(config: Config, paths: readonly string[], { outlet, json = false }: Options) {
  const { files, failed } = await filesAt(paths);
  const archive = createArchive(await openDatabase(config.databaseUrl));
  const report = createReport(files.length, json);
  const waiting: { readonly file: string; readonly raw: RawArticle; readonly told: boolean }[] = [];
  let characters = 0;
  const flush = async () => {
    const group = waiting.splice(0);
    characters = 0;
    const stored = await storeAndFile(
      archive,
      group.map(({ raw }) => raw),
      Date.now(),
    );
    for (const [index, each] of stored.entries())
      report.stored(group[index]?.file ?? '', each, group[index]?.told ?? false);
  };
  try {
    for (const { path, reason } of failed) report.failed(path, reason);
    for (const file of files) {
      for await (const reading of readFileAt(file, outlet)) {
        if (reading.kind === 'failed') {
          report.failed(file, reading.reason);
          continue;
        }
        for (const fault of reading.faults) report.failed(file, fault);
        for (const raw of reading.articles) {
          waiting.push({ file, raw, told: files.length <= FEW && reading.articles.length <= FEW });
          characters += raw.text.length;
        }
        if (waiting.length >= GROUP.articles || characters >= GROUP.characters) await flush();
      }
      report.read();
    }
    await flush();
  } finally {
    await archive.close();
    report.end();
  }
  return report.exitCode();
}

const BECAME = { added: 'added', known: 'already there', removed: 'stays out' } as const;

/** What is said while importing: articles to standard output, what went wrong to standard error. */
function createReport(files: number, json: boolean) {
  const bar =
    files > FEW && !json && process.stderr.isTTY
      ? new SingleBar({ format: 'importing {bar} {value} of {total} files, {eta_formatted} left', hideCursor: true })
      : null;
  const count = { added: 0, known: 0, removed: 0, failed: 0 };
  const faults: string[] = [];
  let printed = 0;
  bar?.start(files, 0);
  if (json) process.stdout.write('[');
  return {
    read: () => bar?.increment(),
    failed(path: string, reason: string) {
      count.failed += 1;
      // A bar and other lines would be drawn over each other.
      if (bar) faults.push(`${printable(path)}: ${reason}`);
      else process.stderr.write(`${printable(path)}: ${reason}\n`);
    },
    stored(file: string, { article, new: isNew, removed }: Stored, told: boolean) {
      const became = removed ? 'removed' : isNew ? 'added' : 'known';
      count[became] += 1;
      printed += 1;
      if (json)
        process.stdout.write(
          `${printed > 1 ? ',' : ''}\n${JSON.stringify({ ...articleJson(article), new: isNew, ...(removed ? { removed } : {}) })}`,
        );
      else if (told)
        process.stdout.write(
          `${BECAME[became]}  ${article.id}  ${article.headline}\n    ${provenance(article)}, from ${printable(file)}\n`,
        );
    },
    end() {
      bar?.stop();
      for (const fault of faults) process.stderr.write(`${fault}\n`);
      process.stdout.write(json ? `${printed > 0 ? '\n' : ''}]\n` : `${summary(count)}\n`);
    },
    exitCode: () => (count.failed > 0 ? 1 : 0),
  };
}

/** A file may be called anything, also what a terminal would obey. */
const printable = (path: string) => path.replace(/\p{Cc}/gu, '?');

function summary({
  added,
  known,
  removed,
  failed,
}: {
  readonly added: number;
  readonly known: number;
  readonly removed: number;
  readonly failed: number;
}) {
  const parts = [
    `${added} ${added === 1 ? 'article' : 'articles'} added`,
    ...(known > 0 ? [`${known} already there and left as ${known === 1 ? 'it is' : 'they are'}`] : []),
    ...(removed > 0 ? [`${removed} left out because ${removed === 1 ? 'it was' : 'they were'} removed for good`] : []),
    ...(failed > 0 ? [`${failed} could not be imported`] : []),
  ];
  return `${parts.join(', ')}.`;
}
