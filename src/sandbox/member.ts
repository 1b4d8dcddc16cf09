// A member of a server, played as their client would play them: what a client refuses never reaches the bot.
import { performance } from 'node:perf_hooks';
import {
  type ChannelType,
  ComponentType,
  InteractionResponseType,
  InteractionType,
  MessageFlags,
  PermissionFlagsBits as P,
  ApplicationCommandOptionType as Type,
} from 'discord-api-types/v10';
import { isSelect } from './component-form.ts';
import { listOf } from './form.ts';
import type { Gateway } from './gateway.ts';
import { FIRST_ANSWER_MS, type Interaction, type Interactions } from './interactions.ts';
import { fieldsOf } from './modal-form.ts';
import { ClientRefusal, checkComplete, type Given, readLine, sentValue, type Typed } from './typed-line.ts';
import { channelShape, memberShape, messageShape, userShape } from './wire-shapes.ts';
import { botPermissions, type Channel, type Guild, type Json, type Member, type Message, type World } from './world.ts';

export interface Answer {
  /** As it stands now: edits show. */
  readonly message: Message;
  readonly ephemeral: boolean;
  readonly deferred: boolean;
  /** Until the first answer. */
  readonly tookMs: number;
  readonly followUps: readonly Message[];
  readonly modal: Json | null;
}

export interface Choice {
  readonly name: string;
  readonly value: string | number;
}

export interface Say {
  readonly channel?: Channel | undefined;
  /** Sends it although the client would refuse for want of permission, as a forged client might. */
  readonly force?: boolean | undefined;
}

/** How long somebody waits for a deferred answer. */
const PATIENCE_MS = 30_000;

export function playMember(world: World, gateway: Gateway, interactions: Interactions, guild: Guild, member: Member) {
  const commands = () => [...(world.commands.guild.get(guild.id)?.values() ?? []), ...world.commands.global.values()];
  const somewhere = (channel: Channel | undefined): Channel => {
    const found = channel ?? guild.channels.values().next().value;
    if (!found) throw new Error('the server has no channel to speak in');
    return found;
  };

  function mayUse(command: Json): boolean {
    const needed = command.default_member_permissions;
    const override = guild.overrides
      .get(String(command.id))
      ?.findLast(({ id }) => id === member.user.id || id === guild.id || member.roles.includes(id));
    if ((member.permissions & P.Administrator) !== 0n) return true;
    if (override) return override.permission;
    return (
      needed === null ||
      needed === undefined ||
      (BigInt(String(needed)) !== 0n && (member.permissions & BigInt(String(needed))) === BigInt(String(needed)))
    );
  }

  function resolver(resolved: { channels: Json; roles: Json; users: Json }) {
    return (type: Type, raw: string): string => {
      const name = raw.replace(/^<?[#@]&?/, '').replace(/>$/, '');
      if (type === Type.Channel) {
        const channel = [...guild.channels.values()].find((each) => each.id === name || each.name === name);
        if (!channel) throw new ClientRefusal(`There is no channel #${name}.`);
        resolved.channels[channel.id] = {
          ...channelShape(channel),
          permissions: member.permissions.toString(),
          app_permissions: botPermissions(channel).toString(),
        };
        return channel.id;
      }
      const role =
        type === Type.User
          ? undefined
          : [...guild.roles.values()].find((each) => each.id === name || each.name === name);
      if (role) {
        resolved.roles[role.id] = {
          ...role,
          color: 0,
          colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
          hoist: false,
          icon: null,
          unicode_emoji: null,
          description: null,
          position: 1,
          permissions: '0',
          managed: false,
          mentionable: false,
          flags: 0,
        };
        return role.id;
      }
      const other =
        type === Type.Role
          ? undefined
          : [...guild.members.values()].find((each) => each.user.id === name || each.user.username === name);
      if (!other) throw new ClientRefusal(`There is nobody called ${name}.`);
      resolved.users[other.user.id] = userShape(other.user);
      return other.user.id;
    };
  }

  /** @param focused the option being typed, for a completion */
  function commandData(typed: Typed, focused: string | null): Json {
    const resolved = { channels: {} as Json, roles: {} as Json, users: {} as Json };
    const resolve = resolver(resolved);
    const options = typed.values.map(({ option, raw }) => {
      const isFocused = option.name === focused;
      const value = isFocused ? raw : sentValue(option, raw, resolve);
      checkChannelType(option, resolved.channels, value);
      return { name: option.name, type: option.type, value, ...(isFocused ? { focused: true } : {}) };
    });
    const nested = typed.path.reduceRight<readonly Json[]>(
      (inner, { name, type }) => [{ name, type, options: inner }],
      options,
    );
    const some = Object.fromEntries(Object.entries(resolved).filter(([, found]) => Object.keys(found).length > 0));
    return {
      id: typed.command.id,
      name: typed.command.name,
      type: 1,
      options: nested,
      ...(Object.keys(some).length > 0 ? { resolved: some } : {}),
      guild_id: guild.id,
    };
  }

  function dispatch(type: InteractionType, channel: Channel, data: Json, on: Message | null): Interaction {
    const interaction = interactions.open(type, channel, member.user, on);
    gateway.dispatch(guild.id, 'INTERACTION_CREATE', {
      id: interaction.id,
      application_id: world.applicationId,
      type,
      data,
      guild_id: guild.id,
      guild: { id: guild.id, locale: guild.locale, features: [] },
      guild_locale: guild.locale,
      channel_id: channel.id,
      channel: { ...channelShape(channel), permissions: member.permissions.toString() },
      member: memberShape(member, member.permissions),
      token: interaction.token,
      version: 1,
      locale: member.locale,
      app_permissions: botPermissions(channel).toString(),
      entitlements: [],
      authorizing_integration_owners: { 0: guild.id },
      context: 0,
      attachment_size_limit: 10_485_760,
      ...(on ? { message: messageShape(on, false) } : {}),
    });
    return interaction;
  }

  async function answered(interaction: Interaction): Promise<Answer> {
    await until(interaction, () => interaction.answered !== null, FIRST_ANSWER_MS, 'The application did not respond');
    const deferred = interaction.deferred;
    if (deferred)
      // A wait that was taken back is followed by something else.
      await until(
        interaction,
        () => !interaction.deferred && (!interaction.deleted || interaction.followUps.length > 0),
        PATIENCE_MS,
        'The application is still thinking',
      );
    const { reply, followUps, modal } = interaction;
    const message = interaction.deleted ? followUps.at(-1) : (reply ?? followUps.at(-1));
    const nothing =
      message === undefined && modal === null && interaction.answered !== InteractionResponseType.DeferredMessageUpdate;
    if (nothing) throw new Error('the bot answered, but nothing is to be seen');
    const seen = message ?? interaction.on ?? emptyMessage(world, interaction.channel);
    return {
      message: seen,
      ephemeral: (seen.flags & MessageFlags.Ephemeral) !== 0,
      deferred,
      tookMs: interaction.answeredAfterMs ?? 0,
      followUps,
      modal,
    };
  }

  function on(message: Message, data: Json): Promise<Answer> {
    const channel = world.channels.get(message.channelId);
    if (!channel) throw new ClientRefusal('The channel is gone.');
    return answered(dispatch(InteractionType.MessageComponent, channel, data, message));
  }

  return {
    ...member,
    name: member.user.username,

    /** @throws ClientRefusal; Error when no answer comes in time */
    async run(
      line: string | { readonly name: string; readonly options?: Given },
      { channel, force = false }: Say = {},
    ): Promise<Answer> {
      const text =
        typeof line === 'string'
          ? line
          : `/${line.name} ${Object.entries(line.options ?? {})
              .map(([name, value]) => `${name}:${value}`)
              .join(' ')}`;
      const typed = readLine(text, commands());
      if (!force && !mayUse(typed.command))
        throw new ClientRefusal(`You do not have permission to use /${typed.command.name} here.`);
      checkComplete(typed);
      return answered(dispatch(InteractionType.ApplicationCommand, somewhere(channel), commandData(typed, null), null));
    },

    /** What is offered for the last option of the line, or for the one named. */
    async type(
      line: string,
      { channel, focused }: { channel?: Channel | undefined; focused?: string | undefined } = {},
    ): Promise<readonly Choice[]> {
      const typed = readLine(line, commands());
      const option =
        focused === undefined
          ? typed.values.at(-1)?.option
          : typed.values.find((value) => value.option.name === focused)?.option;
      if (!option) throw new ClientRefusal('No option is being typed.');
      if (Array.isArray(option.choices)) return option.choices as Choice[];
      if (option.autocomplete !== true) return [];
      const interaction = dispatch(
        InteractionType.ApplicationCommandAutocomplete,
        somewhere(channel),
        commandData(typed, String(option.name)),
        null,
      );
      await until(interaction, () => interaction.choices !== null, FIRST_ANSWER_MS, 'Loading options failed');
      return interaction.choices ?? [];
    },

    /** Presses the button with this custom id or label. */
    async press(message: Message, label: string): Promise<Answer> {
      const button = inside(message).find(
        ({ type, custom_id, label: shown }) =>
          type === ComponentType.Button && (custom_id === label || shown === label),
      );
      if (!button)
        throw new ClientRefusal(
          `There is no button “${label}”; there are: ${buttonsOf(message).join(', ') || 'none'}.`,
        );
      if (button.disabled === true) throw new ClientRefusal(`The button “${label}” is disabled.`);
      if (typeof button.custom_id !== 'string') throw new ClientRefusal(`“${label}” opens ${button.url}.`);
      return on(message, { custom_id: button.custom_id, component_type: button.type, id: button.id });
    },

    /** Chooses from a menu: the one with this custom id, or the first. */
    async choose(message: Message, customId: string | null, values: readonly string[]): Promise<Answer> {
      const select = inside(message).find(
        ({ type, custom_id }) =>
          Number(type) >= 3 && type !== 4 && Number(type) <= 8 && (customId === null || custom_id === customId),
      );
      if (!select) throw new ClientRefusal('There is no such menu in the message.');
      const offered = optionsIn(select).map(({ value }) => value);
      const wrong =
        select.type === ComponentType.StringSelect ? values.find((value) => !offered.includes(value)) : undefined;
      if (wrong !== undefined || values.length === 0)
        throw new ClientRefusal(`The menu does not offer ${wrong ?? 'nothing'}.`);
      return on(message, { custom_id: select.custom_id, component_type: select.type, values, id: select.id });
    },

    /** Sends a modal back with these values, by custom id. */
    async submit(answer: Answer, values: Readonly<Record<string, string>>): Promise<Answer> {
      if (!answer.modal) throw new ClientRefusal('There is no modal to submit.');
      const missing = fieldsOf(answer.modal).find(
        ({ custom_id, required }) => required !== false && !values[String(custom_id)],
      );
      if (missing) throw new ClientRefusal(`The modal needs ${missing.custom_id}.`);
      const filled = ({ type, custom_id }: Json): Json => {
        const value = values[String(custom_id)] ?? '';
        return { type, custom_id, ...(isSelect(type) ? { values: value === '' ? [] : [value] } : { value }) };
      };
      const rows = listOf(answer.modal.components)
        .filter(({ type }) => type !== ComponentType.TextDisplay)
        .map((row) =>
          row.component
            ? { type: row.type, component: filled(row.component as Json) }
            : { type: row.type, components: listOf(row.components).map(filled) },
        );
      return answered(
        dispatch(
          InteractionType.ModalSubmit,
          somewhere(world.channels.get(answer.message.channelId)),
          { custom_id: answer.modal.custom_id, components: rows },
          null,
        ),
      );
    },

    /** Uses a command of the message's own menu. */
    async menu(name: string, message: Message): Promise<Answer> {
      const command = commands().find((each) => each.name === name && each.type === 3);
      if (!command) throw new ClientRefusal(`There is no message menu “${name}”.`);
      if (!mayUse(command)) throw new ClientRefusal(`You do not have permission to use ${name} here.`);
      const data = {
        id: command.id,
        name,
        type: 3,
        target_id: message.id,
        resolved: { messages: { [message.id]: messageShape(message, false) } },
      };
      return answered(
        dispatch(InteractionType.ApplicationCommand, somewhere(world.channels.get(message.channelId)), data, null),
      );
    },
  };
}

export type PlayedMember = ReturnType<typeof playMember>;

function checkChannelType(option: Json, channels: Json, value: unknown): void {
  const types = option.channel_types;
  const channel = channels[String(value)] as { type: ChannelType } | undefined;
  if (channel && Array.isArray(types) && !types.includes(channel.type))
    throw new ClientRefusal(`${option.name}: does not take a channel of that kind.`);
}

async function until(interaction: Interaction, done: () => boolean, ms: number, otherwise: string): Promise<void> {
  if (done()) return;
  const started = performance.now();
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error(`${otherwise} (after ${Math.round(performance.now() - started)} ms)`)),
      ms,
    );
    interaction.changed = () => {
      if (!done()) return;
      clearTimeout(timer);
      resolve();
    };
  });
}

function emptyMessage(world: World, channel: Channel): Message {
  return {
    id: '0',
    channelId: channel.id,
    author: world.bot,
    sentAt: world.now(),
    editedAt: null,
    content: '',
    embeds: [],
    components: [],
    flags: 0,
    nonce: null,
    pinged: { everyone: false, roles: [], users: [] },
    interactionId: null,
    askedBy: null,
    onlyFor: null,
  };
}

/** Every component of a message, the nested ones too. */
export function inside(message: Pick<Message, 'components'>): readonly Json[] {
  const deep = (component: Json): readonly Json[] => [
    component,
    ...(Array.isArray(component.components) ? component.components.flatMap((inner: Json) => deep(inner)) : []),
    ...(component.accessory ? deep(component.accessory as Json) : []),
  ];
  return message.components.flatMap(deep);
}

export const buttonsOf = (message: Pick<Message, 'components'>): readonly string[] =>
  inside(message)
    .filter(({ type }) => type === ComponentType.Button)
    .map(({ label, custom_id }) => String(label ?? custom_id));

export const optionsIn = (select: Json): readonly { readonly label: string; readonly value: string }[] =>
  Array.isArray(select.options) ? select.options : [];

/** The text that a message shows, displays in order. */
export const textOf = (message: Pick<Message, 'components' | 'content'>): string =>
  [
    message.content,
    ...inside(message)
      .filter(({ type }) => type === ComponentType.TextDisplay)
      .map(({ content }) => String(content)),
  ]
    .filter(Boolean)
    .join('\n');
