import { expect, test } from 'vitest';
import { ComeBackLater } from '../../../src/worker/context.ts';

test('what comes back later does so after whole milliseconds, and never too soon', () => {
  expect(new ComeBackLater('it was tried just before', 239.322).delayMs).toBe(240);
  expect(new ComeBackLater('it was tried just before', 1_000).delayMs).toBe(1_000);
});
