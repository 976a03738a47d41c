import type { Pool } from '../db/pool.ts';
import { beginAssembly } from '../db/stages.ts';
import type { WorkerContext } from './context.ts';
import { reopenBooksWithoutAudio } from './missing-audio.ts';

const PAGE = 500;
/** While the queue seems complete, only the beginning of each book is checked. */
const SAMPLE = 20;
/** How long the work of a worker that died may lie around where no other one is started in its place. */
const ROUND_INTERVAL_MS = 3_000;
/** A round costs one query a book; one in so many also enqueues a sample, to find single jobs that went missing. */
const QUICK_ROUNDS = 6;
const CLEANUP_INTERVAL_MS = 60 * 60 * 1000;

interface UnfinishedBook {
  id: string;
  status: 'queued' | 'extracting' | 'narrating' | 'assembling';
  attempt: number;
  claimedBy: number | null;
  /** The worker that claimed it lives. */
  ownerLives: boolean;
}

interface OpenSegment {
  id: number;
  position: number;
  /** 0 as planned; the number of the claim that died, so that its job gets another id than the one in dead hands. */
  generation: number;
  contentKey: string;
  claimedBy: number | null;
}

/**
 * Re-creates every queue job that the rows call for: it is what makes the queue disposable. Enqueueing what is there already
 * does nothing, so this can run at any time, on any number of workers.
 *
 * @param options.quick looks only for what has surely lost its job: work in dead hands, and everything where the queue was emptied.
 */
export async function reconcile(context: WorkerContext, options: { quick?: boolean } = {}): Promise<void> {
  const { pool, producer, presence, inHand, log } = context;
  await producer.ping();
  const { rows: books } = await pool.query<UnfinishedBook>(
    `SELECT id, status, attempt, claimed_by AS "claimedBy",
            (claimed_by IS NOT NULL AND worker_is_alive(claimed_by)) AS "ownerLives"
     FROM books WHERE status IN ('queued', 'extracting', 'narrating', 'assembling') ORDER BY created_at`,
  );
  if (books.length === 0) return;
  // A claim in this worker's name that it isn't working on was left by an error.
  const isHeld = (claimedBy: number | null, id: string): boolean =>
    claimedBy !== presence.key() || inHand.has(id);
  const complete = await queueLooksComplete(pool, producer);
  const atMost = !complete ? Infinity : options.quick === true ? 0 : SAMPLE;
  for (const book of books) {
    const held = book.ownerLives && isHeld(book.claimedBy, book.id);
    if (book.status === 'queued' || book.status === 'extracting') {
      if (!held) await producer.processPdf(book.id, book.attempt);
    }
    if (book.status === 'extracting' || book.status === 'narrating') {
      await wakeNarrators(context, book.id, atMost);
    }
    const assembling = book.status === 'assembling' && !held;
    if (assembling || (book.status === 'narrating' && (await beginAssembly(pool, book.id)))) {
      await producer.assemble(book.id, book.attempt);
    }
  }
  log.debug('reconciled the queue with the rows', { books: books.length, complete });
}

/**
 * Reconciles at once and from then on by a timer in this process: what watches over the queue must not be in the queue. Never overlaps
 * with itself; an outage is met with the next round.
 */
export function startReconciling(context: WorkerContext): { stop: () => Promise<void> } {
  let rounds = 0;
  /** Once at the start; from then on the clean-up does it. */
  let lookedForAudio = false;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  const round = async (): Promise<void> => {
    try {
      await reconcile(context, { quick: rounds % QUICK_ROUNDS !== 0 });
      await context.producer.schedule('cleanup-old-files', CLEANUP_INTERVAL_MS);
      if (!lookedForAudio) await reopenBooksWithoutAudio(context);
      lookedForAudio = true;
    } catch (error) {
      context.log.debug('reconciling did not succeed; the next round will', { error });
    }
    rounds += 1;
    if (!stopped) timer = setTimeout(() => void (running = round()), ROUND_INTERVAL_MS);
  };
  let running = round();
  return {
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}

/**
 * Puts the segments of a book that are to be spoken into the queue: `atMost` of those that nobody has begun, and all of those in
 * dead hands.
 */
export async function wakeNarrators(
  { pool, producer, presence, inHand }: WorkerContext,
  bookId: string,
  atMost = Infinity,
): Promise<void> {
  for await (const segments of openSegments(pool, { bookId, atMost, me: presence.key() })) {
    const free = segments.filter(
      ({ claimedBy, contentKey }) => claimedBy !== presence.key() || !inHand.has(contentKey),
    );
    if (free.length > 0) await producer.synthesizeSegments(free);
  }
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

/**
 * The segments of a book that wait to be spoken and that no other living worker is speaking, in pages: `atMost` of those that were not
 * begun, and all of those in dead hands or in the name of the worker `me`.
 */
async function* openSegments(
  pool: Pool,
  { bookId, atMost, me }: { bookId: string; atMost: number; me: number },
): AsyncGenerator<OpenSegment[]> {
  let after = -1;
  let seen = 0;
  for (;;) {
    const { rows } = await pool.query<OpenSegment>(
      `SELECT s.id, s.position, CASE WHEN s.state = 'sent' THEN p.attempt ELSE 0 END AS generation,
              s.content_key AS "contentKey", p.claimed_by AS "claimedBy"
       FROM segments s LEFT JOIN speech p ON p.content_key = s.content_key
       WHERE s.book_id = $1 AND s.position > $2 AND s.state <> 'stored' AND (s.state = 'sent' OR $5)
         AND (p.content_key IS NULL OR p.state = 'stored' OR p.claimed_by = $4 OR NOT worker_is_alive(p.claimed_by))
       ORDER BY s.position LIMIT $3`,
      [bookId, after, PAGE, me, atMost > 0],
    );
    const last = rows.at(-1);
    if (last === undefined) return;
    const wanted = rows.filter(({ generation }) => generation > 0 || seen++ < atMost);
    if (wanted.length > 0) yield wanted;
    after = last.position;
  }
}
