// What an operator did wrong, in a sentence that says what to do. Shown as it is, without a stack; any other exception is a bug.

export class PlainError extends Error {
  override readonly name = 'PlainError';
}

/** What was asked for was not done in time, which is no word on whether it can be done. */
export class OutOfTime extends PlainError {}
