import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readParagraphs } from '../../../src/db/paragraphs.ts';
import type { Storage } from '../../../src/storage/storage.ts';
import { measureTree } from '../../../src/supervisor/process-memory.ts';
import { createEspeakEngine } from '../../../src/tts/espeak/engine.ts';
import type { SpeechEngine } from '../../../src/tts/engine.ts';
import { processPdf } from '../../../src/worker/process-pdf.ts';
import { quietLog } from '../../../tools/kit/log.ts';
import { scanPdf } from '../../../tools/kit/scanned-pdf.ts';
import type { TestWorld } from '../../helpers/worker.ts';
import { createTestWorld } from '../../helpers/worker.ts';
import { PROJECT_ROOT } from '../../../tools/kit/project-root.ts';

const NOVEL = join(PROJECT_ROOT, 'tools', 'narration-set', 'pdf', 'nebel.pdf');

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

/** Reports the pages that are kept, after they are. */
function watching(storage: Storage, onPage: (page: string) => void): Storage {
  return {
    ...storage,
    put: async (key, body, options) => {
      const result = await storage.put(key, body, options);
      if (key.includes('/recognized/')) onPage(basename(key, '.json'));
      return result;
    },
  };
}

test(
  'a scan whose reading is killed goes on with the page that was not read yet',
  { timeout: 300_000 },
  async () => {
    const { context, close } = await world.newContext();
    const { signal } = new AbortController();
    const run = { signal, cut: signal };
    try {
      const scan = await scanPdf(await readFile(NOVEL), { pages: [3, 4, 5] });
      const { id } = await world.addBook(scan, { choices: { language: 'de' } });

      const firstRun: string[] = [];
      const killed = watching(context.storage, (page) => {
        firstRun.push(page);
        const child = measureTree(process.pid).find(({ name }) => name === 'tandem extract');
        if (child !== undefined) process.kill(child.pid, 'SIGKILL');
      });
      await expect(processPdf({ ...context, storage: killed }, id, run)).rejects.toThrow(/killed/);
      expect(firstRun).toEqual(['000001']);

      const secondRun: string[] = [];
      const storage = watching(context.storage, (page) => secondRun.push(page));
      await processPdf({ ...context, storage }, id, run);
      expect(secondRun).toEqual(['000002', '000003']);

      const paragraphs = await readParagraphs(world.database.pool, id, 0, { limit: 100 });
      const text = paragraphs.flatMap(({ sentences }) => sentences).join(' ');
      expect(text).toMatch(/Am Morgen des 3\. November.*Handschrift erkannt.*In dem Umschlag steckten/);
      // What was kept is gone when the book is read.
      const left: string[] = [];
      for await (const { key } of context.storage.list(`books/${id}/`)) left.push(basename(key));
      expect(left).toEqual(['source.pdf']);
    } finally {
      await close();
    }
  },
);
