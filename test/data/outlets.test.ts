import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Ajv from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { ConfigError, outletsFile, ROOT, readOutlets } from '../../src/config.ts';
import { feedsOf } from '../../src/news/outlet.ts';

const FILE = path.join(ROOT, 'data', 'outlets.json');
const SCHEMA = path.join(ROOT, 'data', 'outlets.schema.json');
const outlets = readOutlets(FILE);
const real = outlets.filter(({ sample }) => !sample);

/** One country or more of each continent that has newsrooms. */
const CONTINENTS: Readonly<Record<string, readonly string[]>> = {
  africa: ['ZA', 'NG', 'CG', 'KE', 'EG'],
  asia: ['IN', 'PK', 'SG', 'HK', 'JP', 'KR', 'QA'],
  europe: ['GB', 'DE', 'FR', 'ES', 'IT', 'NL', 'UA'],
  'north america': ['US', 'CA'],
  oceania: ['AU', 'NZ'],
  'south america': ['BR', 'UY', 'AR'],
};

/** What is said of a file with these outlets in it. */
function faultsOf(change: (file: { outlets: Record<string, unknown>[] }) => void): readonly string[] {
  const file = JSON.parse(readFileSync(FILE, 'utf8'));
  change(file);
  const folder = mkdtempSync(path.join(tmpdir(), 'dateline-outlets-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const changed = path.join(folder, 'outlets.json');
  writeFileSync(changed, JSON.stringify(file));
  try {
    readOutlets(changed);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.faults.map((fault) => fault.replace(/^\S*outlets\.json: /, ''));
  }
}

describe('the list of outlets', () => {
  it('has at least twenty-four outlets of world news, on every continent and in at least six languages', () => {
    expect(real.length).toBeGreaterThanOrEqual(24);
    for (const [continent, countries] of Object.entries(CONTINENTS))
      expect(
        real.filter(({ country }) => country !== null && countries.includes(country)).length,
        continent,
      ).toBeGreaterThanOrEqual(1);
    expect(new Set(real.map(({ language }) => language)).size).toBeGreaterThanOrEqual(6);
  });

  it.each(real)('$name has a feed, a home page, and a modest budget', ({ feeds, homepage, budget, pages }) => {
    expect(feeds.length).toBeGreaterThan(0);
    for (const { url } of feeds) expect(url).toMatch(/^https:/);
    expect(homepage).toMatch(/^https:/);
    expect(budget.words).toBeLessThanOrEqual(pages ? 150 : 60);
    expect(budget.share).toBeLessThanOrEqual(pages ? 0.4 : 0.2);
  });

  it('has samples without a feed, and every feed once', () => {
    expect(outlets.filter(({ sample, feeds }) => sample && feeds.length > 0)).toEqual([]);
    const ids = feedsOf(outlets).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('is told to editors by a JSON Schema that says the same as the program', () => {
    const written = JSON.parse(readFileSync(SCHEMA, 'utf8'));
    const { $schema, title, ...said } = written;
    expect(title).toBe('The outlets that Dateline reads');
    const { $schema: draft, ...own } = z.toJSONSchema(outletsFile, { io: 'input' });
    expect(said, 'write data/outlets.schema.json anew').toEqual(own);
    expect($schema).toBe(draft);
    const ajv = addFormats.default(new Ajv.default({ allErrors: true }));
    const valid = ajv.compile(written);
    expect(valid(JSON.parse(readFileSync(FILE, 'utf8'))), JSON.stringify(valid.errors)).toBe(true);
    expect(valid({ outlets: [{ name: 'X' }] })).toBe(false);
  });

  it('is refused with sentences that say which outlet and what', () => {
    const first = outlets[0]?.name;
    expect(
      faultsOf(({ outlets }) => {
        outlets[0]!.country = 'gb';
        outlets[1]!.feeds = [{ url: 'ftp://x.example/feed', section: null }];
        outlets[2]!.budget = { words: 60 };
        outlets[3]!.colour = 'red';
        delete outlets[4]!.name;
      }),
    ).toEqual([
      `"${first}" country must be two capital letters (ISO 3166)`,
      `"${outlets[1]?.name}" feeds 0 url must be an http or https address without a name or password in it`,
      expect.stringMatching(`^"${outlets[2]?.name.replace(/[()]/g, '\\$&')}" budget share `),
      expect.stringMatching(/Unrecognized key: "colour"$/),
      expect.stringMatching(/^outlet 5 name /),
    ]);
  });

  it('names no outlet and no feed twice, however they are spelt', () => {
    const { name } = real[0]!;
    const url = real[0]!.feeds[0]!.url.replace('https:', 'http:');
    expect(
      faultsOf(({ outlets }) => {
        outlets.push({ ...outlets.at(-1), name: name.toUpperCase(), feeds: [] });
        outlets.push({ ...outlets.at(-1), name: 'Another', feeds: [{ url, section: null }] });
      }),
    ).toEqual([
      `"${name.toUpperCase()}" name is in the file twice`,
      `"Another" feeds 0 url is read already for ${name}`,
    ]);
  });
});
