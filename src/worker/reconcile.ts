import { hasCeiling } from '../db/budget.ts';
import { goOnForListeners } from '../db/listener-pace.ts';
import { openM4bs } from '../db/m4b.ts';
import type { Pool } from '../db/pool.ts';
import { booksWithoutReservation, returnUnused } from '../db/reservations.ts';
import { countDeadCalls, openPassages } from '../db/speech-requests.ts';
import { beginAssembly } from '../db/stages.ts';
import { countOpenSegments, openSegments, readUnfinishedBooks } from '../db/unfinished.ts';
import type { UnfinishedBook } from '../db/unfinished.ts';
import { setAside } from './budget.ts';
import type { WorkerContext } from './context.ts';
import { M4B_IN_HAND } from './in-hand.ts';
import { reopenBooksWithoutAudio } from './missing-audio.ts';

/** While the queue seems complete, only the beginning of each book is checked. */
const SAMPLE = 20;
/** How long the work of a worker that died may lie around where no other one is started in its place. */
const ROUND_INTERVAL_MS = 3_000;
/** While there is nothing that isn't finished: then a lost wake-up is all that could be found. */
const IDLE_INTERVAL_MS = 60_000;
/**
 * A round costs one query a book; one in so many also enqueues a sample, to find single jobs that went missing, and so
 * does every one while nothing is to be done.
 */
const QUICK_ROUNDS = 6;
const CLEANUP_INTERVAL_MS = 60 * 60 * 1000;

/**
 * Re-creates every queue job that the rows call for: it is what makes the queue disposable. Enqueueing what is there
 * already does nothing, so this can run at any time, on any number of workers.
 *
 * @param options.quick looks only for what has surely lost its job: work in dead hands, and everything where the queue
 * was emptied.
 * @returns whether there is anything that isn't finished.
 */
export async function reconcile(context: WorkerContext, options: { quick?: boolean } = {}): Promise<boolean> {
  const { pool, producer, presence, inHand, log } = context;
  await producer.ping();
  if (options.quick !== true && !inHand.has(M4B_IN_HAND)) {
    for (const { bookId, generation } of await openM4bs(pool, presence.key())) {
      await producer.makeM4b(bookId, generation);
    }
  }
  const isAwaited = await wakeForRequests(context);
  const books = await letListenersGoOn(pool, await readUnfinishedBooks(pool));
  if (books.length === 0) return isAwaited;
  // A claim in this worker's name that it isn't working on was left by an error.
  const isHeld = (claimedBy: number | null, id: string): boolean =>
    claimedBy !== presence.key() || inHand.has(id);
  const overBudget = await awaitingBudget(context);
  const complete = await queueLooksComplete(pool, producer, overBudget);
  const atMost = !complete ? Infinity : options.quick === true ? 0 : SAMPLE;
  for (const book of books) {
    const held = book.isHeld && isHeld(book.claimedBy, book.id);
    if (book.status === 'queued' || book.status === 'extracting') {
      if (!held) await producer.processPdf(book.id, book.attempt);
    }
    const isSpoken = book.status === 'extracting' || book.status === 'narrating';
    if (isSpoken && book.maySpend && !overBudget.includes(book.id)) {
      await wakeNarrators(context, book.id, atMost);
    }
    const assembling = book.status === 'assembling' && !held;
    if (assembling || (book.status === 'narrating' && (await beginAssembly(pool, book.id)))) {
      await producer.assemble(book.id, book.attempt);
    }
  }
  log.debug('reconciled the queue with the rows', { books: books.length, complete });
  // Whoever waits for a listener is woken by them.
  return isAwaited || books.some(({ isFarAhead }) => !isFarAhead);
}

/** What looks after the queue. */
export interface Reconciling {
  /** Something is done here: look more often. */
  hurry(): void;
  stop(): Promise<void>;
}

/**
 * Reconciles at once and from then on by a timer in this process: what watches over the queue must not be in the queue.
 * Never overlaps with itself; an outage is met with the next round.
 */
export function startReconciling(
  context: WorkerContext,
  /** `unfinished` is called in each round in which there is work, `look` in every one. */
  { unfinished, look }: { unfinished: () => void; look: () => void },
): Reconciling {
  let rounds = 0;
  /** Once at the start; from then on the clean-up does it. */
  let lookedForAudio = false;
  let isIdle = false;
  /** How often something was begun. */
  let begun = 0;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  const round = async (): Promise<void> => {
    const wasIdle = isIdle;
    isIdle = false;
    const begunBefore = begun;
    try {
      const quick = !wasIdle && rounds % QUICK_ROUNDS !== 0;
      const isAtWork = await reconcile(context, { quick });
      if (isAtWork) unfinished();
      look();
      await context.producer.schedule('cleanup-old-files', CLEANUP_INTERVAL_MS);
      if (!lookedForAudio) await reopenBooksWithoutAudio(context);
      lookedForAudio = true;
      isIdle = !isAtWork && begun === begunBefore && context.inHand.isEmpty();
    } catch (error) {
      context.log.debug('reconciling did not succeed; the next round will', { error });
    }
    rounds += 1;
    schedule();
  };
  const schedule = (): void => {
    if (!stopped) timer = setTimeout(start, isIdle ? IDLE_INTERVAL_MS : ROUND_INTERVAL_MS);
  };
  const start = (): void => void (running = round());
  let running = round();
  return {
    hurry: () => {
      begun += 1;
      if (!isIdle) return;
      isIdle = false;
      clearTimeout(timer);
      schedule();
    },
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}

/**
 * Puts the segments of a book that are to be spoken into the queue: `atMost` of those that nobody has begun, and all of
 * those in dead hands.
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

/** A position can come between a worker's look at it and the hold that follows: nobody else would notice. */
async function letListenersGoOn(pool: Pool, books: UnfinishedBook[]): Promise<UnfinishedBook[]> {
  if (books.every(({ isFarAhead }) => !isFarAhead)) return books;
  const goOn = await goOnForListeners(pool);
  return books.map((book) =>
    goOn.includes(book.id) ? { ...book, maySpend: true, isFarAhead: false } : book,
  );
}

/** Sees to what somebody waits for, and to what dead workers left of what nobody waits for any more. */
async function wakeForRequests({
  pool,
  producer,
  presence,
  inHand,
  config,
}: WorkerContext): Promise<boolean> {
  const passages = await openPassages(pool, { workerKey: presence.key(), inHand: inHand.all() });
  if (passages.length > 0) await producer.speakPassages(passages);
  await countDeadCalls(pool);
  if (hasCeiling(config.budget)) await returnUnused(pool);
  return passages.length > 0;
}

/** Lets those go on that have room now. @returns the others. */
async function awaitingBudget(context: WorkerContext): Promise<string[]> {
  const { pool, config } = context;
  if (!hasCeiling(config.budget)) return [];
  const waiting: string[] = [];
  for (const book of await booksWithoutReservation(pool)) {
    if (!(await setAside(context, book))) waiting.push(book.id);
  }
  return waiting;
}

/**
 * False when there are fewer jobs than open segments: the queue was emptied or replaced. Which segment a job names
 * doesn't matter, since each takes the next one in turn.
 */
async function queueLooksComplete(
  pool: Pool,
  producer: WorkerContext['producer'],
  without: readonly string[],
): Promise<boolean> {
  const [counts, open] = await Promise.all([producer.counts('segments'), countOpenSegments(pool, without)]);
  return counts.waiting + counts.active + counts.delayed >= open;
}
