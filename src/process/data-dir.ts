import { accessSync, constants, realpathSync } from 'node:fs';
import { makeDirSync } from './make-dir.ts';
import { exitErrorOf } from './path-error.ts';

/**
 * Makes the data directory, and looks whether it can be written before anything is started that needs it.
 *
 * @returns its path without links.
 * @throws {ExitError} when it can't be used, with what to do.
 */
export function openDataDir(dataDir: string): string {
  try {
    // Root's PostgreSQL may be somebody else, who must be able to pass, though not to look around.
    makeDirSync(dataDir, process.getuid?.() === 0 ? 0o711 : 0o700);
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
    return realpathSync(dataDir);
  } catch (error) {
    throw exitErrorOf(error, dataDir) ?? error;
  }
}
