// What 2,500 servers cost in memory and in time to be ready: the whole bot, its client by itself, and discord.js as it comes, each in a process of
// its own on the local Discord, beside the same with 3 servers. Usage: node test/bench/memory.ts [servers]
import { spawn } from 'node:child_process';
import { setTimeout } from 'node:timers/promises';
import { Client, Events, GatewayIntentBits } from 'discord.js';
import { createLog } from '../../src/log.ts';

const CHANNELS = 30;
const ROLES = 25;
const FEW = 3;
const SETTLING_MS = 1_500;
const RUNS = 3;

const log = createLog('warn');

/** Each loads no more than it uses. */
const VARIANTS = {
  'the whole bot': async (apiUrl: string, token: string) => {
    const { openApp } = await import('../../src/app.ts');
    const setting = { apiUrl, databaseUrl: ':memory:', outlets: [], requestsPerSecond: 50 };
    const app = await openApp({ setting, token, log });
    const began = performance.now();
    await app.connect();
    return { readyMs: performance.now() - began, keep: app };
  },
  'its client': async (apiUrl: string, token: string) => {
    const { createClient } = await import('../../src/discord/client.ts');
    const { createPace } = await import('../../src/discord/pace.ts');
    return readyIn(createClient({ apiUrl, pace: createPace({ perSecond: 50 }), log }), token);
  },
  'discord.js, no intent': (api: string, token: string) =>
    readyIn(new Client({ intents: [], shards: 'auto', rest: { api } }), token),
  'discord.js, Guilds': (api: string, token: string) =>
    readyIn(new Client({ intents: [GatewayIntentBits.Guilds], shards: 'auto', rest: { api } }), token),
} as const;
type Variant = keyof typeof VARIANTS;

interface Measured {
  readonly residentMb: number;
  readonly readyMs: number;
}

async function readyIn(client: Client, token: string) {
  const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve));
  const began = performance.now();
  await client.login(token);
  await ready;
  return { readyMs: performance.now() - began, keep: client };
}

async function measure(variant: Variant, apiUrl: string, token: string): Promise<Measured> {
  const { readyMs, keep } = await VARIANTS[variant](apiUrl, token);
  await setTimeout(SETTLING_MS);
  const residentMb = process.memoryUsage.rss() / 1e6;
  return keep ? { residentMb, readyMs } : { residentMb: 0, readyMs };
}

async function sandboxWith(servers: number) {
  const { startSandbox } = await import('../../src/sandbox/sandbox.ts');
  const sandbox = await startSandbox({ rateLimits: false, forgetful: true });
  for (let server = 0; server < servers; server += 1) {
    const guild = sandbox.guild({ name: `Server ${server}` });
    for (let channel = 0; channel < CHANNELS; channel += 1) guild.channel({ name: `channel-${channel}` });
    for (let role = 0; role < ROLES; role += 1) guild.role(`role-${role}`);
  }
  return sandbox;
}

function apart(variant: Variant, apiUrl: string, token: string): Promise<Measured> {
  const child = spawn(process.execPath, [import.meta.filename, '--child', variant, apiUrl, token], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text) => (said += text));
  return new Promise((resolve, reject) => {
    child.once('error', reject).once('close', () => resolve(JSON.parse(said)));
  });
}

/** The middle one of several runs. */
async function middle(variant: Variant, apiUrl: string, token: string): Promise<Measured> {
  const runs: Measured[] = [];
  for (let run = 0; run < RUNS; run += 1) runs.push(await apart(variant, apiUrl, token));
  const of = (pick: (one: Measured) => number) => runs.map(pick).sort((a, b) => a - b)[Math.floor(RUNS / 2)] ?? 0;
  return { residentMb: of(({ residentMb }) => residentMb), readyMs: of(({ readyMs }) => readyMs) };
}

if (process.argv[2] === '--child') {
  const [variant, apiUrl = '', token = ''] = process.argv.slice(3);
  process.stdout.write(JSON.stringify(await measure(variant as Variant, apiUrl, token)));
  process.exit();
}
const servers = Number(process.argv[2] ?? 2_500);
const few = await sandboxWith(FEW);
const many = await sandboxWith(servers);
process.stdout.write(
  `| with ${servers} servers | × itself with ${FEW} | MB | ready, ms (${FEW} servers) |\n|---|---|---|---|\n`,
);
for (const variant of Object.keys(VARIANTS) as Variant[]) {
  const small = await middle(variant, few.apiUrl, few.token);
  const large = await middle(variant, many.apiUrl, many.token);
  const ratio = (large.residentMb / small.residentMb).toFixed(2);
  const ready = `${Math.round(large.readyMs)} (${Math.round(small.readyMs)})`;
  process.stdout.write(`| ${variant} | ${ratio} | ${large.residentMb.toFixed(0)} | ${ready} |\n`);
}
await few.close();
await many.close();
