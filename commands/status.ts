// /status: what is stored, what comes next, what failed and why.
import { commandFor } from '../src/discord/command.ts';
import { renderStatus } from '../src/discord/render/status.ts';
import type { Newsroom } from '../src/newsroom/newsroom.ts';

export const status = commandFor<Pick<Newsroom, 'status'>>()(
  {
    name: 'status',
    description: 'What is stored, the next digests here, and what failed and why',
    contexts: [0, 1],
    integration_types: [0],
  },
  async ({ where, newsroom, phrases, now }) => ({
    body: renderStatus({ ...(await newsroom.status(where.guildId)), phrases, now }),
    private: true,
  }),
  undefined,
  { private: true },
);
