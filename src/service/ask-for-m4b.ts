import type { M4b } from '../db/m4b.ts';
import { requestM4b } from '../db/m4b.ts';
import type { Pool } from '../db/pool.ts';
import type { QueueProducer } from '../queue/producer.ts';
import type { Storage } from '../storage/storage.ts';

/** Has the M4B of a book made, again where that failed. @returns `null` where the book isn't ready. */
export async function askForM4b(
  { pool, storage, producer }: { pool: Pool; storage: Storage; producer: Pick<QueueProducer, 'makeM4b'> },
  bookId: string,
): Promise<M4b | null> {
  const { m4b, formerKey } = await requestM4b(pool, bookId);
  if (formerKey !== null) await storage.delete([formerKey]);
  if (m4b?.state === 'queued') await producer.makeM4b(bookId);
  return m4b;
}
