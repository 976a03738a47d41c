import { expect, test } from 'vitest';
import { readDuration } from '../../../src/settings/duration.ts';
import { createSettingsReader } from '../../../src/settings/reader.ts';

const BOUNDS = { fallback: '30m', min: '1s', max: '30d' };

test.each([
  [undefined, 1_800_000],
  ['90s', 90_000],
  ['2h', 7_200_000],
  ['1d', 86_400_000],
])('%s', (PATIENCE, ms) => {
  const read = createSettingsReader({ PATIENCE });
  expect(readDuration(read, 'PATIENCE', BOUNDS)).toBe(ms);
  expect(read.problems()).toEqual([]);
});

test.each(['30', '0s', '31d', '1.5h', 'soon', '-1m'])('%s is none', (PATIENCE) => {
  const read = createSettingsReader({ PATIENCE });
  readDuration(read, 'PATIENCE', BOUNDS);
  expect(read.problems()).toMatchObject([{ setting: 'PATIENCE' }]);
});
