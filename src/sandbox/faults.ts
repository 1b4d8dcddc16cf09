// Failing on request: what the local Discord was told to do to the next requests that match.

export type Fault =
  | { readonly kind: 'refuse'; readonly status: number; readonly code?: number; readonly retryAfter?: number }
  | { readonly kind: 'delay'; readonly ms: number }
  /** It waits for something else to have happened. */
  | { readonly kind: 'hold'; readonly until: Promise<unknown> }
  /** The connection breaks before anything happened. */
  | { readonly kind: 'drop-before' }
  /** It happened, and the connection breaks before the answer. */
  | { readonly kind: 'drop-after' };

export interface Match {
  readonly method?: string;
  /** Without `/api/v10`. */
  readonly path?: RegExp;
}

export function createFaults() {
  let planned: { readonly match: Match; readonly fault: Fault; left: number }[] = [];

  return {
    next(match: Match, fault: Fault, times = 1): void {
      planned.push({ match, fault, left: times });
    },
    clear(): void {
      planned = [];
    },
    take(method: string, path: string): Fault | undefined {
      const plan = planned.find(
        ({ match, left }) => left > 0 && (match.method ?? method) === method && (match.path?.test(path) ?? true),
      );
      if (plan) plan.left -= 1;
      return plan?.fault;
    },
  };
}
