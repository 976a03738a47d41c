import { realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import cluster from 'node:cluster';
import type { Worker } from 'node:cluster';
import type { Readable } from 'node:stream';
import type { ChildProcess } from 'node:child_process';
import { format } from 'node:util';
import type { Log } from '../process/log.ts';
import { setEnvironment } from '../settings/process-environment.ts';
import type { NodeApp } from './app-spec.ts';
import { LAST_OUTPUT_MS } from './engine.ts';
import type { Engine, EngineListener, Instance } from './engine.ts';
import type { LineSplitter } from './line-splitter.ts';
import { readLines } from './read-lines.ts';
import { signalGroup } from './process-group.ts';

export interface Pm2 extends Engine<NodeApp> {
  /** Starts one more instance of an app that runs in cluster mode, in a slot of its own. */
  another(app: string): Promise<void>;
  /** Forgets a slot that has stopped. */
  remove(slot: string): Promise<void>;
}

/**
 * PM2 inside this process: no daemon, no dump, no files but its sockets, no network.
 *
 * Its public interface starts and stops; for everything else it is too coarse (an exit by signal is reported as code
 * 0, output is cut inside characters, V8's last words bypass it), so the children are taken over where PM2 makes them:
 * `God.forkMode` and `God.nodeApp`, internal names of the pinned version, used nowhere else.
 *
 * @param home an empty directory of its own, see `createPm2Home`.
 * @param env passed to every app, on top of this process's own environment.
 */
export async function openPm2(options: {
  home: string;
  env: Readonly<Record<string, string>>;
  listener: EngineListener;
  log: Log;
}): Promise<Pm2> {
  const { home, env, listener, log } = options;
  setPm2Environment(home);
  divertConsole(log);
  // Both from PM2's own place by its real name: through a linked node_modules Node may load a module under two names,
  // and a second God would start the apps past this supervisor.
  const entry = realpathSync.native(createRequire(import.meta.url).resolve('pm2'));
  const require = createRequire(entry);
  const god = require('./lib/God.js') as God;
  takeOver(god, listener, log);
  // V8 writes its last words past JavaScript; through a pipe they become entries of the log like everything else.
  cluster.setupPrimary({ silent: true });

  const pm2 = require(entry) as Pm2Api;
  await settle((done) => pm2.connect(true, done));
  return {
    start: (app) => settle((done) => pm2.start({ apps: [toPm2App(app, env)] }, done)),
    restart: (slot) => settle((done) => pm2.restart(Number(slot), done)),
    // PM2 asks by SIGINT.
    stop: (slot) => settle((done) => pm2.stop(Number(slot), done)),
    another: (app) => settle((done) => pm2.scale(app, '+1', done)),
    remove: (slot) => settle((done) => pm2.delete(Number(slot), done)),
  };
}

type Callback = (error: unknown) => void;

/** The part of PM2's programmatic interface that is used. */
interface Pm2Api {
  connect(noDaemon: true, done: Callback): void;
  start(list: { apps: Record<string, unknown>[] }, done: Callback): void;
  restart(slot: number, done: Callback): void;
  stop(slot: number, done: Callback): void;
  scale(app: string, by: '+1', done: Callback): void;
  delete(slot: number, done: Callback): void;
}

interface Pm2Env {
  pm_id: number;
  name: string;
}

type Launch<Child> = (env: Pm2Env, done: (error: unknown, child: Child) => void) => void;

/** The part of PM2's inside that is used. */
interface God {
  forkMode: Launch<ChildProcess>;
  nodeApp: Launch<Worker>;
}

function settle(call: (done: Callback) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    call((error) => {
      if (error === null || error === undefined) resolve();
      else reject(error instanceof Error ? error : new Error(format(error)));
    });
  });
}

/** PM2 reads its own settings from the environment while it is loaded. */
function setPm2Environment(home: string): void {
  setEnvironment({
    PM2_HOME: home,
    // Not the command line: no banner, no question home for a newer version, no exit from inside.
    PM2_PROGRAMMATIC: 'true',
    PM2_DISABLE_VERSION_CHECK: 'true',
    // Without this, SECRET_KEY and PUBLIC_KEY in the environment are taken for an account at a monitoring service.
    PM2_AGENT_ONLINE: 'true',
    // Instances of an app stop at the same time instead of two by two.
    PM2_CONCURRENT_ACTIONS: '64',
    // An empty format keeps PM2 from replacing console.log by its own.
    PM2_LOG_DATE_FORMAT: '',
  });
}

/** PM2 talks through the console; in this process nobody else does. */
function divertConsole(log: Log): void {
  const divert = (...parts: unknown[]): void => log.debug('pm2', { said: format(...parts) });
  for (const method of ['log', 'info', 'warn', 'error', 'trace'] as const) console[method] = divert;
}

function takeOver(god: God, listener: EngineListener, log: Log): void {
  const { forkMode, nodeApp } = god;
  god.forkMode = (env, done) =>
    forkMode(env, (error, child) => {
      if (error === null) adopt(env, child, child, listener, log);
      done(error, child);
    });
  god.nodeApp = (env, done) =>
    nodeApp(env, (error, worker) => {
      if (error === null) adopt(env, worker, worker.process, listener, log);
      done(error, worker);
    });
}

/** @param events who emits messages and the exit: the child, or its cluster worker. */
function adopt(
  env: Pm2Env,
  events: ChildProcess | Worker,
  child: ChildProcess,
  listener: EngineListener,
  log: Log,
): void {
  const instance: Instance = { slot: String(env.pm_id), app: env.name, pid: child.pid ?? 0 };
  const read = (name: 'out' | 'err', stream: Readable | null): LineSplitter =>
    readLines(
      stream,
      (line) => listener.line(instance, name, line),
      () => listener.room(instance),
    );
  const splitters = { out: read('out', child.stdout), err: read('err', child.stderr) };
  listener.started(instance);
  events.on('message', (message: unknown) => {
    const said = understand(message);
    if (said === 'ready') listener.ready(instance);
    else if (said === 'alive') listener.heard(instance);
    else if (said === 'failed') listener.failed(instance);
    else if (said !== null) splitters[said.stream].write(said.text);
  });
  events.once('exit', (code: number | null, signal: NodeJS.Signals | null) => {
    // A forked app leads a process group; what is left of it when the app has ended is orphaned and would live on
    // beside the next one. In cluster mode there is no such group, and this does nothing.
    signalGroup(instance.pid, 'SIGKILL', (error) =>
      log.warn('children of an ended process could not be killed', { pid: instance.pid, error }),
    );
    // The output may still be under way when the process has ended.
    const report = (): void => {
      clearTimeout(patience);
      child.off('close', report);
      listener.exited(instance, code, signal);
    };
    const patience = setTimeout(report, LAST_OUTPUT_MS);
    child.once('close', report);
  });
}

/** What the app itself sends (`ready`, `alive`), or PM2's wrapper inside it: output in cluster mode, or a mishap. */
function understand(
  message: unknown,
): 'ready' | 'alive' | 'failed' | { stream: 'out' | 'err'; text: string } | null {
  if (message === 'ready' || message === 'alive') return message;
  if (typeof message !== 'object' || message === null || !('type' in message)) return null;
  if (message.type === 'process:exception') return 'failed';
  if (!('data' in message) || typeof message.data !== 'string') return null;
  if (message.type === 'log:out') return { stream: 'out', text: message.data };
  if (message.type === 'log:err') return { stream: 'err', text: message.data };
  return null;
}

function toPm2App(app: NodeApp, env: Readonly<Record<string, string>>): Record<string, unknown> {
  return {
    ...app,
    supervision: undefined,
    env: { ...env, ...app.env },
    // Restarts, output and readiness are the supervisor's.
    autorestart: false,
    wait_ready: false,
    disable_logs: app.exec_mode === 'fork',
    out_file: '/dev/null',
    error_file: '/dev/null',
  };
}
