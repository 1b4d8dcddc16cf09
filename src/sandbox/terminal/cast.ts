// Members of the local Discord as the people of a scene.
import { ComponentType, MessageFlags } from 'discord-api-types/v10';
import { type Answer, inside, optionsIn, type PlayedMember } from '../member.ts';
import { fieldsOf } from '../modal-form.ts';
import { readLine } from '../typed-line.ts';
import type { Json, Message } from '../world.ts';
import type { Person, Shown } from './scene.ts';

interface Stage {
  readonly channels: readonly { readonly id: string; readonly name: string }[];
  readonly commands: () => readonly Json[];
}

interface SeenMessage extends Shown {
  readonly message: Message;
  readonly answer?: Answer | undefined;
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

/** An answer, or the form that was opened in its place. */
function answered(answer: Answer, stage: Stage): SeenMessage {
  const { message, modal } = answer;
  if (!modal) return seen(message, stage);
  const labels = (modal.components as readonly Json[]).map(({ label }) => String(label));
  const fields = fieldsOf(modal).map(({ required }, place) => ({
    label: labels[place] ?? '',
    required: required !== false,
  }));
  return { ...seen(message, stage), answer, form: { title: String(modal.title), fields } };
}

export function played(member: PlayedMember, stage: Stage): Person {
  const channelOf = ({ id }: { id: string }) => stage.channels.find((channel) => channel.id === id) as never;
  const messageOf = (shown: Shown): Message => (shown as SeenMessage).message;
  return {
    name: member.name,
    say: async (typed, where) => answered(await member.run(typed, { channel: channelOf(where) }), stage),
    press: async (shown, label) => answered(await member.press(messageOf(shown), label), stage),
    use: async (name, shown) => answered(await member.menu(name, messageOf(shown)), stage),
    async fill(shown, values) {
      const { answer } = shown as SeenMessage;
      if (!answer?.modal) throw new Error('There is no form.');
      const named = fieldsOf(answer.modal).map(({ custom_id }, place) => [String(custom_id), values[place] ?? '']);
      return answered(await member.submit(answer, Object.fromEntries(named)), stage);
    },
    async choose(shown, number) {
      const message = messageOf(shown);
      const menu = inside(message).find(({ type }) => type === ComponentType.StringSelect);
      const option = menu && optionsIn(menu)[number - 1];
      if (!menu || !option)
        throw new Error(menu ? `The menu has ${optionsIn(menu).length} entries.` : 'The message has no menu.');
      return answered(await member.choose(message, String(menu.custom_id), [option.value]), stage);
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
