import type { AppSpec } from './app-spec.ts';
import type { Instance } from './pm2.ts';
import type { RestartBudget } from './restart-budget.ts';

/** What is known about one slot of PM2, over all restarts. */
export interface Slot {
  spec: AppSpec;
  budget: RestartBudget;
  /** `null` between an exit and the next start. */
  running: { instance: Instance; startedAt: number; isReady: boolean } | null;
  restartTimer: NodeJS.Timeout | null;
  heapExhausted: boolean;
  killedBecause: string | null;
  wasReady: boolean;
}

export interface Slots {
  /** The slot of an instance; made when it is first seen. */
  of(instance: Instance): Slot;
  all(): Slot[];
  /** With PM2's numbers. */
  runningOf(app: string): [number, Slot][];
}

export function createSlots(apps: readonly AppSpec[], createBudget: (spec: AppSpec) => RestartBudget): Slots {
  const slots = new Map<number, Slot>();
  return {
    of: ({ slot: number, app }) => {
      const known = slots.get(number);
      if (known !== undefined) return known;
      const spec = apps.find(({ name }) => name === app);
      if (spec === undefined) throw new Error(`PM2 reports an app that isn't in the list: ${app}`);
      const slot: Slot = {
        spec,
        budget: createBudget(spec),
        running: null,
        restartTimer: null,
        heapExhausted: false,
        killedBecause: null,
        wasReady: false,
      };
      slots.set(number, slot);
      return slot;
    },
    all: () => [...slots.values()],
    runningOf: (app) => [...slots].filter(([, { spec, running }]) => spec.name === app && running !== null),
  };
}
