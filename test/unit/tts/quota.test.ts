import { parseQuotas, requestsPerMinute } from '../../../src/tts/google/quotas.ts';
import { describe, expect, it } from 'vitest';
import { createMemoryQuotaStore, nextPause, slotIntervalMs } from '../../../src/tts/quota.ts';
import { describeQuotaGate } from '../../services/tts/quota-contract.ts';

describeQuotaGate('in memory', () =>
  Promise.resolve({ stores: [createMemoryQuotaStore()], close: () => Promise.resolve() }),
);

describe('the turns of a minute', () => {
  it.each([
    [200, 'Chirp3-HD'],
    [1_000, 'Neural2'],
    [500, 'Studio'],
    [1_000, 'Something new'],
  ])(
    'are at most %i for %s, wherever the minute begins, with calls up to 3 s late',
    async (limit, family) => {
      expect(requestsPerMinute(family)).toBe(limit);
      const store = createMemoryQuotaStore(() => 0);
      const turns: number[] = [];
      while ((turns.at(-1) ?? 0) < 180_000) {
        turns.push(await store.reserve(family, slotIntervalMs(requestsPerMinute(family))));
      }
      // The worst case: those in the first 3 s come late, all others in time.
      const late = turns.map((turn) => (turn < 3_000 ? 3_000 : turn));
      for (const times of [turns, late]) {
        for (const start of times) {
          const inMinute = times.filter((time) => time >= start && time < start + 60_000).length;
          expect(inMinute).toBeLessThanOrEqual(limit);
        }
      }
      const share = turns.filter((turn) => turn >= 60_000 && turn < 120_000).length / limit;
      expect(share).toBeGreaterThan(0.94);
    },
  );
});

describe('pauses', () => {
  const none = { until: Number.NEGATIVE_INFINITY, strikes: 0 };

  it('grow when one follows the other, and end at five minutes', () => {
    const lengths: number[] = [];
    let pause = none;
    for (let now = 0; lengths.length < 7; now = pause.until + 1_000) {
      pause = nextPause(pause, now, 10);
      lengths.push((pause.until - now) / 1_000);
    }
    expect(lengths).toEqual([10, 20, 40, 80, 160, 300, 300]);
  });

  it('count once for all calls that were refused together', () => {
    const pause = nextPause(none, 0, 10);
    expect(nextPause(pause, 9_000, 10)).toBe(pause);
  });

  it('begin short again after two quiet minutes', () => {
    const second = nextPause(nextPause(none, 0, 10), 11_000, 10);
    expect(second).toEqual({ until: 31_000, strikes: 2 });
    expect(nextPause(second, 151_001, 10)).toEqual({ until: 161_001, strikes: 1 });
  });
});

describe('the setting', () => {
  it('names families and their quotas', () => {
    expect(parseQuotas(' Chirp3-HD:400, Neural2 : 2000 ,')).toEqual({
      quotas: { 'Chirp3-HD': 400, Neural2: 2_000 },
    });
    expect(requestsPerMinute('Chirp3-HD', { 'Chirp3-HD': 400 })).toBe(400);
  });

  it.each([
    '400',
    'Chirp3-HD',
    'Chirp3-HD:',
    'Chirp3-HD:0',
    'Chirp3-HD:-1',
    'Chirp3-HD:1.5',
    'a b:1',
    'x:1;y:2',
  ])('refuses "%s"', (text) => {
    expect(parseQuotas(text)).toHaveProperty('problem');
  });
});
