// Reading: what one look at an address gave.

export type Reading = Fresh | Unchanged | Failed;

export interface Fresh {
  readonly kind: 'fresh';
  /** Where it was found in the end, after every redirect. */
  readonly url: string;
  /** The answer's own `Content-Type`, as it was sent; null when it sent none. */
  readonly contentType: string | null;
  /** What the answer asks of robots, all its `X-Robots-Tag` headers; absent when it had none. */
  readonly robotsTag?: string;
  /** Unpacked. */
  readonly body: Uint8Array;
  readonly validators: Validators;
  /** Where the address has moved for good: every hop said 301 or 308. */
  readonly movedTo: string | null;
}

/** The address holds what it held at the look that gave the validators. */
export interface Unchanged {
  readonly kind: 'unchanged';
  readonly validators: Validators;
  readonly movedTo: string | null;
}

export interface Failed {
  readonly kind: 'failed';
  readonly code: FailureCode;
  /** One plain sentence for a moderator, without an address of the operator's network or a secret in it. */
  readonly reason: string;
  /** How long the server asked to be left alone, at most a day. */
  readonly retryAfterMs: number | null;
  /** 410: it will not come back. */
  readonly gone: boolean;
}

/** Handed back at the next look, so that an unchanged address costs next to nothing. */
export interface Validators {
  readonly etag: string | null;
  readonly lastModified: string | null;
  /** SHA-256 of the unpacked body, base64: servers without validators still give `unchanged`. */
  readonly hash: string | null;
}

export type FailureCode =
  /** The address itself: no http or https, credentials, a port that is not the web's, or inside the operator's network. */
  | 'forbidden'
  | 'not-found'
  | 'refused'
  | 'timeout'
  | 'too-large'
  | 'redirects'
  | 'certificate'
  | 'network'
  | 'server'
  | 'busy'
  | 'gone'
  | 'robots'
  | 'unreadable';
