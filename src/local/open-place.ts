import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { join } from 'node:path';
import { hasErrno } from '../process/thrown.ts';
import { binariesIn } from './postgres-binaries.ts';
import type { PostgresBinaries } from './postgres-binaries.ts';

/** Where services of the whole machine keep their data: root's, and others may pass. */
const OPEN_PLACE = '/var/lib/tandem';

/** A copy of the program that any user may run; made once a version. */
export function openBinaries({ dir, version }: PostgresBinaries): PostgresBinaries {
  const copy = join(openPlace(), `postgresql-${version}`);
  if (!existsSync(copy)) {
    const draft = mkdtempSync(`${copy}.new-`);
    try {
      cpSync(dir, draft, { recursive: true, verbatimSymlinks: true });
      openToAll(draft);
      renameSync(draft, copy);
    } catch (error) {
      rmSync(draft, { recursive: true, force: true });
      // Another start has made it meanwhile.
      if (!hasErrno(error, 'ENOTEMPTY', 'EEXIST')) throw error;
    }
  }
  return binariesIn(copy, version);
}

/** A new directory for data; whose it is, decides who may enter it. */
export function createOpenDir(): string {
  const dir = mkdtempSync(join(openPlace(), 'data-'));
  chmodSync(dir, 0o711);
  return dir;
}

function openPlace(): string {
  mkdirSync(OPEN_PLACE, { recursive: true });
  chmodSync(OPEN_PLACE, 0o755);
  return OPEN_PLACE;
}

/** As an installation with the usual umask leaves it. */
function openToAll(path: string): void {
  const found = lstatSync(path);
  if (found.isSymbolicLink()) return;
  chmodSync(path, found.isDirectory() || (found.mode & 0o100) !== 0 ? 0o755 : 0o644);
  if (found.isDirectory()) for (const entry of readdirSync(path)) openToAll(join(path, entry));
}
