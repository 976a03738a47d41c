import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { messageOf } from '../process/thrown.ts';
import { processEnvironment } from '../settings/process-environment.ts';
import type { CommandApp } from './app-spec.ts';
import { parseApps } from './apps-file.ts';
import { isProcfile, parseProcfile } from './procfile.ts';

/**
 * Reads a list of programs: a Procfile, by its name, or JSON.
 *
 * @param taken Names that others have.
 * @throws Error with everything that is wrong with it.
 */
export function readApps(file: string, taken: readonly string[]): CommandApp[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new Error(`can't be read: ${messageOf(error)}`, { cause: error });
  }
  const { PATH: path = '' } = processEnvironment();
  const about = { dir: dirname(file), taken };
  const parsed = isProcfile(file) ? parseProcfile(text, about) : parseApps(text, { ...about, path });
  if ('apps' in parsed) return parsed.apps;
  throw new Error(parsed.problems.join('; '));
}
