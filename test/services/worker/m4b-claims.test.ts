import type { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Pool } from '../../../src/db/pool.ts';
import { claimM4b, findM4b, noteM4bProgress, openM4bs, requestM4b } from '../../../src/db/m4b.ts';
import { AppError } from '../../../src/errors.ts';
import type { WorkerContext } from '../../../src/worker/context.ts';
import { makeM4b } from '../../../src/worker/make-m4b.ts';
import { makeBookPdf } from '../../../tools/kit/pdf-book.ts';
import { createEvenVoice } from '../../helpers/even-voice.ts';
import type { TestWorld } from '../../helpers/worker.ts';
import { createTestWorld } from '../../helpers/worker.ts';

const RUN = { signal: new AbortController().signal, cut: new AbortController().signal };

let world: TestWorld;
let pool: Pool;
let living: WorkerContext;
let leave: () => Promise<void>;
let id: string;
beforeAll(async () => {
  world = await createTestWorld({ queue: 'postgres', engine: await createEvenVoice() });
  ({ pool } = world.database);
  const { context, stop } = await world.startWorker();
  ({ id } = await world.addBook(makeBookPdf({ title: 'Taken over', chapters: ['One'], pagesPerChapter: 1 })));
  await context.producer.processPdf(id);
  await world.until(id, 'ready');
  await stop();
  ({ context: living, close: leave } = await world.newContext());
});
afterAll(async () => {
  await leave();
  await world.close();
});

test('an M4B whose worker dies is taken over, and given up after the third one', async () => {
  const own = living.presence.key();
  expect((await requestM4b(pool, id)).m4b?.state).toBe('queued');
  for (let tries = 1; tries <= 3; tries += 1) {
    const dying = await world.newContext();
    const claim = await claimM4b(pool, dying.context.presence.key());
    if (claim === null) throw new Error('nothing to claim');
    expect(claim.tries).toBe(tries);
    expect(await claimM4b(pool, own)).toBe(null);
    expect(await openM4bs(pool, own)).toEqual([]);
    await dying.close();
    await vi.waitUntil(async () => (await openM4bs(pool, own)).length === 1);
    expect(await noteM4bProgress(pool, claim, 0.5)).toBe(true);
  }
  await makeM4b(living, RUN);
  expect(await findM4b(pool, id)).toMatchObject({ state: 'failed', error: { code: 'm4b-failed' } });
});

test('an M4B that failed may be asked for again, and a full disk is named', async () => {
  await pool.query(`UPDATE m4b SET ended_at = now() - interval '6 minutes'`);
  expect((await requestM4b(pool, id)).m4b?.state).toBe('queued');
  const put = (_key: string, body: Readable): Promise<never> => {
    body.destroy();
    return Promise.reject(new AppError('disk-full'));
  };
  await makeM4b({ ...living, storage: { ...living.storage, put } }, RUN);
  expect(await findM4b(pool, id)).toMatchObject({ state: 'failed', error: { code: 'disk-full' } });
});
