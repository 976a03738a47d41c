import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { getBook } from '../../../src/db/books.ts';
import { measureTree } from '../../../src/supervisor/process-memory.ts';
import { createEspeakEngine } from '../../../src/tts/espeak/engine.ts';
import type { SpeechEngine } from '../../../src/tts/engine.ts';
import { processPdf } from '../../../src/worker/process-pdf.ts';
import { quietLog } from '../../../tools/kit/log.ts';
import { makeBookPdf } from '../../../tools/kit/pdf-book.ts';
import type { TestWorld } from '../../helpers/worker.ts';
import { createTestWorld } from '../../helpers/worker.ts';

/** As many as src/db/verdict.ts allows. */
const DEATHS = 8;

let engine: SpeechEngine;
let world: TestWorld;
beforeAll(async () => {
  engine = createEspeakEngine({ log: quietLog });
  world = await createTestWorld({ queue: 'postgres', engine });
});
afterAll(async () => {
  await world.close();
  await engine.close();
});

test(
  'a PDF under which the child dies time and again before its first page fails with a reason, and not a death earlier',
  { timeout: 120_000 },
  async () => {
    const { context, close } = await world.newContext();
    const { signal } = new AbortController();
    const { id } = await world.addBook(makeBookPdf({ chapters: 1 }));
    const readAndDie = async (): Promise<void> => {
      const reading = processPdf(context, id, { signal, cut: signal });
      const killing = vi.waitUntil(
        () => {
          const child = measureTree(process.pid).find(({ name }) => name === 'tandem extract');
          return child !== undefined && process.kill(child.pid, 'SIGKILL');
        },
        { timeout: 60_000, interval: 5 },
      );
      await Promise.all([reading, killing]);
    };
    try {
      for (let death = 1; death < DEATHS; death += 1) {
        await expect(readAndDie()).rejects.toThrow('the process that read the PDF was killed');
        expect(await getBook(world.database.pool, id)).toMatchObject({
          status: 'extracting',
          claimedBy: null,
        });
      }
      await expect(readAndDie()).rejects.toThrow('the process that read the PDF was killed');
      expect(await getBook(world.database.pool, id)).toMatchObject({
        status: 'failed',
        error: { code: 'pdf-too-complex' },
      });
    } finally {
      await close();
    }
  },
);
