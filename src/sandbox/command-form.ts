// Whether Discord would take an application's commands.
import { ApplicationCommandType as Kind, Locale, ApplicationCommandOptionType as Type } from 'discord-api-types/v10';
import { ApiFault, badForm } from './fault.ts';
import { createForm, type Form, lengthOf, listOf } from './form.ts';
import type { Json } from './world.ts';

const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
const MOST_CHARACTERS = 8_000;
const MOST: Readonly<Record<number, number>> = { [Kind.ChatInput]: 100, [Kind.User]: 15, [Kind.Message]: 15 };
const LOCALES: ReadonlySet<string> = new Set(Object.values(Locale));
const NUMERIC: ReadonlySet<unknown> = new Set([Type.Integer, Type.Number]);

const isNested = (type: unknown) => type === Type.Subcommand || type === Type.SubcommandGroup;
const kindOf = (command: Json): number => Number(command.type ?? Kind.ChatInput);

/** @throws ApiFault 50035 with every fault; 30032 for more commands than an application may have */
export function checkCommands(commands: unknown): asserts commands is readonly Json[] {
  if (!Array.isArray(commands))
    throw badForm([{ path: '', code: 'LIST_TYPE_CONVERT', message: 'Only iterables may be used in a ListType' }]);
  for (const [kind, most] of Object.entries(MOST))
    if (commands.filter((command: Json) => kindOf(command) === Number(kind)).length > most)
      throw new ApiFault(400, 30032, `Maximum number of application commands reached (${most}).`);
  const form = createForm();
  const names = new Set<string>();
  commands.forEach((command: Json, index) => {
    const key = `${kindOf(command)} ${command.name}`;
    if (names.has(key))
      form.fault(
        `${index}.name`,
        'APPLICATION_COMMANDS_DUPLICATE_NAME',
        'Application command names must be unique within each type and scope',
      );
    names.add(key);
    checkCommand(form, command, String(index));
  });
  form.end();
}

/** One command alone, by POST or PATCH. @throws ApiFault 50035 */
export function checkOneCommand(command: Json): void {
  const form = createForm();
  checkCommand(form, command, '');
  form.end();
}

function checkCommand(form: Form, command: Json, path: string): void {
  const under = path === '' ? '' : `${path}.`;
  if (kindOf(command) === Kind.ChatInput) checkNamed(form, command, under);
  else {
    form.string(command.name, `${under}name`, { max: 32 });
    if (command.description)
      form.fault(
        `${under}description`,
        'APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION_CANNOT_BE_SET',
        'Context menu commands cannot have description',
      );
    if (listOf(command.options).length > 0)
      form.fault(
        `${under}options`,
        'APPLICATION_COMMAND_CONTEXT_MENU_OPTIONS_CANNOT_BE_SET',
        'Context menu commands cannot have options',
      );
  }
  const rights = command.default_member_permissions;
  if (rights !== undefined && rights !== null && !/^\d+$/.test(String(rights)))
    form.fault(`${under}default_member_permissions`, 'NUMBER_TYPE_COERCE', `Value "${rights}" is not int.`);
  checkOptions(form, command.options, `${under}options`, 0);
  const characters = weigh(command);
  if (characters > MOST_CHARACTERS)
    form.fault(
      path,
      'APPLICATION_COMMAND_TOO_LARGE',
      `Command exceeds maximum size (${MOST_CHARACTERS}): ${characters}`,
    );
}

function checkNamed(form: Form, named: Json, under: string): void {
  const nameFits = (name: unknown) => typeof name === 'string' && NAME.test(name) && name === name.toLowerCase();
  if (!nameFits(named.name)) form.fault(`${under}name`, 'APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid');
  form.string(named.description, `${under}description`, { max: 100 });
  for (const field of ['name', 'description'] as const) {
    for (const [locale, text] of Object.entries((named[`${field}_localizations`] ?? {}) as Json)) {
      const at = `${under}${field}_localizations.${locale}`;
      if (!LOCALES.has(locale)) form.fault(at, 'BASE_TYPE_CHOICES', `"${locale}" is not a locale of Discord.`);
      if (field === 'description') form.string(text, at, { max: 100, required: false });
      else if (text !== null && !nameFits(text))
        form.fault(at, 'APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid');
    }
  }
}

function checkOptions(form: Form, value: unknown, path: string, depth: number): void {
  const options = form.list(value, path, { max: 25 });
  const names = new Set<unknown>();
  const nested = options.filter(({ type }) => isNested(type)).length;
  if (nested > 0 && nested < options.length)
    form.fault(path, 'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', 'Sub-command and option types are mutually exclusive');
  let optional = false;
  for (const [index, option] of options.entries()) {
    const at = `${path}.${index}`;
    checkNamed(form, option, `${at}.`);
    if (names.has(option.name))
      form.fault(`${at}.name`, 'APPLICATION_COMMAND_OPTIONS_NAME_INVALID', 'Option names must be unique');
    names.add(option.name);
    if (!Number.isInteger(option.type) || Number(option.type) < 1 || Number(option.type) > 11) {
      form.fault(`${at}.type`, 'BASE_TYPE_CHOICES', 'Value must be one of (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11).');
      continue;
    }
    if (isNested(option.type)) {
      const tooDeep = depth > 1 || (depth === 1 && option.type === Type.SubcommandGroup);
      if (tooDeep)
        form.fault(`${at}.type`, 'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', 'Sub-commands cannot be nested so deeply');
      checkOptions(form, option.options, `${at}.options`, depth + 1);
      continue;
    }
    if (option.required === true && optional)
      form.fault(
        at,
        'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
        'Required options must be placed before non-required options',
      );
    if (option.required !== true) optional = true;
    checkValue(form, option, at);
  }
}

function checkValue(form: Form, option: Json, at: string): void {
  const numeric = NUMERIC.has(option.type);
  const choices = form.list(option.choices, `${at}.choices`, { max: 25 });
  if (choices.length > 0 && option.autocomplete === true)
    form.fault(
      `${at}.autocomplete`,
      'APPLICATION_COMMAND_AUTOCOMPLETE_NOT_ALLOWED',
      'An option with choices cannot autocomplete',
    );
  if ((choices.length > 0 || option.autocomplete === true) && !numeric && option.type !== Type.String)
    form.fault(`${at}.type`, 'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', 'This type takes no choices');
  choices.forEach((choice, number) => {
    form.string(choice.name, `${at}.choices.${number}.name`, { max: 100 });
    if (!numeric) form.string(choice.value, `${at}.choices.${number}.value`, { max: 100 });
    else if (typeof choice.value !== 'number')
      form.fault(`${at}.choices.${number}.value`, 'NUMBER_TYPE_COERCE', `Value "${choice.value}" is not a number.`);
  });
  form.integer(option.min_length, `${at}.min_length`, { min: 0, max: 6_000 });
  form.integer(option.max_length, `${at}.max_length`, { min: 1, max: 6_000 });
  if (!numeric && (option.min_value ?? option.max_value) !== undefined)
    form.fault(
      `${at}.type`,
      'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
      'Only numbers have a least and a greatest value',
    );
}

/** Names, descriptions and values, of each text the longest of its localisations, as Discord counts a command's size. */
function weigh(node: Json): number {
  const longest = (text: unknown, others: unknown) =>
    Math.max(...[text, ...Object.values((others ?? {}) as Json)].map((each) => lengthOf(String(each ?? ''))));
  const own = longest(node.name, node.name_localizations) + longest(node.description, node.description_localizations);
  const choices = listOf(node.choices).reduce(
    (sum, { name, name_localizations, value }) =>
      sum + longest(name, name_localizations) + (typeof value === 'string' ? lengthOf(value) : 0),
    0,
  );
  return own + choices + listOf(node.options).reduce((sum, option) => sum + weigh(option), 0);
}
