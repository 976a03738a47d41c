import { performance } from 'node:perf_hooks';
import type { Log } from '../process/log.ts';
import type { AppSpec } from './app-spec.ts';
import type { Pm2 } from './pm2.ts';
import type { Slots } from './slots.ts';

/**
 * Stops one app after the other, in the order of the list, all instances of an app at the same time.
 *
 * @returns false when one had to be killed.
 */
export async function stopApps(
  pm2: Pick<Pm2, 'stop'>,
  apps: readonly AppSpec[],
  slots: Slots,
  log: Log,
): Promise<boolean> {
  let clean = true;
  for (const { name } of apps) {
    const own = slots.runningOf(name);
    const stopped = own.map(async ([number, { spec }]) => {
      const startedAt = performance.now();
      await pm2.stop(number);
      // PM2 kills what doesn't stop in time, without a word.
      if (performance.now() - startedAt < spec.kill_timeout) return true;
      log.warn(`${name} did not stop in time and was killed`, { afterMs: spec.kill_timeout });
      return false;
    });
    const results = await Promise.allSettled(stopped);
    clean &&= results.every((result) => result.status === 'fulfilled' && result.value);
    if (own.length > 0) log.debug(`${name} has stopped`);
  }
  return clean;
}
