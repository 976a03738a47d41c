import type { StoredCover } from '../../db/covers.ts';
import { coverKey } from '../../db/covers.ts';
import type { Storage } from '../../storage/storage.ts';
import type { ZipEntry } from './zip.ts';

/** A book's cover, for an archive. */
export function coverEntry(storage: Storage, { key, bytes }: StoredCover, name: string): ZipEntry {
  async function* open(): AsyncGenerator<Buffer> {
    for await (const chunk of await storage.get(coverKey(key, 'large'))) yield chunk as Buffer;
  }
  return { name, bytes: bytes.large, open };
}
