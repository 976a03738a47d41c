import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { BookJson } from '../../../src/contract/book.ts';
import type { BookmarkJson, PositionJson } from '../../../src/contract/listening.ts';
import type { Problem } from '../../../src/errors.ts';
import { insertBook } from '../../helpers/books.ts';
import { narrate } from './narrator.ts';
import type { TestApi } from './start-api.ts';
import { startApi } from './start-api.ts';

let api: TestApi;
let path: string;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());
beforeEach(async () => {
  const { id } = await insertBook(api.pool);
  path = `/v1/audiobooks/${id}`;
  const narrator = narrate(api, id);
  await narrator.begin(['One', 'Two']);
  await narrator.speak(30);
  await narrator.speak(30);
  await narrator.finish();
});
afterEach(() => api.pool.query('DELETE FROM books'));

async function send<T>(method: string, address: string, body?: unknown, owner = ''): Promise<T> {
  const answer = await fetch(`${api.url}${address}`, {
    method,
    headers: { 'Content-Type': 'application/json', 'Test-Owner': owner },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return (answer.status === 204 ? null : await answer.json()) as T;
}

type Kept = { position: PositionJson | null };
const put = (seconds: number, updatedAt?: string): Promise<Kept> =>
  send<Kept>('PUT', `${path}/position`, { seconds, ...(updatedAt !== undefined && { updatedAt }) });

describe('the place in a book', () => {
  it('is none at first, then in the book, in the list and under its own address', async () => {
    expect(await send('GET', `${path}/position`)).toEqual({ position: null });
    expect((await send<BookJson>('GET', path)).position).toBeNull();
    const kept = await put(12.5, '2026-02-01T10:00:00.000Z');
    expect(kept).toEqual({ position: { seconds: 12.5, updatedAt: '2026-02-01T10:00:00.000Z' } });
    expect(await send('GET', `${path}/position`)).toEqual(kept);
    expect((await send<BookJson>('GET', path)).position).toEqual(kept.position);
    const list = await send<{ audiobooks: BookJson[] }>('GET', '/v1/audiobooks');
    expect(list.audiobooks[0]?.position).toEqual(kept.position);
  });

  it('is the one that was heard last, in whatever order the devices come', async () => {
    await put(20, '2026-02-01T10:00:00Z');
    // A phone that was offline comes with what it played before that.
    expect((await put(50, '2026-02-01T09:00:00Z')).position?.seconds).toBe(20);
    // And one with what it played after it, though it is further back in the book.
    expect((await put(5, '2026-02-01T11:00:00+00:30')).position).toEqual({
      seconds: 5,
      updatedAt: '2026-02-01T10:30:00.000Z',
    });
  });

  it('lets no clock that is ahead keep the others out', async () => {
    const { position } = await put(20, '2126-02-01T10:00:00Z');
    expect(Date.parse(position?.updatedAt ?? '')).toBeLessThanOrEqual(Date.now() + 1_000);
    expect((await put(25)).position?.seconds).toBe(25);
  });

  it('of twenty devices at once is the last one', async () => {
    const times = Array.from({ length: 20 }, (_, index) => index);
    await Promise.all(
      times
        .toSorted((a, b) => (a % 5) - (b % 5))
        .map((index) => put(index, new Date(Date.UTC(2026, 1, 1, 10, index)).toISOString())),
    );
    expect((await send<Kept>('GET', `${path}/position`)).position?.seconds).toBe(19);
  });

  it('can’t be beyond the end, and a player’s end is the end', async () => {
    expect(await send<Problem>('PUT', `${path}/position`, { seconds: 90 })).toMatchObject({
      status: 422,
      code: 'invalid-parameter',
      field: 'seconds',
      detail: 'The audiobook ends at 60 seconds.',
    });
    expect((await put(60.4)).position?.seconds).toBe(60);
  });

  it('is kept while the book is being made, of which nobody knows the end', async () => {
    path = `/v1/audiobooks/${(await insertBook(api.pool)).id}`;
    expect((await put(90)).position?.seconds).toBe(90);
  });

  it('is nobody else’s to see or move', async () => {
    await put(10);
    for (const method of ['GET', 'PUT']) {
      const body = method === 'PUT' ? { seconds: 1 } : undefined;
      expect(await send<Problem>(method, `${path}/position`, body, 'other')).toMatchObject({ status: 404 });
    }
    expect((await send<Kept>('GET', `${path}/position`)).position?.seconds).toBe(10);
  });

  it('does not make the book a changed one', async () => {
    const before = await send<BookJson>('GET', path);
    await put(10);
    expect((await send<BookJson>('GET', path)).updatedAt).toBe(before.updatedAt);
  });
});

describe('bookmarks', () => {
  const list = async (): Promise<BookmarkJson[]> =>
    (await send<{ bookmarks: BookmarkJson[] }>('GET', `${path}/bookmarks`)).bookmarks;

  it('come in the order of the book, can be changed, sent twice and removed', async () => {
    const [late, early] = [randomUUID(), randomUUID()];
    await send('PUT', `${path}/bookmarks/${late}`, { seconds: 40, note: ' Look this up\n' });
    await send('PUT', `${path}/bookmarks/${early}`, { seconds: 3 });
    await send('PUT', `${path}/bookmarks/${early}`, { seconds: 3 });
    expect(await list()).toMatchObject([
      { id: early, seconds: 3, note: '' },
      { id: late, seconds: 40, note: 'Look this up' },
    ]);
    await send('PUT', `${path}/bookmarks/${late}`, { seconds: 40, note: 'Found it' });
    await send('DELETE', `${path}/bookmarks/${early}`);
    await send('DELETE', `${path}/bookmarks/${early}`);
    expect(await list()).toMatchObject([{ id: late, note: 'Found it' }]);
  });

  it('are refused beyond the end, under no id, and past a thousand', async () => {
    const refused = (address: string, seconds: number): Promise<Problem> =>
      send<Problem>('PUT', `${path}/bookmarks/${address}`, { seconds });
    expect(await refused(randomUUID(), 99)).toMatchObject({ status: 422, field: 'seconds' });
    expect(await refused('mine', 1)).toMatchObject({ status: 422, field: 'bookmark' });
    await api.pool.query(
      `INSERT INTO bookmarks (book_id, id, seconds, note)
       SELECT id, gen_random_uuid(), 1, '' FROM books, generate_series(1, 1000)`,
    );
    expect(await refused(randomUUID(), 1)).toMatchObject({ status: 422, detail: /1000 bookmarks/ });
    // Those that there are can still be changed.
    const [first] = await list();
    expect(await send('PUT', `${path}/bookmarks/${first?.id ?? ''}`, { seconds: 2 })).toMatchObject({
      seconds: 2,
    });
  });

  it('are nobody else’s, and go with their book', async () => {
    const address = `${path}/bookmarks/${randomUUID()}`;
    await send('PUT', address, { seconds: 1 });
    expect(await send<Problem>('GET', `${path}/bookmarks`, undefined, 'other')).toMatchObject({
      status: 404,
    });
    expect(await send<Problem>('PUT', address, { seconds: 2 }, 'other')).toMatchObject({ status: 404 });
    expect(await send<Problem>('DELETE', address, undefined, 'other')).toMatchObject({ status: 404 });
    expect(await list()).toMatchObject([{ seconds: 1 }]);
    await send('DELETE', path);
    expect((await api.pool.query('SELECT FROM bookmarks')).rowCount).toBe(0);
  });
});
