// The shape of a log that the rooms are handed; the real one is made in `src/log.ts`.

type Write = (details: object, message: string) => void;

export interface Log {
  readonly debug: Write;
  readonly info: Write;
  readonly warn: Write;
  readonly error: Write;
}
