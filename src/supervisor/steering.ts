import { EventEmitter, once } from 'node:events';
import type { Log } from '../process/log.ts';
import { oneAtATime } from '../process/one-at-a-time.ts';
import { isCommand, isTask } from './app-spec.ts';
import type { AppSpec } from './app-spec.ts';
import type { Slot, Slots } from './slots.ts';

/** What an owner does by hand. One after the other, each as soon as the one before is through. */
export interface Steering {
  /** @throws {SteeringError} where there is no such app; `null` stands for all. */
  assertKnown(app: string | null): void;
  /** Stops an app, and leaves it alone until it is started again by `restart`. */
  stop(app: string): Promise<void>;
  /** Stops and starts the instances of an app, one after the other. Resolves when they are ready. */
  restart(app: string): Promise<void>;
  /** Starts a new instance, and stops the old one when the new one is ready, for each. Nobody is kept waiting. */
  reload(app: string): Promise<void>;
}

/** It can't be done, and nothing has changed for the worse. The message is for people. */
export class SteeringError extends Error {
  /** There is no such app, or it isn't one for that. */
  readonly isMistake: boolean;

  constructor(message: string, options: { isMistake?: boolean } = {}) {
    super(message);
    this.isMistake = options.isMistake ?? false;
  }
}

/** What happens to slots, for who waits for it. */
export type SlotEvents = EventEmitter<{ change: [] }>;

export function createSteering(options: {
  apps: readonly AppSpec[];
  slots: Slots;
  events: SlotEvents;
  engine: {
    restart(slot: Slot): Promise<void>;
    stop(slot: Slot): Promise<void>;
    /** One more of the app. Only where instances share a port. */
    another(app: string): Promise<void>;
    /** Stops a slot for good. */
    remove(slot: Slot): Promise<void>;
  };
  log: Log;
}): Steering {
  const { apps, slots, events, engine, log } = options;
  const inTurn = oneAtATime();

  const specOf = (name: string): AppSpec => {
    const spec = apps.find((app) => app.name === name);
    if (spec !== undefined) return spec;
    const names = apps.map((app) => app.name).join(', ');
    throw new SteeringError(`there is no app "${name}" here; there is ${names}`, { isMistake: true });
  };
  const find = (name: string): { spec: AppSpec; own: Slot[] } => {
    const spec = specOf(name);
    const own = slots.ofApp(name);
    if (own.length === 0) throw new SteeringError(`${name} has not been started yet`);
    return { spec, own };
  };
  const halt = async (slot: Slot): Promise<void> => {
    if (slot.restartTimer !== null) clearTimeout(slot.restartTimer);
    slot.restartTimer = null;
    slot.held = true;
    if (slot.running !== null) await engine.stop(slot);
    while (slot.running !== null) await once(events, 'change');
  };
  /** @returns null when the instance is ready (what is run to its end: when it runs), or why it ended instead. */
  const untilReady = async (slot: Slot, exits = slot.exits): Promise<string | null> => {
    const isThere = (): boolean => slot.running !== null && (slot.running.isReady || isTask(slot.spec));
    while (!isThere()) {
      if (slot.exits !== exits)
        return isTask(slot.spec) && slot.lastExit?.cause === 'stopped'
          ? null
          : (slot.lastExit?.says ?? 'it ended');
      await once(events, 'change');
    }
    return null;
  };

  const reloadOne = async (old: Slot): Promise<void> => {
    const { name } = old.spec;
    const before = new Set(slots.ofApp(name));
    await engine.another(name);
    const added = (): Slot | undefined => slots.ofApp(name).find((slot) => !before.has(slot));
    let next = added();
    for (; next === undefined; next = added()) await once(events, 'change');
    const problem = await untilReady(next, 0);
    const leaves = problem === null ? old : next;
    await halt(leaves);
    await engine.remove(leaves);
    slots.remove(leaves);
    if (problem !== null) {
      throw new SteeringError(`the new ${name} did not become ready, and the old one goes on: ${problem}`);
    }
  };

  return {
    assertKnown: (name) => {
      // Its own lines are kept like those of the apps.
      if (name !== null && name !== 'supervisor') specOf(name);
    },
    stop: (name) =>
      inTurn(async () => {
        const { own } = find(name);
        log.info(`${name} is stopped by hand, and stays so until it is restarted`);
        await Promise.all(own.map(halt));
      }),
    restart: (name) =>
      inTurn(async () => {
        const { own } = find(name);
        log.info(`${name} is restarted by hand`);
        for (const slot of own) {
          await halt(slot);
          slot.held = false;
          const ready = untilReady(slot);
          await engine.restart(slot);
          const problem = await ready;
          if (problem !== null) throw new SteeringError(`${name} did not become ready: ${problem}`);
        }
      }),
    reload: (name) =>
      inTurn(async () => {
        const { spec, own } = find(name);
        if (isCommand(spec) || spec.exec_mode !== 'cluster') {
          throw new SteeringError(`two of ${name} can't stand side by side; use restart`, {
            isMistake: true,
          });
        }
        const running = own.filter((slot) => slot.running?.isReady === true);
        if (running.length === 0) throw new SteeringError(`${name} isn't ready; use restart`);
        log.info(`${name} is reloaded by hand`);
        for (const slot of running) await reloadOne(slot);
        log.info(`${name} is reloaded`);
      }),
  };
}
