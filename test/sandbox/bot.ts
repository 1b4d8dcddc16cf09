// A bot with the real discord.js on a local Discord of its own, for one test.
import { Client, DiscordAPIError, Events, type Interaction, type REST, type RESTOptions } from 'discord.js';
import { type SandboxOptions, startSandbox } from '../../src/sandbox/sandbox.ts';
import { descriptionMissing, type ExchangeRecord, validateExchange } from './openapi.ts';

export interface Refused {
  readonly status: number;
  readonly code: number | string;
  readonly raw: unknown;
}

interface BotOptions extends SandboxOptions {
  readonly rest?: Partial<RESTOptions>;
}

export type Bot = Awaited<ReturnType<typeof openBot>>;

export async function openBot({ rest: restOptions, ...options }: BotOptions = {}) {
  const sandbox = await startSandbox({ rateLimits: false, ...options });
  const client = new Client({
    intents: [],
    rest: { api: sandbox.apiUrl, retries: 0, timeout: 5_000, ...restOptions },
  });
  const ready = new Promise<void>((resolve) => client.once(Events.ClientReady, () => resolve()));
  await client.login(sandbox.token);
  await ready;
  const rest: REST = client.rest;
  return {
    sandbox,
    client,
    rest,
    register: (commands: readonly object[]) =>
      rest.put(`/applications/${sandbox.applicationId}/commands`, { body: commands }),
    hear: (act: (interaction: Interaction) => unknown) =>
      client.on(Events.InteractionCreate, (interaction) => void act(interaction)),
    async close(): Promise<readonly ExchangeRecord[]> {
      await client.destroy();
      await sandbox.close();
      return sandbox.requests;
    },
  };
}

/** What Discord said to a request that it must refuse. */
export async function refused(work: Promise<unknown>): Promise<Refused> {
  try {
    await work;
  } catch (error) {
    if (error instanceof DiscordAPIError) return { status: error.status, code: error.code, raw: error.rawError };
    throw error;
  }
  throw new Error('Discord would have refused this');
}

/** What Discord's own description says against these; nothing where it is absent. */
export const complaints = (exchanges: readonly ExchangeRecord[]): readonly string[] =>
  descriptionMissing === null ? [...new Set(exchanges.flatMap(validateExchange))] : [];

export const text = (content: string) => ({ type: 10, content });
export const row = (...components: readonly object[]) => ({ type: 1, components });
export const button = (custom_id: string, label = 'Go') => ({ type: 2, style: 1, label, custom_id });
export const v2 = (...components: readonly object[]) => ({ flags: 1 << 15, components });
