import { describe, expect, test } from 'vitest';
import type { Death } from '../../../src/db/verdict.ts';
import { standingOf } from '../../../src/db/verdict.ts';
import { createRandom } from '../../../tools/kit/random.ts';
import { simulate } from './deaths.ts';
import type { Outcome, SimulatedBook } from './deaths.ts';

const CRASH: Death = { of: 'worker', byItself: true, alone: false, reached: 0 };
const CRASH_ALONE: Death = { ...CRASH, alone: true };
const KILL: Death = { ...CRASH, byItself: false };

describe('what is to become of work that workers died under', () => {
  test('one death makes a suspect, the second one alone convicts it', () => {
    expect(standingOf([], 0)).toBe('free');
    expect(standingOf([CRASH], 0)).toBe('alone');
    expect(standingOf([CRASH, CRASH_ALONE], 0)).toBe('guilty');
  });

  test('what can never be alone to the end has one more', () => {
    expect(standingOf([CRASH, CRASH], 0)).toBe('alone');
    expect(standingOf([CRASH, CRASH, CRASH], 0)).toBe('guilty');
  });

  test('where workers die without it, as many more are needed', () => {
    expect(standingOf([CRASH, CRASH_ALONE], 2)).toBe('alone');
    expect(standingOf([CRASH, CRASH_ALONE, CRASH_ALONE, CRASH_ALONE], 2)).toBe('guilty');
  });

  test('kills from outside: the third sets it apart, the eighth ends it', () => {
    const kills = (count: number): Death[] => Array.from({ length: count }, () => KILL);
    expect([1, 2, 3, 7, 8].map((count) => standingOf(kills(count), 0))).toEqual([
      'free',
      'free',
      'alone',
      'alone',
      'guilty',
    ]);
    expect(standingOf(kills(8), 100)).toBe('guilty');
  });

  test('a kill counts only where nothing new was reached, and not early in what was done unharmed before', () => {
    const at = (...places: number[]): Death[] => places.map((reached) => ({ ...KILL, reached }));
    const seven = Array.from({ length: 7 }, () => 40);
    expect(standingOf(at(40, ...seven), 0)).toBe('alone');
    expect(standingOf(at(40, ...seven, 41), 0)).toBe('free');
    expect(standingOf(at(40, ...seven, 19, 0), 0)).toBe('alone');
    expect(standingOf(at(40, ...seven, 20), 0)).toBe('guilty');
  });

  test('the kills of its child set nothing apart: they harm nobody else', () => {
    const kills = Array.from({ length: 7 }, (): Death => ({ ...KILL, of: 'child' }));
    expect(standingOf(kills, 0)).toBe('free');
    expect(standingOf([...kills, { ...KILL, of: 'child' }], 0)).toBe('guilty');
  });

  test('while nobody knows why, it is alone', () => {
    expect(standingOf([{ ...CRASH, byItself: null }], 0)).toBe('alone');
  });
});

describe('a service whose worker dies, simulated', () => {
  const crowd = (count: number): SimulatedBook[] =>
    Array.from({ length: count }, (_, index) => ({
      ...{ uploadedAt: index, readSeconds: 1 + (index % 5), segments: 3 + (index % 7) },
    }));

  test.each(['read', 'speak', 'join'] as const)(
    'a book at whose %s it dies is set aside at the second death, and the others get ready',
    (stage) => {
      for (let seed = 1; seed <= 10; seed += 1) {
        const random = chance(seed);
        const after = stage === 'join' ? 0.25 : 0.75 * random();
        const killer: SimulatedBook = {
          ...{ uploadedAt: 10 + 20 * random(), readSeconds: 2, segments: 5 },
          kills: { stage, after, byItself: true },
        };
        const { books } = simulate([...crowd(40), killer], { random });
        expect(books.find(({ book }) => book === killer)).toMatchObject({ failed: true, deaths: 2 });
        expect(innocentsThatFailed(books)).toBe(0);
        expect(books).toHaveLength(41);
      }
    },
  );

  test('others go on within seconds, though ten of a hundred books kill', () => {
    const killers = Array.from({ length: 10 }, (_, index): SimulatedBook => ({
      ...{ uploadedAt: 5 + 9 * index, readSeconds: 2, segments: 5 },
      kills: { stage: 'speak', after: 0.5, byItself: true },
    }));
    const { books, longestPause } = simulate([...crowd(100), ...killers], { random: chance(1) });
    expect(innocentsThatFailed(books)).toBe(0);
    expect(books.filter(({ failed }) => failed)).toHaveLength(10);
    // A restart, the longest reading, and what is still under way before it.
    expect(longestPause).toBeLessThan(12);
  });

  test('where everything is killed every few seconds, hardly an innocent book fails, as with two deaths many would', () => {
    const noise = { rate: 1 / 4, byItself: false };
    const twice = (deaths: readonly Death[]) => (deaths.length >= 2 ? 'guilty' : 'free');
    let failed = 0;
    let failedTwice = 0;
    for (let seed = 1; seed <= 5; seed += 1) {
      const random = chance(seed);
      failed += innocentsThatFailed(simulate(crowd(100), { random, noise }).books);
      failedTwice += innocentsThatFailed(simulate(crowd(100), { random, noise, rule: twice }).books);
    }
    expect(failed).toBeLessThanOrEqual(1);
    expect(failedTwice).toBeGreaterThan(100);
  });

  test('where the worker crashes at random, innocent books get ready, and one that kills is still found', () => {
    const noise = { rate: 1 / 60, byItself: true };
    let failed = 0;
    for (let seed = 1; seed <= 5; seed += 1) {
      const killer: SimulatedBook = {
        ...{ uploadedAt: 30, readSeconds: 2, segments: 5 },
        kills: { stage: 'read', after: 1, byItself: true },
      };
      const { books } = simulate([...crowd(100), killer], { random: chance(seed), noise });
      expect(books.find(({ book }) => book === killer)?.failed).toBe(true);
      failed += innocentsThatFailed(books);
    }
    expect(failed).toBeLessThanOrEqual(1);
  });
});

function innocentsThatFailed(ended: readonly Outcome[]): number {
  return ended.filter(({ book, failed }) => failed && book.kills === undefined).length;
}

function chance(seed: number): () => number {
  const random = createRandom(seed);
  return () => random.next();
}
