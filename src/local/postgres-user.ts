import { readFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { EXIT, ExitError } from '../process/exit-error.ts';
import { messageOf } from '../process/thrown.ts';
import { runGuarded } from './guarded-process.ts';
import type { RunAs } from './guarded-process.ts';
import { foreignOwner, giveTo, giveTree } from './ownership.ts';
import type { User } from './ownership.ts';

export type UserChoice =
  | { runAs: RunAs; reason: string | null }
  /** What is in the way: nobody else can be become at all, or that user can't reach the program, or not the data. */
  | { obstacle: 'user' | 'program' | 'data'; user: User; reason: string };

/**
 * As whom a program runs that refuses to be root, as PostgreSQL does.
 *
 * Root has the choice between himself under another number, which needs nothing but a user namespace, and another user,
 * who must be let in to the program and the data: `nobody`, or whose data they are. What an ordinary user has made
 * stays his, so that his own starts go on working.
 *
 * @param options.workDir a directory beside the data that is given to the user chosen.
 * @param options.dataDir the data, which may not exist yet. They are given to the user chosen, too.
 * @returns with the reason why no user namespace is used, where that would have been the choice.
 */
export async function chooseUser(options: {
  program: string;
  workDir: string;
  dataDir: string;
}): Promise<UserChoice> {
  const isRoot = process.getuid?.() === 0;
  if (!isRoot && hasName()) return { runAs: { kind: 'self' }, reason: null };
  const nobody = findNobody();
  const owner = isRoot ? foreignOwner(options.dataDir) : null;
  const isNobodys = owner?.uid === nobody.uid;

  if (owner !== null) {
    const choice = await tryOther(owner, options);
    if ('runAs' in choice || !isNobodys) return choice;
  }
  const namespace: RunAs = { kind: 'namespace', ...nobody };
  const reason =
    (await cannotRun(namespace, options.program)) ?? (await cannotWrite(namespace, options.workDir));
  if (reason === null) {
    if (isNobodys) giveTree(namespace, options.dataDir);
    return { runAs: namespace, reason: null };
  }
  if (!isRoot) return { obstacle: 'user', user: nobody, reason };
  const choice = await tryOther(owner ?? nobody, options);
  if ('obstacle' in choice) return { ...choice, reason: `${reason}; ${choice.reason}` };
  giveTree(choice.runAs, options.dataDir);
  return { ...choice, reason };
}

/**
 * The data may lie in a directory that the user can't enter (`/root` has mode 700): with `setpriv` he gets the one
 * power that is needed to pass. It doesn't help with the program, since PostgreSQL asks whether it may run it with
 * access(2), which ignores such powers.
 */
async function tryOther(
  user: User,
  { program, workDir }: { program: string; workDir: string },
): Promise<UserChoice> {
  const plain: RunAs = { kind: 'user', ...user };
  const nowhere = await cannotRun(plain, '/bin/sh', ['-c', ':']);
  if (nowhere !== null) return { obstacle: 'user', user, reason: nowhere };
  const unreachable = await cannotRun(plain, program);
  if (unreachable !== null) return { obstacle: 'program', user, reason: unreachable };
  let reason = '';
  for (const runAs of [plain, { kind: 'setpriv', ...user }] as const) {
    const refused = await cannotWrite(runAs, workDir);
    if (refused === null) return { runAs, reason: null };
    reason ||= refused;
  }
  return { obstacle: 'data', user, reason };
}

async function cannotRun(
  runAs: RunAs,
  program: string,
  args: readonly string[] = ['--version'],
): Promise<string | null> {
  return complaintOf(await runGuarded(runAs, program, args));
}

async function cannotWrite(runAs: RunAs, dir: string): Promise<string | null> {
  try {
    giveTo(runAs, dir);
  } catch (error) {
    return messageOf(error);
  }
  return complaintOf(
    await runGuarded(runAs, '/bin/sh', ['-c', ': >"$1/probe" && rm "$1/probe"', 'probe', dir]),
  );
}

function complaintOf({ code, output }: { code: number | null; output: string }): string | null {
  if (code === 0) return null;
  return output.trim().split('\n').at(-1) || `exit code ${code ?? 'none'}`;
}

/** PostgreSQL looks its user up, and a container may run as a number that is in no list. */
function hasName(): boolean {
  try {
    return userInfo().username !== '';
  } catch {
    return false;
  }
}

/** `nobody`, by name; in a list without him, the first who isn't root. */
function findNobody(): User {
  const users = [...readFileSync('/etc/passwd', 'utf8').matchAll(/^([^:#\n]+):[^:\n]*:(-?\d+):(-?\d+):/gm)]
    // macOS writes -2 for 4294967294.
    .map(([, name, uid, gid]) => ({ name, uid: Number(uid) >>> 0, gid: Number(gid) >>> 0 }))
    .filter(({ uid }) => uid !== 0);
  const found = users.find(({ name }) => name === 'nobody') ?? users[0];
  if (found !== undefined) return { uid: found.uid, gid: found.gid };
  throw new ExitError(
    EXIT.unavailable,
    'PostgreSQL runs neither as root nor as a user without a name, and /etc/passwd names no other user: add one, or ' +
      'set DATABASE_URL',
  );
}
