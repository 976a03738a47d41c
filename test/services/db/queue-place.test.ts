import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { listBooks } from '../../../src/db/book-list.ts';
import { viewBook } from '../../../src/db/book-view.ts';
import { takeNext } from '../../../src/db/turns.ts';
import { claimBook } from '../../../src/db/claims.ts';
import { insertBook } from '../../helpers/books.ts';
import type { TestDatabase } from '../../helpers/database.ts';
import { createTestDatabase } from '../../helpers/database.ts';

const UNBOUNDED = { waitsForEstimate: false, needsReservation: false };
const CHOOSER = { workerKey: 1, inHand: [], speech: { free: UNBOUNDED, paid: UNBOUNDED } };

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
beforeEach(() => database.pool.query('TRUNCATE books, shares CASCADE'));
afterAll(() => database.drop());

test('a book’s place is where its turn will come', async () => {
  const { pool } = database;
  const owners = ['many', 'many', 'many', 'many', 'one', 'few', 'few'];
  const waiting = new Map<string, string>();
  for (const owner of owners) waiting.set((await insertBook(pool, { owner })).id, owner);
  // The accounts have had different amounts by then.
  await begin();
  await begin();
  await begin();
  await begin();
  const places = new Map<string, number | null>();
  for (const [id, owner] of waiting) {
    const view = await viewBook(pool, owner, id);
    places.set(id, view?.queuePosition ?? null);
  }
  const order = [await begin(), await begin(), await begin()];
  expect(order.map((id) => places.get(id))).toEqual([1, 2, 3]);
  expect([...places.values()].filter((place) => place === null)).toHaveLength(4);

  async function begin(): Promise<string> {
    const id = (await takeNext(pool, 'read', CHOOSER)) as string;
    await claimBook(pool, 'extract', id, CHOOSER.workerKey);
    return id;
  }
});

test('the time that is left is told at the pace of the last minutes, and not where there is none', async () => {
  const { pool } = database;
  const ready = await insertBook(pool, { owner: 'other' });
  const first = await insertBook(pool);
  const second = await insertBook(pool);
  expect(await viewBook(pool, '', second.id)).toMatchObject({ queuePosition: 3, queueSeconds: null });
  await pool.query(
    `UPDATE books SET status = 'ready', completed_at = now(), created_at = now() - interval '30 seconds' WHERE id = $1`,
    [ready.id],
  );
  expect((await viewBook(pool, '', first.id))?.queueSeconds).toBeCloseTo(30, 0);
  expect((await viewBook(pool, '', second.id))?.queueSeconds).toBeCloseTo(60, 0);
  expect(await viewBook(pool, 'other', ready.id)).toMatchObject({ queuePosition: null, queueSeconds: null });
});

test('the places of a whole page are counted in the time that a query may take, also in a crowd', async () => {
  const { pool } = database;
  const { id } = await insertBook(pool, { owner: 'many' });
  // Half of ten thousand are one account's, the others those of fifty.
  await pool.query(
    `INSERT INTO books SELECT (copy).* FROM (
       SELECT jsonb_populate_record(b, jsonb_build_object('id', gen_random_uuid(),
                'owner', CASE WHEN n % 2 = 0 THEN 'many' ELSE 'o' || n % 100 END)) AS copy
       FROM books b, generate_series(1, 9999) n WHERE b.id = $1) copies`,
    [id],
  );
  const { books } = await listBooks(pool, 'many', { limit: 50, after: null });
  const places = books.map(({ queuePosition }) => queuePosition ?? 0);
  expect(places).toHaveLength(50);
  expect(Math.min(...places)).toBeGreaterThan(4_900);
});
