// What a member gets to see of an answer, and how long they wait for it.
import { performance } from 'node:perf_hooks';
import { InteractionResponseType } from 'discord-api-types/v10';
import { FIRST_ANSWER_MS, type Interaction } from './interactions.ts';
import { isEphemeral } from './wire-shapes.ts';
import type { Json, Message, World } from './world.ts';

export interface Answer {
  /** As it stands now: edits show. */
  readonly message: Message;
  readonly ephemeral: boolean;
  readonly deferred: boolean;
  /** Until the first answer. */
  readonly tookMs: number;
  readonly followUps: readonly Message[];
  readonly modal: Json | null;
}

export interface Choice {
  readonly name: string;
  readonly value: string | number;
}

/** How long somebody waits for a deferred answer. */
const PATIENCE_MS = 30_000;

/** @throws Error when no answer comes in time, or nothing is to be seen of it */
export async function answerTo(interaction: Interaction, world: World): Promise<Answer> {
  await until(interaction, () => interaction.answered !== null, FIRST_ANSWER_MS, 'The application did not respond');
  const { deferred } = interaction;
  const quiet = interaction.answered === InteractionResponseType.DeferredMessageUpdate;
  if (deferred)
    await until(
      interaction,
      () =>
        (quiet && interaction.followUps.length > 0) ||
        // A wait that was taken back is followed by something else.
        (!interaction.deferred && (!interaction.deleted || interaction.followUps.length > 0)),
      PATIENCE_MS,
      'The application is still thinking',
    );
  const { reply, followUps, modal } = interaction;
  const message = interaction.deleted ? followUps.at(-1) : (reply ?? followUps.at(-1));
  if (message === undefined && modal === null && !quiet) throw new Error('the bot answered, but nothing is to be seen');
  const seen = message ?? interaction.on ?? nothing(world, interaction.channel.id);
  return {
    message: seen,
    ephemeral: isEphemeral(seen.flags),
    deferred,
    tookMs: interaction.answeredAfterMs ?? 0,
    followUps,
    modal,
  };
}

/** @throws Error when no choices come in time */
export async function choicesOf(interaction: Interaction): Promise<readonly Choice[]> {
  await until(interaction, () => interaction.choices !== null, FIRST_ANSWER_MS, 'Loading options failed');
  return interaction.choices ?? [];
}

async function until(interaction: Interaction, done: () => boolean, ms: number, otherwise: string): Promise<void> {
  if (done()) return;
  const started = performance.now();
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error(`${otherwise} (after ${Math.round(performance.now() - started)} ms)`)),
      ms,
    );
    interaction.changed = () => {
      if (!done()) return;
      clearTimeout(timer);
      resolve();
    };
  });
}

function nothing(world: World, channelId: string): Message {
  return {
    id: '0',
    channelId,
    author: world.bot,
    sentAt: world.now(),
    editedAt: null,
    content: '',
    embeds: [],
    components: [],
    flags: 0,
    nonce: null,
    pinged: { everyone: false, roles: [], users: [] },
    interactionId: null,
    askedBy: null,
    onlyFor: null,
  };
}
