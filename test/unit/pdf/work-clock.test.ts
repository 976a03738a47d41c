import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createWorkClock } from '../../../src/process/work-clock.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('it runs only while somebody works', () => {
  const clock = createWorkClock(1_000);
  const onExpired = vi.fn();
  clock.onExpired(onExpired);
  vi.advanceTimersByTime(5_000);
  clock.run();
  vi.advanceTimersByTime(600);
  clock.pause();
  vi.advanceTimersByTime(5_000);
  clock.run();
  vi.advanceTimersByTime(399);
  expect(clock.isExpired).toBe(false);
  vi.advanceTimersByTime(2);
  expect(onExpired).toHaveBeenCalledOnce();
});

test('a reset gives it the whole time again, running or not', () => {
  const clock = createWorkClock(1_000);
  clock.run();
  vi.advanceTimersByTime(900);
  clock.reset();
  vi.advanceTimersByTime(900);
  clock.pause();
  clock.reset();
  vi.advanceTimersByTime(5_000);
  clock.run();
  vi.advanceTimersByTime(900);
  expect(clock.isExpired).toBe(false);
});

test('who listens after the end is told at once', () => {
  const clock = createWorkClock(10);
  clock.run();
  vi.advanceTimersByTime(20);
  const onExpired = vi.fn();
  clock.onExpired(onExpired);
  expect(onExpired).toHaveBeenCalledOnce();
});

test('more time is more time', () => {
  const clock = createWorkClock(100);
  clock.run();
  vi.advanceTimersByTime(90);
  clock.extend(1_000);
  vi.advanceTimersByTime(1_000);
  expect(clock.isExpired).toBe(false);
  vi.advanceTimersByTime(20);
  expect(clock.isExpired).toBe(true);
});
