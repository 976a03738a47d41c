import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { limitLog } from '../../../src/process/log-budget.ts';
import { createLog } from '../../../src/process/log.ts';

const BUDGET = { linesPerSecond: 50, bytesPerSecond: 10_000 };

describe('a log for what strangers cause', () => {
  let written: string[] = [];
  const limited = () =>
    limitLog(
      createLog({ level: 'info', format: 'json', process: 'api', write: (line) => void written.push(line) }),
      BUDGET,
    );

  beforeEach(() => {
    written = [];
    vi.useFakeTimers();
  });
  afterEach(() => void vi.useRealTimers());

  test('writes so many lines a second, then says how many were left out', () => {
    const log = limited();
    for (let request = 0; request < 5_000; request += 1) log.info('request', { path: '/x', status: 404 });
    expect(written).toHaveLength(50);
    vi.advanceTimersByTime(1_000);
    expect(JSON.parse(written.at(-1) ?? '')).toMatchObject({ level: 'warn', leftOut: 4_950 });
    log.info('request', { path: '/y', status: 404 });
    expect(JSON.parse(written.at(-1) ?? '')).toMatchObject({ path: '/y' });
  });

  test('cuts long fields, and counts bytes', () => {
    const log = limited();
    for (let request = 0; request < 5_000; request += 1) {
      log.child({ agent: 'x'.repeat(5_000) }).info('request', { path: `/${'д'.repeat(8_000)}`, status: 404 });
    }
    expect(Buffer.byteLength(written.join(''))).toBeLessThan(20_000);
    expect(written.length).toBeGreaterThan(5);
  });

  test('writes every error of our own', () => {
    const log = limited();
    for (let request = 0; request < 200; request += 1) log.error('a request failed');
    expect(written).toHaveLength(200);
  });

  test('says nothing where nothing was left out', () => {
    const log = limited();
    log.info('request', { status: 404 });
    vi.advanceTimersByTime(10_000);
    expect(written).toHaveLength(1);
  });
});
