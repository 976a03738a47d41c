import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { viewBook } from '../../../src/db/book-view.ts';
import type { BookView } from '../../../src/db/book-view.ts';
import { checkCompleteness } from '../../../src/db/completeness.ts';
import { narrateAgain } from '../../../src/db/renarration.ts';
import { confirmBook } from '../../../src/db/steering.ts';
import type { Choices } from '../../../src/narration/choices.ts';
import type { SpeechRequest } from '../../../src/tts/engine.ts';
import type { WorkerContext } from '../../../src/worker/context.ts';
import { CASES_DIR } from '../../../tools/cases/case.ts';
import { decodeSeconds } from '../../../tools/kit/ffprobe.ts';
import { AS_EVER } from '../../helpers/books.ts';
import { createEvenVoice } from '../../helpers/even-voice.ts';
import type { TestWorld } from '../../helpers/worker.ts';
import { createTestWorld, saveStream } from '../../helpers/worker.ts';

/** A play of which two voices of different prices read their parts. */
const PRICES = { 'even-en': 4, 'even-de': 30 };
type VoiceId = keyof typeof PRICES;

let world: TestWorld;
let context: WorkerContext;
let stop: () => Promise<unknown>;
/** Everything that the engine was asked for. */
let calls: Pick<SpeechRequest, 'voice' | 'text'>[] = [];
let bookId: string;

beforeAll(async () => {
  const engine = await createEvenVoice({
    usdPerMillionCharacters: PRICES['even-en'],
    usdPerMillionInGerman: PRICES['even-de'],
    spoken: ({ voice, text }) => {
      calls.push({ voice, text });
      return 1;
    },
  });
  world = await createTestWorld({ queue: 'postgres', engine, env: { MAX_ACCOUNT_USD_PER_DAY: '1' } });
  ({ context, stop } = await world.startWorker());
});
afterAll(async () => {
  await stop();
  await world.close();
});

const view = async (): Promise<BookView> => {
  const shown = await viewBook(world.database.pool, '', bookId);
  if (shown === null) throw new Error('the book is gone');
  return shown;
};

async function again(choices: Partial<Choices>): Promise<void> {
  calls = [];
  const book = await narrateAgain(world.database.pool, '', bookId, { choices }, AS_EVER);
  await context.producer.processPdf(bookId, book?.attempt);
  expect((await world.until(bookId, 'ready', 'failed')).error).toBeNull();
}

const saidBy = (voice: VoiceId): string[] =>
  calls.filter((call) => call.voice === voice).map(({ text }) => text);
const priceOf = (made: readonly { voice: string; text: string }[]): number =>
  made.reduce((sum, { voice, text }) => sum + (text.length * PRICES[voice as VoiceId]) / 1e6, 0);

test(
  'a play: each part is bought once in its voice, at the price that was shown',
  { timeout: 120_000 },
  async () => {
    const pdf = await readFile(join(CASES_DIR, 'play.pdf'));
    const choices = { voice: 'even-en', voices: { MARIT: 'even-de' } };
    ({ id: bookId } = await world.addBook(pdf, { choices, mustConfirm: 'always' }));
    await context.producer.processPdf(bookId);
    const { attempt } = await world.until(bookId, 'awaiting_confirmation', 'failed', 'ready');
    const asked = await view();
    expect(calls).toEqual([]);
    expect(asked.speakers).toEqual(['MARIT', 'INSPECTOR']);
    await confirmBook(world.database.pool, '', bookId, attempt);
    await context.producer.synthesizeSegments([{ id: 0, position: 0 }]);
    expect((await world.until(bookId, 'ready', 'failed')).error).toBeNull();

    expect(saidBy('even-de').sort()).toEqual([
      'Sit down.',
      'The keeper is up the ladder.',
      'The lamp.',
      'There is nothing to inspect.',
      'You are late. The lamp was lit an hour ago.',
    ]);
    expect(saidBy('even-en').join(' ')).toContain('(She pours tea without looking.)');
    expect(new Set(calls.map(({ voice, text }) => `${voice} ${text}`)).size).toBe(calls.length);
    const ready = await view();
    expect(ready.spentUsd).toBeCloseTo(priceOf(calls), 9);
    expect(asked.openUsd).toBeCloseTo(ready.spentUsd, 9);
    expect(asked.usdPlanned).toBeCloseTo(ready.spentUsd, 9);
    const { paragraphGaps, segmentGaps, misplaced, missing } = await checkCompleteness(
      world.database.pool,
      bookId,
    );
    expect([paragraphGaps, segmentGaps, misplaced, missing]).toEqual([0, 0, 0, 0]);
    const { rows } = await world.database.pool.query<{ usd: number }>(
      'SELECT sum(usd) AS usd FROM reservations',
    );
    expect(rows[0]?.usd ?? 0).toBeCloseTo(0, 9);

    const mp3 = await context.storage.get(ready.mp3Key ?? '');
    const decoded = await decodeSeconds(await saveStream(mp3, join(world.dir, 'play.mp3')));
    expect(decoded.errors).toEqual([]);
    expect(decoded.seconds).toBeCloseTo(ready.durationSeconds ?? 0, 0);
  },
);

test(
  'another voice for one part buys that part and nothing else; taken back, nothing',
  { timeout: 120_000 },
  async () => {
    await again({ voices: { INSPECTOR: 'even-de', MARIT: 'even-de' } });
    const inspector = saidBy('even-de');
    expect(inspector).toContain('And who are you?');
    expect(inspector.join(' ')).not.toContain('ladder');
    // His name and the directions are the narrator's, and were read with his words until now.
    expect(saidBy('even-en').every((text) => /Inspector|shaking|Marit|She pours/.test(text))).toBe(true);
    await again({ voices: { INSPECTOR: 'even-en', MARIT: 'even-de' } });
    expect(saidBy('even-en').sort()).toEqual(inspector.sort());
    expect(saidBy('even-de')).toEqual([]);
    await again({ voices: { MARIT: 'even-de' } });
    expect(calls).toEqual([]);
  },
);

test('a worker of the version before buys no words in a voice that isn’t theirs', async () => {
  await world.database.pool.query(`DELETE FROM speech WHERE voice = 'even-de'`);
  const { rows } = await world.database.pool.query<{ key: string }>(
    `SELECT content_key AS key FROM segments WHERE book_id = $1 AND voice = 'even-de' LIMIT 1`,
    [bookId],
  );
  await expect(
    world.database.pool.query(
      `INSERT INTO speech (content_key, state, attempt, claimed_by, provider, voice, characters)
       VALUES ($1, 'sent', 1, 5, 'test', 'even-en', 10)`,
      [rows[0]?.key],
    ),
  ).rejects.toThrow('another voice');
});
