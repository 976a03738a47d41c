import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../process/log.ts';
import { plainEnvironment } from '../settings/process-environment.ts';
import type { CommandApp } from './app-spec.ts';
import { LAST_OUTPUT_MS } from './engine.ts';
import type { Engine, EngineListener, Instance } from './engine.ts';
import { isTaken, startProbe } from './probe.ts';
import { groupLives, signalGroup } from './process-group.ts';
import { readLines } from './read-lines.ts';

/** Ahead of the apps of our own when memory runs out, and behind those of their children that can be made again. */
const OOM_SCORE = '600';
const GONE_LOOK_MS = 50;

interface Place {
  app: CommandApp;
  /** The leader of the group, while it runs. */
  pid: number | null;
  stopping: boolean;
  /** Resolves when its end, and its last output, have been told. */
  ended: Promise<void>;
}

export interface Commands extends Engine<CommandApp> {
  /** Takes an app over that is started later, by `restart`. */
  add(app: CommandApp): void;
  /** Forgets an app that has ended. */
  remove(slot: string): void;
}

/**
 * Starts programs in any language, each as the leader of a process group of its own. They get what any program needs of
 * the environment and what their entry says, but none of the secrets that this process has.
 */
export function openCommands(listener: EngineListener, log: Log): Commands {
  const places = new Map<string, Place>();
  const signal = (pid: number, name: NodeJS.Signals): void =>
    signalGroup(pid, name, (error) => log.warn('a process group could not be signalled', { pid, error }));

  const launch = async (slot: string): Promise<void> => {
    const place = placeOf(places, slot);
    const { app } = place;
    if (place.pid !== null) throw new Error('it runs already');
    if (await isTaken(app.ready)) throw new Error('another program listens where it is to answer');
    const [program, ...args] = app.command;
    const child = spawn(program, args, {
      cwd: app.cwd,
      env: plainEnvironment(app.env),
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    // Rejects where the program can't be started at all.
    await once(child, 'spawn');
    const instance: Instance = { slot, app: app.name, pid: child.pid ?? 0 };
    let hasEnded = (): void => undefined;
    const ended = new Promise<void>((resolve) => (hasEnded = resolve));
    Object.assign(place, { pid: instance.pid, stopping: false, ended });
    offerToTheKernel(instance.pid);
    const probe = startProbe(app, {
      onReady: () => listener.ready(instance),
      onHeard: () => listener.heard(instance),
    });
    listener.started(instance);
    for (const [name, stream] of [
      ['out', child.stdout],
      ['err', child.stderr],
    ] as const) {
      const take = (line: string): void => {
        listener.line(instance, name, line);
        probe.line(line);
      };
      readLines(stream, take, () => listener.room(instance));
    }
    child.once('exit', (code, exitSignal) => {
      probe.end();
      // What is left of a group that was asked to stop has its time, see `stop`; else it would live on beside the next.
      if (!place.stopping) signal(instance.pid, 'SIGKILL');
      const report = (): void => {
        clearTimeout(patience);
        child.off('close', report);
        if (place.pid === instance.pid) place.pid = null;
        listener.exited(instance, code, exitSignal);
        hasEnded();
      };
      const patience = setTimeout(report, LAST_OUTPUT_MS);
      child.once('close', report);
    });
  };

  const add = (app: CommandApp): void => {
    places.set(app.name, { app, pid: null, stopping: false, ended: Promise.resolve() });
  };

  return {
    add,
    remove: (slot) => void places.delete(slot),
    start: async (app) => {
      add(app);
      await launch(app.name);
    },
    restart: launch,
    stop: async (slot) => {
      const place = placeOf(places, slot);
      const { app, pid } = place;
      if (pid === null) return;
      place.stopping = true;
      // The whole group, as systemd does it: a shell that has started the server tells it nothing.
      signal(pid, 'SIGTERM');
      const deadline = performance.now() + app.kill_timeout;
      while (groupLives(pid)) {
        if (performance.now() >= deadline) signal(pid, 'SIGKILL');
        await sleep(GONE_LOOK_MS);
      }
      await place.ended;
    },
  };
}

function placeOf(places: ReadonlyMap<string, Place>, slot: string): Place {
  const place = places.get(slot);
  if (place === undefined) throw new Error(`there is no app ${slot}`);
  return place;
}

/** Nobody has to have its speech server at any price. */
function offerToTheKernel(pid: number): void {
  try {
    if (process.platform === 'linux') writeFileSync(`/proc/${pid}/oom_score_adj`, OOM_SCORE);
  } catch {
    // It has ended already, or nobody may here.
  }
}
