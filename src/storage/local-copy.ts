import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { AppError } from '../errors.ts';
import type { Storage } from './storage.ts';
import { ObjectMissing } from './storage.ts';

/**
 * Copies an object to a local file for as long as `use` runs.
 *
 * @throws {AppError} `source-missing` when the object is gone.
 */
export async function withLocalCopy<T>(
  options: { storage: Storage; key: string; dir: string; name: string; signal: AbortSignal },
  use: (file: string) => Promise<T>,
): Promise<T> {
  await mkdir(options.dir, { recursive: true });
  const file = join(options.dir, options.name);
  try {
    const body = await options.storage.get(options.key).catch((error: unknown) => {
      throw error instanceof ObjectMissing ? new AppError('source-missing', { cause: error }) : error;
    });
    await pipeline(body, createWriteStream(file), { signal: options.signal });
    return await use(file);
  } finally {
    await rm(file, { force: true });
  }
}
