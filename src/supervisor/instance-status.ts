import { performance } from 'node:perf_hooks';
import { isCommand, isOneShot, isTask } from './app-spec.ts';
import type { AppSpec } from './app-spec.ts';
import type { InstanceStatus } from './control.ts';
import { groupMemoryMb } from './process-group.ts';
import { measureTree, totalMb } from './process-memory.ts';
import type { Slot, Slots } from './slots.ts';

/** How every instance is, in the order of the list. */
export function instanceStatuses(apps: readonly AppSpec[], slots: Slots): InstanceStatus[] {
  return apps.flatMap((app) => slots.ofApp(app.name).map(describe));
}

function describe(slot: Slot): InstanceStatus {
  const { spec, running, lastExit } = slot;
  return {
    app: spec.name,
    state: stateOf(slot),
    pid: running?.instance.pid ?? null,
    uptimeSeconds: running === null ? null : Math.round((performance.now() - running.startedAt) / 1000),
    restarts: isTask(spec) ? 0 : Math.max(0, slot.starts - 1),
    lastExit:
      lastExit === null
        ? null
        : {
            secondsAgo: Math.max(0, Math.round((Date.now() - lastExit.at) / 1000)),
            ...{ cause: lastExit.cause, says: lastExit.says },
          },
    memoryMb: running === null ? null : memoryMb(spec, running.instance.pid),
    memoryLimitMb: spec.supervision.memoryMb,
    essential: spec.supervision.essential,
  };
}

function stateOf({ spec, running, held, lastExit }: Slot): InstanceStatus['state'] {
  if (running !== null) return isTask(spec) ? 'running' : running.isReady ? 'ready' : 'starting';
  if (held) return 'stopped';
  if (!isOneShot(spec) || lastExit === null) return 'waiting';
  return lastExit.cause === 'stopped' ? 'done' : 'failed';
}

function memoryMb(spec: AppSpec, pid: number): number | null {
  const mb = isCommand(spec) ? groupMemoryMb(pid) : totalMb(measureTree(pid)) || null;
  return mb === null ? null : Math.round(mb);
}
