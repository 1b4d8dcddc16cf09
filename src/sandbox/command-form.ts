// Whether Discord would take an application's commands.
import { ApplicationCommandOptionType, ApplicationCommandType } from 'discord-api-types/v10';
import { badForm, type FormFault } from './fault.ts';

type Json = Record<string, unknown>;

const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
const MOST_CHARACTERS = 8_000;

const list = (value: unknown): readonly Json[] => (Array.isArray(value) ? value : []);

/** @throws ApiFault 50035 with every fault */
export function checkCommands(commands: unknown): asserts commands is readonly Json[] {
  const faults: FormFault[] = [];
  const fault = (path: string, code: string, message: string) => void faults.push({ path, code, message });
  if (!Array.isArray(commands))
    throw badForm([{ path: '', code: 'LIST_TYPE', message: 'Only lists may be used here' }]);
  if (commands.length > 130) fault('', 'APPLICATION_COMMANDS_MAX', 'There may be 100 commands and 15 of each menu');
  const names = new Set<string>();
  commands.forEach((command: Json, index) => {
    const slash = (command.type ?? ApplicationCommandType.ChatInput) === ApplicationCommandType.ChatInput;
    const key = `${command.type ?? 1} ${command.name}`;
    if (names.has(key))
      fault(`${index}.name`, 'APPLICATION_COMMANDS_DUPLICATE_NAME', 'Application command names must be unique');
    names.add(key);
    if (slash) checkNamed(command, `${index}`, fault);
    else if (typeof command.name !== 'string' || command.name.length < 1 || command.name.length > 32)
      fault(`${index}.name`, 'BASE_TYPE_BAD_LENGTH', 'Must be between 1 and 32 in length.');
    if (!slash && command.description)
      fault(
        `${index}.description`,
        'APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION_CANNOT_BE_SET',
        'Context menu commands cannot have description',
      );
    const rights = command.default_member_permissions;
    if (rights !== undefined && rights !== null && !/^\d+$/.test(String(rights)))
      fault(`${index}.default_member_permissions`, 'NUMBER_TYPE_COERCE', `Value "${rights}" is not int.`);
    checkOptions(list(command.options), `${index}.options`, fault, 0);
    const characters = weigh(command);
    if (characters > MOST_CHARACTERS)
      fault(
        `${index}`,
        'APPLICATION_COMMAND_TOO_LARGE',
        `Command exceeds maximum size (${MOST_CHARACTERS}): ${characters}`,
      );
  });
  if (faults.length > 0) throw badForm(faults);
}

type Fault = (path: string, code: string, message: string) => void;

function checkNamed(named: Json, path: string, fault: Fault): void {
  if (typeof named.name !== 'string' || !NAME.test(named.name) || named.name !== named.name.toLowerCase())
    fault(`${path}.name`, 'APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid');
  const length = typeof named.description === 'string' ? [...named.description].length : 0;
  if (length < 1 || length > 100)
    fault(`${path}.description`, 'BASE_TYPE_BAD_LENGTH', 'Must be between 1 and 100 in length.');
  for (const [locale, text] of Object.entries((named.description_localizations ?? {}) as Json)) {
    if (typeof text === 'string' && [...text].length > 100)
      fault(`${path}.description_localizations.${locale}`, 'BASE_TYPE_MAX_LENGTH', 'Must be 100 or fewer in length.');
  }
}

function checkOptions(options: readonly Json[], path: string, fault: Fault, depth: number): void {
  if (options.length > 25) fault(path, 'BASE_TYPE_MAX_LENGTH', 'Must be 25 or fewer in length.');
  const names = new Set<unknown>();
  let optional = false;
  options.forEach((option, index) => {
    const at = `${path}.${index}`;
    checkNamed(option, at, fault);
    if (names.has(option.name))
      fault(`${at}.name`, 'APPLICATION_COMMAND_OPTIONS_NAME_INVALID', 'Option names must be unique');
    names.add(option.name);
    const nested =
      option.type === ApplicationCommandOptionType.Subcommand ||
      option.type === ApplicationCommandOptionType.SubcommandGroup;
    if (nested) {
      if (depth > 1 || (depth === 1 && option.type === ApplicationCommandOptionType.SubcommandGroup))
        fault(`${at}.type`, 'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', 'Sub-commands cannot be nested so deeply');
      checkOptions(list(option.options), `${at}.options`, fault, depth + 1);
      return;
    }
    if (option.required === true && optional)
      fault(
        `${at}`,
        'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
        'Required options must be placed before non-required options',
      );
    if (option.required !== true) optional = true;
    const choices = list(option.choices);
    if (choices.length > 25) fault(`${at}.choices`, 'BASE_TYPE_MAX_LENGTH', 'Must be 25 or fewer in length.');
    if (choices.length > 0 && option.autocomplete === true)
      fault(
        `${at}.autocomplete`,
        'APPLICATION_COMMAND_AUTOCOMPLETE_NOT_ALLOWED',
        'An option with choices cannot autocomplete',
      );
    choices.forEach((choice, number) => {
      if (typeof choice.name !== 'string' || choice.name.length < 1 || choice.name.length > 100)
        fault(`${at}.choices.${number}.name`, 'BASE_TYPE_BAD_LENGTH', 'Must be between 1 and 100 in length.');
    });
  });
}

function weigh(node: Json): number {
  const longest = (text: unknown, others: unknown) =>
    Math.max(String(text ?? '').length, ...Object.values((others ?? {}) as Json).map((other) => String(other).length));
  const own = longest(node.name, node.name_localizations) + longest(node.description, node.description_localizations);
  const choices = list(node.choices).reduce(
    (sum, { name, value }) => sum + String(name).length + String(value).length,
    0,
  );
  return own + choices + list(node.options).reduce((sum, option) => sum + weigh(option), 0);
}
