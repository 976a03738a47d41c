/** Turns at this process's event loop, for work that takes longer than others should wait. */
export interface LoopTurns {
  /**
   * Resolves when whoever asks may go on: after all who asked before, one in each round of the loop, so that any
   * number of them hold up everybody else for no longer than one does.
   */
  next: () => Promise<void>;
}

export function createLoopTurns(): LoopTurns {
  const waiting: (() => void)[] = [];
  const letOneIn = (): void => {
    waiting.shift()?.();
    if (waiting.length > 0) setImmediate(letOneIn);
  };
  return {
    next: () =>
      new Promise((resolve) => {
        waiting.push(resolve);
        if (waiting.length === 1) setImmediate(letOneIn);
      }),
  };
}

/** Work between two turns for others. Milliseconds. */
const TURN_MS = 5;

/** To be called between the pieces of long work: waits for the next turn once the one that it has is used up. */
export function workInTurns(turns: LoopTurns): () => Promise<void> {
  let endsAt = 0;
  return async () => {
    if (performance.now() < endsAt) return;
    await turns.next();
    endsAt = performance.now() + TURN_MS;
  };
}
