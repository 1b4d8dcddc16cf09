// The archive cannot be used just now: its server is gone, its disk is full, somebody holds it for too long. No bug, and nobody's mistake.
import { PlainError } from './plain-error.ts';

export class ArchiveAway extends PlainError {
  /** What the engine said, in a few words. */
  readonly reason: string;

  /** @param cause what the engine said */
  constructor(cause: unknown) {
    const said = cause instanceof AggregateError ? cause.errors[0] : cause;
    const reason = said instanceof Error ? said.message : String(said);
    super(`The archive cannot be used just now (${reason}). What was under way is made up for once it can be again.`);
    this.reason = reason;
    this.cause = cause;
  }
}
