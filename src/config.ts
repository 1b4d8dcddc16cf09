// Everything the operator writes by hand, read once: the environment, `.env`, and the outlets.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse as parseEnv } from 'dotenv';
import { z } from 'zod';
import packageJson from '../package.json' with { type: 'json' };
import { isFileName } from './archive/whereabouts.ts';
import type { Shards } from './discord/client.ts';
import { feedId } from './news/feed.ts';
import type { Outlet } from './news/outlet.ts';
import { folded } from './news/words.ts';

export const ROOT = path.resolve(import.meta.dirname, '..');
export const ARTICLES_FOLDER = path.join(ROOT, 'data', 'articles');

export interface Config {
  /** null: there is none, and the bot rehearses. Never printed. */
  readonly token: string | null;
  readonly apiUrl: string;
  /** A file's path, `:memory:`, or `postgres://…`. */
  readonly databaseUrl: string;
  readonly dataDir: string;
  readonly logLevel: (typeof LOG_LEVELS)[number];
  /** The part of Discord's connections that this process holds. */
  readonly shards: Shards;
  readonly requestsPerSecond: number;
  /** The shortest time between two looks at a feed. */
  readonly gatherMinutes: number;
  /** How long gathered articles are kept. */
  readonly articlesDays: number;
  /** Hosts inside the operator's network that may be read all the same. */
  readonly allowedPrivateHosts: readonly string[];
  /** Where outlets can complain; null where nothing was named. */
  readonly contact: string | null;
  readonly outlets: readonly Outlet[];
}

/** Every fault of the configuration at once, one sentence each, with the setting's name. No value is repeated: one may be a secret. */
export class ConfigError extends Error {
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(
      `The configuration has ${faults.length === 1 ? 'a fault' : `${faults.length} faults`}:\n${faults.map((f) => `  - ${f}`).join('\n')}`,
    );
    this.name = 'ConfigError';
    this.faults = faults;
  }
}

const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;

/** An empty setting is one that was not made: `.env` files are full of `NAME=`. */
const unset = (value: unknown) => (typeof value === 'string' && value.trim() === '' ? undefined : value);

const webAddress = z.string().refine((value) => {
  const url = URL.canParse(value) ? new URL(value) : null;
  return url !== null && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '';
}, 'must be an http or https address without a name or password in it');

/** `all`, `2/8`, or `0-3/8`; null for anything else. */
function shardsOf(written: string): Shards | null {
  if (/^all$/i.test(written)) return 'all';
  const [, first, last, of] = /^(\d{1,5})(?:-(\d{1,5}))?\/(\d{1,5})$/.exec(written) ?? [];
  const range = { first: Number(first), last: Number(last ?? first), of: Number(of) };
  return range.first <= range.last && range.last < range.of ? range : null;
}

const shards = z
  .string()
  .trim()
  .default('all')
  .transform((written, { addIssue }) => {
    const said = shardsOf(written);
    if (said !== null) return said;
    addIssue('must be all, or a range of a total such as 0-3/8: counted from 0, the last below the total');
    return z.NEVER;
  });

/** A PostgreSQL address that cannot be read would be taken apart in strange ways, its password with it. */
const database = z.string().refine((value) => {
  if (!/^postgres(ql)?:/i.test(value)) return isFileName(value);
  return URL.canParse(value) && new URL(value).pathname.length > 1 && /^postgres(ql)?:\/\//i.test(value);
}, 'must be like postgres://name:password@host:5432/database, special characters of the password written as %40 for @ and so on; or the path of a file');

const environment = z.object({
  DISCORD_TOKEN: z.preprocess(
    unset,
    z
      .string()
      .trim()
      .regex(/^[\x21-\x7e]+$/, 'must be one word, as Discord gives it')
      .nullish(),
  ),
  DISCORD_API_URL: z.preprocess(unset, webAddress.default('https://discord.com/api')),
  DATABASE_URL: z.preprocess(unset, database.optional()),
  DATA_DIR: z.preprocess(unset, z.string().default(path.join(ROOT, 'data', 'var'))),
  LOG_LEVEL: z.preprocess(unset, z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`).default('info')),
  SHARDS: z.preprocess(unset, shards),
  REQUESTS_PER_SECOND: z.preprocess(
    unset,
    z.coerce
      .number('must be a number')
      .int('must be a whole number')
      .min(1, 'must be 1 or more')
      .max(50, "must be 50 or less: it is Discord's own limit")
      .default(50),
  ),
  ALLOWED_PRIVATE_HOSTS: z.preprocess(
    unset,
    z
      .string()
      .default('')
      .transform((typed) =>
        typed
          .split(/[\s,]+/)
          .map((host) => host.trim())
          .filter((host) => host !== ''),
      )
      .refine(
        (hosts) => hosts.every((host) => /^(\[[\da-f:.]+\]|[\da-f]*:[\da-f:.]+|[\w.-]+)(:\d{1,5})?$/i.test(host)),
        'must be names or addresses with commas between, each with a port if it has one, such as bridge.lan:8080',
      ),
  ),
  CONTACT: z.preprocess(
    unset,
    z
      .string()
      .trim()
      .max(200, 'must be 200 characters or less')
      .regex(
        /^(https?:\/\/[\x21-\x7e]+|[\x21-\x7e]+@[\x21-\x7e]+\.[\x21-\x7e]+)$/,
        'must be a web address or an address of mail',
      )
      .nullish(),
  ),
  OUTLETS_FILE: z.preprocess(unset, z.string().default(path.join(ROOT, 'data', 'outlets.json'))),
  GATHER_MINUTES: z.preprocess(
    unset,
    z.coerce
      .number('must be a number of minutes')
      .int('must be a whole number of minutes')
      .min(5, 'must be 5 or more: outlets are not to be pressed')
      .max(1440, 'must be 1440, a day, or less')
      .default(10),
  ),
  ARTICLES_DAYS: z.preprocess(
    unset,
    z.coerce
      .number('must be a number of days')
      .int('must be a whole number of days')
      .min(2, 'must be 2 or more: digests look back as far')
      .max(36_500, 'must be 36500 or less')
      .default(90),
  ),
});

/** The settings' names, for `.env.example` and its test. */
export const SETTINGS = Object.keys(environment.shape);

/** Of one outlet. */
export const OUTLET_FEEDS = 100;

const budget = z
  .strictObject({
    words: z.int().min(0).max(1000).describe('At most so many words of an article.'),
    share: z.number().min(0).max(1).describe('At most so much of an article, from 0 (nothing) to 1 (all of it).'),
  })
  .describe('How much of one article may be shown, over all surfaces together: the smaller of the two counts.');

const outletFeed = z.strictObject({
  url: webAddress.meta({ format: 'uri', description: "The feed's address: RSS, Atom, RDF or JSON Feed." }),
  section: z
    .string()
    .min(1)
    .max(100)
    .nullable()
    .describe('The section its articles appear under, as the outlet calls it; null when the feed mixes them.'),
});

const outlet = z.strictObject({
  name: z.string().min(1).max(100).describe('As readers see it.'),
  homepage: webAddress.nullable().meta({ format: 'uri', description: "The outlet's own site." }),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, 'must be two capital letters (ISO 3166)')
    .nullable()
    .describe('Where it is at home, two capital letters (ISO 3166); null when nowhere in particular.'),
  language: z
    .string()
    .regex(/^[a-z]{2}$/, 'must be two small letters (ISO 639-1)')
    .nullable()
    .describe(
      'The language it writes in, two small letters (ISO 639-1); null when its feeds or its texts have to tell.',
    ),
  sample: z.boolean().describe('Made up for the starter archive.'),
  budget,
  feeds: z.array(outletFeed).max(OUTLET_FEEDS).default([]).describe('What is read of it.'),
  pages: z
    .boolean()
    .default(false)
    .describe(
      'Whether the pages behind its feeds may be read for their full text. Leave it false unless the outlet clearly allows that; robots.txt is respected in any case.',
    ),
  show: z
    .enum(['lines', 'link'])
    .default('lines')
    .describe('"link": never more than headline and link, whatever the budget.'),
});

/** What `data/outlets.json` may hold; `data/outlets.schema.json` tells editors the same. */
export const outletsFile = z
  .strictObject({
    $schema: z.string().optional().describe('Where editors find what this file may hold.'),
    outlets: z.array(outlet).describe('The outlets, in any order.'),
  })
  .superRefine(({ outlets }, context) => {
    const names = new Set<string>();
    const feeds = new Map<string, string>();
    for (const [index, { name, feeds: own }] of outlets.entries()) {
      const fault = (path: readonly PropertyKey[], message: string) =>
        context.addIssue({ code: 'custom', path: ['outlets', index, ...path], message });
      if (names.has(folded(name))) fault(['name'], 'is in the file twice');
      names.add(folded(name));
      for (const [place, { url }] of own.entries()) {
        if (!URL.canParse(url)) continue;
        const before = feeds.get(feedId(url));
        if (before !== undefined) fault(['feeds', place, 'url'], `is read already for ${before}`);
        feeds.set(feedId(url), name);
      }
    }
  });

function issuesOf(error: z.ZodError, where: string): readonly string[] {
  return error.issues.map(
    ({ path: place, message }) => `${[where, ...place].filter((part) => part !== '').join(' ')} ${message}`,
  );
}

/** Within the project as seen from there. */
function shown(file: string): string {
  const within = path.relative(ROOT, file);
  return within.startsWith('..') ? file : within;
}

/** Each with its outlet's name rather than its number, so that it is found at once. */
function outletFaults(error: z.ZodError, file: string, value: unknown): readonly string[] {
  return error.issues.map(({ path: place, message }) => {
    const [list, index, ...rest] = place;
    const known = z.object({ outlets: z.array(z.unknown()) }).safeParse(value);
    const named = z
      .object({ name: z.string() })
      .safeParse(list === 'outlets' && known.success ? known.data.outlets[Number(index)] : null);
    const where = named.success
      ? [`"${named.data.name}"`, ...rest]
      : list === 'outlets' && index !== undefined
        ? [`outlet ${Number(index) + 1}`, ...rest]
        : place;
    return `${[`${file}:`, ...where.map(String)].join(' ')} ${message}`;
  });
}

/**
 * The outlets of `data/outlets.json`.
 * @throws ConfigError with every fault of the file, each with its place in it
 */
export function readOutlets(file: string): readonly Outlet[] {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new ConfigError([`${shown(file)} cannot be read: ${error instanceof Error ? error.message : String(error)}`]);
  }
  const result = outletsFile.safeParse(value);
  if (!result.success) throw new ConfigError(outletFaults(result.error, shown(file), value));
  return result.data.outlets;
}

/** Outlets of the operator's own, beside the database: `opml import` writes them there. */
export const ownOutletsFile = (dataDir: string) => path.join(dataDir, 'outlets.json');

/** An outlet of the operator's own takes the place of one of the same name. */
function overridden(listed: readonly Outlet[], own: readonly Outlet[]): readonly Outlet[] {
  const names = new Set(own.map(({ name }) => name.toLowerCase()));
  return [...listed.filter(({ name }) => !names.has(name.toLowerCase())), ...own];
}

/**
 * The configuration, frozen; what is set in `env` wins over `.env`.
 * @throws ConfigError with all faults at once
 */
export function readConfig(
  env: Readonly<Record<string, string | undefined>>,
  envFile = path.join(ROOT, '.env'),
): Config {
  const written = existsSync(envFile) ? parseEnv(readFileSync(envFile)) : {};
  const result = environment.safeParse({ ...written, ...env });
  const faults = result.success ? [] : [...issuesOf(result.error, '')];
  let outlets: readonly Outlet[] = [];
  try {
    outlets = readOutlets(path.resolve(result.data?.OUTLETS_FILE ?? path.join(ROOT, 'data', 'outlets.json')));
    const own = result.success ? ownOutletsFile(path.resolve(result.data.DATA_DIR)) : null;
    if (own !== null && existsSync(own)) outlets = overridden(outlets, readOutlets(own));
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    faults.push(...error.faults);
  }
  if (!result.success || faults.length > 0) throw new ConfigError(faults);
  const { data } = result;
  const dataDir = path.resolve(data.DATA_DIR);
  return Object.freeze({
    token: data.DISCORD_TOKEN?.replace(/^Bot\s+/i, '') ?? null,
    apiUrl: data.DISCORD_API_URL,
    databaseUrl: databaseFile(data.DATABASE_URL) ?? path.join(dataDir, 'dateline.db'),
    dataDir,
    logLevel: data.LOG_LEVEL,
    shards: data.SHARDS,
    requestsPerSecond: data.REQUESTS_PER_SECOND,
    allowedPrivateHosts: data.ALLOWED_PRIVATE_HOSTS,
    contact: data.CONTACT ?? null,
    gatherMinutes: data.GATHER_MINUTES,
    articlesDays: data.ARTICLES_DAYS,
    outlets,
  });
}

/** How the wire visits outlets. */
export const wireOptions = ({ allowedPrivateHosts, contact }: Pick<Config, 'allowedPrivateHosts' | 'contact'>) => ({
  allowedPrivateHosts,
  contact,
  name: 'Dateline',
  version: packageJson.version,
});

/** `sqlite:` and `file:` in front of a path are as good as none. */
function databaseFile(url: string | undefined): string | undefined {
  if (url === undefined || /^postgres(ql)?:/i.test(url) || url === ':memory:') return url;
  return path.resolve(url.replace(/^(sqlite|file):(\/\/)?/, ''));
}
