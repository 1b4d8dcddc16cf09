// Answering one interaction within its three seconds: at once if it can be, else deferred and edited.
import {
  type ChatInputCommandInteraction,
  type ContextMenuCommandInteraction,
  DiscordAPIError,
  type MessageComponentInteraction,
  MessageFlags,
  type ModalSubmitInteraction,
  RESTJSONErrorCodes,
} from 'discord.js';
import type { Reply } from './command.ts';

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

interface Produced extends Reply {
  /** A refusal or a fault: it does not take the place of a page. */
  readonly failed: boolean;
}

/** @throws DiscordAPIError when Discord does not take the answer */
export async function answer(interaction: Answerable, manner: Manner, producing: Promise<Produced>): Promise<void> {
  let deferring: Promise<unknown> | undefined;
  const timer = setTimeout(() => {
    deferring = defer(interaction, manner);
    // Whoever waits for it below sees the failure; until then nobody may.
    deferring.catch(() => undefined);
  }, DEFER_AFTER_MS);
  const reply = await producing.finally(() => clearTimeout(timer));
  await deferring;
  await say(interaction, manner, reply);
}

async function defer(interaction: Answerable, manner: Manner): Promise<void> {
  try {
    if (turns(interaction, manner)) await interaction.deferUpdate();
    else await interaction.deferReply(manner.private ? { flags: MessageFlags.Ephemeral } : {});
  } catch (error) {
    // The connection broke after Discord had taken it, and discord.js asked again.
    const taken =
      error instanceof DiscordAPIError && error.code === RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged;
    if (!taken) throw error;
    interaction.deferred = true;
  }
}

/**
 * Says it, whether or not who asked was told to wait.
 * @throws DiscordAPIError when Discord does not take it
 */
export async function say(interaction: Answerable, manner: Manner, reply: Produced): Promise<void> {
  const body = messageOf(reply);
  const aside = { ...body, flags: flagsOf(reply) };
  if (turns(interaction, manner)) {
    if (interaction.deferred) await (reply.failed ? interaction.followUp(aside) : interaction.editReply(body));
    else await (reply.failed ? interaction.reply(aside) : interaction.update(body));
    return;
  }
  if (!interaction.deferred) {
    await interaction.reply(aside);
    return;
  }
  if (reply.private && !manner.private) {
    // What only one person may see cannot take the place of a wait that everybody saw.
    await interaction.deleteReply();
    await interaction.followUp(aside);
    return;
  }
  await interaction.editReply(body);
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
