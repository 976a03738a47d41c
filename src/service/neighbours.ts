import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { EXIT, ExitError } from '../process/exit-error.ts';
import { messageOf } from '../process/thrown.ts';
import { processEnvironment } from '../settings/process-environment.ts';
import type { CommandApp } from '../supervisor/app-spec.ts';
import { parseApps } from '../supervisor/apps-file.ts';
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
  let text: string;
  try {
    text = readFileSync(appsFile, 'utf8');
  } catch (error) {
    throw new ExitError(EXIT.config, `APPS_FILE: can't be read: ${messageOf(error)}`, { cause: error });
  }
  const { PATH: path = '' } = processEnvironment();
  const parsed = parseApps(text, { dir: dirname(appsFile), taken: OUR_OWN, path });
  if ('apps' in parsed) return parsed.apps;
  throw new ExitError(EXIT.config, `APPS_FILE: ${parsed.problems.join('; ')}`);
}
