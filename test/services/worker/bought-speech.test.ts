import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Book } from '../../../src/db/books.ts';
import { getBook } from '../../../src/db/books.ts';
import { viewBook } from '../../../src/db/book-view.ts';
import { AppError } from '../../../src/errors.ts';
import { startFakeGoogle } from '../../../tools/fake-google/server.ts';
import type { FakeGoogle, FakeGoogleOptions } from '../../../tools/fake-google/server.ts';
import { createGoogleEngine } from '../../../src/tts/google/engine.ts';
import { createMemoryQuotaStore, createQuotaGate } from '../../../src/tts/quota.ts';
import type { SpeechEngine, SpeechErrorKind } from '../../../src/tts/engine.ts';
import { SpeechError } from '../../../src/tts/engine.ts';
import type { WorkerContext } from '../../../src/worker/context.ts';
import { processPdf } from '../../../src/worker/process-pdf.ts';
import { synthesizeSegment } from '../../../src/worker/synthesize-segment.ts';
import { quietLog } from '../../../tools/kit/log.ts';
import { insertNarratingBook } from '../../helpers/books.ts';
import { makeBookPdf } from '../../../tools/kit/pdf-book.ts';
import type { TestWorld } from '../../helpers/worker.ts';
import { createTestWorld } from '../../helpers/worker.ts';

/** The task that buys speech, over gRPC from the stand-in, one segment at a time. */
const RUN = { signal: new AbortController().signal, cut: new AbortController().signal };
const PRICE = 16;
const sentence = (words: number): string =>
  `${Array.from({ length: words }, (_, n) => `word${n}`).join(' ')}.`;

let world: TestWorld;
let engine: SpeechEngine;
const stops: (() => Promise<unknown>)[] = [];
let inner: SpeechEngine;
/** Stands in front of the engine and may refuse; forwards otherwise. */
const gate: { refuse: (text: string) => SpeechErrorKind | null } = { refuse: () => null };

beforeAll(async () => {
  engine = {
    provider: 'google',
    version: 'google/test',
    limits: { maxBytes: 5_000, targetBytes: 2_500 },
    voices: () => inner.voices(),
    probe: () => inner.probe(),
    close: () => Promise.resolve(),
    synthesize: (request) => {
      const kind = gate.refuse(request.text);
      return kind === null
        ? inner.synthesize(request)
        : Promise.reject(new SpeechError(kind, `refused: ${kind}`));
    },
  };
  world = await createTestWorld({ queue: 'postgres', engine });
});
afterEach(async () => {
  gate.refuse = () => null;
  for (const stop of stops.splice(0).reverse()) await stop();
});
afterAll(() => world.close());

test('a sentence that Google finds too long is spoken in pieces, and the segment stays one', async () => {
  const google = await useGoogle({ maxSentenceCharacters: 60 });
  const text = `Before. ${sentence(40)} After.`;
  const { book, speak } = await narrating([text, 'A second segment.']);
  await speak(0);
  await speak(1);
  expect(await segmentStates(book)).toEqual(['stored', 'stored']);

  const bought = google.ledger().filter(({ outcome }) => outcome === 'ok');
  const view = await viewBook(world.database.pool, '', book.id);
  const characters = bought.reduce((sum, entry) => sum + entry.characters, 0);
  expect(view).toMatchObject({ spentUsd: (characters * PRICE) / 1e6, uncertainCalls: 0 });
  // Only the spaces at the cuts are left out.
  expect(text.length + 'A second segment.'.length - characters).toBe(bought.length - 2);

  const { rows } = await world.database.pool.query<{ whole: number; pieces: number }>(
    `SELECT p.frames AS whole, (SELECT sum(q.frames) FROM speech_pieces w JOIN speech q ON q.content_key = w.piece_key
       WHERE w.content_key = p.content_key AND NOT EXISTS (SELECT FROM speech_pieces x WHERE x.content_key = w.piece_key)
     ) AS pieces
     FROM speech p JOIN segments s USING (content_key) WHERE s.book_id = $1 AND s.position = 0`,
    [book.id],
  );
  expect(rows[0]?.whole).toBeGreaterThanOrEqual(rows[0]?.pieces ?? Infinity);
});

test('a worker that dies between two pieces leaves the first one bought for its successor', async () => {
  const google = await useGoogle({ maxSentenceCharacters: 150 });
  const { book, speak } = await narrating([sentence(32)]);
  gate.refuse = (text) => (text.startsWith('word0') ? null : 'transient');
  await expect(speak(0)).rejects.toMatchObject({ name: 'SpeechDelayed' });
  expect(await getBook(world.database.pool, book.id)).toMatchObject({
    waiting: { code: 'speech-unavailable' },
  });
  gate.refuse = () => null;
  await speak(0);
  const ok = google.ledger().filter(({ outcome }) => outcome === 'ok');
  expect(new Set(ok.map(({ sha256 }) => sha256)).size).toBe(ok.length);
  expect(await segmentStates(book)).toEqual(['stored']);
  expect((await getBook(world.database.pool, book.id))?.waiting).toBeNull();
});

test('a reply that is too large is counted as bought, and asked for again in halves', async () => {
  const google = await useGoogle({});
  const text = `${sentence(10)} ${sentence(12)}`;
  const { book, speak } = await narrating([text]);
  gate.refuse = (asked) => (asked === text ? 'reply-too-large' : null);
  await speak(0);
  expect(google.ledger().map(({ characters }) => characters)).toEqual([
    sentence(10).length,
    sentence(12).length,
  ]);
  expect(await viewBook(world.database.pool, '', book.id)).toMatchObject({
    uncertainCalls: 1,
    uncertainCharacters: text.length,
  });
});

test('a text that can be cut no further fails the book, with the passage', async () => {
  await useGoogle({});
  const { book, speak } = await narrating(['Too long.']);
  gate.refuse = () => 'sentence-too-long';
  await speak(0);
  expect(await getBook(world.database.pool, book.id)).toMatchObject({
    status: 'failed',
    error: { code: 'speech-rejected', detail: expect.stringContaining('Too long.') as string },
  });
});

test.each([
  ['setup', 'speech-setup', 60_000],
  ['quota', 'speech-quota', 1_000],
] as const)('%s: no book fails; it waits, and says why', async (kind, code, delayMs) => {
  await useGoogle({});
  const { book, speak } = await narrating([`Nothing to be done about ${kind}.`]);
  gate.refuse = () => kind;
  await expect(speak(0)).rejects.toMatchObject({ name: 'ComeBackLater', delayMs });
  expect(await getBook(world.database.pool, book.id)).toMatchObject({
    status: 'narrating',
    waiting: { code },
  });
  gate.refuse = () => null;
  await speak(0);
  expect(await getBook(world.database.pool, book.id)).toMatchObject({ waiting: null });
});

test('calls without an answer are counted, repeated as often as allowed, and then fail the book', async () => {
  await useGoogle({});
  const { book, speak } = await narrating(['Is anybody there?']);
  gate.refuse = () => 'uncertain';
  const { maxUncertainRetries } = world.config;
  for (let call = 0; call <= maxUncertainRetries; call += 1) {
    await expect(speak(0)).rejects.toMatchObject({ name: 'SpeechDelayed' });
  }
  await speak(0);
  const view = await viewBook(world.database.pool, '', book.id);
  expect(view).toMatchObject({
    status: 'failed',
    error: {
      code: 'speech-uncertain',
      detail: expect.stringContaining(`${maxUncertainRetries + 1} times`) as string,
    },
    spentUsd: 0,
    uncertainCalls: maxUncertainRetries + 1,
    uncertainCharacters: (maxUncertainRetries + 1) * 'Is anybody there?'.length,
  });
});

test('repetitions stop at the limit on costs, before they pass it', async () => {
  const google = await useGoogle({});
  const texts = [sentence(20), sentence(21), sentence(22)];
  const limitUsd = ((sentence(20).length * 2 + sentence(21).length) * PRICE) / 1e6;
  const { book, speak } = await narrating(texts, { maxBookCostUsd: limitUsd });
  let lost = 0;
  gate.refuse = (text) => (text === texts[0] && lost++ === 0 ? 'uncertain' : null);
  await expect(speak(0)).rejects.toMatchObject({ name: 'SpeechDelayed' });
  await speak(0);
  await speak(1);
  await speak(2);
  expect(google.ledger()).toHaveLength(2);
  expect(await getBook(world.database.pool, book.id)).toMatchObject({
    status: 'failed',
    error: { code: 'cost-limit' },
  });
});

test('bought speech waits for room on the disk, and the listener knows', async () => {
  const google = await useGoogle({});
  const { book, speak, context } = await narrating(['There is no room for this yet.']);
  let tries = 0;
  const seen: unknown[] = [];
  const { storage } = context;
  context.storage = {
    ...storage,
    put: async (...args) => {
      seen.push((await getBook(world.database.pool, book.id))?.waiting?.code);
      if ((tries += 1) === 1) throw new AppError('disk-full');
      return storage.put(...args);
    },
  };
  await speak(0);
  expect(seen).toEqual([undefined, 'disk-full']);
  expect(google.ledger()).toHaveLength(1);
  expect(await getBook(world.database.pool, book.id)).toMatchObject({ waiting: null });
});

test(
  'a book whose voice cannot be chosen while the account does not work says so until it does',
  { timeout: 120_000 },
  async () => {
    await useGoogle({});
    const working = inner;
    inner = {
      ...working,
      voices: () => Promise.reject(new SpeechError('setup', 'Google refuses the account')),
    };
    const { context, close } = await world.newContext();
    stops.push(close);
    const book = await world.addBook(makeBookPdf({ title: 'No account', chapters: 1, pagesPerChapter: 1 }));
    await expect(processPdf(context, book.id, RUN)).rejects.toThrow('refuses the account');
    expect(await getBook(world.database.pool, book.id)).toMatchObject({
      status: 'extracting',
      claimedBy: null,
      waiting: { code: 'speech-setup' },
    });
    inner = working;
    await processPdf(context, book.id, RUN);
    expect(await getBook(world.database.pool, book.id)).toMatchObject({ status: 'narrating', waiting: null });
  },
);

test(
  'a book that would cost more than it may is refused with the estimate, before a word of it is bought',
  { timeout: 120_000 },
  async () => {
    const google = await useGoogle({});
    const limited = await createTestWorld({ queue: 'postgres', engine, env: { MAX_BOOK_COST_USD: '0.05' } });
    stops.push(() => limited.close());
    const worker = await limited.startWorker();
    stops.push(() => worker.stop());
    const dear = await limited.addBook(
      makeBookPdf({ title: 'Dear', chapters: 2, pagesPerChapter: 3, firstEntry: 500 }),
    );
    await worker.context.producer.processPdf(dear.id);
    expect(await limited.until(dear.id, 'ready', 'failed')).toMatchObject({
      status: 'failed',
      error: {
        code: 'cost-limit',
        detail: expect.stringMatching(/about \$0\.\d\d .* the limit is \$0\.05/) as string,
      },
    });
    expect(google.ledger()).toEqual([]);

    const cheap = await limited.addBook(makeBookPdf({ title: 'Cheap', chapters: 1, pagesPerChapter: 1 }));
    await worker.context.producer.processPdf(cheap.id);
    expect((await limited.until(cheap.id, 'ready', 'failed')).error).toBeNull();
    const spentUsd = (await viewBook(limited.database.pool, '', cheap.id))?.spentUsd ?? 0;
    expect(spentUsd).toBeGreaterThan(0);
    expect(spentUsd).toBeLessThanOrEqual(0.05);
  },
);

async function useGoogle(options: FakeGoogleOptions): Promise<FakeGoogle> {
  const google = await startFakeGoogle({ requestsPerMinute: 100_000, ...options });
  stops.push(() => google.close());
  inner = createGoogleEngine({
    credentials: null,
    endpoint: { host: '127.0.0.1', port: google.port, plaintext: true },
    quota: createQuotaGate(createMemoryQuotaStore(), () => 100_000),
    log: quietLog,
  });
  stops.push(() => inner.close());
  return google;
}

/** A book whose segments say `texts`, and a worker that speaks them when it is told to. */
async function narrating(
  texts: readonly string[],
  settings: { maxBookCostUsd?: number } = {},
): Promise<{ book: Book; speak: (position: number) => Promise<void>; context: WorkerContext }> {
  const { context, close } = await world.newContext();
  stops.push(close);
  const { pool } = world.database;
  const book = await insertNarratingBook(pool, context.presence.key(), texts);
  await pool.query(`UPDATE books SET voice = 'en-US-Neural2-A', usd_per_million = $2 WHERE id = $1`, [
    book.id,
    PRICE,
  ]);
  const { rows } = await pool.query<{ id: number }>(
    `WITH keyed AS (
       UPDATE segments SET content_key = encode(sha256(convert_to(text || $2, 'UTF8')), 'hex')
       WHERE book_id = $1 RETURNING id, position)
     SELECT id FROM keyed ORDER BY position`,
    [book.id, book.id],
  );
  context.config = { ...world.config, ...settings };
  return {
    book,
    context,
    speak: (position) => synthesizeSegment(context, rows[position]?.id ?? 0, RUN),
  };
}

async function segmentStates({ id }: Book): Promise<string[]> {
  const { rows } = await world.database.pool.query<{ state: string }>(
    'SELECT state FROM segments WHERE book_id = $1 ORDER BY position',
    [id],
  );
  return rows.map(({ state }) => state);
}
