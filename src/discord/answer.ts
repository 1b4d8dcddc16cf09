// Answering one interaction within its three seconds: at once if it can be, else deferred and edited.
import {
  type ChatInputCommandInteraction,
  type ContextMenuCommandInteraction,
  type MessageComponentInteraction,
  MessageFlags,
  type ModalSubmitInteraction,
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

/** @throws DiscordAPIError when Discord does not take the answer */
export async function answer(
  interaction: Answerable,
  manner: Manner,
  producing: Promise<Reply & { readonly failed: boolean }>,
): Promise<void> {
  let deferring: Promise<unknown> | undefined;
  const timer = setTimeout(() => {
    deferring = turns(interaction, manner)
      ? interaction.deferUpdate()
      : interaction.deferReply(manner.private ? { flags: MessageFlags.Ephemeral } : {});
    // Whoever waits for it below sees the failure; until then nobody may.
    deferring.catch(() => undefined);
  }, DEFER_AFTER_MS);
  const reply = await producing.finally(() => clearTimeout(timer));
  const body = messageOf(reply);
  const turning = turns(interaction, manner) && !reply.failed;
  if (!deferring) {
    if (turning) await interaction.update(body);
    else await interaction.reply({ ...body, flags: flagsOf(reply) });
    return;
  }
  await deferring;
  if (turns(interaction, manner)) {
    if (turning) await interaction.editReply(body);
    else await interaction.followUp({ ...body, flags: flagsOf(reply) });
    return;
  }
  if (reply.private && !manner.private) {
    // What only one person may see cannot take the place of a wait that everybody saw.
    await interaction.deleteReply();
    await interaction.followUp({ ...body, flags: flagsOf(reply) });
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
