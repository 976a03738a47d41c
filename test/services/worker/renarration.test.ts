import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { timedSentences } from '../../../src/api/files/timed-sentences.ts';
import { getBook } from '../../../src/db/books.ts';
import { viewBook } from '../../../src/db/book-view.ts';
import { checkCompleteness } from '../../../src/db/completeness.ts';
import { readManifest } from '../../../src/db/manifest.ts';
import { removedOnPages } from '../../../src/db/removed-characters.ts';
import { keepPosition } from '../../../src/db/positions.ts';
import { writeAccountRules, writeBookRules } from '../../../src/db/pronunciations.ts';
import type { BookChange } from '../../../src/db/renarration.ts';
import { narrateAgain } from '../../../src/db/renarration.ts';
import { confirmBook } from '../../../src/db/steering.ts';
import { passageId } from '../../../src/pdf/passages.ts';
import type { WorkerContext } from '../../../src/worker/context.ts';
import { reconcile } from '../../../src/worker/reconcile.ts';
import { makeBook } from '../../../tools/kit/pdf-book.ts';
import { AS_EVER } from '../../helpers/books.ts';
import { createEvenVoice } from '../../helpers/even-voice.ts';
import type { TestWorld } from '../../helpers/worker.ts';
import { createTestWorld } from '../../helpers/worker.ts';

const TITLES = ['The Harbour', 'Chapter IV', 'Home'];
/** So that what was spent shows. */
const USD_PER_MILLION = 16;

let world: TestWorld;
let context: WorkerContext;
let stop: () => Promise<unknown>;
let bookId: string;

beforeAll(async () => {
  world = await createTestWorld({
    queue: 'postgres',
    engine: await createEvenVoice({ usdPerMillionCharacters: USD_PER_MILLION }),
  });
  ({ context, stop } = await world.startWorker());
  ({ id: bookId } = await world.addBook(makeBook({ chapters: TITLES, pagesPerChapter: 2 }).pdf));
  await context.producer.processPdf(bookId);
  expect((await world.until(bookId, 'ready', 'failed')).error).toBeNull();
});
afterAll(async () => {
  await stop();
  await world.close();
});

test('a book that finds its speech in the ledger has the times of its words, too', async () => {
  const { pool } = world.database;
  const spent = await ledger();
  const { id } = await world.addBook(makeBook({ chapters: TITLES, pagesPerChapter: 2 }).pdf);
  await context.producer.processPdf(id);
  await world.until(id, 'ready', 'failed');
  expect(await ledger()).toBe(spent);
  const [ours, theirs] = await Promise.all(
    [id, bookId].map((book) => readManifest(pool, book, 0, { limit: 10 })),
  );
  const timed = ours?.flatMap(timedSentences) ?? [];
  expect(timed).toEqual(theirs?.flatMap(timedSentences));
  expect(timed.filter(({ words }) => words.length > 0).length).toBeGreaterThan(0.9 * timed.length);
});

interface Segment {
  text: string;
  bought: boolean;
  chapter: number;
}

async function segments(): Promise<Segment[]> {
  const { rows } = await world.database.pool.query<Segment>(
    'SELECT text, bought, chapter_index AS chapter FROM segments WHERE book_id = $1 ORDER BY position',
    [bookId],
  );
  return rows;
}

/** Every text that was ever paid for, in the ledger. */
async function ledger(): Promise<number> {
  const { rows } = await world.database.pool.query<{ count: number }>('SELECT count(*) FROM speech');
  return rows[0]?.count ?? 0;
}

/** @returns what was bought for it. */
async function again(change: BookChange = {}): Promise<Segment[]> {
  const before = { ledger: await ledger(), view: await viewBook(world.database.pool, '', bookId) };
  const book = await narrateAgain(world.database.pool, '', bookId, change, AS_EVER);
  await context.producer.processPdf(bookId, book?.attempt);
  const queued = await world.until(bookId, 'queued', 'extracting', 'narrating', 'assembling', 'ready');
  expect(queued.mp3Key).not.toBeNull();
  const made = await world.until(bookId, 'ready', 'failed');
  expect(made.error).toBeNull();
  expect(made.mp3Key).not.toBe(before.view?.mp3Key);
  const bought = (await segments()).filter((segment) => segment.bought);
  expect((await ledger()) - before.ledger).toBe(bought.length);
  const { paragraphGaps, segmentGaps, misplaced, missing } = await checkCompleteness(
    world.database.pool,
    bookId,
  );
  expect([paragraphGaps, segmentGaps, misplaced, missing]).toEqual([0, 0, 0, 0]);
  return bought;
}

async function spentUsd(): Promise<number> {
  const view = await viewBook(world.database.pool, '', bookId);
  return view?.spentUsd ?? 0;
}

describe('a book that is narrated again', { timeout: 120_000 }, () => {
  test('without a change buys nothing, and what was spent stays counted', async () => {
    const before = await spentUsd();
    expect(before).toBeGreaterThan(0);
    expect(await again()).toEqual([]);
    expect(await spentUsd()).toBeCloseTo(before, 9);
  });

  test('with a changed pronunciation buys the segments that it changes, and no other', async () => {
    const { pool } = world.database;
    const before = await segments();
    expect(before.some(({ text }) => text.includes('Chapter 4.'))).toBe(true);
    // A rule for another language changes nothing.
    await writeAccountRules(pool, '', [{ match: 'entry 30', spoken: 'entry number thirty' }]);
    await writeBookRules(pool, '', bookId, [{ match: 'kettle', spoken: 'Kessel', language: 'de' }]);
    const bought = await again();
    expect(bought.map(({ text }) => text)).toEqual(
      before
        .filter(({ text }) => /\bentry 30\b/.test(text))
        .map(({ text }) => text.replace(/\bentry 30\b/, 'entry number thirty')),
    );
    expect(bought).toHaveLength(1);
    await writeAccountRules(pool, '', []);
    expect(await again()).toEqual([]);
  });

  test('with other chapters reads only those, buys next to nothing, and names them as it was told', async () => {
    const bought = await again({ choices: { chapters: '2-', chapterTitles: { 3: 'Home at Last' } } });
    expect((await segments()).map(({ chapter }) => chapter)).not.toContain(0);
    const view = await viewBook(world.database.pool, '', bookId);
    expect(view?.chapters.map(({ title, included }) => [title, included])).toEqual([
      ['The Harbour', false],
      ['Chapter IV', true],
      ['Home at Last', true],
    ]);
    // The first segment of a book is spoken in short pieces; all others are there.
    expect(bought.length).toBeLessThanOrEqual(4);
    expect(bought.every(({ chapter }) => chapter === 1)).toBe(true);
    expect(await again({ choices: { chapters: null, chapterTitles: {} } })).toEqual([]);
  });

  test('with a running head that the listener wants buys what is around it', async () => {
    const { pool } = world.database;
    const listed = await removedOnPages(pool, bookId, [4]);
    const head = listed.find(({ kind }) => kind === 'header');
    const said = { [(head && passageId(head)) ?? '']: 'read' } as const;
    const bought = await again({ choices: { passages: said } });
    expect(bought.filter(({ text }) => text.includes(head?.text ?? '?'))).toHaveLength(1);
    expect(bought.length).toBeLessThanOrEqual(2);
    const kinds = (await removedOnPages(pool, bookId, [4])).map(({ kind }) => kind);
    expect(kinds).toEqual(listed.map((one) => (one === head ? 'wanted' : one.kind)));
  });

  test('with chapters that it doesn’t have says how many there are, and keeps its audio', async () => {
    const before = await viewBook(world.database.pool, '', bookId);
    const book = await narrateAgain(
      world.database.pool,
      '',
      bookId,
      { choices: { chapters: '7-9' } },
      AS_EVER,
    );
    await context.producer.processPdf(bookId, book?.attempt);
    const failed = await world.until(bookId, 'ready', 'failed');
    expect(failed).toMatchObject({ status: 'failed', mp3Key: before?.mp3Key });
    expect(failed.error).toMatchObject({
      code: 'no-such-chapter',
      detail: 'Chapters 7-9 were asked for; the book has 3.',
    });
    // What was said of a passage is taken back, too.
    expect(await again({ choices: { chapters: null, passages: {} } })).toEqual([]);
  });
});

describe('a book that asks first', { timeout: 120_000 }, () => {
  test('is read without a word being bought, and narrated by whichever worker finds it confirmed', async () => {
    const { pool } = world.database;
    const before = await ledger();
    const { pdf } = makeBook({
      chapters: ['Of Asking', 'Of Answers'],
      pagesPerChapter: 2,
      firstEntry: 3_000,
    });
    const { id } = await world.addBook(pdf, { mustConfirm: 'priced' });
    await context.producer.processPdf(id);
    const { attempt } = await world.until(id, 'awaiting_confirmation', 'ready', 'failed');
    expect(await ledger()).toBe(before);
    const view = await viewBook(pool, '', id);
    expect(view).toMatchObject({ status: 'awaiting_confirmation', segmentsDone: 0 });
    expect(view?.openCharacters).toBe(view?.charactersPlanned);
    // As if the API had died behind its first statement: nobody is woken.
    expect(await confirmBook(pool, '', id, attempt)).toBe(true);
    await reconcile(context);
    expect(await world.until(id, 'ready', 'failed')).toMatchObject({ status: 'ready', hold: null });

    // What changes nothing that is heard has nothing to be asked about.
    const titled = await narrateAgain(
      ...([pool, '', id, { title: 'Asked' }, { mustConfirm: 'always', staysPaused: false }] as const),
    );
    await context.producer.processPdf(id, titled?.attempt);
    expect(await world.until(id, 'ready', 'failed', 'awaiting_confirmation')).toMatchObject({
      status: 'ready',
    });
  });

  test('is narrated as far ahead as its listener wants, and joined when they have come to the end', async () => {
    const { pool } = world.database;
    const { pdf } = makeBook({
      chapters: ['Of Patience', 'Of Haste'],
      pagesPerChapter: 3,
      firstEntry: 6_000,
    });
    const { id } = await world.addBook(pdf, { choices: { ahead: 1 } });
    await context.producer.processPdf(id);
    const isHeld = async (): Promise<boolean> => (await getBook(pool, id))?.hold === 'listener';
    await vi.waitUntil(isHeld, { timeout: 60_000, interval: 50 });
    await world.until(id, 'narrating');
    const early = await viewBook(pool, '', id);
    expect(early?.secondsSpoken).toBeGreaterThan(40);
    expect(early?.segmentsDone).toBeLessThan(early?.segmentsTotal ?? 0);
    // The position comes without a word to any worker.
    await keepPosition(pool, '', id, { seconds: (early?.secondsSpoken ?? 0) - 5, listenedAt: new Date() });
    await reconcile(context);
    await vi.waitUntil(
      async () => ((await viewBook(pool, '', id))?.secondsSpoken ?? 0) > (early?.secondsSpoken ?? 0) + 30,
      { timeout: 60_000, interval: 50 },
    );
    await keepPosition(pool, '', id, { seconds: 100_000, listenedAt: new Date() });
    await reconcile(context);
    expect(await world.until(id, 'ready', 'failed')).toMatchObject({ status: 'ready', hold: null });
  });
});
