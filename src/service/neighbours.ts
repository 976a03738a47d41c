import { EXIT, ExitError } from '../process/exit-error.ts';
import { messageOf } from '../process/thrown.ts';
import type { CommandApp } from '../supervisor/app-spec.ts';
import { readApps } from '../supervisor/read-apps.ts';
import type { Config } from './config.ts';

/** Whoever is steered by a name must be known by it. */
const OUR_OWN = ['api', 'worker', 'supervisor'];

/**
 * The programs that `APPS_FILE` lets run beside our own: a speech server, most likely.
 *
 * @throws {ExitError} (78) with everything that is wrong with the file.
 */
export function readNeighbours({ appsFile }: Pick<Config, 'appsFile'>): CommandApp[] {
  if (appsFile === null) return [];
  try {
    return readApps(appsFile, OUR_OWN);
  } catch (error) {
    throw new ExitError(EXIT.config, `APPS_FILE: ${messageOf(error)}`, { cause: error });
  }
}
