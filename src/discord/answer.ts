// Answering one interaction within its three seconds: at once if it can be, else deferred and edited.
import {
  type ChatInputCommandInteraction,
  type ContextMenuCommandInteraction,
  DiscordAPIError,
  HTTPError,
  type MessageComponentInteraction,
  MessageFlags,
  type ModalSubmitInteraction,
  RESTJSONErrorCodes,
} from 'discord.js';
import type { FormReply, Reply } from './command.ts';
import type { FormBody } from './render/form.ts';

export type Answerable =
  | ChatInputCommandInteraction
  | ContextMenuCommandInteraction
  | MessageComponentInteraction
  | ModalSubmitInteraction;

/** Well inside the three seconds, with room for the way to Discord. */
const DEFER_AFTER_MS = 1_200;

interface Manner {
  /** Whether a wait is shown to who asked only. */
  readonly private: boolean;
  /** Changes the message it was pressed on. */
  readonly turnsPage: boolean;
}

export interface Produced extends Reply {
  /** A refusal or a fault: it does not take the place of a page. */
  readonly failed: boolean;
}

/**
 * @param tooLate what is said where a form comes after somebody was told to wait: then Discord opens none
 * @throws DiscordAPIError when Discord does not take the answer
 */
export async function answer(
  interaction: Answerable,
  manner: Manner,
  producing: Promise<Produced | FormReply>,
  tooLate: () => Produced,
): Promise<void> {
  let deferring: Promise<unknown> | undefined;
  const timer = setTimeout(() => {
    deferring = defer(interaction, manner);
    // Whoever waits for it below sees the failure; until then nobody may.
    deferring.catch(() => undefined);
  }, DEFER_AFTER_MS);
  const reply = await producing.finally(() => clearTimeout(timer));
  await deferring;
  if (!('form' in reply)) return say(interaction, manner, reply);
  if (interaction.deferred || interaction.isModalSubmit()) return say(interaction, manner, tooLate());
  await open(interaction, reply.form);
}

async function open(interaction: Exclude<Answerable, ModalSubmitInteraction>, form: FormBody): Promise<void> {
  await twice(() => interaction.showModal(form));
}

async function defer(interaction: Answerable, manner: Manner): Promise<void> {
  try {
    await twice(() =>
      turns(interaction, manner)
        ? interaction.deferUpdate()
        : interaction.deferReply(manner.private ? { flags: MessageFlags.Ephemeral } : {}),
    );
  } catch (error) {
    // Discord had taken it when the connection broke.
    const taken =
      error instanceof DiscordAPIError && error.code === RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged;
    if (!taken) throw error;
    interaction.deferred = true;
  }
}

/**
 * Once more when the connection broke, as nobody knows then what became of it. Only for what Discord takes once (a first answer) or what
 * is the same when done again (an edit).
 */
async function twice(act: () => Promise<unknown>): Promise<void> {
  try {
    await act();
  } catch (error) {
    if (error instanceof DiscordAPIError || error instanceof HTTPError) throw error;
    await act();
  }
}

/**
 * Says it, whether or not who asked was told to wait.
 * @throws DiscordAPIError when Discord does not take it
 */
export async function say(interaction: Answerable, manner: Manner, reply: Produced): Promise<void> {
  const body = messageOf(reply);
  const aside = { ...body, flags: flagsOf(reply) };
  if (turns(interaction, manner) && !reply.failed) {
    await twice(() => (interaction.deferred ? interaction.editReply(body) : interaction.update(body)));
    return;
  }
  if (!interaction.deferred) {
    await twice(() => interaction.reply(aside));
    return;
  }
  if (turns(interaction, manner)) {
    await interaction.followUp(aside);
    return;
  }
  if (reply.private && !manner.private) {
    // What only one person may see cannot take the place of a wait that everybody saw.
    await interaction.deleteReply();
    await interaction.followUp(aside);
    return;
  }
  await twice(() => interaction.editReply(body));
}

function turns(interaction: Answerable, { turnsPage }: Manner): interaction is MessageComponentInteraction {
  return turnsPage && interaction.isMessageComponent();
}

function messageOf({ body }: Reply) {
  const { roles = [] } = body.allowed_mentions;
  return {
    components: body.components,
    flags: MessageFlags.IsComponentsV2 as const,
    allowedMentions: { parse: [], roles },
  };
}

function flagsOf(reply: Reply): MessageFlags.IsComponentsV2 | (MessageFlags.IsComponentsV2 & MessageFlags.Ephemeral) {
  return (MessageFlags.IsComponentsV2 | (reply.private ? MessageFlags.Ephemeral : 0)) as MessageFlags.IsComponentsV2;
}
