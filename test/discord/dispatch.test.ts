// The real discord.js on the local Discord, with a desk of commands that are slow, broken or forbidden on demand.
import { type Client, Events } from 'discord.js';
import { ChannelType, PermissionFlagsBits } from 'discord-api-types/v10';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createClient } from '../../src/discord/client.ts';
import {
  type AddressHandler,
  type Attached,
  type Choice,
  commandFor,
  messageMenuFor,
  Option,
  type Picked,
  type Written,
} from '../../src/discord/command.ts';
import { listen } from '../../src/discord/dispatch.ts';
import { createPace } from '../../src/discord/pace.ts';
import { type Address, previewAddress, readAddress } from '../../src/discord/render/address.ts';
import { form } from '../../src/discord/render/form.ts';
import { button, message, row, text } from '../../src/discord/render/message.ts';
import { renderNotice } from '../../src/discord/render/notice.ts';
import { Refusal } from '../../src/news/refusal.ts';
import { textOf } from '../../src/sandbox/member.ts';
import { type GuildHandle, type Sandbox, startSandbox } from '../../src/sandbox/sandbox.ts';
import { keepLog } from '../e2e/stage.ts';
import { descriptionMissing, validateExchange } from '../sandbox/openapi.ts';

/** What happens at the desk, decided by each test. */
interface Desk {
  languageOf(guildId: string | null): Promise<string | null>;
  work(): Promise<string>;
  complete(): Promise<readonly Choice[]>;
  picked: Picked | undefined;
  attached: Attached | undefined;
  read: Written | undefined;
  written: readonly string[];
  spokenIn: number | null;
}

const desk: Desk = {
  languageOf: async () => null,
  work: async () => 'done',
  complete: async () => [],
  picked: undefined,
  attached: undefined,
  read: undefined,
  written: [],
  spokenIn: null,
};

const page = (name: string) =>
  message([
    text(name),
    ...row([
      button('Turn', readAddress('a1', 1) ?? ''),
      button('Preview', previewAddress('s1') ?? ''),
      button('Old', 'from:an:old:release'),
    ]),
  ]);

const options = [
  { type: Option.Channel, name: 'channel', description: 'Which channel' },
  { type: Option.String, name: 'about', description: 'What about', autocomplete: true },
] as const;
const commands = (['open', 'secret'] as const).map((name) =>
  commandFor<Desk>()(
    { name, description: 'Works at the desk', options },
    async ({ options, where, newsroom }) => {
      newsroom.picked = options.channel;
      newsroom.spokenIn = where.channelType;
      return { body: page(await newsroom.work()), private: name === 'secret' };
    },
    { about: (_, { newsroom }) => newsroom.complete() },
    { private: name === 'secret' },
  ),
);

const ask = commandFor<Desk>()(
  {
    name: 'ask',
    description: 'Asks back',
    options: [{ type: Option.Attachment, name: 'file', description: 'Instead of writing' }],
  },
  async ({ options, newsroom }) => {
    newsroom.attached = options.file;
    await newsroom.work();
    const fields = [
      { label: 'Where', required: true, most: 200 },
      { label: 'Why', description: 'If you know', placeholder: 'Because', required: false, most: 20 },
    ];
    return { form: form(previewAddress('form') ?? '', 'What is it?', fields) };
  },
  undefined,
  { private: true },
);
const menus = [
  messageMenuFor<Desk>()('Look at it', 'Looks', async (read, { newsroom }) => {
    newsroom.read = read;
    return { body: renderNotice(await newsroom.work()), private: false };
  }),
];

const answered: AddressHandler<Desk> = {
  turnsPage: true,
  run: async (_address, _values, { newsroom }) => ({ body: page(`turned: ${await newsroom.work()}`), private: false }),
};
const addresses = Object.fromEntries(
  (['latest', 'latest-kept', 'search', 'search-kept', 'read', 'open'] as const).map((kind) => [kind, answered]),
) as Record<Address['kind'], AddressHandler<Desk>>;
addresses.preview = {
  turnsPage: false,
  moderators: true,
  run: async (_address, values, { newsroom }) => {
    newsroom.written = values;
    return { body: renderNotice('previewed'), private: true };
  },
};

const log = keepLog();
let sandbox: Sandbox;
let client: Client;
let guild: GuildHandle;
let lounge: ReturnType<GuildHandle['channel']>;
let reader: ReturnType<GuildHandle['member']>;

beforeAll(async () => {
  sandbox = await startSandbox({ rateLimits: false });
  guild = sandbox.guild();
  lounge = guild.channel({ name: 'lounge' });
  reader = guild.member({ name: 'theo' });
  client = createClient({ apiUrl: sandbox.apiUrl, pace: createPace({ perSecond: 50 }), log });
  listen(client, { commands: [...commands, ask], menus, addresses, newsroom: desk, log, now: () => 0 });
  const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(sandbox.token);
  await ready;
  await client.rest.put(`/applications/${sandbox.applicationId}/commands`, {
    body: [
      ...[...commands, ask, ...menus].map(({ definition }) => definition),
      { name: 'gone', description: 'Was a command once' },
      { name: 'Gone too', type: 3 },
    ],
  });
});
beforeEach(() => {
  sandbox.faults.clear();
  log.lines.length = 0;
  desk.work = async () => 'done';
  desk.complete = async () => [];
});
afterAll(async () => {
  await client.destroy();
  await sandbox.close();
});

const logged = () => log.lines.map(({ message: line }) => line);
const run = (line: string) => reader.run(line, { channel: lounge });
/** Works until Discord was told to wait, then does `then`. */
const slowly = (then: () => string) => async () => {
  const before = sandbox.requests.length;
  await expect.poll(() => sandbox.requests.length, { timeout: 5_000 }).toBeGreaterThan(before);
  return then();
};
const referenceIn = (shown: string) => /[0-9a-f]{8}/.exec(shown)?.[0] ?? 'none';
const referenceLogged = () =>
  log.lines.flatMap(({ level, details }) => (level === 'error' && 'reference' in details ? [details.reference] : []));

describe('an answer', () => {
  it('is given at once when it is ready, to everybody or to who asked', async () => {
    const open = await run('/open');
    expect([open.deferred, open.ephemeral, textOf(open.message)]).toEqual([false, false, 'done']);
    const secret = await run('/secret');
    expect([secret.deferred, secret.ephemeral]).toEqual([false, true]);
  });

  it('is announced within the three seconds when it takes longer, as publicly as it will be', async () => {
    desk.work = slowly(() => 'done at last');
    const [open, secret] = [await run('/open'), await run('/secret')];
    expect([open.deferred, open.ephemeral, textOf(open.message)]).toEqual([true, false, 'done at last']);
    expect([secret.deferred, secret.ephemeral, textOf(secret.message)]).toEqual([true, true, 'done at last']);
    expect(Math.max(open.tookMs, secret.tookMs)).toBeLessThan(3_000);
  });

  it('is a private sentence when it is a refusal, even after everybody saw the wait', async () => {
    desk.work = async () => {
      throw new Refusal('empty-query', {});
    };
    expect((await run('/open')).ephemeral).toBe(true);
    desk.work = slowly(() => {
      throw new Refusal('unknown-article', { asked: 'the ferry' });
    });
    const late = await run('/open');
    expect([late.deferred, late.ephemeral]).toEqual([true, true]);
    expect(textOf(late.message)).toContain('the ferry');
    expect(referenceLogged()).toEqual([]);
  });

  it('is a reference that the log has too when something breaks', async () => {
    desk.work = async () => {
      throw new Error('the press is jammed');
    };
    const answer = await run('/open');
    expect(answer.ephemeral).toBe(true);
    expect(textOf(answer.message)).not.toContain('jammed');
    expect(referenceLogged()).toEqual([referenceIn(textOf(answer.message))]);
  });

  it('says so when the command, the button or the menu is not known any more', async () => {
    const answer = await run('/gone');
    expect(answer.ephemeral).toBe(true);
    const known = await run('/open');
    const old = await reader.press(known.message, 'Old');
    expect(old.ephemeral).toBe(true);
    expect(textOf(old.message)).toBe(textOf(answer.message));
    expect(textOf((await reader.menu('Gone too', known.message)).message)).toBe(textOf(answer.message));
    expect(textOf(known.message)).toBe('done');
  });
});

describe('when Discord', () => {
  it('rejects the message, who asked is told, and the log has the reason', async () => {
    sandbox.faults.next({ path: /callback/ }, { kind: 'refuse', status: 400, code: 50035 });
    const answer = await run('/open');
    expect(answer.ephemeral).toBe(true);
    expect(referenceLogged()).toEqual([referenceIn(textOf(answer.message))]);
  });

  it('rejects the message after a wait, nobody is left waiting', async () => {
    desk.work = slowly(() => 'done');
    sandbox.faults.next({ method: 'PATCH', path: /webhooks/ }, { kind: 'refuse', status: 400, code: 50035 });
    const answer = await run('/secret');
    expect(answer.deferred).toBe(true);
    expect(referenceLogged()).toEqual([referenceIn(textOf(answer.message))]);
  });

  it('takes an answer and the connection breaks, nothing is said twice', async () => {
    const before = sandbox.messages(lounge.id).length;
    sandbox.faults.next({ path: /callback/ }, { kind: 'drop-after' });
    expect(textOf((await run('/open')).message)).toBe('done');
    await expect.poll(logged).toContain('an answer was not taken');
    expect(sandbox.messages(lounge.id)).toHaveLength(before + 1);
  });

  it('takes the announcement and the connection breaks, the answer still comes', async () => {
    desk.work = slowly(() => 'done all the same');
    sandbox.faults.next({ path: /callback/ }, { kind: 'drop-after' });
    expect(textOf((await run('/open')).message)).toBe('done all the same');
  });

  it('does not know the interaction any more, that is logged and harms nothing', async () => {
    sandbox.faults.next({ path: /callback/ }, { kind: 'refuse', status: 404, code: 10062 });
    const lost = run('/open').catch((error: unknown) => error);
    await expect.poll(logged).toContain('an answer was not taken');
    expect(referenceLogged()).toEqual([]);
    expect(textOf((await run('/open')).message)).toBe('done');
    expect(await lost).toBeInstanceOf(Error);
  });
});

describe('a button', () => {
  it('turns the page in place for who asked, and gives others a page of their own', async () => {
    const { message: shown } = await run('/open');
    await reader.press(shown, 'Turn');
    expect(textOf(shown)).toBe('turned: done');
    desk.work = async () => 'for ada';
    const own = await guild.member({ name: 'ada' }).press(shown, 'Turn');
    expect([own.ephemeral, textOf(own.message)]).toEqual([true, 'turned: for ada']);
    expect(textOf(shown)).toBe('turned: done');
  });

  it('turns a page that takes long, and leaves it standing when it cannot', async () => {
    const { message: shown } = await run('/secret');
    desk.work = slowly(() => 'slow');
    await reader.press(shown, 'Turn');
    await expect.poll(() => textOf(shown)).toBe('turned: slow');
    desk.work = async () => {
      throw new Refusal('out-of-date', {});
    };
    const refused = await reader.press(shown, 'Turn');
    expect(refused.ephemeral).toBe(true);
    expect(refused.message.id).not.toBe(shown.id);
    expect(textOf(shown)).toBe('turned: slow');
  });

  it('for moderators is theirs, and theirs for whom the private message was made', async () => {
    const { message: open } = await run('/open');
    expect(textOf((await reader.press(open, 'Preview')).message)).toContain('manage this server');
    expect(textOf((await guild.moderator({ name: 'mira' }).press(open, 'Preview')).message)).toBe('previewed');
    const { message: own } = await run('/secret');
    expect(textOf((await reader.press(own, 'Preview')).message)).toBe('previewed');
  });
});

describe('a form', () => {
  it('is opened instead of an answer, and what is written comes back in the order of its fields', async () => {
    const { modal } = await run('/ask');
    expect(modal).toMatchObject({ title: 'What is it?' });
    const answer = await reader.submit({ ...(await run('/ask')) }, { 0: 'https://news.example', 1: '' });
    expect([answer.ephemeral, textOf(answer.message)]).toEqual([true, 'previewed']);
    expect(desk.written).toEqual(['https://news.example', '']);
  });

  it('cannot be opened once Discord was told to wait: then who asked is asked to try again', async () => {
    desk.work = slowly(() => 'too late');
    const answer = await run('/ask');
    expect(answer.modal).toBeNull();
    expect(textOf(answer.message)).toContain('once more');
  });
});

describe('a file', () => {
  it('comes with its name, its size and an address under which it can be read', async () => {
    const body = new TextEncoder().encode('<opml/>');
    const file = reader.upload({ filename: 'my outlets.opml', contentType: 'text/xml', body });
    await run(`/ask file:${file}`);
    expect(desk.attached).toMatchObject({ name: 'my outlets.opml', size: 7 });
    expect(await (await fetch(desk.attached?.url ?? '')).text()).toBe('<opml/>');
  });
});

describe("a message's own menu", () => {
  it('is told what the message says and where it leads, and answers in private', async () => {
    const seen = reader.write('Look: https://news.example/a', {
      channel: lounge,
      embeds: [
        { url: 'https://news.example/b', title: 'B', description: 'Bee', fields: [{ name: 'C', value: 'Sea' }] },
      ],
    });
    const answer = await reader.menu('Look at it', seen);
    expect([answer.ephemeral, textOf(answer.message)]).toEqual([true, 'done']);
    expect(desk.read).toEqual({
      texts: ['Look: https://news.example/a', 'B', 'Bee', 'C', 'Sea'],
      addresses: ['https://news.example/b'],
    });
    const { message: own } = await run('/open');
    await reader.menu('Look at it', own);
    expect(desk.read?.texts).toContain('done');
  });

  it('waits in private when it takes long', async () => {
    desk.work = slowly(() => 'found');
    const answer = await reader.menu('Look at it', reader.write('…', { channel: lounge }));
    expect([answer.deferred, answer.ephemeral, textOf(answer.message)]).toEqual([true, true, 'found']);
  });
});

describe('a completion', () => {
  const type = () => reader.type('/open about:x', { channel: lounge });

  it('offers at most 25 choices that Discord takes', async () => {
    desk.complete = async () => [
      { name: 'n'.repeat(300), value: 'long name' },
      { name: '🗞️'.repeat(60), value: 'many marks' },
      { name: '', value: 'no name' },
      { name: 'no value', value: '' },
      { name: 'value too long', value: 'v'.repeat(101) },
      ...Array.from({ length: 40 }, (_, index) => ({ name: `choice ${index}`, value: String(index) })),
    ];
    const choices = await type();
    expect(choices).toHaveLength(25);
    expect(choices.slice(0, 4).map(({ value }) => value)).toEqual(['long name', 'many marks', 'no name', '0']);
  });

  it('offers nothing when it breaks or takes too long, and says so in the log', async () => {
    desk.complete = async () => {
      throw new Error('no ink');
    };
    expect(await type()).toEqual([]);
    expect(logged()).toContain('a completion failed');
    let finish = () => {};
    desk.complete = () =>
      new Promise((resolve) => {
        finish = () => resolve([{ name: 'late', value: 'late' }]);
      });
    expect(await type()).toEqual([]);
    finish();
    desk.complete = async () => [{ name: 'in time', value: 'in time' }];
    expect(await type()).toHaveLength(1);
  });

  it('harms nothing when Discord does not want it any more', async () => {
    sandbox.faults.next({ path: /callback/ }, { kind: 'refuse', status: 404, code: 10062 });
    const lost = type().catch((error: unknown) => error);
    await expect.poll(logged).toContain('a completion came too late');
    expect(await lost).toBeInstanceOf(Error);
  });
});

describe('a channel that was picked', () => {
  it('comes with its kind and with what the member and the bot may do there', async () => {
    const thread = guild.channel({
      name: 'thread',
      type: ChannelType.PublicThread,
      deny: PermissionFlagsBits.SendMessagesInThreads,
      parentId: lounge.id,
    });
    await run('/open channel:#thread');
    const { picked } = desk;
    expect(desk.spokenIn).toBe(ChannelType.GuildText);
    expect(picked).toMatchObject({ id: thread.id, type: ChannelType.PublicThread, permissions: reader.permissions });
    expect((picked?.appPermissions ?? 0n) & PermissionFlagsBits.ViewChannel).not.toBe(0n);
    expect((picked?.appPermissions ?? 0n) & PermissionFlagsBits.SendMessagesInThreads).toBe(0n);
  });

  it('and the channel it was picked in are not remembered', async () => {
    await run('/open channel:#lounge');
    await expect.poll(() => client.channels.cache.size).toBe(0);
    expect(client.guilds.cache.get(guild.id)?.channels.cache.size).toBe(0);
  });
});

describe('in a server that the bot joined after it connected', () => {
  it('everything works as in the others, although discord.js does not know the server', async () => {
    const fresh = sandbox.guild();
    const hall = fresh.channel({ name: 'hall' });
    const square = fresh.channel({
      name: 'square',
      type: ChannelType.GuildAnnouncement,
      deny: PermissionFlagsBits.SendMessages,
    });
    const member = fresh.member({ name: 'nia' });
    const answer = await member.run('/open channel:#square', { channel: hall });
    expect(desk.picked).toMatchObject({ id: square.id, type: ChannelType.GuildAnnouncement });
    expect(desk.spokenIn).toBe(ChannelType.GuildText);
    expect(desk.picked?.permissions).toBe(member.permissions);
    expect((desk.picked?.appPermissions ?? -1n) & PermissionFlagsBits.SendMessages).toBe(0n);
    expect((desk.picked?.appPermissions ?? 0n) & PermissionFlagsBits.ViewChannel).not.toBe(0n);
    await member.press(answer.message, 'Turn');
    expect(textOf(answer.message)).toBe('turned: done');
    const own = await fresh.member({ name: 'oli' }).press(answer.message, 'Turn');
    expect(own.ephemeral).toBe(true);
    desk.work = slowly(() => 'late');
    expect(textOf((await member.run('/secret', { channel: hall })).message)).toBe('late');
    expect(await member.type('/open about:x', { channel: hall })).toEqual([]);
  });
});

describe("Discord's own description", () => {
  it.skipIf(descriptionMissing !== null)(
    `holds for every answer above${descriptionMissing ? ` (skipped: ${descriptionMissing})` : ''}`,
    () => {
      const said = sandbox.requests.filter(({ status }) => status < 300);
      expect(said.length).toBeGreaterThan(20);
      expect([...new Set(said.flatMap((exchange) => validateExchange(exchange)))]).toEqual([]);
    },
  );
});
