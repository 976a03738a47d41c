import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { vi } from 'vitest';
import type { Config } from '../../src/service/config.ts';
import { loadConfig } from '../../src/service/config.ts';
import { createPasswordSeal } from '../../src/service/password-seal.ts';
import { openSecretKey } from '../../src/service/secret-key.ts';
import type { Book } from '../../src/db/books.ts';
import { getBook } from '../../src/db/books.ts';
import { announceWorker } from '../../src/db/workers.ts';
import { createCounters } from '../../src/process/counters.ts';
import { createLifecycle } from '../../src/process/lifecycle.ts';
import type { Log } from '../../src/process/log.ts';
import { createQueueProducer } from '../../src/queue/producer.ts';
import { createDiskStorage } from '../../src/storage/disk/storage.ts';
import type { SpeechEngine } from '../../src/tts/engine.ts';
import type { Recogniser } from '../../src/tts/openai/recogniser.ts';
import type { WorkerContext } from '../../src/worker/context.ts';
import { createInHand } from '../../src/worker/in-hand.ts';
import { createMemoryGate } from '../../src/worker/memory-gate.ts';
import { startWorker } from '../../src/worker/worker.ts';
import { insertBook } from './books.ts';
import type { TestDatabase } from './database.ts';
import { createTestDatabase } from './database.ts';
import { quietLog } from '../../tools/kit/log.ts';
import { createTestRedis } from './redis.ts';

export interface TestWorld {
  database: TestDatabase;
  dir: string;
  config: Config;
  /** A context of a worker that lives; for calling tasks directly. */
  newContext(): Promise<{ context: WorkerContext; close: () => Promise<void> }>;
  /** A whole worker that consumes the queues. */
  startWorker(): Promise<{ context: WorkerContext; stop: () => Promise<boolean> }>;
  /** Stores a PDF and inserts its book, as the API does, without waking anybody. */
  addBook(pdf: Buffer, overrides?: Parameters<typeof insertBook>[1]): Promise<Book>;
  /** Waits until the book is in one of these states, and gives it back. */
  until(bookId: string, ...statuses: Book['status'][]): Promise<Book>;
  close(): Promise<void>;
}

/** A database, a folder of files and a queue that belong to one test. */
export async function createTestWorld(options: {
  queue: 'redis' | 'postgres';
  engine: SpeechEngine;
  /** The same as the other unless given. */
  offline?: SpeechEngine;
  recogniser?: Recogniser;
  log?: Log;
  env?: Record<string, string>;
}): Promise<TestWorld> {
  const database = await createTestDatabase({ maxConnections: 16 });
  const dir = await mkdtemp(join(tmpdir(), 'tandem-test-'));
  const log = options.log ?? quietLog;
  const config = loadConfig({
    DATABASE_URL: database.url,
    DATA_DIR: dir,
    ...(options.queue === 'redis' && { REDIS_URL: await createTestRedis() }),
    ...options.env,
  });
  const files = join(dir, 'files');
  const storage = createDiskStorage({ dir: files, log });

  const newContext: TestWorld['newContext'] = async () => {
    const { pool } = database;
    const backend = await config.queue.open({ pool, log });
    const producer = createQueueProducer(backend, log);
    const presence = await announceWorker({ databaseUrl: database.url, version: 'test', log });
    const { engine, offline = engine } = options;
    return {
      context: {
        config,
        log,
        pool,
        presence,
        producer,
        storage,
        engine,
        offline,
        recogniser: options.recogniser ?? null,
        passwords: createPasswordSeal(() => openSecretKey(config)),
        secretKey: () => openSecretKey(config),
        counters: createCounters(),
        inHand: createInHand(),
        memory: createMemoryGate({ gauge: { limitMb: Infinity, usedMb: () => 0 }, log }),
      },
      close: async () => {
        await presence.leave();
        await producer.close();
        await backend.close();
      },
    };
  };

  return {
    database,
    dir,
    config,
    newContext,
    startWorker: async () => {
      const lifecycle = createLifecycle(log);
      const { context, close } = await newContext();
      lifecycle.onShutdown('context', close);
      const backend = await config.queue.open({ pool: database.pool, log });
      lifecycle.onShutdown('backend', () => backend.close());
      await startWorker(context, backend, lifecycle);
      return { context, stop: () => lifecycle.shutdown('end of test') };
    },
    addBook: async (pdf, overrides) => {
      const id = randomUUID();
      const sourceKey = `books/${id}/source.pdf`;
      await storage.put(sourceKey, Readable.from([pdf]), { contentType: 'application/pdf' });
      return insertBook(database.pool, { id, sourceKey, sourceBytes: pdf.length, ...overrides });
    },
    until: (bookId, ...statuses) =>
      vi.waitUntil(
        async () => {
          const book = await getBook(database.pool, bookId);
          return book !== null && statuses.includes(book.status) ? book : false;
        },
        // A call that failed for a while is made again after a minute.
        { timeout: 110_000, interval: 50 },
      ),
    close: async () => {
      await database.drop();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

/** Writes what a stream holds to a new file. */
export async function saveStream(stream: Readable, file: string): Promise<string> {
  await writeFile(file, stream);
  return file;
}
