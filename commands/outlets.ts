// /outlets: which outlets a server hears, and how they fare.
import { PermissionFlagsBits } from 'discord-api-types/v10';
import { type Asked, commandFor, type FormReply, Option, type Reply, type Where } from '../src/discord/command.ts';
import type { Address } from '../src/discord/render/address.ts';
import { renderNotice } from '../src/discord/render/notice.ts';
import { outletForm, renderFileOffer, renderFoundFeeds, renderOffer } from '../src/discord/render/outlet-offer.ts';
import { renderOutlets, renderOutletTest, renderRemoval } from '../src/discord/render/outlets.ts';
import { OUTLET_LIMITS } from '../src/news/outlet-offer.ts';
import { Refusal } from '../src/news/refusal.ts';
import type { Newsroom } from '../src/newsroom/newsroom.ts';

export type Choosing = Pick<
  Newsroom,
  | 'outletsOf'
  | 'offerOutlet'
  | 'offerChosen'
  | 'offerFile'
  | 'keepOffered'
  | 'leaveOffered'
  | 'testOutlet'
  | 'muteOutlet'
  | 'unmuteOutlet'
  | 'askRemoval'
  | 'removeOutlet'
  | 'spareOutlet'
  | 'completeHeard'
  | 'completeMuted'
  | 'completeOwn'
>;

const named = (description: string) =>
  ({ type: Option.String, name: 'outlet', description, required: true, autocomplete: true }) as const;

export const outlets = commandFor<Choosing>()(
  {
    name: 'outlets',
    description: 'The outlets of this server',
    default_member_permissions: Number(PermissionFlagsBits.ManageGuild),
    contexts: [0],
    integration_types: [0],
    options: [
      {
        type: Option.Subcommand,
        name: 'list',
        description: 'Every outlet, when it was last read, and what is wrong where it was not',
      },
      {
        type: Option.Subcommand,
        name: 'add',
        description: 'Add an outlet; you see what its feed gives before it is kept',
        options: [
          {
            type: Option.String,
            name: 'address',
            description: 'Of its feed, or of its site: then I look for the feeds',
            max_length: 500,
          },
          {
            type: Option.String,
            name: 'name',
            description: 'What readers see; what the feed calls itself if you leave it out',
            max_length: OUTLET_LIMITS.name,
          },
          { type: Option.Attachment, name: 'file', description: 'Many at once: the OPML file of another feed reader' },
        ],
      },
      {
        type: Option.Subcommand,
        name: 'test',
        description: 'Read an outlet or any address now, and see what comes; nothing is stored',
        options: [
          {
            type: Option.String,
            name: 'outlet',
            description: 'An outlet of this server, or an address',
            required: true,
            autocomplete: true,
            max_length: 500,
          },
        ],
      },
      {
        type: Option.Subcommand,
        name: 'mute',
        description: 'Hide an outlet from this server',
        options: [named('Which one')],
      },
      {
        type: Option.Subcommand,
        name: 'unmute',
        description: 'Hear a muted outlet again',
        options: [named('Which one')],
      },
      {
        type: Option.Subcommand,
        name: 'remove',
        description: 'Remove an outlet that this server added',
        options: [named('Which one')],
      },
    ],
  },
  {
    list: async ({ options: _, ...asked }) => outletsPage(0, asked),
    add: async ({ options: { address, name, file }, ...asked }) => {
      if (address !== undefined && file !== undefined) throw new Refusal('address-or-file', {});
      if (file !== undefined) {
        const { newsroom, where, phrases, now } = asked;
        const offer = await newsroom.offerFile(guildOf(where), file);
        return { body: renderFileOffer({ ...offer, phrases, now }), private: true };
      }
      return address === undefined ? formOf(asked) : offered(address, name, asked);
    },
    test: async ({ options, where, newsroom, phrases, now }) => ({
      body: renderOutletTest({ ...(await newsroom.testOutlet(guildOf(where), options.outlet)), phrases, now }),
      private: true,
    }),
    mute: async ({ options, who, where, newsroom, phrases }) => {
      const name = await newsroom.muteOutlet(guildOf(where), options.outlet, who.id);
      return { body: renderNotice(phrases.outlets.muted(name)), private: true };
    },
    unmute: async ({ options, where, newsroom, phrases }) => {
      const name = await newsroom.unmuteOutlet(guildOf(where), options.outlet);
      return { body: renderNotice(phrases.outlets.unmuted(name)), private: true };
    },
    remove: async ({ options, where, newsroom, phrases, now }) => {
      const removal = await newsroom.askRemoval(guildOf(where), options.outlet);
      return { body: renderRemoval({ ...removal, phrases, now }), private: true };
    },
  },
  {
    outlet: async (typed, { newsroom, where }, subcommand) => {
      if (where.guildId === null) return [];
      if (subcommand === 'unmute') return newsroom.completeMuted(where.guildId, typed);
      if (subcommand === 'remove') return newsroom.completeOwn(where.guildId, typed);
      return newsroom.completeHeard(where.guildId, typed);
    },
  },
  { private: true },
);

export async function outletsPage(
  page: number,
  { newsroom, where, phrases, now }: Asked<Pick<Choosing, 'outletsOf'>>,
): Promise<Reply> {
  return { body: renderOutlets({ ...(await newsroom.outletsOf(guildOf(where))), page, phrases, now }), private: true };
}

function formOf({ where, phrases }: Asked<unknown>): FormReply {
  guildOf(where);
  return { form: outletForm(phrases) };
}

async function offered(
  address: string,
  name: string | undefined,
  { newsroom, where, phrases, now }: Asked<Choosing>,
): Promise<Reply> {
  const offer = await newsroom.offerOutlet(guildOf(where), address, name?.trim() || undefined);
  const telling = { phrases, now };
  const body =
    offer.kind === 'offer' ? renderOffer({ ...offer, ...telling }) : renderFoundFeeds({ ...offer, ...telling });
  return { body, private: true };
}

type OutletAddress = Extract<Address, { readonly kind: 'outlets' | 'outlet-form' | `outlet-${string}` }>;

/** What the buttons, menus and forms of outlets lead to. */
export async function outletAddressed(
  address: OutletAddress,
  values: readonly string[],
  asked: Asked<Choosing>,
): Promise<Reply> {
  const { newsroom, who, where, phrases, now } = asked;
  const guildId = guildOf(where);
  const said = (sentence: string): Reply => ({ body: renderNotice(sentence), private: true });
  switch (address.kind) {
    case 'outlets':
      return outletsPage(address.page, asked);
    case 'outlet-form': {
      const [typed = '', name] = values;
      return offered(typed, name, asked);
    }
    case 'outlet-feeds': {
      const offer = await newsroom.offerChosen(guildId, address.key, Number(values[0]));
      return { body: renderOffer({ ...offer, phrases, now }), private: true };
    }
    case 'outlet-keep': {
      const names = await newsroom.keepOffered(guildId, who.id, address.key);
      const [only] = names;
      return said(
        names.length === 1 && only !== undefined ? phrases.outlets.kept(only) : phrases.outlets.keptAll(names.length),
      );
    }
    case 'outlet-leave':
      await newsroom.leaveOffered(guildId, address.key);
      return said(phrases.outlets.left);
    case 'outlet-remove':
      return said(phrases.outlets.removed(await newsroom.removeOutlet(guildId, address.key)));
    case 'outlet-spare':
      return said(phrases.outlets.spared(await newsroom.spareOutlet(guildId, address.key)));
  }
}

function guildOf({ guildId }: Where): string {
  if (guildId === null) throw new Refusal('servers-only', {});
  return guildId;
}
