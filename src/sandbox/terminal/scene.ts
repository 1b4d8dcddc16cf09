// The scene of a rehearsal: who is there, what they can do, and how what they see is drawn.
import type { Style } from './draw.ts';

/** A message or an answer, as it stands in the local Discord. */
export interface Shown {
  readonly message: unknown;
  readonly ephemeral: boolean;
}

export interface Place {
  readonly id: string;
  readonly name: string;
}

export interface Person {
  readonly name: string;
  /** Plays a slash command as this person's client would. @throws Error with a sentence when the client would not send it */
  say(typed: string, where: Place): Promise<Shown>;
  /** What the client would offer for the option being typed. */
  complete(typed: string, where: Place): Promise<readonly string[]>;
  /** Presses the button with this label. */
  press(shown: Shown, label: string): Promise<Shown>;
  /** Chooses the entry with this number, from 1, of the message's first menu. */
  choose(shown: Shown, number: number): Promise<Shown>;
}

export interface Scene {
  readonly moderator: Person;
  readonly reader: Person;
  readonly lounge: Place;
  readonly news: Place;
  readonly style: Style;
  now(): number;
  setClock(at: number): void;
  /** One beat of the bot's heartbeat. */
  tick(): Promise<void>;
  /** The earliest edition that waits, in milliseconds since 1970 UTC. */
  nextEditionAt(): Promise<number | null>;
  messagesIn(place: Place): readonly Shown[];
  /** Draws a message. */
  show(shown: Shown, where: Place, by: string): void;
  print(text: string): void;
}
