import { readFileSync, readdirSync, readlinkSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { hasErrno } from '../process/thrown.ts';
import { EXIT, ExitError } from '../process/exit-error.ts';
import type { Log } from '../process/log.ts';
import { commandLine, processIdentity } from '../process/identity.ts';
import { isShortDir } from '../process/socket-dir.ts';
import { SOCKET_NAME } from './postgres-cluster.ts';

/** What a running PostgreSQL says about itself in its data directory. */
export interface RunningPostgres {
  pid: number;
  /** Where its socket is; `null` while it starts. */
  socketDir: string | null;
}

/** Enough for a checkpoint of a small database on a slow disk. */
const FAST_SHUTDOWN_MS = 15_000;
const IMMEDIATE_SHUTDOWN_MS = 5_000;
const POLL_MS = 20;

/**
 * The PostgreSQL that runs on this data directory, or `null`; a number that now belongs to another program doesn't
 * count.
 */
export function findRunning(clusterDir: string): RunningPostgres | null {
  const lines = readPidFile(clusterDir);
  const pid = Number(lines?.[0]);
  if (lines === null || !Number.isSafeInteger(pid) || pid <= 1 || !isPostgresOn(pid, clusterDir)) return null;
  return { pid, socketDir: lines[4]?.trim() || null };
}

/**
 * Ends a PostgreSQL whose supervisor was killed, cleanly if it lets itself be, and removes what a killed one left.
 * Call only with the lock of the directory in hand.
 *
 * @throws {ExitError} when it can't be stopped.
 */
export async function stopLeftover(clusterDir: string, log: Log): Promise<void> {
  const lines = readPidFile(clusterDir);
  if (lines === null) return;
  const running = findRunning(clusterDir);
  if (running !== null) {
    log.info('stopping a PostgreSQL that a killed start left running', { pid: running.pid });
    const stopped =
      (await stopAll([running.pid], 'SIGINT', FAST_SHUTDOWN_MS)) ||
      (await stopAll([running.pid], 'SIGQUIT', IMMEDIATE_SHUTDOWN_MS));
    if (!stopped) {
      throw new ExitError(
        EXIT.unavailable,
        `a PostgreSQL left running in ${clusterDir} does not stop: end process ${running.pid} and start again`,
      );
    }
  }
  // When the main process was killed, its helpers end by themselves, but one in the middle of a statement takes its
  // time, and as long as it lives a new PostgreSQL refuses to start.
  await stopAll(orphanedHelpers(clusterDir), 'SIGQUIT', IMMEDIATE_SHUTDOWN_MS);
  await stopAll(orphanedHelpers(clusterDir), 'SIGKILL', IMMEDIATE_SHUTDOWN_MS);
  const socketDir = lines[4]?.trim() ?? '';
  if (isShortDir(socketDir)) rmSync(socketDir, { recursive: true, force: true });
  // PostgreSQL judges its lock files by the number in them alone, and even a zombie of that number counts.
  for (const name of ['postmaster.pid', SOCKET_NAME, `${SOCKET_NAME}.lock`]) {
    rmSync(join(clusterDir, name), { force: true });
  }
}

/** Sends a signal and waits until all have ended; false when some haven't within `deadlineMs`. */
async function stopAll(
  pids: readonly number[],
  signal: NodeJS.Signals,
  deadlineMs: number,
): Promise<boolean> {
  const known = pids.map((pid) => ({ pid, identity: processIdentity(pid) }));
  for (const { pid } of known) sendSignal(pid, signal);
  const isGone = (): boolean =>
    known.every(({ pid, identity }) => identity === null || processIdentity(pid) !== identity);
  // A process that isn't our child announces its end to nobody, so this has to look.
  for (let waitedMs = 0; waitedMs < deadlineMs; waitedMs += POLL_MS) {
    if (isGone()) return true;
    await delay(POLL_MS);
  }
  return isGone();
}

function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (hasErrno(error, 'ESRCH')) return;
    throw new ExitError(
      EXIT.unavailable,
      `a PostgreSQL left running by another user (process ${pid}) may not be stopped by this one: end it and start again`,
      { cause: error },
    );
  }
}

/** PostgreSQL is always started with its directory on the command line, which everybody may read. */
function isPostgresOn(pid: number, clusterDir: string): boolean {
  const line = commandLine(pid);
  if (line === null || !line.endsWith(`/postgres -D ${clusterDir}`)) return false;
  // Not the shell, nor what starts the shell as somebody else, before they become PostgreSQL.
  return line.startsWith('/') && !line.startsWith('/bin/sh ');
}

/** Helpers of PostgreSQL change their command line, but they all work in the data directory. Linux only. */
function orphanedHelpers(clusterDir: string): number[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .filter((entry) => {
      try {
        return (
          readlinkSync(`/proc/${entry}/cwd`) === clusterDir &&
          basename(readlinkSync(`/proc/${entry}/exe`)) === 'postgres'
        );
      } catch {
        return false; // Ended meanwhile, or not ours to look at.
      }
    })
    .map(Number);
}

function readPidFile(clusterDir: string): string[] | null {
  try {
    return readFileSync(join(clusterDir, 'postmaster.pid'), 'utf8').split('\n');
  } catch (error) {
    if (hasErrno(error, 'ENOENT')) return null;
    throw error;
  }
}
