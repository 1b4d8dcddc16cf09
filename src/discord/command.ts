// A command is plain Discord JSON, and its types flow from it: the definition decides what its handlers are given.
import {
  ApplicationCommandType,
  ApplicationCommandOptionType as Option,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
  type RESTPostAPIContextMenuApplicationCommandsJSONBody,
} from 'discord-api-types/v10';
import type { Address } from './render/address.ts';
import type { FormBody } from './render/form.ts';
import type { MessageBody } from './render/message.ts';
import type { Phrases } from './render/phrases.ts';

export { Option };

export interface Reply {
  readonly body: MessageBody;
  /** Only for who asked. */
  readonly private: boolean;
}

/** A form to fill in, instead of an answer. What is written comes back to its address. */
export interface FormReply {
  readonly form: FormBody;
}

export interface Who {
  readonly id: string;
  /** Of the person's client, such as `en-GB`. */
  readonly locale: string;
  readonly isModerator: boolean;
  /** In this channel, as Discord's permission bits. */
  readonly permissions: bigint;
}

export interface Where {
  /** null in direct messages. */
  readonly guildId: string | null;
  readonly channelId: string;
  /** Discord's `ChannelType`; null when it could not be told. */
  readonly channelType: number | null;
  readonly guildLocale: string | null;
  /** What the bot may do in this channel, as Discord's permission bits. */
  readonly appPermissions: bigint;
}

/** What every handler is given. It never sees the interaction, so it cannot answer twice or forget to. */
export interface Asked<Needs> {
  readonly who: Who;
  readonly where: Where;
  readonly newsroom: Needs;
  readonly phrases: Phrases;
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
}

export interface Choice {
  readonly name: string;
  readonly value: string;
}

/** A channel, a role or a user. Of a channel: its kind, and what who asked and what the bot may do there, as far as Discord says it. */
export interface Picked {
  readonly id: string;
  readonly type?: number | undefined;
  readonly permissions?: bigint | undefined;
  readonly appPermissions?: bigint | undefined;
  /** Of a role: whether everybody may ping it. */
  readonly mentionable?: boolean | undefined;
}

/** A file that came with a command. Discord serves it for a day. */
export interface Attached {
  readonly name: string;
  readonly url: string;
  /** In bytes. */
  readonly size: number;
}

/** The message that a message menu was opened on, as far as it has words and addresses. */
export interface Written {
  /** Discord markdown, in the order a reader sees it. */
  readonly texts: readonly string[];
  /** Of embeds and buttons. */
  readonly addresses: readonly string[];
}

interface OptionJson {
  readonly type: Option;
  readonly name: string;
  readonly description: string;
  readonly required?: boolean;
  readonly autocomplete?: boolean;
  readonly choices?: readonly { readonly name: string; readonly value: string | number }[];
  readonly min_value?: number;
  readonly max_value?: number;
  readonly min_length?: number;
  readonly max_length?: number;
  readonly channel_types?: readonly number[];
}

interface SubcommandJson {
  readonly type: Option.Subcommand;
  readonly name: string;
  readonly description: string;
  readonly options?: readonly OptionJson[];
}

interface GroupJson {
  readonly type: Option.SubcommandGroup;
  readonly name: string;
  readonly description: string;
  readonly options: readonly SubcommandJson[];
}

interface DefinitionJson {
  readonly name: string;
  readonly description: string;
  readonly options?: readonly (SubcommandJson | GroupJson | OptionJson)[];
  /** A number, as Discord's own description of its API has it; its documentation speaks of a string, which it takes too. */
  readonly default_member_permissions?: number;
  readonly contexts?: readonly number[];
  readonly integration_types?: readonly number[];
}

type ValueOf<O extends OptionJson> = O extends { choices: readonly { value: infer V }[] }
  ? V
  : O['type'] extends Option.Integer | Option.Number
    ? number
    : O['type'] extends Option.Boolean
      ? boolean
      : O['type'] extends Option.Channel | Option.Role | Option.User
        ? Picked
        : O['type'] extends Option.Attachment
          ? Attached
          : string;

type Flat<T> = { [K in keyof T]: T[K] };

export type OptionsOf<Os> = Os extends readonly OptionJson[]
  ? Flat<
      { readonly [O in Os[number] as O extends { required: true } ? O['name'] : never]: ValueOf<O> } & {
        readonly [O in Os[number] as O extends { required: true } ? never : O['name']]: ValueOf<O> | undefined;
      }
    >
  : Record<never, never>;

/** Subcommands, those of a group under `group name`. */
type SubcommandsOf<D extends DefinitionJson> =
  | Extract<NonNullable<D['options']>[number], SubcommandJson>
  | Grouped<Extract<NonNullable<D['options']>[number], GroupJson>>;
type Grouped<G> = G extends GroupJson ? Named<G['name'], G['options'][number]> : never;
type Named<Group extends string, S> = S extends SubcommandJson
  ? { readonly name: `${Group} ${S['name']}`; readonly options: S['options'] }
  : never;
type Handler<Os, Needs> = (asked: Asked<Needs> & { readonly options: OptionsOf<Os> }) => Promise<Reply | FormReply>;

/** A handler for the command, or one for each subcommand. */
type Handlers<D extends DefinitionJson, Needs> = [SubcommandsOf<D>] extends [never]
  ? Handler<D['options'], Needs>
  : { readonly [S in SubcommandsOf<D> as S['name']]: Handler<S['options'], Needs> };

type OptionsIn<S> = S extends { readonly options: readonly (infer O extends OptionJson)[] } ? O : never;
type LeavesOf<D extends DefinitionJson> = [SubcommandsOf<D>] extends [never]
  ? Extract<NonNullable<D['options']>[number], OptionJson>
  : OptionsIn<SubcommandsOf<D>>;
type CompletedOf<D extends DefinitionJson> = Extract<LeavesOf<D>, { autocomplete: true }>['name'];

/** Completes what is typed of an option, of whichever subcommand; at most 25 are shown. `given`: the other options, as far as they are typed. */
export type Completer<Needs> = (
  typed: string,
  asked: Asked<Needs>,
  subcommand: string | null,
  given: Readonly<Record<string, unknown>>,
) => Promise<readonly Choice[]>;
type Completers<D extends DefinitionJson, Needs> = [CompletedOf<D>] extends [never]
  ? undefined
  : { readonly [Name in CompletedOf<D>]: Completer<Needs> };

/** What the dispatcher sees of a command. */
export interface Command<Needs> {
  readonly definition: RESTPostAPIChatInputApplicationCommandsJSONBody;
  /** Whether the wait for a slow answer is shown to everybody or to who asked. */
  readonly private: boolean;
  /** Whether a subcommand is for everybody, whoever the others are for. */
  isOpen(subcommand: string | null): boolean;
  run(
    subcommand: string | null,
    options: Readonly<Record<string, unknown>>,
    asked: Asked<Needs>,
  ): Promise<Reply | FormReply> | undefined;
  complete(
    option: string,
    typed: string,
    asked: Asked<Needs>,
    subcommand?: string | null,
    given?: Readonly<Record<string, unknown>>,
  ): Promise<readonly Choice[]> | undefined;
}

/** A command of a message's own menu. What it answers is for who asked. */
export interface MessageMenu<Needs> {
  readonly definition: RESTPostAPIContextMenuApplicationCommandsJSONBody;
  /** What it does, in a few words: Discord shows none for a menu. */
  readonly does: string;
  run(message: Written, asked: Asked<Needs>): Promise<Reply>;
}

/** What a button, a menu or a form leads to. */
export interface AddressHandler<Needs> {
  /** Turns the page of the message it stands on; otherwise it answers beside it. */
  readonly turnsPage: boolean;
  /** Only for moderators, and for whom the private message or the form was made. */
  readonly moderators?: boolean | undefined;
  /** @param values what was chosen from a menu, or written into a form, in the order of its fields */
  run(address: Address, values: readonly string[], asked: Asked<Needs>): Promise<Reply>;
}

/** `messageMenuFor<Needs>()(name, does, run)`. The name is shown as it is written. */
export function messageMenuFor<Needs>() {
  return (name: string, does: string, run: MessageMenu<Needs>['run']): MessageMenu<Needs> => ({
    definition: { type: ApplicationCommandType.Message, name, contexts: [0, 1], integration_types: [0] },
    does,
    run,
  });
}

/**
 * `commandFor<Needs>()(definition, handlers, completers)`: Needs is the part of the newsroom that the handlers use. A subcommand
 * without a handler, or an option that completes without a completer, does not compile.
 */
export function commandFor<Needs>() {
  return <const D extends DefinitionJson>(
    definition: D,
    handlers: Handlers<D, Needs>,
    completers: Completers<D, Needs>,
    { private: isPrivate = false, open = null }: { readonly private?: boolean; readonly open?: string | null } = {},
  ): Command<Needs> => {
    const table = handlers as unknown as Readonly<Record<string, Handler<unknown, Needs>>> | Handler<unknown, Needs>;
    const byOption = (completers ?? {}) as Readonly<Record<string, Completer<Needs>>>;
    return {
      definition: definition as unknown as RESTPostAPIChatInputApplicationCommandsJSONBody,
      private: isPrivate,
      isOpen: (subcommand) => open !== null && subcommand?.startsWith(`${open} `) === true,
      run(subcommand, options, asked) {
        const handler =
          typeof table === 'function'
            ? table
            : Object.hasOwn(table, subcommand ?? '')
              ? table[subcommand ?? '']
              : undefined;
        return handler?.({ ...asked, options: options as OptionsOf<unknown> });
      },
      complete: (option, typed, asked, subcommand = null, given = {}) =>
        Object.hasOwn(byOption, option) ? byOption[option]?.(typed, asked, subcommand, given) : undefined,
    };
  };
}
