// A slash line as somebody types it, held against the registered commands, as a client does before it sends anything.
import { ApplicationCommandOptionType as Type } from 'discord-api-types/v10';
import type { Json } from './world.ts';

/** What a client says to its user, instead of sending. */
export class ClientRefusal extends Error {
  override readonly name = 'ClientRefusal';
}

export interface Typed {
  readonly command: Json;
  /** Subcommand group and subcommand, as far as there are any. */
  readonly path: readonly Json[];
  /** In the order typed. */
  readonly values: readonly { readonly option: Json; readonly raw: string }[];
  /** Words typed after the last complete option. */
  readonly rest: string;
}

export type Given = Readonly<Record<string, string | number | boolean>>;

const list = (value: unknown): readonly Json[] => (Array.isArray(value) ? value : []);
const isNested = ({ type }: Json) => type === Type.Subcommand || type === Type.SubcommandGroup;

export const optionsOf = ({ command, path }: Pick<Typed, 'command' | 'path'>): readonly Json[] =>
  list((path.at(-1) ?? command).options).filter((option) => !isNested(option));

interface Found {
  readonly command: Json;
  readonly path: readonly Json[];
}

/** The command, and the subcommand as far as the words name one. @throws ClientRefusal */
function find(words: readonly string[], commands: readonly Json[]): Found {
  const command = commands.find(({ name, type }) => name === words[0] && (type ?? 1) === 1);
  if (!command) throw new ClientRefusal(`There is no command /${words[0] ?? ''}.`);
  const path: Json[] = [];
  for (let options = list(command.options); options.some(isNested); ) {
    const depth = path.length + 1;
    const next = options.find(({ name }) => name === words[depth]);
    if (!next)
      throw new ClientRefusal(
        `/${words.slice(0, depth).join(' ')} needs one of: ${options.map(({ name }) => name).join(', ')}.`,
      );
    path.push(next);
    options = list(next.options);
  }
  return { command, path };
}

/**
 * The same from values given by name, whatever stands in them.
 * @param name such as `news latest`
 * @throws ClientRefusal
 */
export function readGiven(name: string, given: Given, commands: readonly Json[]): Typed {
  const words = name.trim().replace(/^\//, '').split(/\s+/);
  const found = find(words, commands);
  const options = optionsOf(found);
  const values = Object.entries(given).map(([key, value]) => {
    const option = options.find((each) => each.name === key);
    if (!option) throw new ClientRefusal(`/${words.join(' ')} has no option ${key}:`);
    return { option, raw: String(value) };
  });
  return { ...found, values, rest: words.slice(found.path.length + 1).join(' ') };
}

/** @throws ClientRefusal */
export function readLine(line: string, commands: readonly Json[]): Typed {
  const words = line.trim().replace(/^\//, '').split(/\s+/);
  const { command, path } = find(words, commands);
  const depth = path.length + 1;
  const options = optionsOf({ command, path });
  const text = words.join(' ').slice(words.slice(0, depth).join(' ').length);
  const names = options.map(({ name }) => String(name)).sort((a, b) => b.length - a.length);
  const starts = names.length > 0 ? [...text.matchAll(new RegExp(`(?:^| )(${names.join('|')}):`, 'gu'))] : [];
  const unknown = text.slice(0, starts[0]?.index ?? text.length).trim();
  const values = starts.map((start, index) => {
    const from = start.index + start[0].length;
    const raw = text.slice(from, starts[index + 1]?.index ?? text.length).trim();
    return { option: options.find(({ name }) => name === start[1]) ?? {}, raw };
  });
  return { command, path, values, rest: unknown };
}

/** @throws ClientRefusal for what a client would not let its user send */
export function checkComplete({ command, path, values, rest }: Typed): void {
  const said = [command, ...path].map(({ name }) => name).join(' ');
  if (rest !== '')
    throw new ClientRefusal(
      `/${said} does not know “${rest}”; its options are ${
        optionsOf({ command, path })
          .map(({ name }) => `${name}:`)
          .join(' ') || 'none'
      }.`,
    );
  const empty = values.find(({ raw, option }) => raw === '' && option.required !== true);
  if (empty) throw new ClientRefusal(`${empty.option.name}: says nothing.`);
  const twice = values.find(({ option }, index) => values.findIndex((other) => other.option === option) < index);
  if (twice) throw new ClientRefusal(`${twice.option.name}: is there twice.`);
  for (const option of optionsOf({ command, path })) {
    if (option.required === true && !values.some((value) => value.option === option && value.raw !== ''))
      throw new ClientRefusal(`/${said} needs ${option.name}:`);
  }
}

/** The value as it goes over the wire. @throws ClientRefusal */
export function sentValue(
  option: Json,
  raw: string,
  resolve: (type: Type, raw: string) => string,
): string | number | boolean {
  const choices = list(option.choices);
  if (choices.length > 0) {
    const choice = choices.find(
      ({ name, value }) => String(value) === raw || String(name).toLowerCase() === raw.toLowerCase(),
    );
    if (!choice)
      throw new ClientRefusal(
        `${option.name}: has no choice “${raw}”; there are ${choices.map(({ name }) => name).join(', ')}.`,
      );
    return choice.value as string | number;
  }
  switch (option.type as Type) {
    case Type.Integer:
    case Type.Number: {
      const number = Number(raw);
      const whole = option.type === Type.Number || Number.isInteger(number);
      if (raw === '' || Number.isNaN(number) || !whole)
        throw new ClientRefusal(`${option.name}: must be a ${option.type === Type.Integer ? 'whole ' : ''}number.`);
      if (number < Number(option.min_value ?? number) || number > Number(option.max_value ?? number))
        throw new ClientRefusal(`${option.name}: must be between ${option.min_value} and ${option.max_value}.`);
      return number;
    }
    case Type.Boolean:
      if (!/^(true|false)$/i.test(raw)) throw new ClientRefusal(`${option.name}: must be true or false.`);
      return raw.toLowerCase() === 'true';
    case Type.Channel:
    case Type.Role:
    case Type.User:
    case Type.Mentionable:
    case Type.Attachment:
      return resolve(option.type as Type, raw);
    default: {
      const length = [...raw].length;
      if (length < Number(option.min_length ?? 0) || length > Number(option.max_length ?? 6_000))
        throw new ClientRefusal(
          `${option.name}: must be between ${option.min_length ?? 0} and ${option.max_length ?? 6_000} characters.`,
        );
      return raw;
    }
  }
}
