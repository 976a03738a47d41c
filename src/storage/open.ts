import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../settings/config.ts';
import type { Log } from '../process/log.ts';
import { createDiskStorage } from './disk.ts';
import type { Storage } from './storage.ts';

/** Opens the store that the settings name: a bucket, or else a folder below `dataDir`. */
export async function openStorage(config: Pick<Config, 'dataDir' | 's3'>, log: Log): Promise<Storage> {
  if (config.s3 !== null) {
    // The client takes 14 MB of a process that doesn't need it.
    const { createS3Storage } = await import('./s3.ts');
    return createS3Storage({ settings: config.s3, log });
  }
  const dir = join(config.dataDir, 'files');
  await mkdir(dir, { recursive: true, mode: 0o700 });
  return createDiskStorage({ dir, log });
}
