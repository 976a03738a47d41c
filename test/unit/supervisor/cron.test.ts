import { describe, expect, it } from 'vitest';
import { createCronClock } from '../../../src/supervisor/cron-clock.ts';
import type { CronClock } from '../../../src/supervisor/cron-clock.ts';
import { parseCronLine } from '../../../src/supervisor/cron-line.ts';
import type { CronLine } from '../../../src/supervisor/cron-line.ts';

function line(text: string): CronLine {
  const parsed = parseCronLine(text);
  if ('problem' in parsed) throw new Error(parsed.problem);
  return parsed;
}

/** A Monday, by the machine's own clock. */
const MONDAY = new Date(2026, 10, 30, 12, 0);
const MINUTE_MS = 60_000;

function at(day: number, hour: number, minute: number): Date {
  return new Date(2026, 10, day, hour, minute);
}

describe('a line of cron', () => {
  it.each([
    ['* * * * *', MONDAY, true],
    ['*/15 * * * *', at(30, 9, 45), true],
    ['*/15 * * * *', at(30, 9, 44), false],
    ['5-10,20 4 * * *', at(30, 4, 7), true],
    ['5-10,20 4 * * *', at(30, 4, 11), false],
    ['5/20 * * * *', at(30, 4, 45), true],
    ['0 12 * NOV mon-fri', MONDAY, true],
    ['0 12 * * 7', at(29, 12, 0), true],
    ['0 12 * * 0', at(29, 12, 0), true],
    ['0 12 * dec *', MONDAY, false],
    // Day and weekday are alternatives, as everywhere.
    ['0 12 13 * mon', MONDAY, true],
    ['0 12 30 * sun', MONDAY, true],
    ['0 12 13 * sun', MONDAY, false],
    ['0 0 29 2 *', new Date(2028, 1, 29), true],
  ])('%s at %s: %s', (text, when, isDue) => {
    expect(line(text).isDue(when)).toBe(isDue);
  });

  it.each([
    ['0 0 30 2 *', /never fires/],
    ['0 0 31 4,jun *', /never fires/],
    ['60 * * * *', /"60" is no minute: use \* or numbers from 0 to 59/],
    ['* * 0 * *', /is no day/],
    ['* * * foo *', /is no month/],
    ['10-5 * * * *', /is no minute/],
    ['*/0 * * * *', /is no minute/],
    ['@daily', /must have five fields/],
    ['* * * * * *', /must have five fields/],
    ['', /must have five fields/],
  ])('%s is refused', (text, problem) => {
    expect(parseCronLine(text)).toMatchObject({ problem: expect.stringMatching(problem) as string });
  });
});

describe('a clock of cron', () => {
  let now = MONDAY.getTime();
  const clock = (text: string) => {
    now = MONDAY.getTime();
    return createCronClock(line(text), () => now);
  };
  /** How often something was due, looked at every half second. */
  const countFor = (minutes: number, of: CronClock): number => {
    let count = 0;
    for (const end = now + minutes * MINUTE_MS; now < end;) {
      now += 500;
      if (of.isDue()) count += 1;
    }
    return count;
  };

  it('tells of each minute once, and not of the one in which it was made', () => {
    const everyMinute = clock('* * * * *');
    expect(everyMinute.isDue()).toBe(false);
    expect(countFor(60, everyMinute)).toBe(60);
    expect(countFor(24 * 60, clock('*/5 * * * *'))).toBe(24 * 12);
  });

  it('brings one run after a jump ahead, and none for what was skipped long ago', () => {
    const everyMinute = clock('* * * * *');
    now += 50 * MINUTE_MS;
    expect(countFor(0.5, everyMinute)).toBe(1);

    const atNoonTen = clock('10 12 * * *');
    now += 12 * MINUTE_MS;
    expect(atNoonTen.isDue()).toBe(true);
    const atNoonTwenty = clock('20 12 * * *');
    now += 60 * MINUTE_MS;
    expect(atNoonTwenty.isDue()).toBe(false);
  });

  it('runs nothing twice when the clock is set right, and goes on when it is set back by days', () => {
    const everyMinute = clock('* * * * *');
    expect(countFor(10, everyMinute)).toBe(10);
    now -= 5 * MINUTE_MS;
    expect(countFor(5, everyMinute)).toBe(0);
    expect(countFor(3, everyMinute)).toBe(3);
    now -= 3 * 24 * 60 * MINUTE_MS;
    expect(countFor(10, everyMinute)).toBe(11);
  });
});
