// Where the articles to measure on are: real news that is not part of this project.
import { existsSync } from 'node:fs';
import path from 'node:path';

/** The folder given, or the one that stands beside the project; ends the process in plain words when there is none. */
export function corpusOrExit(given: string | undefined): string {
  const folder = path.resolve(given ?? path.join(import.meta.dirname, '../../../shared/corpus'));
  if (existsSync(path.join(folder, 'score.mjs'))) return folder;
  process.stderr.write(
    `There is no corpus at ${folder}. Name the folder that holds score.mjs and its stories/ and lines/; it is not part of this project.\n`,
  );
  process.exit(2);
}
