import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { getBook } from '../../../src/db/books.ts';
import { claimBook } from '../../../src/db/claims.ts';
import type { BookClaim } from '../../../src/db/claims.ts';
import {
  buryDeadWorkers,
  explainDeath,
  noteDeathOfChild,
  readUnexplained,
  withdrawDeath,
} from '../../../src/db/deaths.ts';
import { insertExtraction, updateExtraction } from '../../../src/db/extraction.ts';
import { narrateAgain } from '../../../src/db/renarration.ts';
import { getSegmentToSpeak } from '../../../src/db/segment-to-speak.ts';
import { storeReceipt, takeTurn } from '../../../src/db/speech.ts';
import { beginNarration } from '../../../src/db/stages.ts';
import { booksApart, readSuspects, setAsideBook, workOfSuspect } from '../../../src/db/suspects.ts';
import { putOffMs, takeNext } from '../../../src/db/turns.ts';
import { AppError, toProblem } from '../../../src/errors.ts';
import { AS_EVER, insertBook, insertNarratingBook } from '../../helpers/books.ts';
import type { TestDatabase } from '../../helpers/database.ts';
import { createTestDatabase } from '../../helpers/database.ts';

const SUPERVISOR = 'the supervisor of these tests';
const UNBOUNDED = { waitsForEstimate: false, needsReservation: false };
/** Nobody has this key. */
const ME = 1;
const CHOOSER = { workerKey: ME, inHand: [], speech: { free: UNBOUNDED, paid: UNBOUNDED } };

let database: TestDatabase;
let lastKey = ME;

beforeAll(async () => (database = await createTestDatabase()));
afterAll(() => database.drop());
beforeEach(() => database.pool.query('TRUNCATE books, speech, deaths, workers CASCADE'));

/** Its row without its lock is what a worker leaves that nobody told to stop. */
async function addDeadWorker({ leaving = false, alone = '' } = {}): Promise<number> {
  lastKey += 1;
  await database.pool.query(
    `INSERT INTO workers (key, version, supervisor, pid, leaving, alone_book, alone_key)
     VALUES ($1, 'test', $2, $1, $3, $4, CASE WHEN $4::uuid IS NOT NULL THEN '' END)`,
    [lastKey, SUPERVISOR, leaving, alone === '' ? null : alone],
  );
  return lastKey;
}

async function claimed(bookId: string, workerKey: number): Promise<BookClaim> {
  const claim = await claimBook(database.pool, 'extract', bookId, workerKey);
  if (claim === null) throw new Error('the book can not be claimed');
  return claim;
}

/** A worker dies by itself while it reads these. */
async function deathUnder(bookIds: readonly string[], { alone = '' } = {}): Promise<void> {
  const key = await addDeadWorker({ alone });
  for (const id of bookIds) await claimed(id, key);
  await buryDeadWorkers(database.pool);
  await explainDeath(database.pool, { supervisor: SUPERVISOR, pid: key, byItself: true });
}

test('nobody takes over what a dead worker had in hand before that is written down', async () => {
  const { pool } = database;
  const { id } = await insertBook(pool);
  const key = await addDeadWorker();
  await claimed(id, key);
  expect(await claimBook(pool, 'extract', id, ME)).toBeNull();
  await buryDeadWorkers(pool);
  expect(await claimBook(pool, 'extract', id, ME)).toMatchObject({ attempt: 2 });
  expect(await readUnexplained(pool, SUPERVISOR)).toEqual([key]);
  expect(await readSuspects(pool)).toMatchObject([
    { bookId: id, deaths: [{ of: 'worker', byItself: null, alone: false, reached: 0 }], standing: 'alone' },
  ]);
});

test('what was given to a worker a moment before its death is free when that is written down', async () => {
  const { pool } = database;
  const { id } = await insertBook(pool);
  const key = await addDeadWorker();
  expect(await takeNext(pool, 'read', { ...CHOOSER, workerKey: key })).toBe(id);
  await claimed(id, key);
  expect(await putOffMs(pool, 'read', id)).toBeGreaterThan(0);
  await buryDeadWorkers(pool);
  expect(await workOfSuspect(pool, { bookId: id, contentKey: '' }, ME)).toEqual({
    task: 'process-pdf',
    bookId: id,
  });
});

test('a worker that was told to stop leaves nothing that speaks against anybody', async () => {
  const { pool } = database;
  const { id } = await insertBook(pool);
  await claimed(id, await addDeadWorker({ leaving: true }));
  await buryDeadWorkers(pool);
  expect(await readSuspects(pool)).toEqual([]);
  expect(await claimBook(pool, 'extract', id, ME)).not.toBeNull();
});

test('a worker that was only cut off takes its death back', async () => {
  const { pool } = database;
  const { id } = await insertBook(pool);
  const key = await addDeadWorker();
  await claimed(id, key);
  await buryDeadWorkers(pool);
  await withdrawDeath(pool, key);
  expect(await readSuspects(pool)).toEqual([]);
});

test('what died together is apart until it gets through alone, and others go on', async () => {
  const { pool } = database;
  const key = await addDeadWorker();
  const reading = await insertBook(pool, { owner: 'reading' });
  await claimed(reading.id, key);
  const speaking = await insertNarratingBook(pool, ME, ['One.', 'Two.'], { owner: 'speaking' });
  const { rows } = await pool.query<{ id: number }>('SELECT id FROM segments ORDER BY position');
  const order = await getSegmentToSpeak(pool, rows[0]?.id ?? 0);
  if (order === null) throw new Error('there is no segment');
  const buyer = { workerKey: key, provider: 'test', limits: { maxUsd: null, maxUncertainRetries: 9 } };
  await takeTurn(pool, { ...order, segmentId: order.id }, buyer);
  await buryDeadWorkers(pool);

  const other = await insertBook(pool, { owner: 'other' });
  expect((await booksApart(pool)).sort()).toEqual([reading.id, speaking.id].sort());
  expect([await takeNext(pool, 'read', CHOOSER), await takeNext(pool, 'read', CHOOSER)]).toEqual([
    other.id,
    null,
  ]);
  expect(await takeNext(pool, 'speak', CHOOSER)).toBeNull();
  expect(await putOffMs(pool, 'speak', order.id)).toBeGreaterThan(0);
  expect(await putOffMs(pool, 'read', other.id)).toBeLessThanOrEqual(2_000);

  const ofSpeech = { bookId: speaking.id, contentKey: order.contentKey };
  expect(await workOfSuspect(pool, ofSpeech, ME)).toEqual({
    task: 'synthesize-segment',
    segmentId: order.id,
  });
  const turn = await takeTurn(pool, { ...order, segmentId: order.id }, { ...buyer, workerKey: ME });
  if (turn.turn !== 'buy') throw new Error('it can not be bought');
  const measure = { frames: 4, samplesPerFrame: 576, sampleRateHz: 22_050, letters: 4 };
  await storeReceipt(pool, turn.claim, order.id, {
    ...{ objectKey: 'speech/aa/x.mp3', bytes: 100, sha256: 'f'.repeat(64), ...measure },
    ...{ voicedSeconds: 1, longestGapSeconds: 0, wordTimes: null },
  });
  expect(await booksApart(pool)).toEqual([reading.id]);

  const suspect = { bookId: reading.id, contentKey: '' };
  expect(await workOfSuspect(pool, suspect, ME)).toEqual({ task: 'process-pdf', bookId: reading.id });
  const claim = await claimed(reading.id, ME);
  await updateExtraction(pool, claim, { pages: 1 });
  await beginNarration(pool, claim);
  expect(await readSuspects(pool)).toEqual([]);
});

test('the second death alone convicts, and explains the first one for everybody else', async () => {
  const { pool } = database;
  const guilty = await insertBook(pool);
  const innocent = await insertBook(pool);
  await deathUnder([guilty.id, innocent.id]);
  expect((await readSuspects(pool)).map(({ standing }) => standing)).toEqual(['alone', 'alone']);
  await deathUnder([guilty.id], { alone: guilty.id });
  const suspects = await readSuspects(pool);
  expect(suspects).toMatchObject([
    { bookId: guilty.id, standing: 'guilty', deaths: [{ alone: false }, { alone: true }] },
    { bookId: innocent.id, standing: 'alone' },
  ]);
  const [first] = suspects;
  if (first === undefined) throw new Error('there is no suspect');
  await setAsideBook(pool, first, toProblem(new AppError('crashed-the-worker')));
  expect(await getBook(pool, guilty.id)).toMatchObject({
    status: 'failed',
    error: { code: 'crashed-the-worker' },
  });
  expect(await readSuspects(pool)).toEqual([]);
});

test('deaths without it speak for a book', async () => {
  const { pool } = database;
  const { id } = await insertBook(pool);
  await deathUnder([id]);
  await deathUnder([]);
  await deathUnder([id], { alone: id });
  expect(await readSuspects(pool)).toMatchObject([{ standing: 'alone' }]);
  await deathUnder([id], { alone: id });
  expect(await readSuspects(pool)).toMatchObject([{ standing: 'guilty' }]);
});

test('how far a reading had come is its pages, then its segments, and none of the narration before', async () => {
  const { pool } = database;
  const { id } = await insertBook(pool);
  const key = await addDeadWorker();
  const claim = await claimed(id, key);
  await updateExtraction(pool, claim, { pagesRead: 40 });
  await insertExtraction(pool, claim, {
    ...{ chapters: [], paragraphs: [], removed: [] },
    segments: [
      {
        ...{ position: 0, chapterIndex: 0, text: 'Some words.', contentKey: 'key' },
        ...{ firstSentence: 0, sentences: 1, sentenceStarts: [0], pauseMs: 0 },
      },
    ],
  });
  await buryDeadWorkers(pool);
  const again = await claimed(id, await addDeadWorker());
  await noteDeathOfChild(pool, again);
  await buryDeadWorkers(pool);
  const [suspect] = await readSuspects(pool);
  expect(suspect?.deaths).toMatchObject([
    { of: 'worker', reached: 41 },
    { of: 'child', byItself: false, reached: 0 },
    { of: 'worker', reached: 0 },
  ]);
  await narrateAgain(pool, '', id, {}, AS_EVER);
  expect(await readSuspects(pool)).toEqual([]);
  expect(await noteDeathOfChild(pool, again)).toBe(false);
});
