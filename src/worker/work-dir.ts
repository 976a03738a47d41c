import { join } from 'node:path';

/**
 * Where a worker puts what it needs as a file for a while: one folder a worker key, so that it is clear whose it is.
 */
export function workDir(dataDir: string, workerKey: number): string {
  return join(dataDir, 'work', String(workerKey));
}
