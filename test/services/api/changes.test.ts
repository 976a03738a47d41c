import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { BookJson } from '../../../src/contract/book.ts';
import { getBook } from '../../../src/db/books.ts';
import { claimBook } from '../../../src/db/claims.ts';
import { booksWithoutReservation } from '../../../src/db/reservations.ts';
import { holdForListener } from '../../../src/db/listener-pace.ts';
import type { Problem } from '../../../src/errors.ts';
import { insertBook } from '../../helpers/books.ts';
import { narrate } from './narrator.ts';
import type { TestApi } from './start-api.ts';
import { startApi } from './start-api.ts';

const PASSAGES = ['12-3f9a0c1b2d4e5f60', '13-0123456789abcdef'] as const;

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());
afterEach(() => api.pool.query('DELETE FROM books'));

function send(
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Response> {
  return fetch(`${api.url}${path}`, {
    method,
    headers: { 'Content-Type': 'application/json', ...headers },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
}

async function readyBook(): Promise<string> {
  const { id } = await insertBook(api.pool, { title: 'Mine', choices: { voice: 'en-gb' } });
  const narrator = narrate(api, id);
  await narrator.begin(['One', 'Two']);
  await narrator.speak();
  await narrator.speak();
  await narrator.finish();
  return id;
}

describe('a change of a book', () => {
  it('sends it back to be read anew, and keeps its audio meanwhile', async () => {
    const id = await readyBook();
    const waiting = (await api.producer.counts()).waiting;
    const answer = await send('PATCH', `/v1/audiobooks/${id}`, {
      title: 'Ours',
      author: 'Somebody',
      voice: null,
      language: 'de-AT',
      speed: 1.5,
      include: ['tables', 'footnotes'],
      chapters: '2-',
      chapterTitles: { 1: 'A beginning', 2: 'An end' },
    });
    expect(answer.status).toBe(202);
    expect(answer.headers.get('Location')).toBe(`/v1/audiobooks/${id}`);
    const book = (await answer.json()) as BookJson;
    expect(book).toMatchObject({
      title: 'Ours',
      status: 'queued',
      speed: 1.5,
      choices: { include: ['footnotes', 'tables'], chapters: '2-' },
      audio: { mp3: `/v1/audiobooks/${id}/audio.mp3` },
      completedAt: null,
    });
    expect((await api.producer.counts()).waiting).toBe(waiting + 1);
    expect(await getBook(api.pool, id)).toMatchObject({
      author: 'Somebody',
      choices: {
        voice: null,
        language: 'de-AT',
        chapterTitles: { 1: 'A beginning', 2: 'An end' },
      },
    });
    expect((await fetch(`${api.url}/v1/audiobooks/${id}/audio.mp3`)).status).toBe(200);
    expect((await fetch(`${api.url}/v1/audiobooks/${id}/live.mp3`, { redirect: 'manual' })).status).toBe(302);
  });

  it('leaves what isn’t named as it is, and takes back what is null', async () => {
    const id = await readyBook();
    await send('PATCH', `/v1/audiobooks/${id}`, {
      chapters: '1',
      include: 'code',
      chapterTitles: { 1: 'A' },
      passages: { [PASSAGES[0]]: 'read' },
    });
    await send('PATCH', `/v1/audiobooks/${id}`, {
      ...{ chapters: null, chapterTitles: { 1: null, 2: 'B' } },
      passages: { [PASSAGES[0]]: null, [PASSAGES[1]]: 'leave-out' },
    });
    expect(await getBook(api.pool, id)).toMatchObject({
      title: 'Mine',
      choices: { voice: 'en-gb', include: ['code'], chapters: null, chapterTitles: { 2: 'B' } },
    });
    expect((await getBook(api.pool, id))?.choices.passages).toEqual({ [PASSAGES[1]]: 'leave-out' });
  });

  it('that changes nothing starts nothing', async () => {
    const id = await readyBook();
    const answer = await send('PATCH', `/v1/audiobooks/${id}`, { title: 'Mine', speed: 1, include: [] });
    expect([answer.status, ((await answer.json()) as BookJson).status]).toEqual([200, 'ready']);
  });

  it('takes the claim from whoever works on the book', async () => {
    const { id } = await insertBook(api.pool);
    const claim = await claimBook(api.pool, 'extract', id, 7);
    await send('PATCH', `/v1/audiobooks/${id}`, { speed: 1.25 });
    const book = await getBook(api.pool, id);
    expect(book).toMatchObject({ status: 'queued', claimedBy: null });
    expect(book?.attempt).toBeGreaterThan(claim?.attempt ?? Infinity);
  });

  it.each([
    [{ speed: 9 }, 422, 'speed'],
    [{ speed: {} }, 422, 'speed'],
    [{ voice: 'nobody' }, 422, 'voice'],
    [{ voice: 'de', language: 'fr' }, 422, 'voice'],
    [{ language: 'fr' }, 422, 'voice'],
    [{ include: ['everything'] }, 422, 'include'],
    [{ include: [1] }, 422, 'include'],
    [{ chapters: '9-2' }, 422, 'chapters'],
    [{ chapters: 'all' }, 422, 'chapters'],
    [{ title: 'x'.repeat(301) }, 422, 'title'],
    [{ author: 'x'.repeat(301) }, 422, 'author'],
    [{ passages: { third: 'read' } }, 422, 'passages.third'],
    [{ passages: { [PASSAGES[0]]: 'aloud' } }, 422, `passages.${PASSAGES[0]}`],
    [{ chapterTitles: ['A'] }, 422, 'chapterTitles'],
    [{ chapterTitles: { one: 'A' } }, 422, 'chapterTitles.one'],
    [{ chapterTitles: { 0: 'A' } }, 422, 'chapterTitles.0'],
    [{ chapterTitles: { 1: 'x'.repeat(301) } }, 422, 'chapterTitles.1'],
    [{ pages: 3 }, 400, 'pages'],
    ['[]', 400, undefined],
    ['{', 400, undefined],
  ])('%j is refused, and nothing changes', async (body, status, field) => {
    const id = await readyBook();
    const answer = await send('PATCH', `/v1/audiobooks/${id}`, body);
    const problem = (await answer.json()) as Problem;
    expect([answer.status, problem.field]).toEqual([status, field]);
    expect(`${problem.detail ?? ''}${problem.allowed?.join() ?? ''}`).not.toBe('');
    expect((await getBook(api.pool, id))?.status).toBe('ready');
  });

  it('must be JSON', async () => {
    const id = await readyBook();
    const answer = await send('PATCH', `/v1/audiobooks/${id}`, 'speed=2', { 'Content-Type': 'text/plain' });
    expect([answer.status, ((await answer.json()) as Problem).code]).toEqual([415, 'unsupported-media-type']);
  });
});

describe('narrating again', () => {
  it('gives a book that failed another try', async () => {
    const { id } = await insertBook(api.pool);
    await narrate(api, id).fail('speech-rejected');
    const answer = await send('POST', `/v1/audiobooks/${id}/narrate`);
    expect(answer.status).toBe(202);
    expect(await answer.json()).toMatchObject({ status: 'queued', error: null });
  });
});

describe('pronunciations', () => {
  const rules = [{ match: 'Tolkien*', spoken: 'Tolkeen*', language: 'en' }];

  it('of an account are its own', async () => {
    expect(await (await send('GET', '/v1/pronunciations')).json()).toEqual({ rules: [] });
    const answer = await send('PUT', '/v1/pronunciations', { rules });
    expect([answer.status, await answer.json()]).toEqual([200, { rules }]);
    expect(await (await send('GET', '/v1/pronunciations')).json()).toEqual({ rules });
    const other = await fetch(`${api.url}/v1/pronunciations`, { headers: { 'Test-Owner': 'other' } });
    expect(await other.json()).toEqual({ rules: [] });
    await send('PUT', '/v1/pronunciations', { rules: [] });
  });

  it('of a book belong to it, and start nothing', async () => {
    const id = await readyBook();
    const path = `/v1/audiobooks/${id}/pronunciations`;
    expect((await send('PUT', path, { rules })).status).toBe(200);
    expect(await (await send('GET', path)).json()).toEqual({ rules });
    expect((await getBook(api.pool, id))?.status).toBe('ready');
  });

  it.each([
    [{ rules: [{ match: '*', spoken: 'x' }] }, 422, 'rules[0].match'],
    [{}, 422, 'rules'],
    [{ rules: [], extra: 1 }, 400, 'extra'],
  ])('%j is refused', async (body, status, field) => {
    const answer = await send('PUT', '/v1/pronunciations', body);
    expect([answer.status, ((await answer.json()) as Problem).field]).toEqual([status, field]);
  });

  it('are limited in size', async () => {
    const answer = await send('PUT', '/v1/pronunciations', { rules: 'x'.repeat(1_100_000) });
    expect([answer.status, ((await answer.json()) as Problem).code]).toEqual([400, 'invalid-request']);
  });
});

it('somebody else’s book is none', async () => {
  const id = await readyBook();
  const calls: [string, string, unknown?][] = [
    ['PATCH', '', { speed: 2 }],
    ['POST', '/narrate'],
    ['GET', '/pronunciations'],
    ['PUT', '/pronunciations', { rules: [] }],
  ];
  for (const [method, path, body] of calls) {
    const answer = await send(method, `/v1/audiobooks/${id}${path}`, body, { 'Test-Owner': 'other' });
    expect([method, answer.status, ((await answer.json()) as Problem).code]).toEqual([
      method,
      404,
      'book-not-found',
    ]);
  }
});

describe('a book whose price is to be confirmed', () => {
  /** Read, with two segments of a voice that costs $16 a million. */
  async function readBook(): Promise<{ id: string; path: string; book: BookJson }> {
    const { id } = await insertBook(api.pool, {
      choices: { confirm: true, speed: 2 },
      mustConfirm: 'always',
    });
    await narrate(api, id).begin(['One', 'Two']);
    const path = `/v1/audiobooks/${id}`;
    return { id, path, book: (await (await send('GET', path)).json()) as BookJson };
  }

  it('says what it costs and how long it will be, and begins once, when that is confirmed', async () => {
    const { path, book } = await readBook();
    expect(book).toMatchObject({
      status: 'awaiting_confirmation',
      voice: 'en-us',
      choices: { confirm: true },
      confirmation: { revision: 1, characters: 2000, usd: 0.032, seconds: 60 },
      chapters: [{ title: 'One' }, { title: 'Two' }],
      progress: { etaSeconds: null },
      waiting: null,
    });
    expect(await booksWithoutReservation(api.pool)).toEqual([]);
    expect((await send('POST', `${path}/pause`)).status).toBe(409);
    const waiting = (await api.producer.counts('segments')).waiting;

    const answers = await Promise.all(
      Array.from({ length: 50 }, () => send('POST', `${path}/confirm`, { revision: 1 })),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(await answers[0]?.json()).toMatchObject({ status: 'narrating', confirmation: null });
    expect((await api.producer.counts('segments')).waiting).toBe(waiting + 2);
  });

  it('is refused a confirmation of what it was before a change', async () => {
    const { id, path } = await readBook();
    expect((await send('PATCH', path, { title: 'Ours' })).status).toBe(202);
    const late = await send('POST', `${path}/confirm`, { revision: 1 });
    expect(late.status).toBe(409);
    expect(await late.json()).toMatchObject({ code: 'confirmation-outdated' });
    await narrate(api, id).begin(['One']);
    const stale = await send('POST', `${path}/confirm`, { revision: 1 });
    expect(await stale.json()).toMatchObject({
      code: 'confirmation-outdated',
      detail: 'It has the revision 3; 1 was confirmed.',
    });
    expect(await getBook(api.pool, id)).toMatchObject({ status: 'awaiting_confirmation' });
    expect((await send('POST', `${path}/confirm`, { revision: 3 })).status).toBe(200);
    const other = await send('POST', `${path}/confirm`, { revision: 2 });
    expect(await other.json()).toMatchObject({ code: 'wrong-status' });
  });

  it('can be cancelled, and asks again when it is narrated anew', async () => {
    const { id, path } = await readBook();
    expect(await (await send('POST', `${path}/cancel`)).json()).toMatchObject({ status: 'cancelled' });
    expect((await send('POST', `${path}/confirm`, { revision: 1 })).status).toBe(409);
    expect((await send('POST', `${path}/narrate`)).status).toBe(202);
    await narrate(api, id).begin(['One']);
    expect(await getBook(api.pool, id)).toMatchObject({ status: 'awaiting_confirmation' });
  });
});

describe('a book that is steered', () => {
  it('is paused and goes on, and none of that counts as time it took', async () => {
    const { id } = await insertBook(api.pool);
    const path = `/v1/audiobooks/${id}`;
    const narrator = narrate(api, id);
    await narrator.begin(['One', 'Two']);
    await narrator.speak();
    const paused = (await (await send('POST', `${path}/pause`)).json()) as BookJson;
    expect(paused).toMatchObject({ status: 'narrating', waiting: { code: 'paused' } });
    expect(paused.progress.etaSeconds).toBeNull();
    await expect(narrator.speak()).rejects.toThrow('no segment');
    // An hour goes by, a minute after it began.
    await api.pool.query(
      `UPDATE books SET created_at = now() - interval '61 minutes', narrating_since = now() - interval '61 minutes',
              held_since = now() - interval '60 minutes'`,
    );
    const metrics = await (await send('GET', '/metrics')).text();
    expect(metrics).not.toContain('tandem_books_waiting{');
    expect(metrics).not.toContain('tandem_queue_age_seconds{');
    const resumed = (await (await send('POST', `${path}/resume`)).json()) as BookJson;
    expect(resumed).toMatchObject({ status: 'narrating', waiting: null });
    expect(resumed.progress.etaSeconds).toBeGreaterThan(50);
    expect(resumed.progress.etaSeconds).toBeLessThan(120);
    await narrator.speak();
  });

  it('stays paused when it is changed, and has no place in the queue', async () => {
    const { id } = await insertBook(api.pool);
    const path = `/v1/audiobooks/${id}`;
    await send('POST', `${path}/pause`);
    const changed = await (await send('PATCH', path, { speed: 1.5 })).json();
    expect(changed).toMatchObject({ status: 'queued', queuePosition: null, waiting: { code: 'paused' } });
    expect(await claimBook(api.pool, 'extract', id, 7)).toBeNull();
    expect(await (await send('POST', `${path}/narrate`)).json()).toMatchObject({ waiting: null });
    expect(await claimBook(api.pool, 'extract', id, 7)).not.toBeNull();
  });

  it('waits for its listener, and goes on with their position or when all of it is wanted', async () => {
    const { id } = await insertBook(api.pool, { choices: { ahead: 0.1 } });
    const path = `/v1/audiobooks/${id}`;
    const narrator = narrate(api, id);
    await narrator.begin(['One', 'Two', 'Three', 'Four']);
    // Six seconds are wanted.
    await narrator.speak(4);
    expect(await holdForListener(api.pool, id, 1)).toBe(false);
    await narrator.speak(4);
    expect(await holdForListener(api.pool, id, 2)).toBe(true);
    const waits = (await (await send('GET', path)).json()) as BookJson;
    expect(waits).toMatchObject({ status: 'narrating', waiting: { code: 'listener' } });
    await expect(narrator.speak()).rejects.toThrow('no segment');
    await send('PUT', `${path}/position`, { seconds: 1 });
    expect((await getBook(api.pool, id))?.hold).toBe('listener');
    await send('PUT', `${path}/position`, { seconds: 3 });
    expect((await getBook(api.pool, id))?.hold).toBeNull();
    await narrator.speak(4);
    expect(await holdForListener(api.pool, id, 3)).toBe(true);
    const rest = await send('PATCH', path, { ahead: null });
    expect(rest.status).toBe(200);
    expect(await rest.json()).toMatchObject({ status: 'narrating', waiting: null, choices: { ahead: null } });
    await narrator.speak(4);
  });
});
