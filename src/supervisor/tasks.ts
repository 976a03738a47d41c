import { EXIT } from '../process/exit-error.ts';
import type { Log } from '../process/log.ts';
import { messageOf } from '../process/thrown.ts';
import type { CommandApp } from './app-spec.ts';
import { createCronClock } from './cron-clock.ts';
import type { CronClock } from './cron-clock.ts';
import type { CronLine } from './cron-line.ts';
import { describeExit, shellCode } from './exit-cause.ts';
import type { ExitFacts } from './exit-cause.ts';
import type { Slot, Slots } from './slots.ts';

/** Apps that are run to their end: those that everything waits for, and those that a clock starts. */
export interface Tasks {
  /**
   * Runs these, one after the other.
   *
   * @returns 0, or the code of the first one that failed, after which none is run. A log line says so.
   */
  runFirst(apps: readonly CommandApp[]): Promise<number>;
  /** From now on it is run whenever it is due. */
  schedule(app: CommandApp & { cron: CronLine }): void;
  /** Starts what is due. To be called at least once a minute. */
  look(): void;
  /** One has ended without being told to. */
  ended(slot: Slot, facts: ExitFacts, about: { pid: number; ms: number }): void;
}

export function createTasks(options: {
  slots: Slots;
  start: (app: CommandApp) => Promise<void>;
  again: (slot: string) => Promise<void>;
  /** The wall clock, in milliseconds. */
  now: () => number;
  log: Log;
}): Tasks {
  const { slots, start, again, now, log } = options;
  const waiting = new Map<Slot, (facts: ExitFacts) => void>();
  const clocks = new Map<Slot, CronClock>();
  const slotOf = ({ name }: CommandApp): Slot => slots.of({ slot: name, app: name });

  const runOne = async (app: CommandApp): Promise<number> => {
    const slot = slotOf(app);
    const ended = new Promise<ExitFacts>((resolve) => waiting.set(slot, resolve));
    try {
      await start(app);
    } catch (error) {
      log.error(`${app.name} could not be started: ${messageOf(error)}; nothing else is started`);
      return EXIT.software;
    }
    const facts = await ended;
    if (isDone(facts)) return EXIT.ok;
    const exitCode = shellCode(facts);
    log.error(`${app.name} failed: ${describeExit(facts)}; nothing else is started`, { exitCode });
    return exitCode;
  };

  return {
    runFirst: async (apps) => {
      for (const app of apps) {
        const code = await runOne(app);
        if (code !== EXIT.ok) return code;
      }
      return EXIT.ok;
    },
    schedule: (app) => {
      clocks.set(slotOf(app), createCronClock(app.cron, now));
    },
    look: () => {
      for (const [slot, clock] of clocks) {
        // Asked even where nothing follows: what was stopped by hand isn't made up for.
        if (!clock.isDue() || slot.held) continue;
        const { name } = slot.spec;
        if (slot.running !== null) {
          log.warn(`${name} still runs: the run that is due now is left out`, {
            pid: slot.running.instance.pid,
          });
          continue;
        }
        again(slot.name).catch((error: unknown) => log.error(`${name} could not be run`, { error }));
      }
    },
    ended: (slot, facts, about) => {
      const { name } = slot.spec;
      if (isDone(facts)) log.info(`${name} is through`, about);
      const first = waiting.get(slot);
      waiting.delete(slot);
      if (first !== undefined) first(facts);
      else if (!isDone(facts)) log.error(`${name} failed: ${describeExit(facts)}`, about);
    },
  };
}

export function isDone({ code, killed }: ExitFacts): boolean {
  return code === 0 && killed === null;
}
