/**
 * What this process is working on at this moment, by book id and content key. The rows say the same, except after an
 * error that kept a claim from being given back: such a claim would look held for as long as this worker lives.
 */
export interface InHand {
  has(id: string): boolean;
  all(): string[];
  isEmpty(): boolean;
  /** Holds `id` while `work` runs. @returns null, without a call, when it is held already. */
  hold<T>(id: string, work: () => Promise<T>): Promise<T> | null;
}

/** Of M4Bs a worker makes one at a time, whichever it is. */
export const M4B_IN_HAND = 'm4b';

export function createInHand(): InHand {
  const held = new Set<string>();
  return {
    has: (id) => held.has(id),
    all: () => [...held],
    isEmpty: () => held.size === 0,
    hold: (id, work) => {
      if (held.has(id)) return null;
      held.add(id);
      return work().finally(() => held.delete(id));
    },
  };
}
