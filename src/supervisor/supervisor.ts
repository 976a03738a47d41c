import { performance } from 'node:perf_hooks';
import { EXIT } from '../exit-error.ts';
import { messageOf } from '../errors.ts';
import type { Log } from '../log.ts';
import type { AppSpec } from './app-spec.ts';
import { describeExit } from './exit-cause.ts';
import { openPm2 } from './pm2.ts';
import type { Instance, Pm2, Pm2Listener } from './pm2.ts';
import { createRestartBudget } from './restart-budget.ts';
import type { RestartBudget } from './restart-budget.ts';

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

/** What is known about one slot of PM2, over all restarts. */
interface Slot {
  spec: AppSpec;
  budget: RestartBudget;
  /** `null` between an exit and the next start. */
  running: { instance: Instance; startedAt: number; readyTimer: NodeJS.Timeout; isReady: boolean } | null;
  restartTimer: NodeJS.Timeout | null;
  heapExhausted: boolean;
  killedBecause: string | null;
  wasReady: boolean;
}

/**
 * Starts the apps and keeps them up: a crash is answered with a restart, a crash loop with ever slower ones, and an
 * essential app that can't be kept up with the end of the service. Knows nothing of what the apps do.
 */
export async function startSupervisor(options: {
  apps: readonly AppSpec[];
  /** Passed to every app. */
  env: Readonly<Record<string, string>>;
  pm2Home: string;
  onLine: (app: string, stream: 'out' | 'err', line: string) => void;
  log: Log;
}): Promise<Supervisor> {
  const { apps, log } = options;
  const slots = new Map<number, Slot>();
  let pm2: Pm2 | null = null;
  let stopping = false;
  const ready = deferred<true>();
  const broken = deferred<number>();

  const instancesWanted = apps.reduce((sum, { instances }) => sum + instances, 0);
  const specOf = (name: string): AppSpec => {
    const spec = apps.find((app) => app.name === name);
    if (spec === undefined) throw new Error(`PM2 reports an app that isn't in the list: ${name}`);
    return spec;
  };
  const slotOf = ({ slot, app }: Instance): Slot => {
    const known = slots.get(slot);
    if (known !== undefined) return known;
    const spec = specOf(app);
    const budget = createRestartBudget(spec.supervision.restarts, () => performance.now());
    const created: Slot = {
      spec,
      budget,
      running: null,
      restartTimer: null,
      heapExhausted: false,
      killedBecause: null,
      wasReady: false,
    };
    slots.set(slot, created);
    return created;
  };
  const killInstance = (slot: Slot, because: string): void => {
    if (slot.running === null) return;
    slot.killedBecause ??= because;
    sendKill(slot.running.instance.pid);
  };

  const listener: Pm2Listener = {
    started: (instance) => {
      const slot = slotOf(instance);
      const { readyTimeoutMs } = slot.spec.supervision;
      const readyTimer = setTimeout(
        () => killInstance(slot, `killed: not ready within ${readyTimeoutMs / 1000} seconds`),
        readyTimeoutMs,
      );
      slot.running = { instance, startedAt: performance.now(), readyTimer, isReady: false };
      slot.heapExhausted = false;
      slot.killedBecause = null;
      log.debug(`${instance.app} started`, { pid: instance.pid });
      // A start that was under way when everything else was stopped.
      if (stopping) sendKill(instance.pid);
    },
    ready: (instance) => {
      const slot = slotOf(instance);
      if (slot.running === null || slot.running.isReady) return;
      slot.running.isReady = true;
      clearTimeout(slot.running.readyTimer);
      if (slot.wasReady) log.info(`${instance.app} is back`, { pid: instance.pid, ms: uptimeMs(slot) });
      slot.wasReady = true;
      if ([...slots.values()].filter(({ wasReady }) => wasReady).length === instancesWanted)
        ready.resolve(true);
    },
    failed: (instance) => {
      const slot = slotOf(instance);
      // An error before it is ready means that it was never loaded: it would wait for ever.
      if (slot.running?.isReady === false) killInstance(slot, 'failed while it started');
    },
    line: (instance, stream, line) => {
      if (stream === 'err' && line.includes('JavaScript heap out of memory'))
        slotOf(instance).heapExhausted = true;
      options.onLine(instance.app, stream, line);
    },
    exited: (instance, code, signal) => {
      const slot = slotOf(instance);
      if (slot.running?.instance.pid !== instance.pid) return;
      const uptime = uptimeMs(slot);
      clearTimeout(slot.running.readyTimer);
      slot.running = null;
      if (stopping) {
        if (code !== 0)
          log.warn(`${instance.app} did not stop cleanly`, { cause: cause(slot, code, signal) });
        return;
      }
      answerCrash(slot, instance, cause(slot, code, signal), uptime);
    },
  };

  const answerCrash = (slot: Slot, instance: Instance, why: string, uptime: number): void => {
    const { exits, delayMs, exhausted } = slot.budget.recordExit();
    const { essential, restarts } = slot.spec.supervision;
    const facts = { cause: why, pid: instance.pid, uptimeMs: uptime, exitsInWindow: exits };
    if (exhausted && essential) {
      log.error(
        `${instance.app} can't be kept up: ${exits} exits in ${restarts.windowMs / 1000} seconds`,
        facts,
      );
      broken.resolve(EXIT.software);
      return;
    }
    log.error(`${instance.app} ended: ${why}; starting it again`, { ...facts, delayMs });
    slot.restartTimer = setTimeout(() => {
      slot.restartTimer = null;
      pm2?.restart(instance.slot).catch((error: unknown) => {
        if (!stopping) answerCrash(slot, instance, `could not be started: ${messageOf(error)}`, 0);
      });
    }, delayMs);
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

  const stop = async (): Promise<boolean> => {
    stopping = true;
    let clean = true;
    for (const { restartTimer, running } of slots.values()) {
      if (restartTimer !== null) clearTimeout(restartTimer);
      if (running !== null) clearTimeout(running.readyTimer);
    }
    for (const { name } of apps) {
      const own = [...slots].filter(([, { spec, running }]) => spec.name === name && running !== null);
      const stopped = own.map(async ([number, slot]) => {
        const startedAt = performance.now();
        await opened.stop(number);
        // PM2 kills what doesn't stop in time, without a word.
        if (performance.now() - startedAt < slot.spec.kill_timeout) return true;
        log.warn(`${name} did not stop in time and was killed`, { afterMs: slot.spec.kill_timeout });
        return false;
      });
      const results = await Promise.allSettled(stopped);
      clean &&= results.every((result) => result.status === 'fulfilled' && result.value);
      if (own.length > 0) log.debug(`${name} has stopped`);
    }
    return clean;
  };

  return {
    ready: ready.promise,
    broken: broken.promise,
    stop,
    kill: () => {
      stopping = true;
      for (const { restartTimer, running } of slots.values()) {
        if (restartTimer !== null) clearTimeout(restartTimer);
        if (running !== null) sendKill(running.instance.pid);
      }
    },
  };
}

function deferred<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((settle) => (resolve = settle));
  return { promise, resolve };
}

function cause(slot: Slot, code: number | null, signal: NodeJS.Signals | null): string {
  return describeExit({ code, signal, heapExhausted: slot.heapExhausted, killedBecause: slot.killedBecause });
}

function uptimeMs(slot: Slot): number {
  return slot.running === null ? 0 : Math.round(performance.now() - slot.running.startedAt);
}

function sendKill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended already.
  }
}
