import { EventEmitter } from 'node:events';
import { performance } from 'node:perf_hooks';
import { deferred } from '../process/deferred.ts';
import { EXIT } from '../process/exit-error.ts';
import { messageOf } from '../process/thrown.ts';
import type { Log } from '../process/log.ts';
import { isCommand, isCron, isOneShot, isTask } from './app-spec.ts';
import type { AppSpec, CommandApp, NodeApp } from './app-spec.ts';
import { createAwakeClock } from './awake-clock.ts';
import { openCommands } from './commands.ts';
import { createCrashAnswers } from './crashes.ts';
import { createDownClock } from './down-clock.ts';
import type { DownClock } from './down-clock.ts';
import type { Engine, EngineListener } from './engine.ts';
import { causeOfExit, describeExit, shellCode } from './exit-cause.ts';
import { instanceStatuses } from './instance-status.ts';
import type { InstanceStatus } from './control.ts';
import { createOomWatch } from './oom-kills.ts';
import { LOOK_MS, startPatrol } from './patrol.ts';
import { openPm2 } from './pm2.ts';
import type { Pm2 } from './pm2.ts';
import type { Reaper } from './reaper.ts';
import { keepRecord } from './record.ts';
import { createRestartBudget } from './restart-budget.ts';
import { createRuns } from './runs.ts';
import type { Runs } from './runs.ts';
import { createSlots, killSlot } from './slots.ts';
import type { Slot } from './slots.ts';
import { createSteering } from './steering.ts';
import type { SlotEvents, Steering } from './steering.ts';
import { stopApps } from './stop-apps.ts';
import { createTasks, isDone } from './tasks.ts';
import type { Tasks } from './tasks.ts';
import { createVitalSigns } from './vital-signs.ts';

export interface Supervisor {
  /** Runs what comes before everything else, see tasks.ts. Resolves with 0, or with the code of what failed. */
  runFirst(apps: readonly CommandApp[]): Promise<number>;
  /**
   * Starts apps of the list; of what is run to its end, only what a clock starts. Resolves when that is under way: a
   * first start that fails is a crash like any other.
   */
  start(apps: readonly AppSpec[]): Promise<void>;
  /** Resolves when each of these is ready, or has failed for the first time. */
  firstTry(apps: readonly AppSpec[]): Promise<void>;
  /** Resolves when every instance has said for the first time that it does its work. */
  readonly ready: Promise<true>;
  /** Resolves with an exit code when the service can't go on by itself. It still has to be stopped. */
  readonly broken: Promise<number>;
  /** What the owner does by hand. */
  readonly steering: Steering & Pick<Runs, 'run'>;
  status(): InstanceStatus[];
  /** Stops the apps one after the other, in the order of the list. Resolves to false when one had to be killed. */
  stop(): Promise<boolean>;
  /** Kills everything at once. */
  kill(): void;
}

/**
 * Keeps apps up: a crash is answered with a restart, a crash loop with ever slower ones, a process that hangs with its
 * end and a restart, and an app that can't be kept up with the end of the service. Knows nothing of what the apps do.
 *
 * @param options.apps The whole list; nothing of it is started yet.
 */
export function createSupervisor(options: {
  apps: readonly AppSpec[];
  /** Passed to every app of ours. */
  env: Readonly<Record<string, string>>;
  pm2Home: string;
  onLine: (app: string, stream: 'out' | 'err', line: string) => void;
  /** Whether lines are taken, see engine.ts. */
  room: () => Promise<void> | null;
  /** The kernel's count of processes that it killed for want of memory, or `null` where there is none. */
  readOomKills: () => number | null;
  reaper: Reaper;
  /** Where it leaves word of its processes, see record.ts. */
  recordFile: string;
  log: Log;
}): Supervisor {
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
  const downClocks = new Map<string, DownClock>();
  const firstTries = new Map(apps.map(({ name }) => [name, deferred<true>()]));
  const everything = (): readonly AppSpec[] => [...apps, ...runs.specs()];
  const slots = createSlots(everything, ({ supervision }) =>
    createRestartBudget(supervision.restarts, () => performance.now()),
  );
  const events: SlotEvents = new EventEmitter();
  // Each instance that is stopped by hand is waited for.
  events.setMaxListeners(0);
  const instancesWanted = apps.reduce((sum, app) => sum + (isTask(app) ? 0 : app.instances), 0);

  const listener: EngineListener = {
    started: (instance) => {
      const slot = slots.of(instance);
      slot.running = { instance, startedAt: performance.now(), isReady: false };
      slot.heapExhausted = false;
      slot.killed = null;
      slot.starts += 1;
      if (!isTask(slot.spec)) record.started(instance.app, instance.pid);
      reaper.watch(instance.pid);
      vitalSigns.started(instance.pid, { ...slot.spec.supervision, isTask: isTask(slot.spec) });
      log.debug(`${instance.app} started`, { pid: instance.pid });
      // A start that was under way when it was to stop.
      if (stopping || slot.held) killSlot(slot, { cause: 'hang', because: 'killed: it was to stop' });
      events.emit('change');
    },
    ready: (instance) => {
      const slot = slots.of(instance);
      if (slot.running === null || slot.running.isReady) return;
      slot.running.isReady = true;
      vitalSigns.ready(instance.pid);
      downClocks.get(instance.app)?.ready(instance.pid);
      if (slot.wasReady) log.info(`${instance.app} is back`, { pid: instance.pid, ms: uptimeMs(slot) });
      slot.wasReady = true;
      firstTries.get(instance.app)?.resolve(true);
      if (slots.all().filter(({ wasReady }) => wasReady).length === instancesWanted) ready.resolve(true);
      events.emit('change');
    },
    heard: ({ pid }) => vitalSigns.heard(pid),
    failed: (instance) => {
      const slot = slots.of(instance);
      // An error before it is ready means that it was never loaded: it would wait for ever.
      if (slot.running?.isReady === false)
        killSlot(slot, { cause: 'hang', because: 'failed while it started' });
    },
    line: (instance, stream, line) => {
      if (stream === 'err' && line.includes('JavaScript heap out of memory'))
        slots.of(instance).heapExhausted = true;
      options.onLine(instance.app, stream, line);
      runs.callerOf(instance.app)?.line(stream, line);
    },
    room: ({ app }) => runs.callerOf(app)?.room() ?? options.room(),
    exited: (instance, code, signal) => {
      const slot = slots.of(instance);
      if (slot.running?.instance.pid !== instance.pid) return;
      const uptime = uptimeMs(slot);
      slot.running = null;
      reaper.forget(instance.pid);
      vitalSigns.ended(instance.pid);
      downClocks.get(instance.app)?.ended(instance.pid);
      const { heapExhausted, killed } = slot;
      const facts = { code, signal, heapExhausted, killed, oomKill: oomKills.justNow() };
      const isThrough = isTask(slot.spec) && isDone(facts);
      const cause = slot.held ? 'stopped by hand' : isThrough ? 'done' : describeExit(facts);
      slot.exits += 1;
      const word = slot.held ? 'stopped' : causeOfExit(facts);
      slot.lastExit = { at: Date.now(), cause: word, says: cause, code: shellCode(facts) };
      // Whoever is told to stop and killed for not doing so, was killed from outside.
      if (!stopping && !isTask(slot.spec))
        record.exited(instance.app, instance.pid, slot.held ? 'killed' : causeOfExit(facts));
      events.emit('change');
      if (stopping || slot.held) {
        // A program that knows nothing of signals ends by the one that asks it to.
        const asAsked = code === 0 || (isCommand(slot.spec) && (signal === 'SIGTERM' || code === 143));
        if (!asAsked) log.warn(`${instance.app} did not stop cleanly`, { cause: describeExit(facts) });
      } else if (isTask(slot.spec)) {
        // Of a run by hand, whoever has asked for it is told.
        if (runs.callerOf(instance.app) === undefined)
          tasks.ended(slot, facts, { pid: instance.pid, ms: uptime });
      } else if (code === EXIT.config && !slot.wasReady) {
        // The next start would find the same settings; it has said what is wrong with them.
        log.error(`${instance.app} can't run with these settings`, { pid: instance.pid });
        broken.resolve(EXIT.config);
      } else {
        firstTries.get(instance.app)?.resolve(true);
        answerCrash(slot, cause, { pid: instance.pid, uptimeMs: uptime });
      }
    },
  };
  const commands = openCommands(listener, log);
  const runs: Runs = createRuns({ slots, events, commands, log });
  const tasks: Tasks = createTasks({
    slots,
    start: (app) => commands.start(app),
    again: (slot) => commands.restart(slot),
    now: Date.now,
    log,
  });
  const openedPm2 = (): Pm2 => {
    if (pm2 === null) throw new Error('nothing of ours was started yet');
    return pm2;
  };
  const engineOf = ({ spec }: Slot): Pick<Engine<never>, 'restart' | 'stop'> =>
    isCommand(spec) ? commands : openedPm2();

  const giveUp = (code: number): void => broken.resolve(code);
  const answerCrash = createCrashAnswers({
    restart: (slot) => engineOf(slot).restart(slot.name),
    isStopping: () => stopping,
    ...{ giveUp, log },
  });
  const endPatrol = startPatrol({
    ...{ apps, slots, vitalSigns, oomKills, downClocks, giveUp, log },
    alsoLook: () => tasks.look(),
  });
  const stopWatching = (): void => {
    stopping = true;
    endPatrol();
    for (const { restartTimer } of slots.all()) if (restartTimer !== null) clearTimeout(restartTimer);
  };
  void broken.promise.then(endPatrol);

  const startOne = (app: AppSpec, opened: Engine<NodeApp> | null): void => {
    if (isCron(app)) {
      commands.add(app);
      tasks.schedule(app);
      return;
    }
    downClocks.set(app.name, createDownClock(app.supervision.steadyMs, awakeMs));
    if (isCommand(app)) {
      commands.start(app).catch((error: unknown) => {
        const slot = slots.of({ slot: app.name, app: app.name });
        firstTries.get(app.name)?.resolve(true);
        if (!stopping) answerCrash(slot, `could not be started: ${messageOf(error)}`, { uptimeMs: 0 });
      });
      return;
    }
    opened?.start(app).catch((error: unknown) => {
      log.error(`${app.name} could not be started`, { error });
      broken.resolve(EXIT.software);
    });
  };

  return {
    runFirst: (chosen) => tasks.runFirst(chosen),
    start: async (all) => {
      const chosen = all.filter((app) => !isOneShot(app));
      const { pm2Home: home, env } = options;
      if (!chosen.every(isCommand)) pm2 ??= await openPm2({ home, env, listener, log });
      // Not awaited: shutdown may come in the middle of it.
      if (!stopping) for (const app of chosen) startOne(app, pm2);
      if (instancesWanted === 0) ready.resolve(true);
    },
    firstTry: async (chosen) => {
      for (const app of chosen) if (!isTask(app)) await firstTries.get(app.name)?.promise;
    },
    steering: {
      run: (order, caller) => runs.run(order, caller),
      ...createSteering({
        ...{ apps, slots, events, log },
        engine: {
          restart: (slot) => engineOf(slot).restart(slot.name),
          stop: (slot) => engineOf(slot).stop(slot.name),
          another: (app) => openedPm2().another(app),
          remove: (slot) => openedPm2().remove(slot.name),
        },
      }),
    },
    status: () => instanceStatuses(everything(), slots),
    ready: ready.promise,
    broken: broken.promise,
    stop: async () => {
      stopWatching();
      const stopped = runs.stop();
      const isClean = await stopApps(apps, slots, (slot) => engineOf(slot).stop(slot.name), log);
      await stopped;
      return isClean;
    },
    kill: () => {
      stopWatching();
      for (const slot of slots.all()) killSlot(slot, { cause: 'hang', because: 'killed' });
    },
  };
}

function uptimeMs({ running }: Slot): number {
  return running === null ? 0 : Math.round(performance.now() - running.startedAt);
}
