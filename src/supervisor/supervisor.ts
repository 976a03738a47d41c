import { performance } from 'node:perf_hooks';
import { EXIT } from '../process/exit-error.ts';
import { messageOf } from '../process/thrown.ts';
import type { Log } from '../process/log.ts';
import type { AppSpec } from './app-spec.ts';
import { createAwakeClock } from './awake-clock.ts';
import { createDownClock } from './down-clock.ts';
import type { DownClock } from './down-clock.ts';
import { causeOfExit, describeExit } from './exit-cause.ts';
import { createOomWatch } from './oom-kills.ts';
import { openPm2 } from './pm2.ts';
import type { Instance, Pm2, Pm2Listener } from './pm2.ts';
import type { Reaper } from './reaper.ts';
import { keepRecord } from './record.ts';
import { createRestartBudget } from './restart-budget.ts';
import { createSlots } from './slots.ts';
import type { Slot } from './slots.ts';
import { stopApps } from './stop-apps.ts';
import { createVitalSigns } from './vital-signs.ts';

export interface Supervisor {
  /** Resolves when every instance has said for the first time that it does its work. */
  readonly ready: Promise<true>;
  /** Resolves with an exit code when the service can't go on by itself. It still has to be stopped. */
  readonly broken: Promise<number>;
  /** Stops the apps one after the other, in the order of the list. Resolves to false when one had to be killed. */
  stop(): Promise<boolean>;
  /** Kills everything at once. */
  kill(): void;
}

/** How often is looked at who is late. Milliseconds. */
const LOOK_MS = 500;

/**
 * Starts the apps and keeps them up: a crash is answered with a restart, a crash loop with ever slower ones, a process
 * that hangs with its end and a restart, and an app that can't be kept up with the end of the service. Knows nothing of
 * what the apps do.
 */
export async function startSupervisor(options: {
  apps: readonly AppSpec[];
  /** Passed to every app. */
  env: Readonly<Record<string, string>>;
  pm2Home: string;
  onLine: (app: string, stream: 'out' | 'err', line: string) => void;
  /** The kernel's count of processes that it killed for want of memory, or `null` where there is none. */
  readOomKills: () => number | null;
  reaper: Reaper;
  /** Where it leaves word of its processes, see record.ts. */
  recordFile: string;
  log: Log;
}): Promise<Supervisor> {
  const { apps, reaper, log } = options;
  const record = keepRecord(options.recordFile, (error) =>
    log.warn('what becomes of the processes could not be written down', { error }),
  );
  let pm2: Pm2 | null = null;
  let stopping = false;
  const ready = deferred<true>();
  const broken = deferred<number>();

  const awakeMs = createAwakeClock(() => performance.now(), 2 * LOOK_MS);
  const vitalSigns = createVitalSigns(awakeMs);
  const oomKills = createOomWatch(options.readOomKills, () => performance.now());
  const downClocks = new Map<string, DownClock>(
    apps.map(({ name, supervision }) => [name, createDownClock(supervision.steadyMs, awakeMs)]),
  );
  const slots = createSlots(apps, ({ supervision }) =>
    createRestartBudget(supervision.restarts, () => performance.now()),
  );
  const instancesWanted = apps.reduce((sum, { instances }) => sum + instances, 0);

  const listener: Pm2Listener = {
    started: (instance) => {
      const slot = slots.of(instance);
      slot.running = { instance, startedAt: performance.now(), isReady: false };
      slot.heapExhausted = false;
      slot.killedBecause = null;
      record.started(instance.app, instance.pid);
      reaper.watch(instance.pid);
      vitalSigns.started(instance.pid, slot.spec.supervision);
      log.debug(`${instance.app} started`, { pid: instance.pid });
      // A start that was under way when everything else was stopped.
      if (stopping) sendKill(instance.pid);
    },
    ready: (instance) => {
      const slot = slots.of(instance);
      if (slot.running === null || slot.running.isReady) return;
      slot.running.isReady = true;
      vitalSigns.ready(instance.pid);
      downClocks.get(instance.app)?.ready(instance.pid);
      if (slot.wasReady) log.info(`${instance.app} is back`, { pid: instance.pid, ms: uptimeMs(slot) });
      slot.wasReady = true;
      if (slots.all().filter(({ wasReady }) => wasReady).length === instancesWanted) ready.resolve(true);
    },
    heard: ({ pid }) => vitalSigns.heard(pid),
    failed: (instance) => {
      const slot = slots.of(instance);
      // An error before it is ready means that it was never loaded: it would wait for ever.
      if (slot.running?.isReady === false) killInstance(slot, 'failed while it started');
    },
    line: (instance, stream, line) => {
      if (stream === 'err' && line.includes('JavaScript heap out of memory'))
        slots.of(instance).heapExhausted = true;
      options.onLine(instance.app, stream, line);
    },
    exited: (instance, code, signal) => {
      const slot = slots.of(instance);
      if (slot.running?.instance.pid !== instance.pid) return;
      const uptime = uptimeMs(slot);
      slot.running = null;
      reaper.forget(instance.pid);
      vitalSigns.ended(instance.pid);
      downClocks.get(instance.app)?.ended(instance.pid);
      const { heapExhausted, killedBecause } = slot;
      const facts = { code, signal, heapExhausted, killedBecause, oomKill: oomKills.justNow() };
      const cause = describeExit(facts);
      if (!stopping) record.exited(instance.app, instance.pid, causeOfExit(facts));
      if (stopping) {
        if (code !== 0) log.warn(`${instance.app} did not stop cleanly`, { cause });
      } else if (code === EXIT.config && !slot.wasReady) {
        // The next start would find the same settings; it has said what is wrong with them.
        log.error(`${instance.app} can't run with these settings`, { pid: instance.pid });
        broken.resolve(EXIT.config);
      } else {
        answerCrash(slot, instance, cause, uptime);
      }
    },
  };

  const answerCrash = (slot: Slot, instance: Instance, cause: string, uptime: number): void => {
    const { exits, delayMs, exhausted } = slot.budget.recordExit();
    const facts = { cause, pid: instance.pid, uptimeMs: uptime, exitsInWindow: exits };
    if (exhausted !== null && slot.spec.supervision.essential) {
      const { exits: tooMany, windowMs } = exhausted;
      log.error(`${instance.app} can't be kept up: ${tooMany} exits in ${windowMs / 1000} seconds`, facts);
      broken.resolve(EXIT.software);
      return;
    }
    log.error(`${instance.app} ended: ${cause}; starting it again`, { ...facts, delayMs });
    slot.restartTimer = setTimeout(() => {
      slot.restartTimer = null;
      pm2?.restart(instance.slot).catch((error: unknown) => {
        if (!stopping) answerCrash(slot, instance, `could not be started: ${messageOf(error)}`, 0);
      });
    }, delayMs);
  };

  const look = (): void => {
    if (oomKills.look()) log.warn('the system killed a process of this service because memory ran out');
    for (const { pid, because } of vitalSigns.overdue()) {
      const slot = slots.all().find(({ running }) => running?.instance.pid === pid);
      if (slot !== undefined) killInstance(slot, because);
    }
    for (const { name, supervision } of apps) {
      const downMs = downClocks.get(name)?.downMs() ?? 0;
      if (downMs < supervision.downExitMs) continue;
      log.error(`${name} can't be kept up: it has been down for ${supervision.downExitMs / 1000} seconds`);
      broken.resolve(EXIT.software);
    }
  };

  pm2 = await openPm2({ home: options.pm2Home, env: options.env, listener, log });
  const opened = pm2;
  for (const app of apps) {
    // Not awaited: a first start that fails is a crash like any other, and shutdown may come in the middle of it.
    opened.start(app).catch((error: unknown) => {
      log.error(`${app.name} could not be started`, { error });
      broken.resolve(EXIT.software);
    });
  }
  const looking = setInterval(look, LOOK_MS);
  const stopWatching = (): void => {
    stopping = true;
    clearInterval(looking);
    for (const { restartTimer } of slots.all()) if (restartTimer !== null) clearTimeout(restartTimer);
  };
  void broken.promise.then(() => clearInterval(looking));

  return {
    ready: ready.promise,
    broken: broken.promise,
    stop: () => {
      stopWatching();
      return stopApps(opened, apps, slots, log);
    },
    kill: () => {
      stopWatching();
      for (const { running } of slots.all()) if (running !== null) sendKill(running.instance.pid);
    },
  };
}

function deferred<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((settle) => (resolve = settle));
  return { promise, resolve };
}

function uptimeMs({ running }: Slot): number {
  return running === null ? 0 : Math.round(performance.now() - running.startedAt);
}

function killInstance(slot: Slot, because: string): void {
  if (slot.running === null) return;
  slot.killedBecause ??= because;
  sendKill(slot.running.instance.pid);
}

function sendKill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended already.
  }
}
