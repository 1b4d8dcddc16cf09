import { REST } from 'discord.js';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import { createArchive } from '../../src/archive/archive.ts';
import { openDatabase } from '../../src/archive/database.ts';
import { register } from '../../src/discord/register.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.ts';
import { keepLog } from '../e2e/stage.ts';

const definitions = commands.map(({ definition }) => definition);
let sandbox: Sandbox;
let rest: REST;
let archive: ReturnType<typeof createArchive>;
beforeAll(async () => {
  sandbox = await startSandbox({ rateLimits: false });
  rest = new REST({ api: sandbox.apiUrl, version: '10', retries: 0 }).setToken(sandbox.token);
});
beforeEach(async () => {
  archive = createArchive(await openDatabase(':memory:'));
  sandbox.faults.clear();
});
afterAll(() => sandbox.close());

const puts = () => sandbox.requests.filter(({ method }) => method === 'PUT').length;
const tell = (what = definitions, options = {}) =>
  register(rest, sandbox.applicationId, what, archive.keep, keepLog(), options);

describe('registering the commands', () => {
  it('tells Discord once, and again only when they changed', async () => {
    const before = puts();
    expect(await tell()).toBe('changed');
    expect(sandbox.commands().map(({ name }) => name)).toEqual(definitions.map(({ name }) => name));
    expect(await tell()).toBe('unchanged');
    expect(puts()).toBe(before + 1);
    expect(await tell(definitions.slice(1))).toBe('changed');
    expect(sandbox.commands()).toHaveLength(definitions.length - 1);
    expect(await tell(definitions, { force: true })).toBe('changed');
    expect(await tell(definitions, { force: true })).toBe('changed');
    expect(puts()).toBe(before + 4);
  });

  it('tells Discord again for another application', async () => {
    await tell();
    expect(await register(rest, '123456789012345678', definitions, archive.keep, keepLog())).toBe('changed');
    expect(sandbox.requests.at(-1)?.path).toBe('/applications/123456789012345678/commands');
  });

  it('tries again next time when Discord did not take them', async () => {
    sandbox.faults.next({ method: 'PUT' }, { kind: 'refuse', status: 400, code: 50035 });
    await expect(tell()).rejects.toThrow();
    expect(await tell()).toBe('changed');
  });
});
