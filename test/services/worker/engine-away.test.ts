import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { viewBook } from '../../../src/db/book-view.ts';
import { getBook } from '../../../src/db/books.ts';
import { loadConfig } from '../../../src/service/config.ts';
import type { SpeechEngine } from '../../../src/tts/engine.ts';
import { startFakeOpenAi } from '../../../tools/fake-openai/server.ts';
import type { FakeOpenAi } from '../../../tools/fake-openai/server.ts';
import { quietLog } from '../../../tools/kit/log.ts';
import { makeBookPdf } from '../../../tools/kit/pdf-book.ts';
import type { TestWorld } from '../../helpers/worker.ts';
import { createTestWorld } from '../../helpers/worker.ts';

/** A speech server that is away for longer than ENGINE_PATIENCE. */
let server: FakeOpenAi;
let engine: SpeechEngine;
let world: TestWorld;

beforeAll(async () => {
  server = await startFakeOpenAi();
  const env = {
    OPENAI_BASE_URL: server.baseUrl,
    OPENAI_TTS_VOICES: 'af_heart',
    ENGINE_PATIENCE: '2s',
  };
  engine = await loadConfig(env).speech.open({ log: quietLog, quotaStore: null });
  world = await createTestWorld({ queue: 'postgres', engine, env });
});
afterAll(async () => {
  await world.close();
  await engine.close();
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
