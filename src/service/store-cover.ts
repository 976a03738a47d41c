import { createHash, randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { coverKey, coverKeys, COVERS_PREFIX, replaceCover } from '../db/covers.ts';
import type { Pool } from '../db/pool.ts';
import type { Cover } from '../pdf/cover/cover-files.ts';
import { COVER_SIZES } from '../pdf/cover/cover-files.ts';
import type { Storage } from '../storage/storage.ts';

/**
 * Gives a book a cover: its files first, then the row that points at them, and last the former ones go. What is left
 * where that breaks off has no row, and goes with a clean-up.
 */
export async function storeCover(
  { storage, pool }: { storage: Storage; pool: Pool },
  bookId: string,
  { origin, files }: Cover,
): Promise<void> {
  const key = `${COVERS_PREFIX}${bookId}/${randomUUID()}`;
  for (const size of COVER_SIZES) {
    await storage.put(coverKey(key, size), Readable.from([files[size]]), { contentType: 'image/jpeg' });
  }
  const sha256 = createHash('sha256').update(files.large).digest('hex');
  const bytes = { large: files.large.length, square: files.square.length, small: files.small.length };
  const former = await replaceCover(pool, bookId, { origin, key, sha256, bytes });
  if (former !== null) await storage.delete(coverKeys(former));
}
