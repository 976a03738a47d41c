import { readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { hasErrno } from './thrown.ts';

/**
 * The moments at which a death would hurt most, in the order of a book's life. `npm run chaos` and the tests of
 * reliability ask a process to die, or to stop, at exactly one of them.
 */
export type Checkpoint =
  | 'migrating'
  | 'upload-stored'
  | 'row-written'
  | 'book-claimed'
  | 'segments-written'
  | 'text-complete'
  | 'speech-claimed'
  | 'speech-bought'
  | 'object-written'
  | 'speech-stored'
  | 'receipt-written'
  | 'assembling'
  | 'audio-stored'
  | 'audio-published';

/**
 * Of the process, like its title: whoever passes a checkpoint deep inside a store or a transaction knows no settings.
 */
let directory: string | null = null;

/**
 * Called once by a program's main module, with the setting CHECKPOINT_DIR; `null` leaves every checkpoint without
 * effect.
 */
export function armCheckpoints(checkpointDir: string | null): void {
  directory = checkpointDir;
}

/**
 * Sends this process the signal that is written in the file `<CHECKPOINT_DIR>/<name>`, if there is one: SIGKILL or
 * SIGSTOP. The file is taken away first, by a rename to `<name>.<pid>`, so that of many processes one is hit, and once.
 * Not armed, this is one comparison.
 */
export function checkpoint(name: Checkpoint): void {
  if (directory === null) return;
  const order = join(directory, name);
  const taken = `${order}.${process.pid}`;
  try {
    renameSync(order, taken);
  } catch (error) {
    if (hasErrno(error, 'ENOENT')) return;
    throw error;
  }
  process.kill(process.pid, readFileSync(taken, 'utf8').trim());
}
