import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { BookJson } from '../../../src/contract/book.ts';
import { insertBook } from '../../helpers/books.ts';
import { narrate } from './narrator.ts';
import type { TestApi } from './start-api.ts';
import { startApi } from './start-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

interface Event {
  id?: string;
  event?: string;
  data?: string;
  retry?: string;
}

/** Reads events until the stream ends. */
async function* events(id: string, init: RequestInit = {}): AsyncGenerator<Event> {
  const answer = await fetch(`${api.url}/v1/audiobooks/${id}/events`, init);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('Content-Type')).toBe('text/event-stream; charset=utf-8');
  const body = Readable.fromWeb(answer.body as Parameters<typeof Readable.fromWeb>[0]);
  let event: Event = {};
  for await (const line of createInterface({ input: body })) {
    if (line === '') {
      yield event;
      event = {};
    } else {
      const [, name = '', value = ''] = /^(\w*): (.*)$/.exec(line) ?? [];
      if (name !== '') event = { ...event, [name]: value };
    }
  }
}

async function nextBook(stream: AsyncGenerator<Event>): Promise<BookJson & { eventId: string }> {
  for (;;) {
    const next: IteratorResult<Event, unknown> = await stream.next();
    if (next.done === true) throw new Error('the events ended');
    const { event, data = '', id = '' } = next.value;
    if (event === 'book') return { ...(JSON.parse(data) as BookJson), eventId: id };
  }
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await sleep(5);
}

it('tell of every change, from now to the end', async () => {
  const { id } = await insertBook(api.pool);
  const narrator = narrate(api, id);
  const stream = events(id);
  expect((await stream.next()).value).toEqual({ retry: '2000' });
  expect((await nextBook(stream)).status).toBe('queued');
  await narrator.begin(['One', 'Two']);
  let book = await nextBook(stream);
  while (book.status !== 'narrating') book = await nextBook(stream);
  await narrator.speak();
  while (book.progress.segmentsDone !== 1) book = await nextBook(stream);
  expect(book.progress.fraction).toBe(0.5);
  await narrator.speak();
  await narrator.finish();
  while (book.status !== 'ready') book = await nextBook(stream);
  expect(await stream.next()).toEqual({ value: undefined, done: true });
  expect(book.audio.mp3).toBe(`/v1/audiobooks/${id}/audio.mp3`);

  // Who has seen the end is told not to come again, who hasn't hears it.
  const seen = await fetch(`${api.url}/v1/audiobooks/${id}/events`, {
    headers: { 'Last-Event-ID': book.eventId },
  });
  expect(seen.status).toBe(204);
  expect((await nextBook(events(id, { headers: { 'Last-Event-ID': 'older' } }))).status).toBe('ready');
});

it('tell only what is new to somebody who comes back', async () => {
  const { id } = await insertBook(api.pool);
  const first = events(id);
  const { eventId } = await nextBook(first);
  await first.return(undefined);
  const again = events(id, { headers: { 'Last-Event-ID': eventId } });
  await again.next();
  await narrate(api, id).fail('pdf-broken');
  expect((await nextBook(again)).status).toBe('failed');
});

it('tell that a book was deleted, and end', async () => {
  const { id } = await insertBook(api.pool);
  const stream = events(id);
  await nextBook(stream);
  await fetch(`${api.url}/v1/audiobooks/${id}`, { method: 'DELETE' });
  expect((await stream.next()).value).toEqual({ event: 'deleted', data: JSON.stringify({ id }) });
  expect((await stream.next()).done).toBe(true);
  expect((await fetch(`${api.url}/v1/audiobooks/${id}/events`)).status).toBe(404);
});

it('cost one question a time for any number of listeners, and none without them', async () => {
  const { id } = await insertBook(api.pool);
  const controllers = Array.from({ length: 20 }, () => new AbortController());
  const streams = controllers.map(({ signal }) => events(id, { signal }));
  await Promise.all(streams.map(nextBook));
  expect(api.watcher.watched).toBe(1);
  for (const controller of controllers) controller.abort();
  await until(() => api.watcher.watched === 0);
});

it('end when the service stops', async () => {
  const other = await startApi();
  const { id } = await insertBook(other.pool);
  const answer = await fetch(`${other.url}/v1/audiobooks/${id}/events`);
  const text = answer.text();
  await until(() => other.watcher.watched === 1);
  other.stop();
  expect(await text).toMatch(/^retry: 2000\n\n/);
  await other.close();
});
