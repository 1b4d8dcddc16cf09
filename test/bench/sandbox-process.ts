// The local Discord in a process of its own, so that the bot's work does not hold up its clock. Forked; speaks by messages.
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import { EVENING } from '../e2e/stage.ts';
import type { Orders, Said } from './sandbox-fork.ts';

const orders = JSON.parse(process.argv[2] ?? '{}') as Orders;
const sandbox = await startSandbox({ now: () => EVENING, ...orders.sandbox });
const guild = sandbox.guild();
const channels = Array.from({ length: orders.channels }, (_, i) => guild.channel({ name: `news-${i}` }).id);
const say = (said: Said) => process.send?.(said);
say({ kind: 'open', apiUrl: sandbox.apiUrl, token: sandbox.token, channels });

process.on('message', () => {
  const posts = sandbox.requests.filter(({ method, path }) => method === 'POST' && path.endsWith('/messages'));
  const count = (status: number) => posts.filter((post) => post.status === status).length;
  say({ kind: 'counted', sent: count(200), refused: count(429) });
});
process.on('disconnect', () => process.exit(0));
