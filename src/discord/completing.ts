// Completing what somebody types.
import type { AutocompleteInteraction } from 'discord.js';
import type { Choice } from './command.ts';
import { givenIn } from './given.ts';
import { askedBy, type Hearing, isOver, type Newsroom } from './hearing.ts';
import { cut } from './render/inert.ts';

const COMPLETION_MS = 2_000;
const MOST_CHOICES = 25;
const LONGEST_CHOICE = 100;
/** A completion is a courtesy: it never fails loudly, and gives nothing rather than too late. */
export async function complete<Needs extends Newsroom>(
  interaction: AutocompleteInteraction,
  dispatch: Hearing<Needs>,
): Promise<void> {
  const { log, commands } = dispatch;
  const { name, value } = interaction.options.getFocused(true);
  const { subcommand, options } = givenIn(interaction);
  const command = commands.find(({ definition }) => definition.name === interaction.commandName);
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<readonly Choice[]>((resolve) => {
    timer = setTimeout(() => resolve([]), COMPLETION_MS);
  });
  const found = askedBy(interaction, dispatch)
    .then((asked) => command?.complete(name, String(value), asked, subcommand, options) ?? [])
    .catch((error: unknown) => {
      log.error({ err: error, option: name }, 'a completion failed');
      return [];
    });
  const choices = await Promise.race([found, tooLate]);
  clearTimeout(timer);
  const fitting = choices
    .filter((choice) => choice.value.length > 0 && choice.value.length <= LONGEST_CHOICE)
    .slice(0, MOST_CHOICES);
  try {
    await interaction.respond(
      fitting.map((choice) => ({ name: cut(choice.name, LONGEST_CHOICE) || '–', value: choice.value })),
    );
  } catch (error) {
    if (isOver(error)) log.debug({ code: error.code }, 'a completion came too late');
    else log.warn({ err: error, option: name }, 'a completion was not taken');
  }
}
