import { join } from 'node:path';

/** The checkout that tests and tools work on: the folder with package.json. */
export const PROJECT_ROOT = join(import.meta.dirname, '..', '..');

/** Where the build puts the compiled form of a file below `src`, for example `compiled('api', 'main.js')`. */
export function compiled(...path: readonly string[]): string {
  return join(PROJECT_ROOT, 'dist', 'src', ...path);
}
