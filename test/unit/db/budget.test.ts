import { describe, expect, it } from 'vitest';
import { excessOf, isBounded, periodEnd } from '../../../src/db/budget.ts';
import type { Budget } from '../../../src/db/budget.ts';
import type { Usage } from '../../../src/db/usage.ts';

const NONE = { characters: null, usd: null };
const budget = (account: Partial<Budget['account']>, service: Partial<Budget['service']> = {}): Budget => ({
  account: { day: NONE, month: NONE, ...account },
  service: { day: NONE, month: NONE, ...service },
});
const usage = (today: number, before: number, reserved: number): Usage => ({
  day: { characters: today * 1000, usd: today },
  month: { characters: (today + before) * 1000, usd: today + before },
  reserved: { characters: reserved * 1000, usd: reserved },
});

describe('a ceiling', () => {
  const all = { account: usage(1, 2, 3), service: usage(10, 20, 30) };

  it.each([
    ['of the day', budget({ day: { characters: null, usd: 4.5 } }), { period: 'day', unit: 'usd', used: 4 }],
    [
      'of the month',
      budget({ month: { characters: null, usd: 6.5 } }),
      { period: 'month', unit: 'usd', used: 6 },
    ],
    ['in characters', budget({ month: { characters: 6500, usd: null } }), { unit: 'characters', used: 6000 }],
    ['of the service', budget({}, { day: { characters: null, usd: 40.5 } }), { scope: 'service', used: 40 }],
  ])('%s holds what was bought and what is set aside', (_what, limits, expected) => {
    expect(excessOf({ characters: 1000, usd: 1 }, all, limits)).toMatchObject(expected);
    expect(excessOf({ characters: 500, usd: 0.5 }, all, limits)).toBeNull();
  });

  it('tells of the month before the day: until then nothing goes on', () => {
    const both = budget({ day: { characters: null, usd: 1 }, month: { characters: null, usd: 1 } });
    expect(excessOf({ characters: 1, usd: 1 }, all, both)).toMatchObject({ period: 'month' });
  });

  it('in US dollars is nothing to a voice that costs nothing', () => {
    const dollars = budget({ day: { characters: null, usd: 1 } });
    expect([isBounded(dollars, 0), isBounded(dollars, 4)]).toEqual([false, true]);
    expect(isBounded(budget({ day: { characters: 1, usd: null } }), 0)).toBe(true);
    expect(isBounded(budget({}), 4)).toBe(false);
  });
});

it('days and months end in UTC, also those of December', () => {
  const now = new Date('2026-12-31T23:59:59.999Z');
  expect(periodEnd('day', now).toISOString()).toBe('2027-01-01T00:00:00.000Z');
  expect(periodEnd('month', new Date('2026-11-29T15:00:00Z')).toISOString()).toBe('2026-12-01T00:00:00.000Z');
});
