/** Tells a kill for want of memory from one by hand. */
export interface OomWatch {
  /** Looks at the kernel's counter; true when it has risen since the last look. */
  look(): boolean;
  /** Whether the counter rose just now; `null` where the kernel keeps no such counter. */
  justNow(): boolean | null;
}

/** An exit is reported this much after the kernel's kill at most: its last output is waited for. Milliseconds. */
const RECENT_MS = 2_000;

/**
 * @param readCount the kernel's count of processes that it killed for want of memory, or `null` without one.
 * @param now a clock in milliseconds that never goes back.
 */
export function createOomWatch(readCount: () => number | null, now: () => number): OomWatch {
  let known = readCount();
  let roseAt = -Infinity;
  const look = (): boolean => {
    const count = readCount();
    const rose = known !== null && count !== null && count > known;
    known = count;
    if (rose) roseAt = now();
    return rose;
  };
  return {
    look,
    justNow: () => {
      look();
      return known === null ? null : now() - roseAt < RECENT_MS;
    },
  };
}
