import { expect, it } from 'vitest';
import { createCounters, seriesOf } from '../../../src/process/counters.ts';

it('counts by series until it is taken along, and again what could not be', () => {
  const counters = createCounters();
  counters.count('calls_total', { result: 'spoken' });
  counters.count('calls_total', { result: 'spoken' }, 4);
  counters.count('calls_total', { result: 'quota' });
  const taken = counters.take();
  expect(Object.fromEntries(taken)).toEqual({
    'calls_total{result="spoken"}': 5,
    'calls_total{result="quota"}': 1,
  });
  counters.count('calls_total', { result: 'quota' });
  counters.giveBack(taken);
  expect(counters.take().get('calls_total{result="quota"}')).toBe(2);
  expect(counters.take().size).toBe(0);
});

it('keeps a histogram as Prometheus has it: every bucket holds those below it', () => {
  const counters = createCounters();
  for (const value of [0.5, 1, 7]) counters.observe('seconds', [1, 5], value, { stage: 'read' });
  expect(Object.fromEntries(counters.take())).toEqual({
    'seconds_bucket{stage="read",le="1"}': 2,
    'seconds_bucket{stage="read",le="5"}': 2,
    'seconds_bucket{stage="read",le="+Inf"}': 3,
    'seconds_sum{stage="read"}': 8.5,
    'seconds_count{stage="read"}': 3,
  });
});

it('writes a label so that it stays one', () => {
  expect(seriesOf('name', { route: 'a"b\\c\nd', status: 200 })).toBe(
    'name{route="a\\"b\\\\c\\nd",status="200"}',
  );
});
