import type { WordTime } from '../narration/word-times.ts';

/** As they are kept: place and moment by turns. */
export function flatTimes(times: readonly WordTime[] | null): number[] | null {
  return times === null ? null : times.flatMap(({ at, ms }) => [at, Math.round(ms)]);
}

export function readTimes(flat: readonly number[]): WordTime[] {
  return Array.from({ length: flat.length >> 1 }, (_, index) => ({
    at: flat[2 * index] ?? 0,
    ms: flat[2 * index + 1] ?? 0,
  }));
}
