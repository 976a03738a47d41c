import { ConfigError } from './settings/config-error.ts';
import { join } from 'node:path';
import { describeApps, planShutdown } from './service/apps.ts';
import { MODES, readOrder } from './service/order.ts';
import type { Order } from './service/order.ts';
import { loadProcessConfig } from './service/config.ts';
import type { Config } from './service/config.ts';
import { EXIT, ExitError } from './process/exit-error.ts';
import { openDataDir } from './process/data-dir.ts';
import { withDeadline } from './process/lifecycle.ts';
import { exitErrorOf } from './process/path-error.ts';
import { startEmbeddedPostgres } from './local/postgres.ts';
import type { EmbeddedPostgres } from './local/postgres.ts';
import { createLog } from './process/log.ts';
import type { Log } from './process/log.ts';
import { runPreflight } from './preflight/child.ts';
import { explainConfigError } from './preflight/explain-config-error.ts';
import { listenForStop } from './process/stop-signal.ts';
import { disarmUserSignals } from './process/user-signals.ts';
import { createAppOutput } from './supervisor/app-output.ts';
import { isCommand, isOneShot } from './supervisor/app-spec.ts';
import type { AppSpec } from './supervisor/app-spec.ts';
import { openControl } from './supervisor/control-socket.ts';
import { readMemoryLimit } from './supervisor/memory-limit.ts';
import { openOutput } from './supervisor/output.ts';
import type { Output } from './supervisor/output.ts';
import { describeSupervisor } from './supervisor/supervisor-status.ts';
import { VERSION } from './process/version.ts';
import { findMemoryCgroup } from './supervisor/cgroup.ts';
import { createPm2Home } from './supervisor/pm2-home.ts';
import { assertPortFree } from './supervisor/port.ts';
import { startReaper } from './supervisor/reaper.ts';
import type { Reaper } from './supervisor/reaper.ts';
import { createSupervisor } from './supervisor/supervisor.ts';
import type { Supervisor } from './supervisor/supervisor.ts';

/**
 * The program behind the start scripts: `node dist/src/start.js all|api|worker [--parent PID] [--ignore-hangup]`, where
 * the first option names a process whose end is this one's, too. Starts what isn't given (the
 * database), checks everything in a process of its own, whose memory goes away again, and then keeps the apps up until
 * it is told to stop.
 *
 * Exit codes: 0 stopped as asked, 1 forced, 69 something isn't reachable, 70 an app can't be kept up, 78 a setting is
 * wrong.
 */
process.title = 'tandem supervisor';
// Whoever reads the log may go away (`npm start | head`); the service stays.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
process.exitCode = await main(process.argv.slice(2));
process.exit();

async function main(args: readonly string[]): Promise<number> {
  let order: Order;
  let config: Config;
  try {
    order = readOrder(args);
    config = loadProcessConfig();
  } catch (error) {
    // The format may be among the settings that are wrong.
    const log = createLog({
      level: 'info',
      format: process.stdout.isTTY ? 'pretty' : 'json',
      process: 'supervisor',
    });
    if (error instanceof ConfigError) log.error(explainConfigError(error));
    else if (error instanceof ExitError) log.error(`Not started. ${error.message}`);
    else throw error;
    return EXIT.config;
  }
  const output = openOutput({ level: config.logLevel, format: config.logFormat });
  const { log } = output;
  process.on('uncaughtException', (error) => {
    const known = exitErrorOf(error, config.dataDir);
    if (known === null) log.error('the supervisor failed', { error });
    else log.error(`The supervisor failed. ${known.message}`);
    process.exit(known?.exitCode ?? EXIT.software);
  });
  disarmUserSignals(log);
  const exitCode = await run(order, config, output);
  await output.end();
  return exitCode;
}

/** What has been started so far, and must be stopped. */
interface Running {
  database?: EmbeddedPostgres;
  supervisor?: Supervisor;
  control?: { close: () => void };
  removePm2Home?: () => void;
}

async function run({ mode, parent, ignoreHangup }: Order, config: Config, output: Output): Promise<number> {
  const { log } = output;
  const reaper = startReaper(log);
  const running: Running = {};
  const signal = listenForStop(log, { killApps: () => running.supervisor?.kill(), parent, ignoreHangup });
  let exitCode: number = EXIT.ok;
  let databaseMs = 0;
  try {
    const apps = describeApps(config, MODES[mode]);
    databaseMs = planShutdown(config, MODES[mode], apps.filter(isCommand)).databaseMs;
    exitCode = await runUntilStopped({ apps, config, output, signal, running, reaper });
  } catch (error) {
    if (!signal.aborted) exitCode = explainFailure(error, config, log);
  }
  const clean = await stopInOrder(running, { appsMs: config.shutdownGraceMs, databaseMs }, log);
  if (exitCode === EXIT.ok && !clean) exitCode = EXIT.forced;
  reaper.dismiss();
  log.info('stopped', { exitCode });
  return exitCode;
}

async function runUntilStopped(options: {
  apps: AppSpec[];
  config: Config;
  output: Output;
  signal: AbortSignal;
  running: Running;
  reaper: Reaper;
}): Promise<number> {
  const { apps, config, output, signal, running, reaper } = options;
  const { log, logFor, write, journal, room } = output;
  const startedAt = performance.now();
  const names = apps.map(({ name }) => name);
  const neighbours = apps.filter((app) => isCommand(app) && !isOneShot(app));
  const first = apps.filter(isOneShot);
  if (names.includes('api')) await assertPortFree(config.host, config.port);
  openDataDir(config.dataDir);

  let databaseUrl = config.databaseUrl;
  if (databaseUrl === null) {
    log.info(`DATABASE_URL is not set: starting the embedded PostgreSQL in ${config.dataDir}`);
    running.database = await startEmbeddedPostgres({ dataDir: config.dataDir, log, signal });
    databaseUrl = running.database.url;
  }
  const given = { DATABASE_URL: databaseUrl, DATA_DIR: config.dataDir, LOG_FORMAT: config.logFormat };

  const { home, remove } = createPm2Home(join(config.dataDir, 'pm2'));
  running.removePm2Home = remove;
  const recordFile = join(home, 'record.json');
  const cgroup = findMemoryCgroup();
  const about: Record<string, string> = { version: VERSION };
  if (names.includes('api')) about['url'] = ownUrl(config);
  const supervisor = createSupervisor({
    apps,
    env: { ...given, SUPERVISOR_RECORD: recordFile },
    pm2Home: home,
    recordFile,
    onLine: createAppOutput({
      format: config.logFormat,
      ...{ write, logFor },
    }),
    room,
    readOomKills: () => cgroup?.oomKills() ?? null,
    reaper,
    log,
  });
  running.supervisor = supervisor;
  running.control = await openControlOrWarn(
    {
      folder: home,
      steering: supervisor.steering,
      journal,
      status: () =>
        describeSupervisor({ supervisor, journal, memory: readMemoryLimit(config.memoryLimitMb), about }),
    },
    log,
  );
  const ended = Promise.race([supervisor.broken, aborted(signal).then(() => EXIT.ok)]);
  if (first.length > 0) {
    log.info('Running what comes first', { processes: first.map(({ name }) => name).join(', ') });
    const exitCode = await Promise.race([supervisor.runFirst(first), ended]);
    if (exitCode !== EXIT.ok || signal.aborted) return exitCode;
  }
  if (neighbours.length > 0) {
    // Preflight asks the speech server, which may be one of them, and says whether it matters that one isn't there.
    log.info('Starting what runs beside', { processes: neighbours.map(({ name }) => name).join(', ') });
    await supervisor.start(neighbours);
    await Promise.race([supervisor.firstTry(neighbours), ended]);
  }
  await runPreflight({ env: given, signal, reaper });

  log.info('Supervisor starting', { processes: names.join(', ') });
  await supervisor.start(apps.filter((app) => !isCommand(app)));
  void supervisor.ready.then(() =>
    log.info('Everything is up', { ms: Math.round(performance.now() - startedAt) }),
  );

  const databaseFailed = running.database?.failed.then((reason) => reportFailed(reason, log));
  return databaseFailed === undefined ? ended : Promise.race([ended, databaseFailed]);
}

/** Says in one line why the start failed, unless that has been said. */
function explainFailure(error: unknown, { dataDir }: Config, log: Log): number {
  const known = exitErrorOf(error, dataDir);
  if (known === null) {
    log.error('the start failed', { error });
    return EXIT.software;
  }
  if (known.message !== '') log.error(`Not started. ${known.message}`);
  return known.exitCode;
}

function reportFailed(reason: string, log: Log): number {
  log.error(reason);
  return EXIT.software;
}

/** The apps first, then what they need. Resolves to false when something had to be cut off. */
async function stopInOrder(
  running: Running,
  { appsMs, databaseMs }: { appsMs: number; databaseMs: number },
  log: Log,
): Promise<boolean> {
  let clean = true;
  try {
    if (running.supervisor !== undefined) clean = await withDeadline(running.supervisor.stop(), appsMs);
  } catch (error) {
    log.warn('stopping the apps did not succeed', { error });
    running.supervisor?.kill();
    clean = false;
  }
  try {
    await running.database?.stop(databaseMs);
  } catch (error) {
    log.warn('stopping the database did not succeed', { error });
    clean = false;
  }
  running.control?.close();
  running.removePm2Home?.();
  return clean;
}

/** The service is worth more than its being steered. */
async function openControlOrWarn(
  options: Parameters<typeof openControl>[0],
  log: Log,
): Promise<{ close: () => void }> {
  try {
    return await openControl(options);
  } catch (error) {
    log.warn('"tandem status" and its like will not reach this service', { error });
    return { close: () => undefined };
  }
}

/** Where the API is reached from this machine. */
function ownUrl({ host, port }: Config): string {
  const here = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  return `http://${here.includes(':') ? `[${here}]` : here}:${port}`;
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
