import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createQuotaGate } from '../../../src/tts/quota.ts';
import type { QuotaStore } from '../../../src/tts/quota.ts';

export interface QuotaSubject {
  /** Several that share their turns; for the store of one process, that one. */
  stores: readonly QuotaStore[];
  close(): Promise<void>;
}

/** What every place for turns must do. Turns are compared by when they are due, so that no test waits for a minute. */
export function describeQuotaGate(name: string, start: () => Promise<QuotaSubject>): void {
  describe(`turns kept ${name}`, () => {
    let subject: QuotaSubject;
    beforeAll(async () => {
      subject = await start();
    });
    afterAll(() => subject.close());
    const storeOf = (index: number): QuotaStore => {
      const store = subject.stores[index % subject.stores.length];
      if (store === undefined) throw new Error('there is no store');
      return store;
    };

    it('gives every taker a turn of its own, however many ask at once and from wherever', async () => {
      const takers = 120;
      const intervalMs = 10_000;
      const due = await Promise.all(
        Array.from({ length: takers }, async (_, index) => {
          const waitMs = await storeOf(index).reserve('crowd', intervalMs);
          return performance.now() + waitMs;
        }),
      );
      due.sort((a, b) => a - b);
      const gaps = due.slice(1).map((time, index) => time - (due[index] ?? 0));
      // Measured with our clock some moments after the store's: the gaps are right but for those moments.
      for (const gap of gaps) expect(Math.abs(gap - intervalMs)).toBeLessThan(intervalMs / 2);
      expect((due.at(-1) ?? 0) - (due[0] ?? 0)).toBeGreaterThan((takers - 1.5) * intervalMs);
    });

    it('keeps the families apart', async () => {
      await storeOf(0).reserve('one', 60_000);
      expect(await storeOf(1).reserve('one', 60_000)).toBeGreaterThan(50_000);
      expect(await storeOf(1).reserve('other', 60_000)).toBe(0);
    });

    it('saves up no turns while nobody asks', async () => {
      await storeOf(0).reserve('quiet', 1);
      await new Promise((resolve) => setTimeout(resolve, 30));
      expect(await storeOf(0).reserve('quiet', 60_000)).toBe(0);
      expect(await storeOf(1).reserve('quiet', 60_000)).toBeGreaterThan(50_000);
    });

    it('pauses everybody', async () => {
      await storeOf(0).pause('paused', 100);
      await storeOf(1).pause('paused', 100);
      for (const store of subject.stores) {
        const pausedMs = await store.pausedMs('paused');
        expect(pausedMs).toBeGreaterThan(90_000);
        expect(pausedMs).toBeLessThanOrEqual(100_000);
      }
      expect(await storeOf(1).reserve('paused', 1)).toBeGreaterThan(90_000);
      expect(await storeOf(0).pausedMs('not paused')).toBe(0);
    });

    it('moves those behind a pause who were waiting when it began', async () => {
      const gate = createQuotaGate(storeOf(0), () => 600);
      await gate.take('moved');
      const waiting = gate.take('moved');
      await createQuotaGate(storeOf(1), () => 600).backOff('moved', 0.4);
      const began = performance.now();
      await waiting;
      expect(performance.now() - began).toBeGreaterThan(300);
    });

    it('lets go of who stops waiting', async () => {
      const gate = createQuotaGate(storeOf(0), () => 1);
      await gate.take('patience');
      const controller = new AbortController();
      const outcome = gate.take('patience', controller.signal).catch((error: unknown) => error);
      const reason = new Error('enough');
      controller.abort(reason);
      expect(await outcome).toBe(reason);
      await expect(gate.take('patience', AbortSignal.abort(reason))).rejects.toBe(reason);
    });
  });
}
