// Everything the operator writes by hand, read once: the environment, `.env`, and `data/outlets.json`.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse as parseEnv } from 'dotenv';
import { z } from 'zod';
import type { Outlet } from './news/outlet.ts';

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
  readonly requestsPerSecond: number;
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
  DATABASE_URL: z.preprocess(unset, z.string().optional()),
  DATA_DIR: z.preprocess(unset, z.string().default(path.join(ROOT, 'data', 'var'))),
  LOG_LEVEL: z.preprocess(unset, z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`).default('info')),
  REQUESTS_PER_SECOND: z.preprocess(
    unset,
    z.coerce
      .number('must be a number')
      .int('must be a whole number')
      .min(1, 'must be 1 or more')
      .max(50, "must be 50 or less: it is Discord's own limit")
      .default(50),
  ),
});

/** The settings' names, for `.env.example` and its test. */
export const SETTINGS = Object.keys(environment.shape);

const budget = z.strictObject({ words: z.int().min(0).max(1000), share: z.number().min(0).max(1) });

const outlet = z.strictObject({
  name: z.string().min(1).max(100),
  homepage: webAddress.nullable(),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, 'must be two capital letters (ISO 3166)')
    .nullable(),
  language: z.string().regex(/^[a-z]{2}$/, 'must be two small letters (ISO 639-1)'),
  sample: z.boolean(),
  budget,
});

const outletsFile = z
  .strictObject({ outlets: z.array(outlet) })
  .refine(
    ({ outlets }) => new Set(outlets.map((o) => o.name.toLowerCase())).size === outlets.length,
    'names an outlet twice',
  );

function issuesOf(error: z.ZodError, where: string): readonly string[] {
  return error.issues.map(
    ({ path: place, message }) => `${[where, ...place].filter((part) => part !== '').join(' ')} ${message}`,
  );
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
    throw new ConfigError([
      `${path.relative(ROOT, file)} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    ]);
  }
  const result = outletsFile.safeParse(value);
  if (!result.success) throw new ConfigError(issuesOf(result.error, path.relative(ROOT, file)));
  return result.data.outlets;
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
    outlets = readOutlets(path.join(ROOT, 'data', 'outlets.json'));
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
    requestsPerSecond: data.REQUESTS_PER_SECOND,
    outlets,
  });
}

/** `sqlite:` and `file:` in front of a path are as good as none. */
function databaseFile(url: string | undefined): string | undefined {
  if (url === undefined || /^postgres(ql)?:\/\//.test(url) || url === ':memory:') return url;
  return path.resolve(url.replace(/^(sqlite|file):(\/\/)?/, ''));
}
