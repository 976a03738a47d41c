import type { Book } from '../db/books.ts';
import { beginAssembly } from '../db/stages.ts';
import { firstOpenSegments } from '../db/unfinished.ts';
import type { AppDeps } from './deps.ts';

/** Enough to begin with; the workers' own rounds bring the others within seconds. */
const SEGMENTS = 64;

/** Wakes those who work on a book that goes on. Where that gets lost, reconcile does it. */
export async function wakeWorkers(
  { pool, producer }: Pick<AppDeps, 'pool' | 'producer'>,
  { id, status, attempt, hold }: Pick<Book, 'id' | 'status' | 'attempt' | 'hold'>,
): Promise<void> {
  if (hold !== null) return;
  if (status === 'queued' || status === 'extracting') await producer.processPdf(id, attempt);
  if (status === 'narrating' || status === 'extracting') {
    const segments = await firstOpenSegments(pool, id, SEGMENTS);
    if (segments.length > 0) await producer.synthesizeSegments(segments);
  }
  if (status === 'assembling' || (status === 'narrating' && (await beginAssembly(pool, id)))) {
    await producer.assemble(id, attempt);
  }
}
