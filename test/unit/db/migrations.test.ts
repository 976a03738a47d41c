import { expect, test } from 'vitest';
import { parseMigrations, readMigrations } from '../../../src/db/migrations.ts';

/** Up to 0.1.0's last one. */
const RELEASED = [
  '0001_books.sql',
  '0002_quota.sql',
  '0003_spending.sql',
  '0006_text.sql',
  '0007_furthest.sql',
];

test('the migrations of this version are in order, and each of its own says whether older code can work with it', async () => {
  const migrations = await readMigrations();
  expect(migrations.map(({ name }) => `${name}.sql`).slice(0, RELEASED.length)).toEqual(RELEASED);
  expect(migrations.slice(0, RELEASED.length).every(({ breaking }) => breaking)).toBe(true);
});

test('a migration says in its first line whether it breaks older code', () => {
  const { breaking: add } = last({ '0008_add.sql': '-- Compatible: nobody reads it yet.\nSELECT 1' });
  const { breaking: drop } = last({ '0008_drop.sql': '-- Breaking: it is gone.\nSELECT 1' });
  expect([add, drop]).toEqual([false, true]);
});

test.each([
  [{ '0007_other.sql': '' }, 'src/db/migrations/0007_other.sql has the number of 0007_furthest.sql'],
  [{ '0004_late.sql': '' }, 'src/db/migrations/0004_late.sql is not the next one, which has the number 0006'],
  [
    { '0009_early.sql': '-- Compatible: yes.' },
    'src/db/migrations/0009_early.sql is not the next one, which has the number 0008',
  ],
  [
    { '0008_silent.sql': 'SELECT 1' },
    'src/db/migrations/0008_silent.sql must begin with "-- Compatible: " or "-- Breaking: " and why, for code that is older',
  ],
  [{ '8_short.sql': '' }, 'src/db/migrations/8_short.sql is not named like 0009_what_it_brings.sql'],
])('%o is refused in one line', (added, line) => {
  expect(() => last(added)).toThrow(new Error(line));
});

function last(added: Record<string, string>): ReturnType<typeof parseMigrations>[number] {
  const all = parseMigrations(
    new Map([...RELEASED.map((file) => [file, ''] as const), ...Object.entries(added)]),
  );
  const migration = all.at(-1);
  if (migration === undefined) throw new Error('there is none');
  return migration;
}
