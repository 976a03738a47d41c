import { once } from 'node:events';
import type { Log } from '../process/log.ts';
import { hasErrno, messageOf } from '../process/thrown.ts';
import type { CommandApp } from './app-spec.ts';
import { STANDING } from './apps-file.ts';
import type { Commands } from './commands.ts';
import type { RunEnd, RunOrder } from './control.ts';
import type { Slot, Slots } from './slots.ts';
import { SteeringError } from './steering.ts';
import type { SlotEvents } from './steering.ts';

/** Who has asked for a run. */
export interface Caller {
  line(stream: 'out' | 'err', line: string): void;
  /** `null` while lines are taken, else what resolves when they are again. */
  room(): Promise<void> | null;
  /** Aborted when nobody waits for the run any more: it is stopped then. */
  gone: AbortSignal;
}

/** Programs that an owner runs once, by hand, beside the apps of the list and within the same service. */
export interface Runs {
  /** @throws {SteeringError} where it can't be started. */
  run(order: RunOrder, caller: Caller): Promise<RunEnd>;
  /** Of those that run now. */
  specs(): CommandApp[];
  /** Who waits for the run of this name; undefined for an app of the list. */
  callerOf(name: string): Caller | undefined;
  /** Stops all of them, and takes no more. */
  stop(): Promise<void>;
}

const STOP_MS = 5_000;

export function createRuns(options: {
  slots: Slots;
  events: SlotEvents;
  commands: Commands;
  log: Log;
}): Runs {
  const { slots, events, commands, log } = options;
  const running = new Map<string, { spec: CommandApp; caller: Caller }>();
  let isOver = false;
  const slotOf = (name: string): Slot => slots.of({ slot: name, app: name });

  const halt = async (name: string): Promise<void> => {
    slotOf(name).held = true;
    await commands.stop(name);
  };
  const freeName = (): string => {
    let number = 1;
    while (running.has(`run-${number}`)) number += 1;
    return `run-${number}`;
  };

  return {
    specs: () => [...running.values()].map(({ spec }) => spec),
    callerOf: (name) => running.get(name)?.caller,
    run: async (order, caller) => {
      if (isOver) throw new SteeringError('the service is about to stop');
      const spec = describe(order, freeName());
      const { name } = spec;
      running.set(name, { spec, caller });
      const stop = (): void => void halt(name);
      try {
        const slot = slotOf(name);
        log.info(`${name} is run by hand`, { command: order.command[0] });
        await commands.start(spec);
        caller.gone.addEventListener('abort', stop);
        if (caller.gone.aborted) stop();
        while (slot.lastExit === null) await once(events, 'change');
        const { code, says } = slot.lastExit;
        log.info(`${name} has ended`, { code });
        return { code, says };
      } catch (error) {
        const [program] = order.command;
        const problem = hasErrno(error, 'ENOENT') ? 'there is no such program' : messageOf(error);
        throw new SteeringError(`${program} could not be started: ${problem}`, { isMistake: true });
      } finally {
        caller.gone.removeEventListener('abort', stop);
        slots.remove(slotOf(name));
        commands.remove(name);
        running.delete(name);
      }
    },
    stop: async () => {
      isOver = true;
      await Promise.all([...running.keys()].map(halt));
    },
  };
}

function describe({ command, cwd, memoryMb }: RunOrder, name: string): CommandApp {
  return {
    ...{ name, exec_mode: 'command', instances: 1, cwd, env: {}, command, aliveUrl: null, cron: null },
    ready: { by: 'exit' },
    kill_timeout: STOP_MS,
    // Whoever has asked for it knows how long it may take.
    supervision: { ...STANDING, essential: false, memoryMb, readyTimeoutMs: Infinity },
  };
}
