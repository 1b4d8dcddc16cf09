// `dateline opml import|export`: outlets from other readers, and to them.
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { type Config, OUTLET_FEEDS, ownOutletsFile, readOutlets } from '../config.ts';
import { feedId } from '../news/feed.ts';
import type { Outlet } from '../news/outlet.ts';
import { PlainError } from '../news/plain-error.ts';
import { folded } from '../news/words.ts';
import { createGuard } from '../wire/guard.ts';
import { type ListedOutlet, type OutletList, parseOpml, writeOpml } from '../wire/opml.ts';

interface Options {
  readonly json?: boolean;
}

const print = (text: string) => process.stdout.write(`${text}\n`);
/** More than these push what matters off the screen. */
const FAULTS_TOLD = 50;
/** Of an outlet that nobody agreed anything with. */
const MODEST = { words: 60, share: 0.2 } as const;

/** Every feed of the operator's outlets, on standard output. */
export async function exportOpml({ outlets }: Config): Promise<number> {
  const listed = outlets.flatMap(({ name, homepage, language, feeds }) =>
    feeds.map(({ url, section }): ListedOutlet => ({ name, url, homepage, language, section })),
  );
  process.stdout.write(writeOpml('Outlets of Dateline', listed));
  return 0;
}

/** Adds what is new to the operator's own outlets in `DATA_DIR`. Exit code 1 when an entry could not be taken. */
export async function importOpml(config: Config, file: string, { json = false }: Options): Promise<number> {
  const body = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    throw new PlainError(error.code === 'ENOENT' ? `There is no file called ${file}.` : `${file} cannot be read.`);
  });
  const list = parseOpml(body);
  const target = ownOutletsFile(config.dataDir);
  const own = existsSync(target) ? readOutlets(target) : [];
  const known = new Set(config.outlets.flatMap(({ feeds }) => feeds.map(({ url }) => feedId(url))));
  const { checked } = createGuard({ allowedPrivateHosts: config.allowedPrivateHosts });
  const faults = [...leftOut(list), ...list.faults];
  let added: ListedOutlet[] = [];
  let doubles = 0;
  for (const entry of list.outlets) {
    try {
      checked(entry.url);
      if (known.has(feedId(entry.url))) doubles += 1;
      else added.push(entry);
      known.add(feedId(entry.url));
    } catch (error) {
      faults.push(`“${entry.name ?? 'An entry'}” is not taken. ${error instanceof Error ? error.message : ''}`.trim());
    }
  }
  if (added.length > 0) {
    const { outlets, full } = withFeeds(own, added, config.outlets);
    for (const { name, url } of full.values())
      faults.push(`“${name ?? url}” is not taken. An outlet has at most ${OUTLET_FEEDS} feeds; give it another name.`);
    added = added.filter((entry) => !full.has(entry));
    await mkdir(config.dataDir, { recursive: true });
    // Whole or not at all: a half-written list would keep the bot from starting.
    await writeFile(`${target}.new`, `${JSON.stringify({ outlets }, null, 2)}\n`);
    readOutlets(`${target}.new`);
    await rename(`${target}.new`, target);
  }
  if (json)
    print(
      JSON.stringify({
        added: added.map(({ name, url }) => ({ name, url })),
        known: doubles,
        twice: list.doubles.length,
        faults,
      }),
    );
  else {
    for (const fault of faults.slice(0, FAULTS_TOLD)) print(fault);
    if (faults.length > FAULTS_TOLD)
      print(
        `${counted(faults.length - FAULTS_TOLD, 'more entry is', 'more entries are')} not taken; --json names each.`,
      );
    print(
      `${counted(added.length, 'feed')} added, ${doubles} already there${list.doubles.length > 0 ? `, ${list.doubles.length} in the file twice` : ''}${faults.length > 0 ? `, ${faults.length} not taken` : ''}.`,
    );
    if (added.length > 0) print(`They are in ${target}; the bot reads it when it starts.`);
  }
  return faults.length > 0 ? 1 : 0;
}

/** What was not even read of a file. */
function leftOut({ tooDeep, isCut }: OutletList): readonly string[] {
  const entries = `${counted(tooDeep, 'entry', 'entries')} in folders that nest too deep ${tooDeep === 1 ? 'is' : 'are'} left out; move ${tooDeep === 1 ? 'it' : 'them'} further up.`;
  const rest = 'The file holds more entries than are read of one; take in the rest in files of its own.';
  return [...(tooDeep > 0 ? [entries] : []), ...(isCut ? [rest] : [])];
}

const counted = (count: number, one: string, several = `${one}s`) => `${count} ${count === 1 ? one : several}`;

/** A feed of an outlet that is there already is one more of its feeds, as long as there is room for it. */
function withFeeds(own: readonly Outlet[], added: readonly ListedOutlet[], listed: readonly Outlet[]) {
  const byName = (outlets: readonly Outlet[]) => new Map(outlets.map((each) => [folded(each.name), each]));
  const [all, known] = [byName(own), byName(listed)];
  const full = new Set<ListedOutlet>();
  for (const entry of added) {
    const { url, section, homepage, language } = entry;
    const name = entry.name ?? new URL(url).hostname.replace(/^www\./, '');
    const outlet = all.get(folded(name)) ?? known.get(folded(name)) ?? { ...UNKNOWN, name, homepage, language };
    if (outlet.feeds.length >= OUTLET_FEEDS) full.add(entry);
    else all.set(folded(name), { ...outlet, feeds: [...outlet.feeds, { url, section }] });
  }
  return { outlets: [...all.values()], full };
}

const UNKNOWN: Omit<Outlet, 'name' | 'homepage' | 'language'> = {
  country: null,
  sample: false,
  budget: MODEST,
  feeds: [],
  pages: false,
  show: 'lines',
};
