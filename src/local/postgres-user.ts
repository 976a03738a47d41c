import { chownSync, readFileSync, statSync } from 'node:fs';
import { EXIT, ExitError } from '../process/exit-error.ts';
import { runGuarded } from './guarded-process.ts';
import type { RunAs } from './guarded-process.ts';

/**
 * As whom PostgreSQL runs. It refuses to be root, so root starts it as the owner of the data directory, or as `nobody`
 * for a new one. That user may be shut out by a directory on the way (`/root` has mode 700): with `setpriv` he keeps
 * the one power that is needed to pass, without it the way must be open to him.
 *
 * @param clusterDir the data directory, which may not exist yet.
 * @param workDir a directory that exists and that PostgreSQL must be able to write below `clusterDir`'s parent.
 * @throws {ExitError} when no way works, with what to do.
 */
export async function choosePostgresUser(options: {
  clusterDir: string;
  postgres: string;
  workDir: string;
}): Promise<RunAs> {
  if (process.getuid?.() !== 0) return { kind: 'self' };
  const { uid, gid } = ownerOf(options.clusterDir) ?? unprivilegedUser();
  chownSync(options.workDir, uid, gid);
  for (const kind of ['setpriv', 'user'] as const) {
    const runAs: RunAs = { kind, uid, gid };
    if (await works(runAs, options)) return runAs;
  }
  throw new ExitError(
    EXIT.unavailable,
    `PostgreSQL does not run as root, and as user ${uid} it cannot reach ${options.workDir} or its own program: install ` +
      `util-linux (setpriv), or start as an ordinary user, or set DATA_DIR to a directory that everybody may enter, ` +
      `or set DATABASE_URL`,
  );
}

/** Gives a path to the user that PostgreSQL runs as; nothing to do where that is this process's own. */
export function giveTo(runAs: RunAs, path: string): void {
  if (runAs.kind !== 'self') chownSync(path, runAs.uid, runAs.gid);
}

async function works(
  runAs: RunAs,
  { postgres, workDir }: { postgres: string; workDir: string },
): Promise<boolean> {
  const probe = '"$1" --version >/dev/null && test -w "$2" && test -x "$2"';
  const { code } = await runGuarded(runAs, '/bin/sh', ['-c', probe, 'probe', postgres, workDir]);
  return code === 0;
}

function ownerOf(path: string): { uid: number; gid: number } | null {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat === undefined || stat.uid === 0 ? null : { uid: stat.uid, gid: stat.gid };
}

/** `nobody`, by name: PostgreSQL looks its user up, so a number that isn't in the list won't do. */
function unprivilegedUser(): { uid: number; gid: number } {
  const line = readFileSync('/etc/passwd', 'utf8').match(/^nobody:[^:]*:(-?\d+):(-?\d+):/m);
  // macOS writes -2 for 4294967294.
  if (line !== null) return { uid: Number(line[1]) >>> 0, gid: Number(line[2]) >>> 0 };
  throw new ExitError(
    EXIT.unavailable,
    'PostgreSQL does not run as root, and there is no user "nobody" to run it as: start as an ordinary user, or set DATABASE_URL',
  );
}
