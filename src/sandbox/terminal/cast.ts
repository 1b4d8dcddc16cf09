// Members of the local Discord as the people of a scene.
import { ComponentType, MessageFlags } from 'discord-api-types/v10';
import { inside, optionsIn, type PlayedMember } from '../member.ts';
import { readLine } from '../typed-line.ts';
import type { Json, Message } from '../world.ts';
import type { Person, Shown } from './scene.ts';

interface Stage {
  readonly channels: readonly { readonly id: string; readonly name: string }[];
  readonly commands: () => readonly Json[];
}

interface SeenMessage extends Shown {
  readonly message: Message;
}

/** A message as a member's client has it. */
export function seen(message: Message, { channels }: Stage): SeenMessage {
  const names = Object.fromEntries(channels.map(({ id, name }) => [id, name]));
  return {
    id: message.id,
    message,
    drawn: {
      author: message.author.username,
      channel: names[message.channelId],
      ephemeral: (message.flags & MessageFlags.Ephemeral) !== 0,
      sentAt: message.sentAt,
      content: message.content,
      components: message.components as never,
      mentions: { channels: names },
    },
  };
}

export function played(member: PlayedMember, stage: Stage): Person {
  const channelOf = ({ id }: { id: string }) => stage.channels.find((channel) => channel.id === id) as never;
  const messageOf = (shown: Shown): Message => (shown as SeenMessage).message;
  return {
    name: member.name,
    say: async (typed, where) => seen((await member.run(typed, { channel: channelOf(where) })).message, stage),
    press: async (shown, label) => seen((await member.press(messageOf(shown), label)).message, stage),
    async choose(shown, number) {
      const message = messageOf(shown);
      const menu = inside(message).find(({ type }) => type === ComponentType.StringSelect);
      const option = menu && optionsIn(menu)[number - 1];
      if (!menu || !option)
        throw new Error(menu ? `The menu has ${optionsIn(menu).length} entries.` : 'The message has no menu.');
      return seen((await member.choose(message, String(menu.custom_id), [option.value])).message, stage);
    },
    complete: (typed, where) => completions(typed, member, stage, channelOf(where)),
  };
}

/** Whole lines that the one typed so far may become: names of commands and options first, then values. */
async function completions(
  typed: string,
  member: PlayedMember,
  { commands }: Stage,
  channel: never,
): Promise<readonly string[]> {
  const option = /^(.* )([\w-]+):([^:]*)$/.exec(typed);
  if (option) {
    const [, before = '', name = ''] = option;
    const choices = await member.type(typed, { channel, focused: name });
    return choices.map(({ value }) => `${before}${name}:${value}`);
  }
  const words = typed.replace(/^\//, '').split(' ');
  const last = words.pop() ?? '';
  const command = commands().find(({ name }) => name === words[0]);
  if (words.length === 0)
    return commands()
      .filter(({ name }) => String(name).startsWith(last))
      .map(({ name }) => `/${name} `);
  const options = (command?.options ?? []) as readonly Json[];
  const isSubcommand = options[0]?.type === 1;
  if (isSubcommand && words.length === 1)
    return options.filter(({ name }) => String(name).startsWith(last)).map(({ name }) => `/${words[0]} ${name} `);
  const { path, values } = readLine(`/${words.join(' ')}`, commands());
  const leaf = ((path.at(-1) ?? command)?.options ?? []) as readonly Json[];
  const open = leaf.filter(
    ({ name }) => String(name).startsWith(last) && !values.some((value) => value.option.name === name),
  );
  return open.map(({ name }) => `/${words.join(' ')} ${name}:`);
}
