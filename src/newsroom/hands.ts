// Work that goes on at the same time, up to so much of it.

/** @param isOver begin nothing new; a piece of work that throws ends it too */
export function handsFor(most: number, isOver: () => boolean) {
  let inHand = 0;
  let fault: { readonly error: unknown } | undefined;
  let wake: () => void = () => {};
  const ended = () => {
    inHand -= 1;
    wake();
  };
  const below = async (count: number) => {
    while (inHand >= count) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };
  const stopped = () => isOver() || fault !== undefined;

  return {
    inHand: () => inHand,
    stopped,
    /** Waits for a free hand. @returns false when nothing new is to be begun */
    async free(): Promise<boolean> {
      if (stopped()) return false;
      await below(most);
      return !stopped();
    },
    give(work: Promise<void>): void {
      inHand += 1;
      work.then(ended, (error: unknown) => {
        fault ??= { error };
        ended();
      });
    },
    /** Waits for everything in hand. @throws what a piece of work threw */
    async done(): Promise<void> {
      await below(1);
      if (fault) throw fault.error;
    },
  };
}
