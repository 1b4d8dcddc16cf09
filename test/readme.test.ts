import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ApplicationCommandOptionType as Type } from 'discord-api-types/v10';
import { expect, it } from 'vitest';
import { commands, menus } from '../commands/index.ts';
import { ROOT } from '../src/config.ts';

const readme = readFileSync(path.join(ROOT, 'README.md'), 'utf8');

/** The table of commands as the definitions have it. */
function commandTable(): string {
  const rows = commands.flatMap(({ definition: command }) => {
    const who = command.default_member_permissions ? 'moderators' : 'everyone';
    const subcommands = (command.options ?? []).flatMap((option) => {
      if (option.type === Type.Subcommand) return [option];
      if (option.type !== Type.SubcommandGroup) return [];
      return (option.options ?? []).map((each) => ({ ...each, name: `${option.name} ${each.name}`, own: true }));
    });
    const entries =
      subcommands.length > 0
        ? subcommands.map((each) => ({ ...each, name: `${command.name} ${each.name}` }))
        : [command];
    return entries.map((entry) => {
      const options = ('options' in entry ? (entry.options ?? []) : []).map((option) =>
        'required' in option && option.required ? ` ${option.name}:` : ` [${option.name}]`,
      );
      return `| \`/${entry.name}${options.join('')}\` | ${'own' in entry ? 'everyone' : who} | ${entry.description} |`;
    });
  });
  const ofMessages = menus.map(
    ({ definition, does }) => `| *${definition.name}* (menu of a message) | everyone | ${does} |`,
  );
  return ['| command | for | does |', '|---|---|---|', ...rows, ...ofMessages].join('\n');
}

it('lists every command in the README as it is defined', () => {
  expect(readme).toContain(commandTable());
});

it('names two commands that exist: one to see it, one to test it', () => {
  expect(readme).toContain('npm ci && npm start');
  expect(readme).toContain('npm ci && npm test');
});
