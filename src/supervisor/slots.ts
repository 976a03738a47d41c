import type { AppSpec } from './app-spec.ts';
import type { Instance } from './engine.ts';
import type { ExitCause, Killing } from './exit-cause.ts';
import type { RestartBudget } from './restart-budget.ts';

/** What is known about one place of a process, over all restarts. */
export interface Slot {
  /** As its engine calls it. */
  readonly name: string;
  readonly spec: AppSpec;
  readonly budget: RestartBudget;
  /** `null` between an exit and the next start. */
  running: { instance: Instance; startedAt: number; isReady: boolean } | null;
  restartTimer: NodeJS.Timeout | null;
  heapExhausted: boolean;
  killed: Killing | null;
  wasReady: boolean;
  /** Stopped by hand, and not to be started again. */
  held: boolean;
  starts: number;
  exits: number;
  /** `at` by the wall clock, in milliseconds; `code` as a shell would have it. */
  lastExit: { at: number; cause: ExitCause; says: string; code: number } | null;
}

export interface Slots {
  /** The slot of an instance; made when it is first seen. */
  of(instance: Pick<Instance, 'slot' | 'app'>): Slot;
  all(): Slot[];
  ofApp(app: string): Slot[];
  withPid(pid: number): Slot | undefined;
  remove(slot: Slot): void;
}

/** @param apps all that may be reported */
export function createSlots(
  apps: () => readonly AppSpec[],
  createBudget: (spec: AppSpec) => RestartBudget,
): Slots {
  const slots = new Map<string, Slot>();
  const all = (): Slot[] => [...slots.values()];
  return {
    of: ({ slot: name, app }) => {
      const known = slots.get(name);
      if (known !== undefined) return known;
      const spec = apps().find((candidate) => candidate.name === app);
      if (spec === undefined) throw new Error(`an app is reported that isn't in the list: ${app}`);
      const slot: Slot = {
        ...{ name, spec, budget: createBudget(spec) },
        ...{ running: null, restartTimer: null, heapExhausted: false, killed: null, wasReady: false },
        ...{ held: false, starts: 0, exits: 0, lastExit: null },
      };
      slots.set(name, slot);
      return slot;
    },
    all,
    ofApp: (app) => all().filter(({ spec }) => spec.name === app),
    withPid: (pid) => all().find(({ running }) => running?.instance.pid === pid),
    remove: ({ name }) => slots.delete(name),
  };
}

/** Kills what runs there, and remembers why. */
export function killSlot(slot: Slot, killing: Killing): void {
  if (slot.running === null) return;
  slot.killed ??= killing;
  try {
    process.kill(slot.running.instance.pid, 'SIGKILL');
  } catch {
    // It has ended already.
  }
}
