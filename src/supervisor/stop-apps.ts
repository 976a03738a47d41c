import { performance } from 'node:perf_hooks';
import type { Log } from '../process/log.ts';
import type { AppSpec } from './app-spec.ts';
import type { Slot, Slots } from './slots.ts';

type StopSlot = (slot: Slot) => Promise<void>;

/**
 * Stops one app after the other, in the order of the list, all instances of an app at the same time.
 *
 * @returns false when one had to be killed.
 */
export async function stopApps(
  apps: readonly AppSpec[],
  slots: Slots,
  stop: StopSlot,
  log: Log,
): Promise<boolean> {
  let clean = true;
  for (const { name } of apps) {
    const own = slots.ofApp(name).filter(({ running }) => running !== null);
    const results = await Promise.allSettled(own.map((slot) => stopSlot(slot, stop, log)));
    clean &&= results.every((result) => result.status === 'fulfilled' && result.value);
    if (own.length > 0) log.debug(`${name} has stopped`);
  }
  return clean;
}

/** @returns false when it had to be killed: engines kill what doesn't stop in time, without a word. */
async function stopSlot(slot: Slot, stop: StopSlot, log: Log): Promise<boolean> {
  const { name, kill_timeout: limitMs } = slot.spec;
  const startedAt = performance.now();
  await stop(slot);
  if (performance.now() - startedAt < limitMs) return true;
  log.warn(`${name} did not stop in time and was killed`, { afterMs: limitMs });
  return false;
}
