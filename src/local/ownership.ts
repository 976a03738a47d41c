import { lchownSync, lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { EXIT, ExitError } from '../process/exit-error.ts';
import { messageOf } from '../process/thrown.ts';
import type { RunAs } from './guarded-process.ts';

export interface User {
  uid: number;
  gid: number;
}

/** Who isn't root and owns a path; `null` where it is root's, or isn't there. */
export function foreignOwner(path: string): User | null {
  const found = lstatSync(path, { throwIfNoEntry: false });
  return found === undefined || found.uid === 0 ? null : { uid: found.uid, gid: found.gid };
}

/** Gives a path to the user that PostgreSQL runs as; nothing to do where it belongs to him already. */
export function giveTo(runAs: RunAs, path: string): void {
  const { uid, gid } = identityOf(runAs);
  const found = lstatSync(path);
  if (found.uid !== uid || found.gid !== gid) lchownSync(path, uid, gid);
}

/**
 * Gives a directory with everything in it. The directory itself comes last: as long as it belongs to its former owner,
 * this isn't done.
 *
 * @throws {ExitError} when it can't be taken from its owner.
 */
export function giveTree(runAs: RunAs, dir: string): void {
  const found = lstatSync(dir, { throwIfNoEntry: false });
  if (found === undefined || found.uid === identityOf(runAs).uid) return;
  try {
    for (const entry of readdirSync(dir, { recursive: true, encoding: 'utf8' }))
      giveTo(runAs, join(dir, entry));
    giveTo(runAs, dir);
  } catch (error) {
    throw new ExitError(
      EXIT.unavailable,
      `the database in ${dir} belongs to user ${found.uid} and can't be taken over (${messageOf(error)}): start as that ` +
        `user, give it to this one with "chown -R", or set DATA_DIR to another directory`,
      { cause: error },
    );
  }
}

/** How the user is called outside of a namespace. */
function identityOf(runAs: RunAs): User {
  const isSelf = runAs.kind === 'self' || runAs.kind === 'namespace';
  return isSelf ? { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 } : runAs;
}
