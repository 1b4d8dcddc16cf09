// What an operator did wrong, in a sentence that says what to do. Shown as it is, without a stack; any other exception is a bug.

export class PlainError extends Error {
  override readonly name = 'PlainError';
}
