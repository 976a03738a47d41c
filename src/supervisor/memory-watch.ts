import { isCommand } from './app-spec.ts';
import type { Killing } from './exit-cause.ts';
import { groupMemoryMb } from './process-group.ts';
import type { Slot } from './slots.ts';

/**
 * The commands that hold more memory than their share. Everybody else's share is promised to somebody: what takes more
 * is killed before the system kills whomever it likes.
 */
export function overMemory(slots: readonly Slot[]): { slot: Slot; killing: Killing }[] {
  return slots.flatMap((slot) => {
    const { spec, running } = slot;
    if (!isCommand(spec) || running === null) return [];
    const { memoryMb: shareMb } = spec.supervision;
    const heldMb = groupMemoryMb(running.instance.pid, shareMb);
    if (heldMb === null || heldMb <= shareMb) return [];
    const because = `out of memory: killed with ${Math.round(heldMb)} MB, its share is ${shareMb} MB`;
    return [{ slot, killing: { cause: 'memory', because } }];
  });
}
