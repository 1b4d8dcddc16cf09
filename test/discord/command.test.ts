// A definition decides what its handlers are given: checked by the compiler, and by running them.
import { describe, expect, expectTypeOf, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import {
  type Asked,
  type Choice,
  commandFor,
  type FormReply,
  Option,
  type Picked,
  type Reply,
} from '../../src/discord/command.ts';
import { english } from '../../src/discord/render/english/english.ts';
import { renderNotice } from '../../src/discord/render/notice.ts';

interface Desk {
  headline(): Promise<string>;
}

const said = (sentence: string): Reply => ({ body: renderNotice(sentence), private: false });
const asked: Asked<Desk> = {
  who: { id: '1', locale: 'en-GB', isModerator: false, permissions: 0n },
  where: { guildId: '2', channelId: '3', channelType: 0, guildLocale: 'en-US', appPermissions: 0n },
  newsroom: { headline: async () => 'The ferry sails again' },
  phrases: english,
  now: 0,
};
const textOf = (reply: Reply | FormReply | undefined) =>
  JSON.stringify(reply && 'body' in reply ? reply.body.components : reply);

describe('a command', () => {
  it('hands its handler the options as the definition has them', async () => {
    const command = commandFor<Desk>()(
      {
        name: 'report',
        description: 'A report',
        options: [
          { type: Option.String, name: 'from', description: 'Where', required: true },
          { type: Option.String, name: 'tone', description: 'How', choices: [{ name: 'Calm', value: 'calm' }] },
          {
            type: Option.Integer,
            name: 'size',
            description: 'How big',
            required: true,
            choices: [
              { name: 'One', value: 1 },
              { name: 'Two', value: 2 },
            ],
          },
          { type: Option.Number, name: 'weight', description: 'How much' },
          { type: Option.Boolean, name: 'late', description: 'Whether late' },
          { type: Option.Channel, name: 'channel', description: 'Where to' },
          { type: Option.Role, name: 'role', description: 'Whom', required: true },
        ],
      },
      async ({ options, newsroom }) => {
        expectTypeOf(options.from).toEqualTypeOf<string>();
        expectTypeOf(options.tone).toEqualTypeOf<'calm' | undefined>();
        expectTypeOf(options.size).toEqualTypeOf<1 | 2>();
        expectTypeOf(options.weight).toEqualTypeOf<number | undefined>();
        expectTypeOf(options.late).toEqualTypeOf<boolean | undefined>();
        expectTypeOf(options.channel).toEqualTypeOf<Picked | undefined>();
        expectTypeOf(options.role).toEqualTypeOf<Picked>();
        // @ts-expect-error: there is no such option
        expect(options.elsewhere).toBeUndefined();
        return said(`${await newsroom.headline()} ${options.from} ${options.size} ${options.role.id}`);
      },
      undefined,
    );
    const reply = await command.run(null, { from: 'Dunmouth', size: 2, role: { id: '9' } }, asked);
    expect(textOf(reply)).toContain('The ferry sails again Dunmouth 2 9');
  });

  it('runs the handler of the subcommand, and no other name', async () => {
    const command = commandFor<Desk>()(
      {
        name: 'desk',
        description: 'The desk',
        options: [
          { type: Option.Subcommand, name: 'open', description: 'Opens it' },
          {
            type: Option.Subcommand,
            name: 'close',
            description: 'Closes it',
            options: [{ type: Option.String, name: 'why', description: 'Why', required: true, autocomplete: true }],
          },
        ],
      },
      {
        open: async ({ options }) => {
          // @ts-expect-error: this subcommand has no options
          return said(`opened${options.why === undefined ? '' : '!'}`);
        },
        close: async ({ options }) => said(`closed: ${options.why}`),
      },
      { why: async (typed): Promise<readonly Choice[]> => [{ name: typed, value: typed }] },
    );
    expect(textOf(await command.run('open', {}, asked))).toContain('opened');
    expect(textOf(await command.run('close', { why: 'rain' }, asked))).toContain('closed: rain');
    for (const name of ['shut', 'constructor', 'toString', '__proto__'])
      expect(command.run(name, {}, asked)).toBeUndefined();
    expect(command.run(null, {}, asked)).toBeUndefined();
    expect(await command.complete('why', 'snow', asked)).toEqual([{ name: 'snow', value: 'snow' }]);
    expect(command.complete('constructor', '', asked)).toBeUndefined();
  });

  it('does not compile without a handler or a completer that its definition asks for', () => {
    const define = commandFor<Desk>();
    const two = {
      name: 'desk',
      description: 'The desk',
      options: [
        { type: Option.Subcommand, name: 'open', description: 'Opens it' },
        { type: Option.Subcommand, name: 'close', description: 'Closes it' },
      ],
    } as const;
    // @ts-expect-error: `close` has no handler
    expect(define(two, { open: async () => said('') }, undefined)).toBeDefined();
    const completing = {
      name: 'desk',
      description: 'The desk',
      options: [{ type: Option.String, name: 'about', description: 'What', autocomplete: true }],
    } as const;
    // @ts-expect-error: `about` has no completer
    expect(define(completing, async () => said(''), undefined)).toBeDefined();
    // @ts-expect-error: a handler answers with a reply
    expect(define({ name: 'desk', description: 'The desk' }, async () => 'words', undefined)).toBeDefined();
    const nosy = define(
      { name: 'desk', description: 'The desk' },
      // @ts-expect-error: this part of the newsroom was not asked for
      async ({ newsroom }) => said(String(newsroom.publish)),
      undefined,
    );
    expect(nosy).toBeDefined();
  });
});

interface Described {
  readonly name: string;
  readonly description: string;
  readonly options?: readonly Described[] | undefined;
}

describe('the commands', () => {
  const described: readonly Described[] = commands.map(({ definition }) => definition);
  const all = (each: Described): readonly Described[] => [each, ...(each.options ?? []).flatMap(all)];

  it('explain each part in at most a hundred characters, under a name that Discord takes', () => {
    for (const { name, description } of described.flatMap(all)) {
      expect(name).toMatch(/^[a-z][a-z-]{0,31}$/);
      expect(description.length).toBeGreaterThan(5);
      expect(description.length).toBeLessThanOrEqual(100);
      expect(description).not.toMatch(/\.$/);
    }
  });

  it('keep the orders to members who may manage the server, and to servers', () => {
    const orders = commands.filter(({ definition }) => ['digest', 'settings'].includes(definition.name));
    expect(orders).toHaveLength(2);
    for (const { definition } of orders) {
      expect(String(definition.default_member_permissions)).toBe('32');
      // A reader's own digest is ordered in direct messages too.
      expect(definition.contexts).toEqual(definition.name === 'digest' ? [0, 1] : [0]);
      expect(definition.integration_types).toEqual([0]);
    }
  });
});
