/**
 * A clock that stands still while this process does. When everything was stopped for a while (a suspended laptop,
 * SIGSTOP to all, a processor that is starved), the silence of others proves nothing: they were stopped too. So a step
 * between two readings counts for at most `longestStepMs`, and waits are measured in time in which the others could
 * have been heard.
 *
 * @param now a clock in milliseconds that never goes back.
 * @returns milliseconds; to be read at least every `longestStepMs`. Every reading moves it on, so that what is heard is
 *   noted with its own time: with that of an earlier look, a silence would seem longer than it was.
 */
export function createAwakeClock(now: () => number, longestStepMs: number): () => number {
  let last = now();
  let awakeMs = 0;
  return () => {
    const at = now();
    awakeMs += Math.min(at - last, longestStepMs);
    last = at;
    return awakeMs;
  };
}
