import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { ROOT } from '../../src/config.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'dateline-start-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Says at the end whether Node's compiler for TypeScript, amaro, was loaded. */
const tell = `process.on('exit', () => console.error(process.moduleLoadList.some((each) => each.includes('amaro'))))`;

function start(file: string) {
  const words = [
    '--import',
    `data:text/javascript,${encodeURIComponent(tell)}`,
    path.join(ROOT, 'src', file),
    '--version',
  ];
  // What is compiled is kept in the system's temporary folder.
  const env = { PATH: process.env.PATH, TMPDIR: folder, TEMP: folder };
  const { status, stdout, stderr } = spawnSync(process.execPath, words, { env, encoding: 'utf8' });
  return { status, version: stdout.trim(), compiles: stderr.trim() };
}

it('starts the program, and from the second start on without a compiler', () => {
  const [first, second] = [start('start.js'), start('start.js')];
  expect(first).toEqual({ status: 0, version: expect.stringMatching(/^\d+\.\d+\.\d+$/), compiles: 'true' });
  expect(second).toEqual({ ...first, compiles: 'false' });
  // As product and README promise: the same program, without the starter.
  expect(start('main.ts')).toEqual(first);
});
