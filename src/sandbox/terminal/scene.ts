// The scene of a rehearsal: who is there, what they can do, and how what they see reaches the terminal.
import type { DrawnMessage } from './draw.ts';

/** A message or an answer as it stands in the local Discord; `drawn` is what a member's client has of it. */
export interface Shown {
  readonly id: string;
  readonly drawn: DrawnMessage;
  /** Opened instead of an answer. */
  readonly form?: Form | undefined;
}

export interface Form {
  readonly title: string;
  readonly fields: readonly { readonly label: string; readonly required: boolean }[];
}

export interface Place {
  readonly id: string;
  /** Without the `#`. */
  readonly name: string;
}

/** @throws Error with a sentence when a client would not send what was asked, or no answer came */
export interface Person {
  readonly name: string;
  /** Plays a slash command. */
  say(typed: string, where: Place): Promise<Shown>;
  /** What the client would offer for a line typed so far: whole lines. */
  complete(typed: string, where: Place): Promise<readonly string[]>;
  /** Presses the button with this label. */
  press(shown: Shown, label: string): Promise<Shown>;
  /** Fills in the form that was opened; what is left out stays empty. */
  fill(shown: Shown, values: readonly string[]): Promise<Shown>;
  /** Uses a command of the message's own menu. */
  use(name: string, shown: Shown): Promise<Shown>;
  /** Chooses the entry with this number, from 1, of the message's menu. */
  choose(shown: Shown, number: number): Promise<Shown>;
}

export interface Scene {
  readonly moderator: Person;
  readonly reader: Person;
  readonly lounge: Place;
  readonly news: Place;
  /** IANA zone in which everybody here lives: a client shows Discord's timestamps in its own. */
  readonly zone: string;
  /** Milliseconds since 1970 UTC, as the bot and the local Discord have it. */
  now(): number;
  setClock(at: number): void;
  /** One beat of the bot's heartbeat. */
  tick(): Promise<void>;
  /** The earliest edition that waits; null when none does. */
  nextEditionAt(): Promise<number | null>;
  messagesIn(place: Place): readonly Shown[];
  readonly columns: () => number;
  readonly colour: boolean;
  print(text: string): void;
}
