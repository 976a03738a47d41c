export interface Slots {
  /**
   * Waits its turn, first come first served. Rejects with the signal's reason, or with what `refuseWaiting` was given.
   */
  take(signal?: AbortSignal): Promise<void>;
  /** Gives one slot back; every `take` that resolved needs exactly one. */
  give(): void;
  refuseWaiting(error: Error): void;
  /** True when nobody holds a slot or waits for one. */
  readonly allFree: boolean;
}

/** At most `count` holders at once. */
export function createSlots(count: number): Slots {
  const waiting: { grant: () => void; refuse: (error: Error) => void }[] = [];
  let taken = 0;

  const wait = (signal: AbortSignal | undefined): Promise<void> =>
    new Promise((resolve, reject) => {
      const settle = (finish: () => void): void => {
        signal?.removeEventListener('abort', onAbort);
        finish();
      };
      const entry = {
        grant: () => settle(resolve),
        refuse: (error: Error) => settle(() => reject(error)),
      };
      const onAbort = (): void => {
        waiting.splice(waiting.indexOf(entry), 1);
        reject(signal?.reason as Error);
      };
      waiting.push(entry);
      signal?.addEventListener('abort', onAbort, { once: true });
    });

  return {
    take: async (signal) => {
      signal?.throwIfAborted();
      if (taken >= count) return wait(signal);
      taken += 1;
    },
    give: () => {
      // A slot that is passed on stays taken, so that nobody slips in between.
      const next = waiting.shift();
      if (next === undefined) taken -= 1;
      else next.grant();
    },
    refuseWaiting: (error) => {
      for (const { refuse } of waiting.splice(0)) refuse(error);
    },
    get allFree() {
      return taken === 0;
    },
  };
}
