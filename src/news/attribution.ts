// Who says it, and how firmly.

export type Standing = 'stated' | 'claimed' | 'denied' | 'unconfirmed';

export interface Attribution {
  /** As named in the text; null where the text does not name anybody ("it was not confirmed"). */
  readonly speaker: string | null;
  readonly standing: Standing;
}
