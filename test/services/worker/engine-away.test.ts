import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { viewBook } from '../../../src/db/book-view.ts';
import { getBook } from '../../../src/db/books.ts';
import { loadConfig } from '../../../src/service/config.ts';
import type { SpeechEngine } from '../../../src/tts/engine.ts';
import { openOfflineVoice } from '../../../src/tts/offline-voice.ts';
import { startFakeOpenAi } from '../../../tools/fake-openai/server.ts';
import type { FakeOpenAi } from '../../../tools/fake-openai/server.ts';
import { quietLog } from '../../../tools/kit/log.ts';
import { decodeSeconds } from '../../../tools/kit/ffprobe.ts';
import { makeBookPdf } from '../../../tools/kit/pdf-book.ts';
import type { TestWorld } from '../../helpers/worker.ts';
import { createTestWorld, saveStream } from '../../helpers/worker.ts';

/** A speech server that is away for longer than ENGINE_PATIENCE. */
let server: FakeOpenAi;
let engine: SpeechEngine;
let offline: SpeechEngine;
let world: TestWorld;

beforeAll(async () => {
  server = await startFakeOpenAi();
  const env = {
    OPENAI_BASE_URL: server.baseUrl,
    OPENAI_TTS_VOICES: 'af_heart',
    OPENAI_TTS_USD_PER_MILLION: '10',
    ENGINE_PATIENCE: '2s',
  };
  const { speech } = loadConfig(env);
  engine = await speech.open({ log: quietLog, quotaStore: null });
  offline = await openOfflineVoice({ log: quietLog, sampleRateHz: speech.sampleRateHz });
  world = await createTestWorld({ queue: 'postgres', engine, offline, env });
});
afterAll(async () => {
  await world.close();
  await engine.close();
  await offline.close();
  await server.close();
});

test('the book says so once patience is at an end, and goes on by itself', { timeout: 120_000 }, async () => {
  const { pool } = world.database;
  await pool.query(
    `INSERT INTO webhooks (id, owner, url, events) VALUES ($1, '', 'https://example.org/', '{waiting}')`,
    [randomUUID()],
  );
  const { port } = server;
  await server.close();
  const { context, stop } = await world.startWorker();
  onTestFinished(async () => {
    await stop();
  });
  const { id } = await world.addBook(makeBookPdf({ chapters: 1, pagesPerChapter: 1 }));
  await context.producer.processPdf(id);
  const says = (code: string): Promise<unknown> =>
    vi.waitUntil(async () => (await getBook(pool, id))?.waiting?.code === code, {
      timeout: 60_000,
      interval: 50,
    });
  await says('speech-unavailable');
  await says('speech-gone');
  const { rows } = await pool.query<{ code: string }>(
    `SELECT book -> 'waiting' ->> 'code' AS code FROM webhook_calls WHERE book_id = $1 ORDER BY occurred_at`,
    [id],
  );
  expect(rows.map(({ code }) => code)).toEqual(['speech-unavailable', 'speech-gone']);
  expect(await viewBook(pool, '', id)).toMatchObject({ status: 'narrating', spentUsd: 0, uncertainCalls: 0 });

  server = await startFakeOpenAi({ port });
  expect(await world.until(id, 'ready', 'failed')).toMatchObject({ status: 'ready', waiting: null });
  const spoken = server.ledger().filter(({ outcome }) => outcome === 'ok');
  expect(new Set(spoken.map(({ sha256 }) => sha256)).size).toBe(spoken.length);
});

test(
  'an offline voice reads on where that was chosen, the next chapters first',
  { timeout: 120_000 },
  async () => {
    const { pool } = world.database;
    const { port } = server;
    await server.close();
    server = await startFakeOpenAi({ port, faultOf: ({ number }) => (number > 2 ? 'overloaded' : 'none') });
    const { context, stop } = await world.startWorker();
    onTestFinished(async () => {
      await stop();
    });
    const { id } = await world.addBook(makeBookPdf({ chapters: 3, pagesPerChapter: 1, firstEntry: 500 }), {
      choices: { fallbackVoice: 'espeak:en-us' },
    });
    await context.producer.processPdf(id);
    expect((await world.until(id, 'ready', 'failed')).error).toBeNull();
    const { rows } = await pool.query<{ chapter: number; voice: string; at: Date }>(
      `SELECT chapter_index AS chapter, p.voice, p.stored_at AS at FROM segments s JOIN speech p USING (content_key)
     WHERE s.book_id = $1 ORDER BY position`,
      [id],
    );
    const bought = server.ledger().filter(({ outcome }) => outcome === 'ok');
    expect(rows.filter(({ voice }) => voice === 'af_heart')).toHaveLength(bought.length);
    const read = rows.filter(({ voice }) => voice === 'espeak:en-us');
    expect(new Set(read.map(({ chapter }) => chapter))).toEqual(new Set([0, 1, 2]));
    const times = (begun: boolean): number[] =>
      read.filter(({ chapter }) => (chapter === 0) === begun).map(({ at }) => at.getTime());
    expect(Math.min(...times(true))).toBeGreaterThan(Math.max(...times(false)));
    const view = await viewBook(pool, '', id);
    const characters = bought.reduce((sum, entry) => sum + entry.characters, 0);
    expect(view).toMatchObject({ uncertainCalls: 0, waiting: null });
    expect(view?.spentUsd).toBeCloseTo((characters * 10) / 1e6, 9);
    const mp3 = await context.storage.get(view?.mp3Key ?? '');
    const decoded = await decodeSeconds(await saveStream(mp3, join(world.dir, 'read-on.mp3')));
    expect(decoded.errors).toEqual([]);
    expect(decoded.seconds).toBeCloseTo(view?.durationSeconds ?? 0, 0);
    await stop();
  },
);
