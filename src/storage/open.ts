import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import type { Log } from '../log.ts';
import { createDiskStorage } from './disk.ts';
import type { Storage } from './storage.ts';

/** Opens the store that the settings name: a folder below `dataDir`. */
export async function openStorage(config: Pick<Config, 'dataDir'>, log: Log): Promise<Storage> {
  const dir = join(config.dataDir, 'files');
  await mkdir(dir, { recursive: true, mode: 0o700 });
  return createDiskStorage({ dir, log });
}
