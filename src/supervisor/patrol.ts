import { EXIT } from '../process/exit-error.ts';
import type { Log } from '../process/log.ts';
import type { AppSpec } from './app-spec.ts';
import type { DownClock } from './down-clock.ts';
import { overMemory } from './memory-watch.ts';
import type { OomWatch } from './oom-kills.ts';
import { killSlot } from './slots.ts';
import type { Slots } from './slots.ts';
import type { VitalSigns } from './vital-signs.ts';

/** How often is looked at who is late. Milliseconds. */
export const LOOK_MS = 500;

/**
 * Looks again and again at who is late, who holds too much, and what has been down for too long.
 *
 * @returns what ends it.
 */
export function startPatrol(options: {
  apps: readonly AppSpec[];
  slots: Slots;
  vitalSigns: VitalSigns;
  oomKills: OomWatch;
  /** Of those that were started, by name. */
  downClocks: ReadonlyMap<string, DownClock>;
  /** Called with the exit code of a service that can't be kept up. */
  giveUp: (code: number) => void;
  /** Called at each look, too. */
  alsoLook: () => void;
  log: Log;
}): () => void {
  const { apps, slots, vitalSigns, oomKills, downClocks, giveUp, alsoLook, log } = options;
  const look = (): void => {
    if (oomKills.look()) log.warn('the system killed a process of this service because memory ran out');
    for (const { pid, because } of vitalSigns.overdue()) {
      const slot = slots.withPid(pid);
      if (slot !== undefined) killSlot(slot, { cause: 'hang', because });
    }
    alsoLook();
    // What grows fast takes 100 MB between two looks.
    for (const { slot, killing } of overMemory(slots.all())) killSlot(slot, killing);
    for (const { name, supervision } of apps) {
      const clock = downClocks.get(name);
      // Nobody is to be missed who was told to go.
      if (slots.ofApp(name).every(({ held }) => held)) clock?.reset();
      if (clock === undefined || clock.downMs() < supervision.downExitMs) continue;
      log.error(`${name} can't be kept up: it has been down for ${supervision.downExitMs / 1000} seconds`);
      giveUp(EXIT.software);
    }
  };
  const looking = setInterval(look, LOOK_MS);
  return () => clearInterval(looking);
}
