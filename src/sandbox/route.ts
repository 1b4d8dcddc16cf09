// A route of the REST API: a method, a pattern, and what it does.
import type { Json } from './world.ts';

export interface Call {
  readonly parts: Readonly<Record<string, string>>;
  readonly body: Json;
  readonly query: URLSearchParams;
  /** Makes the status 201 instead of 200. */
  readonly created: () => void;
}

export interface Route {
  readonly method: string;
  /** With `:names` for the parts. */
  readonly path: string;
  /** Needs no token. */
  readonly open?: boolean;
  /** undefined: 204. */
  readonly run: (call: Call) => unknown;
}
