import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { judgePurchases } from '../../../tools/chaos/judge-purchases.ts';
import { createDiskStorage } from '../../../src/storage/disk/storage.ts';
import type { Link, NetworkFault } from '../../../tools/chaos/schedule.ts';
import { openStage } from '../../../tools/chaos/stage.ts';
import type { Stage } from '../../../tools/chaos/stage.ts';
import { quietLog } from '../../../tools/kit/log.ts';
import { createListener, expectOutage, WAIT } from './listener.ts';
import type { BookJson, Listener } from './listener.ts';

/**
 * A whole service, and between it and what it needs a network that fails in every way: jobs wait and go on, nothing is
 * bought twice, and the API serves what it can.
 */
describe.runIf(process.platform === 'linux').each(['redis', 'postgres'] as const)(
  'with the queue on %s',
  { timeout: 400_000 },
  (queue) => {
    let stage: Stage;
    let finished: BookJson;
    let listener: Listener;

    beforeAll(async () => {
      stage = await openStage({ queue, latencyMs: 200 });
      listener = createListener(stage.url);
      finished = await listener.untilFinal((await listener.upload()).id);
    }, 200_000);
    afterAll(async () => {
      await stage.close();
      expect(stage.violations).toEqual([]);
    }, 100_000);

    async function expectNothingBoughtTwice(): Promise<void> {
      const { pool, storageDir, servers } = stage;
      const storage = createDiskStorage({ dir: storageDir, log: quietLog });
      const evidence = {
        pool,
        storage,
        dataDir: '',
        accepted: new Map(),
        ledger: servers.speech?.ledger() ?? null,
      };
      expect((await judgePurchases(evidence)).violations).toEqual([]);
    }
    test('without a database, everything that needs it says when to come back', async () => {
      const begun = await listener.upload();
      await stage.servers.proxies.postgres.set('refused');
      await listener.until('/health', 503);
      expect(await listener.statusOf('/health/live')).toBe(200);
      expect(await listener.statusOf('/')).toBe(200);
      expect(await listener.statusOf('/docs')).toBe(200);
      await expectOutage(await fetch(`${stage.url}/v1/audiobooks`));
      await expectOutage(await listener.send());
      await stage.servers.proxies.postgres.set('none');
      await listener.until('/health', 200);
      expect(await listener.untilFinal(begun.id)).toMatchObject({ status: 'ready', error: null });
      await expectNothingBoughtTwice();
    });

    if (queue === 'redis') {
      test('without Redis, uploads are taken and books are served', async () => {
        await stage.servers.proxies.redis.set('refused');
        await listener.until('/health', 503);
        const taken = await listener.upload();
        expect(await listener.statusOf('/v1/audiobooks')).toBe(200);
        expect(await listener.statusOf(`/v1/audiobooks/${finished.id}/audio.mp3`)).toBe(200);
        await stage.servers.proxies.redis.set('none');
        await listener.until('/health', 200);
        expect(await listener.untilFinal(taken.id)).toMatchObject({ status: 'ready' });
        await expectNothingBoughtTwice();
      });
    }

    test('without the speech service, a book waits, says why, and goes on', async () => {
      const begun = await listener.upload();
      await stage.servers.proxies['speech service'].set('refused');
      expect((await listener.untilWaiting(begun.id)).code).toBe('speech-unavailable');
      expect(await listener.statusOf('/health')).toBe(200);
      await stage.servers.proxies['speech service'].set('none');
      expect(await listener.untilFinal(begun.id)).toMatchObject({ status: 'ready', waiting: null });
      await expectNothingBoughtTwice();
    });

    /** How it can be seen that the fault has been met. */
    async function untilNoticed(link: Link, id: string): Promise<void> {
      if (link !== 'speech service') return listener.until('/health', 503);
      await listener.untilWaiting(id);
    }
    const faults: [Link, NetworkFault][] = [
      ['postgres', 'slow'],
      ['postgres', 'reset'],
      ['postgres', 'stalled'],
      ['speech service', 'reset'],
    ];
    if (queue === 'redis') faults.push(['redis', 'slow'], ['redis', 'reset'], ['redis', 'stalled']);
    test.each(faults)('a book is finished though %s was %s in the middle of it', async (link, fault) => {
      const spoken = (): number => stage.servers.speech?.ledger().length ?? 0;
      const calls = spoken();
      const begun = await listener.upload();
      await vi.waitUntil(() => spoken() > calls, WAIT);
      await stage.servers.proxies[link].set(fault);
      await untilNoticed(link, begun.id);
      expect(await listener.statusOf('/health/live')).toBe(200);
      await stage.servers.proxies[link].set('none');
      expect(await listener.untilFinal(begun.id)).toMatchObject({ status: 'ready', error: null });
      await expectNothingBoughtTwice();
    });
  },
);
