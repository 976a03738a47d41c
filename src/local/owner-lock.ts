import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hasErrno } from '../process/thrown.ts';
import { processIdentity } from '../process/identity.ts';

interface Owner {
  pid: number;
  identity: string | null;
}

/**
 * Takes a lock file for this process, so that one directory has one owner. A lock whose owner has died, or whose
 * number belongs to another process by now, is taken over. PostgreSQL's own lock stays behind this one: this is what
 * makes the message a good one.
 *
 * @returns how to give it back, or the number of the process that holds it.
 */
export function acquireOwnerLock(path: string): { release: () => void } | { heldBy: number } {
  const mine = JSON.stringify({ pid: process.pid, identity: processIdentity(process.pid) } satisfies Owner);
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, mine, { mode: 0o600 });
  try {
    for (;;) {
      if (tryLink(draft, path)) return { release: () => releaseIfMine(path, mine) };
      const found = readOrNull(path);
      if (found === null) continue;
      const owner = parseOwner(found);
      if (owner !== null && isHeld(owner)) return { heldBy: owner.pid };
      evict(path, found);
    }
  } finally {
    rmSync(draft, { force: true });
  }
}

/** A hard link appears at once and with its content, unlike a file that is created and then written. */
function tryLink(draft: string, path: string): boolean {
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (hasErrno(error, 'EEXIST')) return false;
    throw error;
  }
}

/** Moves a stale lock away. Two starts can race here: who finds that it moved a fresh lock puts it back. */
function evict(path: string, stale: string): void {
  const aside = `${path}.stale-${process.pid}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if (hasErrno(error, 'ENOENT')) return;
    throw error;
  }
  if (readOrNull(aside) !== stale) tryLink(aside, path);
  rmSync(aside, { force: true });
}

function isHeld(owner: Owner): boolean {
  // A process that starts twice on one directory must not lock itself out after a crash inside of it: the same number
  // with the same identity is this very process, and it holds the lock.
  const identity = processIdentity(owner.pid);
  return identity !== null && identity === owner.identity;
}

function releaseIfMine(path: string, mine: string): void {
  if (readOrNull(path) === mine) rmSync(path, { force: true });
}

function parseOwner(text: string): Owner | null {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || !('pid' in value) || !('identity' in value))
      return null;
    if (typeof value.pid !== 'number' || typeof value.identity !== 'string') return null;
    return { pid: value.pid, identity: value.identity };
  } catch {
    return null;
  }
}

function readOrNull(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (hasErrno(error, 'ENOENT')) return null;
    throw error;
  }
}
