import { setTimeout as delay } from 'node:timers/promises';

/** Waits between tries: 10 seconds altogether, enough for a service that is being restarted beside this one. */
const WAITS_MS = [250, 750, 1_500, 2_500, 5_000];

/**
 * Tries again what failed for a passing reason.
 *
 * @param isPassing false ends it at once.
 * @param onRetry is told before the first wait only, so that the log has one line and not five.
 */
export async function withRetries<T>(
  work: () => Promise<T>,
  isPassing: (error: unknown) => boolean,
  onRetry: (error: unknown) => void,
): Promise<T> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      const waitMs = WAITS_MS[attempt];
      if (waitMs === undefined || !isPassing(error)) throw error;
      if (attempt === 0) onRetry(error);
      await delay(waitMs);
    }
  }
}
