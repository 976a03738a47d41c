import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { BookJson } from '../../../src/contract/book.ts';
import type { Problem } from '../../../src/errors.ts';
import { insertBook } from '../../helpers/books.ts';
import { form } from './multipart.ts';
import { narrate } from './narrator.ts';
import type { TestApi } from './start-api.ts';
import { startApi } from './start-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());
afterEach(() => api.pool.query('DELETE FROM books'));

async function get<T>(path: string, headers: Record<string, string> = {}): Promise<T> {
  return (await (await fetch(`${api.url}${path}`, { headers })).json()) as T;
}

interface Page {
  audiobooks: BookJson[];
  nextCursor: string | null;
}

describe('the list', () => {
  it('gives every book once, newest first, however it is paged', async () => {
    const ids: string[] = [];
    for (let index = 0; index < 7; index += 1) ids.unshift((await insertBook(api.pool)).id);
    // Books of the same moment must not be lost or doubled at the edge of a page.
    await api.pool.query('UPDATE books SET created_at = $1 WHERE id = ANY ($2)', [
      new Date(),
      ids.slice(2, 5),
    ]);
    const all = (await get<Page>('/v1/audiobooks')).audiobooks.map(({ id }) => id);
    expect(all.toSorted()).toEqual(ids.toSorted());

    const paged: string[] = [];
    let cursor: string | null = null;
    do {
      const query: string = cursor === null ? '' : `&cursor=${cursor}`;
      const page: Page = await get<Page>(`/v1/audiobooks?limit=2${query}`);
      expect(page.audiobooks.length).toBeLessThanOrEqual(2);
      paged.push(...page.audiobooks.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(paged).toEqual(all);
  });

  it.each(['listened', 'title'])('gives every book once by %s, however it is paged', async (sort) => {
    const titles = ['b', 'A', 'c', 'B', 'a'];
    for (const [index, title] of titles.entries()) {
      const { id } = await insertBook(api.pool, { title });
      if (index < 3) {
        await api.pool.query(`INSERT INTO positions VALUES ($1, 5, now() - $2 * interval '1 hour')`, [
          id,
          index,
        ]);
      }
    }
    const paged: string[] = [];
    let cursor: string | null = null;
    do {
      const query: string = cursor === null ? '' : `&cursor=${cursor}`;
      const page: Page = await get<Page>(`/v1/audiobooks?limit=2&sort=${sort}${query}`);
      paged.push(...page.audiobooks.map(({ title }) => title));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(paged.toSorted()).toEqual(titles.toSorted());
    if (sort === 'title')
      expect(paged.map((title) => title.toLowerCase())).toEqual(['a', 'a', 'b', 'b', 'c']);
    else expect(paged.slice(0, 3)).toEqual(['b', 'A', 'c']);
  });

  it('finds by words and by state', async () => {
    const { id } = await insertBook(api.pool, { title: '100 % Wool_Socks', fileName: 'knit.pdf' });
    await insertBook(api.pool, { title: 'The 1000 Woolsocks' });
    await narrate(api, id).fail('pdf-broken');
    const found = async (query: string): Promise<string[]> =>
      (await get<Page>(`/v1/audiobooks?${query}`)).audiobooks.map(({ title }) => title);
    expect(await found('q=wool')).toHaveLength(2);
    // What means something to the database means itself.
    expect(await found(`q=${encodeURIComponent('0 %')}`)).toEqual(['100 % Wool_Socks']);
    expect(await found('q=l_s')).toEqual(['100 % Wool_Socks']);
    expect(await found('q=KNIT')).toEqual(['100 % Wool_Socks']);
    expect(await found('status=failed')).toEqual(['100 % Wool_Socks']);
    expect(await found('status=making')).toEqual(['The 1000 Woolsocks']);
    expect(await found('status=ready')).toEqual([]);
  });

  it('is empty for everybody else', async () => {
    await insertBook(api.pool);
    expect(await get('/v1/audiobooks', { 'Test-Owner': 'other' })).toEqual({
      audiobooks: [],
      nextCursor: null,
    });
  });

  it.each([
    ['limit=0', 'limit'],
    ['limit=101', 'limit'],
    ['limit=ten', 'limit'],
    ['limit=1&limit=2', 'limit'],
    ['cursor=', 'cursor'],
    ['cursor=%00', 'cursor'],
    ['cursor=bm90LWEtY3Vyc29y', 'cursor'],
    [`cursor=${Buffer.from(JSON.stringify(['now()', randomUUID()])).toString('base64url')}`, 'cursor'],
    ['page=2', 'page'],
  ])('refuses ?%s', async (query, field) => {
    const problem = await get<Problem>(`/v1/audiobooks?${query}`);
    expect(problem).toMatchObject({ field });
    expect([400, 422]).toContain(problem.status);
  });
});

describe('a book', () => {
  it('shows how far it is, in every state', async () => {
    const { id } = await insertBook(api.pool, { fileName: 'the time machine.PDF' });
    const path = `/v1/audiobooks/${id}`;
    expect(await get<BookJson>(path)).toMatchObject({ status: 'queued', title: 'the time machine' });

    const narrator = narrate(api, id);
    await narrator.begin(['One', 'Two'], 'The Time Machine');
    expect(await get<BookJson>(path)).toMatchObject({
      title: 'The Time Machine',
      status: 'narrating',
      progress: { fraction: 0, segmentsDone: 0, segmentsTotal: 2, etaSeconds: null },
      pages: 6,
      characters: 2000,
      language: 'en',
      voice: 'en-us',
      cost: { estimatedUsd: 0.032, spentUsd: 0 },
      chapters: [
        { index: 0, title: 'One', startSeconds: null, durationSeconds: null },
        { index: 1, title: 'Two', startSeconds: null, durationSeconds: null },
      ],
    });

    await narrator.speak(2);
    await api.pool.query(`UPDATE books SET created_at = now() - interval '20 s'`);
    const half = await get<BookJson>(path);
    expect(half.progress).toMatchObject({ fraction: 0.5, segmentsDone: 1 });
    expect(half.progress.etaSeconds).toBeGreaterThanOrEqual(20);
    expect(half.cost.spentUsd).toBe(0.016);
    // What is spoken has its place already; how long its chapter is, only the next one's beginning tells.
    const spoken = half.progress.secondsSpoken;
    expect(spoken).toBeCloseTo(2, 0);
    expect(half.chapters).toMatchObject([
      { startSeconds: 0, durationSeconds: null },
      { startSeconds: null, durationSeconds: null },
    ]);

    await narrator.speak(1);
    expect((await get<BookJson>(path)).chapters).toMatchObject([
      { startSeconds: 0, durationSeconds: spoken },
      { startSeconds: spoken, durationSeconds: null },
    ]);
    await narrator.finish();
    expect(await get<BookJson>(path)).toMatchObject({
      status: 'ready',
      progress: { fraction: 1, segmentsDone: 2, segmentsTotal: 2, etaSeconds: null },
      durationSeconds: 3,
      audio: { mp3: `${path}/audio.mp3`, m4b: null },
      m4b: null,
      push: null,
      editionOf: null,
      chapters: [
        { index: 0, title: 'One', startSeconds: 0, durationSeconds: 2 },
        { index: 1, title: 'Two', startSeconds: 2, durationSeconds: 1 },
      ],
    });
  });

  it('says why it failed', async () => {
    const { id } = await insertBook(api.pool);
    await narrate(api, id).fail('pdf-no-text', 'Seven pages of pictures.');
    expect(await get<BookJson>(`/v1/audiobooks/${id}`)).toMatchObject({
      status: 'failed',
      error: { code: 'pdf-no-text', type: '/docs#pdf-no-text', detail: 'Seven pages of pictures.' },
    });
  });

  it.each(['nonsense', '..%2f..', randomUUID(), `${randomUUID()}x`])('is not found under %s', async (id) => {
    const answer = await fetch(`${api.url}/v1/audiobooks/${id}`);
    expect(answer.status).toBe(404);
    expect(((await answer.json()) as Problem).code).toBe('book-not-found');
  });

  it('is gone with its file once it is deleted, and only its owner can do that', async () => {
    const body = form();
    const book = (await (
      await fetch(`${api.url}/v1/audiobooks`, { method: 'POST', body, headers: { 'Test-Owner': 'me' } })
    ).json()) as BookJson;
    const path = `${api.url}/v1/audiobooks/${book.id}`;
    expect((await fetch(path, { method: 'DELETE' })).status).toBe(404);
    const files = async (): Promise<string[]> => (await api.files()).filter((file) => file.includes(book.id));
    expect(await files()).toHaveLength(1);
    const mine = { headers: { 'Test-Owner': 'me' } };
    expect((await fetch(path, { method: 'DELETE', ...mine })).status).toBe(204);
    expect((await fetch(path, mine)).status).toBe(404);
    expect((await fetch(path, { method: 'DELETE', ...mine })).status).toBe(404);
    expect(await files()).toEqual([]);
  });
});

describe('the voices', () => {
  it('are listed with what decides a choice', async () => {
    const { voices, defaultVoice } = await get<{ voices: unknown[]; defaultVoice: string | null }>(
      '/v1/voices',
    );
    expect(defaultVoice).toBeNull();
    expect(voices).toContainEqual({
      id: 'en-gb',
      name: 'English (Great Britain)',
      languages: ['en-GB'],
      family: 'espeak',
      gender: null,
      usdPerMillionCharacters: 0,
    });
  });
});
