import { existsSync, readlinkSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { EXIT, ExitError } from '../process/exit-error.ts';
import type { Log } from '../process/log.ts';
import type { RunAs } from './guarded-process.ts';
import { createOpenDir, openBinaries } from './open-place.ts';
import type { PostgresBinaries } from './postgres-binaries.ts';
import { createWorkDir } from './postgres-cluster.ts';
import { chooseUser } from './postgres-user.ts';

/** Where and as whom PostgreSQL runs. */
export interface Quarters {
  runAs: RunAs;
  binaries: PostgresBinaries;
  /** The data directory, which may not exist yet. */
  clusterDir: string;
  /** Beside it, empty, and given to the user: for new data to grow in. Has to be removed afterwards. */
  workDir: string;
}

/** Where the data are: at their place, or where a link there leads. */
export function clusterDirOf(place: string): string {
  try {
    return resolve(dirname(place), readlinkSync(place));
  } catch {
    return place;
  }
}

/**
 * Finds who may run PostgreSQL and reach what he needs. For an ordinary user that is himself, and for root himself in a
 * user namespace. Where there is none, root's PostgreSQL is another user, and what he can't reach goes where he can: a
 * copy of the program, and new data, with a link to them at their place.
 *
 * @throws {ExitError} when there is no way, with what to do.
 */
export async function findQuarters(options: {
  place: string;
  binaries: PostgresBinaries;
  log: Log;
}): Promise<Quarters> {
  const { place, log } = options;
  let { binaries } = options;
  const found = clusterDirOf(place);
  let clusterDir = found;
  let workDir = createWorkDir(clusterDir);
  const moved: string[] = [];
  try {
    for (;;) {
      const choice = await chooseUser({ program: binaries.postgres, workDir, dataDir: clusterDir });
      if (!('obstacle' in choice)) {
        const { runAs, reason } = choice;
        if (reason !== null || moved.length > 0) log.info(explainUser(runAs, moved), { reason });
        return { runAs, binaries, clusterDir, workDir };
      }
      if (choice.obstacle === 'program' && binaries === options.binaries) {
        binaries = openBinaries(options.binaries);
        moved.push(`from a copy of its program in ${binaries.dir}`);
      } else if (choice.obstacle === 'data' && clusterDir === found && !existsSync(found)) {
        rmSync(workDir, { recursive: true, force: true });
        clusterDir = join(createOpenDir(), basename(place));
        linkTo(clusterDir, place);
        workDir = createWorkDir(clusterDir);
        moved.push(`with its data in ${clusterDir}`);
      } else {
        throw noWay(choice.user.uid, choice.reason);
      }
    }
  } catch (error) {
    rmSync(workDir, { recursive: true, force: true });
    throw error;
  }
}

/** Before there is anything to lead to: who is killed now finds the way again. */
function linkTo(target: string, place: string): void {
  const draft = `${place}.link-${process.pid}`;
  rmSync(draft, { force: true });
  symlinkSync(target, draft);
  renameSync(draft, place);
}

function explainUser(runAs: RunAs, moved: readonly string[]): string {
  const who = 'uid' in runAs ? `user ${runAs.uid}` : 'this user';
  return [`No user namespace can be had here: PostgreSQL runs as ${who}`, ...moved].join(', ');
}

function noWay(uid: number, reason: string): ExitError {
  const problem =
    process.getuid?.() === 0
      ? `PostgreSQL does not run as root, and here root has neither a user namespace for it nor another user (${uid}) who can run it`
      : `PostgreSQL does not run as a user without a name, and there is no user namespace in which it has one`;
  return new ExitError(
    EXIT.unavailable,
    `${problem} (${reason}): start as an ordinary user, or allow user namespaces, or set DATABASE_URL`,
  );
}
