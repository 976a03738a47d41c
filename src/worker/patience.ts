import { setTimeout as sleep } from 'node:timers/promises';

const FIRST_DELAY_MS = 250;
const LAST_DELAY_MS = 4_000;

/**
 * Does what must not be given up, because it was paid for: again and again, at growing intervals, until it succeeds or
 * `signal` aborts.
 *
 * @throws what `work` threw last, once the signal has aborted.
 */
export async function untilDone<T>(
  work: () => Promise<T>,
  options: { signal: AbortSignal; onFailure: (error: unknown) => Promise<void> | void },
): Promise<T> {
  const { signal, onFailure } = options;
  for (let delayMs = FIRST_DELAY_MS; ; delayMs = Math.min(LAST_DELAY_MS, 2 * delayMs)) {
    try {
      return await work();
    } catch (error) {
      if (signal.aborted) throw error;
      await onFailure(error);
      await sleep(delayMs, undefined, { signal }).catch(() => undefined);
    }
  }
}
