import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { judgePurchases } from '../../chaos/judge-purchases.ts';
import { createDiskStorage } from '../../src/storage/disk.ts';
import type { Link, NetworkFault } from '../../chaos/schedule.ts';
import { openStage } from '../../chaos/stage.ts';
import type { Stage } from '../../chaos/stage.ts';
import { quietLog } from '../helpers/log.ts';
import { makeBookPdf } from '../helpers/pdf-book.ts';

interface BookJson {
  id: string;
  status: string;
  waiting: { code: string } | null;
  error: { code: string } | null;
}

const WAIT = { timeout: 120_000, interval: 100 };
const CHAPTERS = ['The Harbour', 'A Grey Horse', 'Letters from Home', 'Winter'];

/**
 * A whole service, and between it and what it needs a network that fails in every way: jobs wait and go on, nothing is bought twice, and
 * the API serves what it can.
 */
describe.runIf(process.platform === 'linux').each(['redis', 'postgres'] as const)(
  'with the queue on %s',
  { timeout: 400_000 },
  (queue) => {
    let stage: Stage;
    let finished: BookJson;
    let number = 0;

    beforeAll(async () => {
      stage = await openStage({ queue, latencyMs: 200 });
      finished = await untilFinal((await upload()).id);
    }, 200_000);
    afterAll(async () => {
      await stage.close();
      expect(stage.violations).toEqual([]);
    }, 100_000);

    async function upload(): Promise<BookJson> {
      const answer = await send();
      expect(answer.status).toBe(202);
      return (await answer.json()) as BookJson;
    }
    function send(): Promise<Response> {
      const pdf = makeBookPdf({ chapters: CHAPTERS, pagesPerChapter: 1, firstEntry: (number += 1) * 1000 });
      const form = new FormData();
      form.set('file', new Blob([new Uint8Array(pdf)], { type: 'application/pdf' }), 'book.pdf');
      return fetch(`${stage.url}/v1/audiobooks`, { method: 'POST', body: form });
    }
    async function book(id: string): Promise<BookJson | null> {
      const answer = await fetch(`${stage.url}/v1/audiobooks/${id}`).catch(() => null);
      return answer?.status === 200 ? ((await answer.json()) as BookJson) : null;
    }
    function untilFinal(id: string): Promise<BookJson> {
      return vi.waitUntil(async () => {
        const seen = await book(id);
        return seen !== null && ['ready', 'failed'].includes(seen.status) ? seen : false;
      }, WAIT);
    }
    const statusOf = async (path: string): Promise<number> => (await fetch(`${stage.url}${path}`)).status;
    async function expectNothingBoughtTwice(): Promise<void> {
      const { pool, storageDir, servers } = stage;
      const storage = createDiskStorage({ dir: storageDir, log: quietLog });
      const evidence = { pool, storage, dataDir: '', accepted: new Map(), ledger: servers.google.ledger() };
      expect((await judgePurchases(evidence)).violations).toEqual([]);
    }
    async function until(path: string, status: number): Promise<void> {
      await vi.waitUntil(async () => (await statusOf(path)) === status, WAIT);
    }

    test('without a database, everything that needs it says when to come back', async () => {
      const begun = await upload();
      await stage.servers.proxies.postgres.set('refused');
      await until('/health', 503);
      expect(await statusOf('/health/live')).toBe(200);
      expect(await statusOf('/')).toBe(200);
      expect(await statusOf('/docs')).toBe(200);
      for (const answer of [await fetch(`${stage.url}/v1/audiobooks`), await send()]) {
        expect(answer.status).toBe(503);
        expect(answer.headers.get('Retry-After')).toMatch(/^\d+$/);
        expect(await answer.json()).toMatchObject({ code: 'service-unavailable' });
      }
      await stage.servers.proxies.postgres.set('none');
      await until('/health', 200);
      expect(await untilFinal(begun.id)).toMatchObject({ status: 'ready', error: null });
      await expectNothingBoughtTwice();
    });

    test.runIf(queue === 'redis')('without Redis, uploads are taken and books are served', async () => {
      await stage.servers.proxies.redis.set('refused');
      await until('/health', 503);
      const taken = await upload();
      expect(await statusOf('/v1/audiobooks')).toBe(200);
      expect(await statusOf(`/v1/audiobooks/${finished.id}/audio.mp3`)).toBe(200);
      await stage.servers.proxies.redis.set('none');
      await until('/health', 200);
      expect(await untilFinal(taken.id)).toMatchObject({ status: 'ready' });
      await expectNothingBoughtTwice();
    });

    test('without the speech service, a book waits, says why, and goes on', async () => {
      const begun = await upload();
      await stage.servers.proxies.google.set('refused');
      const waiting = await vi.waitUntil(async () => {
        const seen = await book(begun.id);
        return seen?.waiting != null ? seen.waiting : false;
      }, WAIT);
      expect(waiting.code).toBe('speech-unavailable');
      expect(await statusOf('/health')).toBe(200);
      await stage.servers.proxies.google.set('none');
      expect(await untilFinal(begun.id)).toMatchObject({ status: 'ready', waiting: null });
      await expectNothingBoughtTwice();
    });

    /** How it can be seen that the fault has been met. */
    async function untilNoticed(link: Link, id: string): Promise<void> {
      if (link !== 'google') return until('/health', 503);
      await vi.waitUntil(async () => (await book(id))?.waiting != null, WAIT);
    }
    const faults: [Link, NetworkFault][] = [
      ['postgres', 'slow'],
      ['postgres', 'reset'],
      ['postgres', 'stalled'],
      ['google', 'reset'],
    ];
    if (queue === 'redis') faults.push(['redis', 'slow'], ['redis', 'reset'], ['redis', 'stalled']);
    test.each(faults)('a book is finished though %s was %s in the middle of it', async (link, fault) => {
      const calls = stage.servers.google.ledger().length;
      const begun = await upload();
      await vi.waitUntil(() => stage.servers.google.ledger().length > calls, WAIT);
      await stage.servers.proxies[link].set(fault);
      await untilNoticed(link, begun.id);
      expect(await statusOf('/health/live')).toBe(200);
      await stage.servers.proxies[link].set('none');
      expect(await untilFinal(begun.id)).toMatchObject({ status: 'ready', error: null });
      await expectNothingBoughtTwice();
    });
  },
);
