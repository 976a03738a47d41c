import { existsSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { openDataDir } from '../process/data-dir.ts';
import { withDeadline } from '../process/lifecycle.ts';
import { EXIT, ExitError } from '../process/exit-error.ts';
import type { Log } from '../process/log.ts';
import { spawnGuarded } from './guarded-process.ts';
import type { GuardedProcess } from './guarded-process.ts';
import { findRunning, stopLeftover } from './leftover.ts';
import { acquireOwnerLock } from './owner-lock.ts';
import { giveTo } from './ownership.ts';
import { locatePostgres } from './postgres-binaries.ts';
import type { PostgresBinaries } from './postgres-binaries.ts';
import {
  createCluster,
  DATABASE,
  removeUnfinished,
  ROLE,
  SOCKET_NAME,
  writeConfiguration,
} from './postgres-cluster.ts';
import { clusterDirOf, findQuarters } from './postgres-quarters.ts';
import { createShortDir, fitsSocket } from '../process/socket-dir.ts';

export interface EmbeddedPostgres {
  /** For node-postgres; the host is a directory with a socket that only this user can enter. */
  readonly url: string;
  /** Number of PostgreSQL's main process. */
  readonly pid: number;
  /** Ends it in order, harder once `deadlineMs` has passed, and gives the directory back. May be called again. */
  stop(deadlineMs?: number): Promise<void>;
  /** Resolves when PostgreSQL has ended without being asked to, with the reason. */
  readonly failed: Promise<string>;
}

/** A fast shutdown ends connections and writes a checkpoint; what takes longer hangs. */
const FAST_SHUTDOWN_MS = 8_000;
const IMMEDIATE_SHUTDOWN_MS = 500;

/**
 * Starts a PostgreSQL of our own on `<dataDir>/postgres-<major>`, made on first use, with the role and database
 * `tandem`. It listens on a Unix socket only. It ends with this process, also when this process is killed; one that was
 * left running all the same is stopped first.
 *
 * @throws {ExitError} (69) when the directory is in use, or when PostgreSQL can't be started here; with what to do.
 */
export async function startEmbeddedPostgres(options: {
  dataDir: string;
  log: Log;
  /** Aborts a start that is under way. */
  signal?: AbortSignal | undefined;
}): Promise<EmbeddedPostgres> {
  const { log, signal } = options;
  const dataDir = openDataDir(options.dataDir);
  const lock = acquireOwnerLock(join(dataDir, 'postgres.lock'));
  if ('heldBy' in lock) {
    throw new ExitError(
      EXIT.unavailable,
      `another Tandem (process ${lock.heldBy}) uses the database in ${dataDir}: stop it, or set DATA_DIR to another directory`,
    );
  }
  try {
    const running = await start(dataDir, log, signal);
    return { ...running, stop: (deadlineMs) => running.stop(deadlineMs).finally(lock.release) };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** The URL of the embedded PostgreSQL that already runs on `dataDir`, or `null`. */
export async function findEmbeddedPostgres(dataDir: string): Promise<string | null> {
  if (!existsSync(dataDir)) return null;
  const running = findRunning(clusterDirOf(placeIn(realpathSync(dataDir), await locatePostgres())));
  return running?.socketDir == null ? null : urlFor(running.socketDir);
}

async function start(dataDir: string, log: Log, signal: AbortSignal | undefined): Promise<EmbeddedPostgres> {
  const startedAt = performance.now();
  const located = await locatePostgres();
  const place = placeIn(dataDir, located);
  removeUnfinished(clusterDirOf(place));
  await stopLeftover(clusterDirOf(place), log);

  const { runAs, binaries, clusterDir, workDir } = await findQuarters({ place, binaries: located, log });
  try {
    if (!existsSync(clusterDir)) {
      log.info('making a new database', { directory: clusterDir });
      await createCluster(runAs, binaries, { workDir, clusterDir });
    }
  } finally {
    rmSync(workDir, { recursive: true, force: true });
  }
  signal?.throwIfAborted();

  const socketDir = fitsSocket(clusterDir, SOCKET_NAME) ? clusterDir : createShortDir();
  giveTo(runAs, socketDir);
  writeConfiguration(runAs, clusterDir, socketDir);
  const server = spawnGuarded(runAs, binaries.postgres, ['-D', clusterDir]);
  server.child.stdin?.end();
  let wanted = true;
  const removeSocketDir = (): void => {
    if (socketDir !== clusterDir) rmSync(socketDir, { recursive: true, force: true });
  };
  const stop = async (deadlineMs = FAST_SHUTDOWN_MS): Promise<void> => {
    wanted = false;
    await stopServer(server, deadlineMs, log);
    removeSocketDir();
  };
  try {
    await untilReady(server, log, signal);
  } catch (error) {
    await stop();
    throw error;
  }
  log.debug('embedded PostgreSQL is ready', {
    ms: Math.round(performance.now() - startedAt),
    directory: clusterDir,
  });
  const failed = new Promise<string>((resolve) => {
    void server.ended.then(({ code, signal: cause }) => {
      if (wanted) resolve(`PostgreSQL ended unexpectedly (${cause ?? `exit code ${code ?? 'unknown'}`})`);
    });
  });
  return { url: urlFor(socketDir), pid: server.child.pid ?? 0, stop, failed };
}

function placeIn(dataDir: string, { major }: PostgresBinaries): string {
  return join(dataDir, `postgres-${major}`);
}

function urlFor(socketDir: string): string {
  return `postgres://${ROLE}@localhost/${DATABASE}?host=${encodeURIComponent(socketDir)}`;
}

/** Reads the server's log: passes on what matters and waits for the line that says it takes connections. */
async function untilReady(server: GuardedProcess, log: Log, signal: AbortSignal | undefined): Promise<void> {
  const { stderr } = server.child;
  if (stderr === null) throw new Error('the log of PostgreSQL is not connected');
  server.child.stdout?.resume();
  const lastComplaints: string[] = [];
  const ready = new Promise<'ready'>((resolve) => {
    createInterface({ input: stderr }).on('line', (line) => {
      if (line.includes('database system is ready to accept connections')) resolve('ready');
      if (/^(FATAL|PANIC|HINT|DETAIL|[^ ]*postgres):/.test(line)) lastComplaints.push(line);
      if (lastComplaints.length > 4) lastComplaints.shift();
      passOn(line, log);
    });
  });
  const aborted = new Promise<'aborted'>((resolve) => {
    if (signal?.aborted === true) resolve('aborted');
    signal?.addEventListener('abort', () => resolve('aborted'), { once: true });
  });
  const first = await Promise.race([ready, aborted, server.ended]);
  if (first === 'ready') return;
  if (first === 'aborted') throw signal?.reason;
  const reason = lastComplaints.join(' ') || `exit code ${first.code ?? first.signal ?? 'unknown'}`;
  throw new ExitError(EXIT.unavailable, `the embedded PostgreSQL did not start: ${reason}`);
}

/** Errors of single statements reach the client that sent them; here they'd only be repeated. */
function passOn(line: string, log: Log): void {
  const message = `PostgreSQL: ${line}`;
  if (line.startsWith('PANIC:')) log.error(message);
  else if (line.startsWith('WARNING:')) log.warn(message);
  else log.debug(message);
}

async function stopServer(server: GuardedProcess, fastMs: number, log: Log): Promise<void> {
  for (const [signal, deadlineMs] of [
    ['SIGINT', fastMs],
    ['SIGQUIT', IMMEDIATE_SHUTDOWN_MS],
  ] as const) {
    server.child.kill(signal);
    try {
      await withDeadline(server.ended, deadlineMs);
      return;
    } catch {
      log.warn('PostgreSQL is slow to stop', { signal, waitedMs: deadlineMs });
    }
  }
  server.child.kill('SIGKILL');
  await server.ended;
}
