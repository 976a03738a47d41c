import type { Pool } from '../db/pool.ts';
import { beginAssembly } from '../db/stages.ts';
import type { WorkerContext } from './context.ts';

const PAGE = 500;
/** While the queue seems complete, only the beginning of each book is checked. */
const SAMPLE = 20;

interface UnfinishedBook {
  id: string;
  status: 'queued' | 'extracting' | 'narrating' | 'assembling';
  attempt: number;
  /** A living worker holds it. */
  held: boolean;
}

interface OpenSegment {
  id: number;
  position: number;
  /** 0 as planned; the number of the claim that died, so that its job gets another id than the one in dead hands. */
  generation: number;
}

/**
 * Re-creates every queue job that the rows call for: it is what makes the queue disposable. Enqueueing what is there already
 * does nothing, so this can run at any time, on any number of workers.
 */
export async function reconcile({ pool, producer, log }: WorkerContext): Promise<void> {
  const { rows: books } = await pool.query<UnfinishedBook>(
    `SELECT id, status, attempt, (claimed_by IS NOT NULL AND worker_is_alive(claimed_by)) AS held
     FROM books WHERE status IN ('queued', 'extracting', 'narrating', 'assembling') ORDER BY created_at`,
  );
  if (books.length === 0) return;
  const complete = await queueLooksComplete(pool, producer);
  for (const book of books) {
    if (book.status === 'queued' || book.status === 'extracting') {
      if (!book.held) await producer.processPdf(book.id, book.attempt);
    }
    if (book.status === 'extracting' || book.status === 'narrating') {
      for await (const segments of openSegments(pool, book.id, complete ? SAMPLE : Infinity)) {
        await producer.synthesizeSegments(segments);
      }
    }
    const assembling = book.status === 'assembling' && !book.held;
    if (assembling || (book.status === 'narrating' && (await beginAssembly(pool, book.id)))) {
      await producer.assemble(book.id, book.attempt);
    }
  }
  log.debug('reconciled the queue with the rows', { books: books.length, complete });
}

/** False when there are surely fewer jobs than open segments: the queue was emptied or replaced. */
async function queueLooksComplete(pool: Pool, producer: WorkerContext['producer']): Promise<boolean> {
  const [counts, { rows }] = await Promise.all([
    producer.counts(),
    pool.query<{ open: number }>(
      `SELECT count(*) AS open FROM segments s JOIN books b ON b.id = s.book_id
       WHERE s.state <> 'stored' AND b.status IN ('extracting', 'narrating')`,
    ),
  ]);
  return counts.waiting + counts.active + counts.delayed >= (rows[0]?.open ?? 0);
}

/** The segments of a book that wait to be spoken and that no living worker is speaking, in pages; those of dead hands always. */
async function* openSegments(pool: Pool, bookId: string, atMost: number): AsyncGenerator<OpenSegment[]> {
  let after = -1;
  let seen = 0;
  for (;;) {
    const { rows } = await pool.query<OpenSegment>(
      `SELECT s.id, s.position, CASE WHEN s.state = 'sent' THEN p.attempt ELSE 0 END AS generation
       FROM segments s LEFT JOIN speech p ON p.content_key = s.content_key
       WHERE s.book_id = $1 AND s.position > $2 AND s.state <> 'stored'
         AND (p.content_key IS NULL OR p.state = 'stored' OR NOT worker_is_alive(p.claimed_by))
       ORDER BY s.position LIMIT $3`,
      [bookId, after, PAGE],
    );
    const last = rows.at(-1);
    if (last === undefined) return;
    const wanted = rows.filter(({ generation }) => generation > 0 || seen++ < atMost);
    if (wanted.length > 0) yield wanted;
    after = last.position;
  }
}
