/** A source of chance that gives the same numbers for the same seed, on every machine. */
export interface Random {
  /** 0 ≤ x < 1. */
  next(): number;
  /** A whole number from `min` to `max`, both included. */
  between(min: number, max: number): number;
  /** A whole number from 0 to `limit` - 1. */
  below(limit: number): number;
  pick<T>(items: readonly T[]): T;
  shuffled<T>(items: readonly T[]): T[];
}

/** mulberry32: 32 bits of state are plenty for a schedule, and for choosing where to hit. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    next,
    below,
    pick: (items) => {
      const chosen = items[below(items.length)];
      if (chosen === undefined) throw new RangeError('nothing to pick from');
      return chosen;
    },
    between: (min, max) => min + below(max - min + 1),
    shuffled: (items) => {
      const deck = [...items];
      for (let last = deck.length - 1; last > 0; last -= 1) {
        const other = below(last + 1);
        [deck[last], deck[other]] = [
          deck[other] as (typeof deck)[number],
          deck[last] as (typeof deck)[number],
        ];
      }
      return deck;
    },
  };
}
