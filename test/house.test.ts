// The house rules that a machine can check: which way imports run, what is listed where, what the settings are.
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse as parseEnv } from 'dotenv';
import { describe, expect, it } from 'vitest';
import { commands, menus } from '../commands/index.ts';
import { ROOT, SETTINGS } from '../src/config.ts';

type Room = string;
interface Import {
  readonly file: string;
  readonly from: Room;
  readonly target: string;
  readonly to: Room | 'package';
  readonly typeOnly: boolean;
}

const TOP = new Set(['app', 'main', 'heartbeat', 'outage', 'election', 'config', 'log', 'verbs']);

/** What each room may import: values of these rooms and packages, and types of these rooms besides. */
const ALLOWED: Record<Room, { values: readonly Room[]; types: readonly Room[]; packages: RegExp }> = {
  news: { values: ['news'], types: [], packages: /^(temporal-polyfill|@vvo\/tzdb|node:crypto)$/ },
  wire: { values: ['wire', 'news'], types: [], packages: /./ },
  archive: { values: ['archive', 'news'], types: [], packages: /./ },
  discord: {
    values: ['discord', 'news'],
    types: ['newsroom'],
    packages: /^(discord\.js|discord-api-types\/v10|node:crypto|node:timers\/promises)$/,
  },
  newsroom: { values: ['newsroom', 'news'], types: ['wire', 'archive', 'discord'], packages: /^node:crypto$/ },
  commands: {
    values: ['commands', 'news', 'discord/command', 'discord/render'],
    types: ['newsroom'],
    packages: /^(discord\.js|discord-api-types\/v10)$/,
  },
  sandbox: {
    values: ['sandbox'],
    types: [],
    packages: /^(discord-api-types\/v10|ws|node:.*|chalk|string-width|wrap-ansi)$/,
  },
};

function roomOf(file: string): Room {
  const parts = path.relative(ROOT, file).split(path.sep);
  if (parts[0] === 'commands') return 'commands';
  const room = parts[1]?.replace(/\.ts$/, '') ?? '';
  return TOP.has(room) ? 'top' : room;
}

function importsOf(file: string): readonly Import[] {
  const text = readFileSync(file, 'utf8');
  const found = text.matchAll(
    /^(?:import|export)\s+(type\s+)?(?:([\s\S]*?)\s+from\s+)?'([^']+)'|\bimport\('([^']+)'\)/gm,
  );
  return [...found].map(([, type, names, fixed, dynamic]) => {
    const target = fixed ?? dynamic ?? '';
    const inner =
      names
        ?.match(/^\{([\s\S]*)\}$/)?.[1]
        ?.split(',')
        .map((n) => n.trim())
        .filter(Boolean) ?? [];
    const typeOnly = type !== undefined || (inner.length > 0 && inner.every((n) => n.startsWith('type ')));
    const to = target.startsWith('.') ? roomOf(path.resolve(path.dirname(file), target)) : 'package';
    return { file: path.relative(ROOT, file), from: roomOf(file), target, to, typeOnly };
  });
}

const files = globSync(['src/**/*.ts', 'commands/**/*.ts'], { cwd: ROOT }).map((file) => path.join(ROOT, file));

function trespass({ file, from, target, to, typeOnly }: Import): string | null {
  const rule = ALLOWED[from];
  if (!rule) return from === 'top' ? null : `${file}: the house has no room called ${from}`;
  const said = `${file} imports ${typeOnly ? 'types' : 'values'} of ${target}`;
  if (to === 'package') return typeOnly || rule.packages.test(target) ? null : said;
  const place = path
    .relative(path.join(ROOT, 'src'), path.resolve(ROOT, path.dirname(file), target))
    .replaceAll(path.sep, '/');
  const within = (rooms: readonly Room[]) =>
    rooms.some((room) => room === to || place.replace(/\.ts$/, '') === room || place.startsWith(`${room}/`));
  return within(rule.values) || (typeOnly && within(rule.types)) ? null : said;
}

describe('the house', () => {
  it('lets imports run one way only', () => {
    expect(files.length).toBeGreaterThan(40);
    expect(
      files
        .flatMap(importsOf)
        .map(trespass)
        .filter((fault) => fault !== null),
    ).toEqual([]);
  });

  it('notices an import that runs the wrong way', () => {
    const wrong: Import = {
      file: 'src/news/x.ts',
      from: 'news',
      target: '../archive/archive.ts',
      to: 'archive',
      typeOnly: true,
    };
    expect(trespass(wrong)).toContain('src/news/x.ts');
    expect(trespass({ ...wrong, target: 'discord.js', to: 'package', typeOnly: false })).toContain('discord.js');
  });

  it('keeps the news pure: no clock, no chance, no input or output', () => {
    const impure =
      /\b(Date\.now|new Date\(\)|Math\.random|performance\.now|process\.|fetch\(|setTimeout|setInterval|console\.)/;
    const guilty = files.filter(
      (file) =>
        roomOf(file) === 'news' && impure.test(readFileSync(file, 'utf8').replace(/^\s*(\/\/|\*|\/\*).*$/gm, '')),
    );
    expect(guilty.map((file) => path.relative(ROOT, file))).toEqual([]);
  });

  it('lists every command file in the order of help', () => {
    const written = globSync('commands/*.ts', { cwd: ROOT })
      .map((file) => path.basename(file, '.ts'))
      .filter((name) => name !== 'index');
    // A menu is called as it reads, and its file by the beginning of that.
    const files = menus.map(({ definition: { name } }) => {
      const slug = name.toLowerCase().replaceAll(' ', '-');
      return written.find((file) => slug === file || slug.startsWith(`${file}-`)) ?? slug;
    });
    expect([...commands.map(({ definition }) => definition.name), ...files].sort()).toEqual(written.sort());
  });

  it('explains every setting in .env.example, and no other', () => {
    const text = readFileSync(path.join(ROOT, '.env.example'), 'utf8');
    expect(Object.keys(parseEnv(text)).sort()).toEqual([...SETTINGS].sort());
    for (const name of SETTINGS) expect(text).toMatch(new RegExp(`^# .+\\n${name}=`, 'm'));
  });

  it('has no room for odds and ends', () => {
    const folders = files.flatMap((file) => path.relative(ROOT, file).split(path.sep).slice(0, -1));
    for (const name of ['util', 'utils', 'lib', 'helpers', 'common', 'shared', 'services', 'managers', 'core', 'types'])
      expect(folders).not.toContain(name);
  });

  it('keeps registry addresses out of the lock file', () => {
    expect(readFileSync(path.join(ROOT, 'package-lock.json'), 'utf8')).not.toContain('"resolved"');
  });
});
