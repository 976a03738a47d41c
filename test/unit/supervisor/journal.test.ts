import { expect, it } from 'vitest';
import { createJournal } from '../../../src/supervisor/journal.ts';

it('keeps the last lines of each app, in the order in which they came', () => {
  const journal = createJournal();
  journal.add('api', 'one');
  journal.add('worker', 'two');
  journal.add('api', 'three');
  expect(journal.last(null, 10)).toEqual(['one', 'two', 'three']);
  expect(journal.last('api', 1)).toEqual(['three']);
  expect(journal.last('none', 1)).toEqual([]);
});

it('holds a flood of one app, and a line without an end, within bounds, and loses nobody else by them', () => {
  const journal = createJournal();
  journal.add('worker', 'quiet');
  for (let number = 0; number < 10_000; number += 1) journal.add('api', `line ${number}`.padEnd(100));
  journal.add('api', 'x'.repeat(10_000_000));
  const kept = journal.last('api', Infinity);
  expect(kept.join('').length).toBeLessThanOrEqual(64 * 1024);
  expect(kept.length).toBeGreaterThan(500);
  expect(kept.at(-1)?.length).toBe(4_097);
  expect(kept.at(-2)).toContain('line 9999');
  expect(journal.last('worker', 1)).toEqual(['quiet']);
});

it('knows errors in both formats of the log, the last ten', () => {
  const journal = createJournal();
  const json = '{"time":"2026-01-01T00:00:00.000Z","level":"error","process":"api","message":"it broke"}';
  const pretty = '\u001b[90m12:00:00 api       \u001b[0m \u001b[31merror: it broke\u001b[0m';
  for (const line of ['{"level":"info","message":"level: error"}', json, pretty, 'error'])
    journal.add('api', line);
  expect(journal.errors()).toEqual([json, pretty]);
  for (let number = 0; number < 10; number += 1) journal.add('api', json);
  expect(journal.errors()).toEqual(Array.from({ length: 10 }, () => json));
});

it('tells who follows, until that is enough', () => {
  const journal = createJournal();
  const heard: string[] = [];
  const stop = journal.follow('api', (line) => heard.push(line));
  journal.add('api', 'one');
  journal.add('worker', 'not asked for');
  stop();
  journal.add('api', 'too late');
  expect(heard).toEqual(['one']);
});
