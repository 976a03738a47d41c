import { realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { sep } from 'node:path';
import { EXIT, ExitError } from './exit-error.ts';

/** A path that can't be used, for people. */
export interface PathProblem {
  exitCode: number;
  problem: string;
  /** What to do. */
  fix: string;
}

/** What `error`, or a cause of it, says of a path; `null` when it is about something else. */
export function explainPathError(error: unknown, dataDir: string): PathProblem | null {
  const found = pathErrorIn(error);
  if (found === null) return null;
  const { kind, code, syscall, path } = found;
  const setting = settingOf(path ?? dataDir, dataDir);
  const elsewhere = setting === null ? null : `set ${setting} to a directory ${kind.elsewhere}`;
  const fixes = [kind.here, elsewhere].filter((fix) => fix !== null);
  return {
    exitCode: kind.passes ? EXIT.unavailable : EXIT.config,
    problem: `${path ?? `something in ${dataDir}`} can't be used, since ${kind.says} (${code}, ${syscall})`,
    fix: fixes.join(', or ') || 'see to it that this user can use it',
  };
}

/**
 * An error that ends the program with one line: `error` itself if it is one, or what it says of a path; else `null`.
 */
export function exitErrorOf(error: unknown, dataDir: string): ExitError | null {
  if (error instanceof ExitError) return error;
  const found = explainPathError(error, dataDir);
  return found && new ExitError(found.exitCode, `${found.problem}; ${found.fix}`, { cause: error });
}

interface Kind {
  says: string;
  /** What can be done about the path itself. */
  here: string | null;
  /** Which directory would do. */
  elsewhere: string;
  /** Whether it may pass without a setting being changed. */
  passes: boolean;
}

const WRITABLE = 'that this user may write';
const me = process.getuid === undefined ? 'this user' : `this user (${process.getuid()})`;

const misplaced = (says: string): Kind => ({ says, here: null, elsewhere: WRITABLE, passes: false });
const inTheWay = (says: string): Kind => ({
  says,
  here: 'move that away',
  elsewhere: WRITABLE,
  passes: false,
});
const denied: Kind = { says: `${me} may not`, here: 'allow it', elsewhere: WRITABLE, passes: false };
const full = (says: string): Kind => ({
  says,
  here: 'free some space',
  elsewhere: 'on another disk',
  passes: true,
});
const tooMany = (says: string): Kind => ({
  says,
  here: 'raise the limit of open files ("ulimit -n")',
  elsewhere: WRITABLE,
  passes: true,
});
const unfit: Kind = {
  says: 'its file system is not made for this',
  here: null,
  elsewhere: 'on a local disk',
  passes: false,
};
const failing: Kind = {
  says: 'its disk fails',
  here: 'see to the disk',
  elsewhere: 'on another one',
  passes: true,
};

/** The errors of file systems, by code. */
const KINDS: Readonly<Record<string, Kind>> = {
  ENOTDIR: misplaced('a part of the path is a file'),
  ENOENT: misplaced('the path leads nowhere'),
  ELOOP: misplaced('its links lead in a circle'),
  ENAMETOOLONG: misplaced('the path is too long'),
  EEXIST: inTheWay('something else is in its place'),
  EISDIR: inTheWay('a directory is in its place'),
  ENOTEMPTY: inTheWay('something else is in its place'),
  EACCES: denied,
  EPERM: denied,
  EROFS: {
    says: 'it is on a read-only file system',
    here: 'mount it for writing',
    elsewhere: 'that can be written',
    passes: false,
  },
  ENOSPC: full('the disk is full'),
  EDQUOT: full("this user's share of the disk is full"),
  EFBIG: full('a file may not get that large'),
  EMFILE: tooMany('this process has too many files open'),
  ENFILE: tooMany('this machine has too many files open'),
  EINVAL: unfit,
  ENOTSUP: unfit,
  EOPNOTSUPP: unfit,
  ENOSYS: unfit,
  EXDEV: unfit,
  EIO: failing,
  ENXIO: failing,
  ENODEV: failing,
  ENOTCONN: failing,
  ESTALE: failing,
};

/** Node says which path, except where it only has a file's number. A socket's path is its address. */
function pathErrorIn(error: unknown): { kind: Kind; code: string; syscall: string; path?: string } | null {
  for (let next = error; next instanceof Error; next = next.cause) {
    const { code = '', syscall = '', path, address } = next as NodeJS.ErrnoException & { address?: unknown };
    const kind = KINDS[code];
    if (kind === undefined || /^(connect|spawn)/.test(syscall)) continue;
    if (path !== undefined) return { kind, code, syscall, path };
    if (typeof address === 'string' && address.startsWith(sep)) return { kind, code, syscall, path: address };
    if (/^(read|write|fsync|close)$/.test(syscall)) return { kind, code, syscall };
  }
  return null;
}

function settingOf(path: string, dataDir: string): 'DATA_DIR' | 'TMPDIR' | null {
  const isIn = (dir: string): boolean => path === dir || path.startsWith(`${dir}${sep}`);
  if (isIn(dataDir) || isIn(withoutLinks(dataDir))) return 'DATA_DIR';
  return isIn(tmpdir()) || isIn(withoutLinks(tmpdir())) ? 'TMPDIR' : null;
}

function withoutLinks(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
