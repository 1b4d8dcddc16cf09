import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from '../src/config.ts';
import { createLog } from '../src/log.ts';

const read = (env: Record<string, string>) => readConfig(env, '/nowhere/.env');
const faults = (env: Record<string, string>) => {
  try {
    read(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
};

describe('the configuration', () => {
  it('reads which shards are this process’s', () => {
    expect(read({}).shards).toBe('all');
    expect(read({ SHARDS: ' ALL ' }).shards).toBe('all');
    expect(read({ SHARDS: '0-3/8' }).shards).toEqual({ first: 0, last: 3, of: 8 });
    expect(read({ SHARDS: '7/8' }).shards).toEqual({ first: 7, last: 7, of: 8 });
    for (const wrong of ['8/8', '3-1/8', '-1/8', '0', '0-3', '1/0', 'some', '0-3/8/2']) {
      expect(faults({ SHARDS: wrong }), wrong).toEqual([expect.stringMatching(/^SHARDS must be all, or a range/)]);
    }
  });

  it('takes a PostgreSQL address as it is, and says of a wrong one what is wrong without repeating it', () => {
    const url = 'postgresql://me:p%40ss@db.example:5433/news?sslmode=require';
    expect(read({ DATABASE_URL: url }).databaseUrl).toBe(url);
    for (const wrong of [
      'postgres://me:hush@hash@@:x/news',
      'postgres://me:hush@host',
      'postgres:me:hush',
      'mysql://me:hush@host/news',
    ]) {
      const said = faults({ DATABASE_URL: wrong });
      expect(said, wrong).toEqual([expect.stringMatching(/^DATABASE_URL must be like postgres:/)]);
      expect(said.join()).not.toContain('hush');
    }
  });

  it('keeps the password of a database out of the log', () => {
    const lines: string[] = [];
    const log = createLog('info', [], { write: (line) => lines.push(line) });
    log.info({ url: 'postgres://me:p%40ss@db.example/news' }, 'at postgresql://me:hush@host/x');
    expect(lines.join()).toContain('db.example/news');
    expect(lines.join()).not.toMatch(/p%40ss|hush/);
  });

  it('knows which hosts of the own network may be read, and where outlets can complain', () => {
    expect(read({})).toMatchObject({ allowedPrivateHosts: [], contact: null });
    expect(read({ ALLOWED_PRIVATE_HOSTS: 'rss-bridge:3000, 10.0.0.5 [fd00::5]:80' }).allowedPrivateHosts).toEqual([
      'rss-bridge:3000',
      '10.0.0.5',
      '[fd00::5]:80',
    ]);
    for (const wrong of ['http://bridge/', 'me@bridge', 'bridge/x'])
      expect(faults({ ALLOWED_PRIVATE_HOSTS: wrong }), wrong).toEqual([
        expect.stringMatching(/^ALLOWED_PRIVATE_HOSTS must be names or addresses/),
      ]);
    expect(read({ CONTACT: 'press@quay.example' }).contact).toBe('press@quay.example');
    expect(faults({ CONTACT: 'https://quay.example/café' })).toHaveLength(1);
    expect(faults({ CONTACT: 'call me\r\nX: y' })).toEqual([expect.stringMatching(/^CONTACT must be a web address/)]);
  });
});
