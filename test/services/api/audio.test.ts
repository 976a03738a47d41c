import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inspectMp3 } from '../../../src/audio/mp3-frames.ts';
import type { BookJson } from '../../../src/contract/book.ts';
import type { Problem } from '../../../src/errors.ts';
import { insertBook } from '../../helpers/books.ts';
import type { Narrator } from './narrator.ts';
import { narrate } from './narrator.ts';
import type { TestApi } from './start-api.ts';
import { startApi } from './start-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

async function newBook(fileName = 'book.pdf'): Promise<{ url: string; id: string; narrator: Narrator }> {
  const { id } = await insertBook(api.pool, { fileName });
  return { id, url: `${api.url}/v1/audiobooks/${id}`, narrator: narrate(api, id) };
}

async function bytesOf(answer: Response): Promise<Buffer> {
  return Buffer.from(await answer.arrayBuffer());
}

describe('the finished audio', () => {
  let url: string;
  let mp3: Buffer;
  beforeAll(async () => {
    const book = await newBook();
    await book.narrator.begin(['One', 'Two'], 'L’été: "Über" 100 %');
    await book.narrator.speak();
    await book.narrator.speak();
    mp3 = await book.narrator.finish();
    url = `${book.url}/audio.mp3`;
  });

  it('is served whole, with a name', async () => {
    const answer = await fetch(url);
    expect(answer.status).toBe(200);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'audio/mpeg',
      'content-length': String(mp3.length),
      'accept-ranges': 'bytes',
      'content-disposition': `inline; filename="Lete Uber 100 .mp3"; filename*=UTF-8''L%E2%80%99%C3%A9t%C3%A9%20%C3%9Cber%20100%20%25.mp3`,
    });
    expect((await bytesOf(answer)).equals(mp3)).toBe(true);
    const download = await fetch(`${url}?download`, { method: 'HEAD' });
    expect(download.headers.get('Content-Disposition')).toMatch(/^attachment; /);
    expect(download.headers.get('Content-Length')).toBe(String(mp3.length));
  });

  it.each([
    ['bytes=0-0', 0, 0],
    ['bytes=10-19', 10, 19],
    ['bytes=100-', 100, undefined],
    ['bytes=-100', -100, undefined],
    ['bytes=5-99999999', 5, undefined],
  ])('is served in ranges: %s', async (range, start, end) => {
    const answer = await fetch(url, { headers: { Range: range } });
    const from = start < 0 ? mp3.length + start : start;
    const to = end ?? mp3.length - 1;
    expect(answer.status).toBe(206);
    expect(answer.headers.get('Content-Range')).toBe(`bytes ${from}-${to}/${mp3.length}`);
    expect(answer.headers.get('Content-Length')).toBe(String(to - from + 1));
    expect((await bytesOf(answer)).equals(mp3.subarray(from, to + 1))).toBe(true);
  });

  it.each(['bytes=99999999-', 'bytes=-0'])('has no bytes at %s', async (range) => {
    const answer = await fetch(url, { headers: { Range: range } });
    expect(answer.status).toBe(416);
    expect(answer.headers.get('Content-Range')).toBe(`bytes */${mp3.length}`);
    expect(((await answer.json()) as Problem).code).toBe('range-not-satisfiable');
  });

  it.each(['bytes=5-2', 'bytes=-', 'bytes=a-b', 'lines=0-5', 'bytes=0-1,5-6'])(
    'is served whole where a range makes no sense: %s',
    async (range) => {
      const answer = await fetch(url, { headers: { Range: range } });
      expect(answer.status).toBe(200);
      expect((await bytesOf(answer)).length).toBe(mp3.length);
    },
  );

  it('is not sent again to somebody who has it', async () => {
    const etag = (await fetch(url, { method: 'HEAD' })).headers.get('ETag') ?? '';
    expect(etag).toMatch(/^"[0-9a-f]{64}"$/);
    for (const header of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      expect((await fetch(url, { headers: { 'If-None-Match': header } })).status).toBe(304);
    }
    expect((await fetch(url, { headers: { 'If-None-Match': '"other"' } })).status).toBe(200);
  });

  it('is resumed only where it is still the same file', async () => {
    const etag = (await fetch(url, { method: 'HEAD' })).headers.get('ETag') ?? '';
    const resumed = { Range: 'bytes=10-19' };
    expect((await fetch(url, { headers: { ...resumed, 'If-Range': etag } })).status).toBe(206);
    expect((await fetch(url, { headers: { ...resumed, 'If-Range': '"other"' } })).status).toBe(200);
    expect((await fetch(url, { headers: { ...resumed, 'If-Range': `W/${etag}` } })).status).toBe(200);
  });

  it('is put together again when its file is gone', async () => {
    const book = await newBook();
    await book.narrator.begin(['One']);
    await book.narrator.speak();
    await book.narrator.finish();
    await api.storage.delete([`books/${book.id}/audio.mp3`]);
    const answer = await fetch(`${book.url}/audio.mp3`);
    expect(answer.status).toBe(409);
    expect(answer.headers.get('Retry-After')).toMatch(/^\d+$/);
    expect(((await answer.json()) as Problem).code).toBe('audio-not-ready');
    const again = (await (await fetch(book.url)).json()) as { status: string; audio: object };
    expect(again).toMatchObject({ status: 'assembling', audio: { mp3: null } });
    expect((await api.producer.counts()).waiting).toBeGreaterThan(0);
  });
});

it('audio that is not ready yet says so, and when to ask again', async () => {
  const book = await newBook();
  const answer = await fetch(`${book.url}/audio.mp3`);
  expect(answer.status).toBe(409);
  expect(answer.headers.get('Retry-After')).toMatch(/^\d+$/);
  expect(await answer.json()).toMatchObject({ code: 'audio-not-ready', detail: 'Its status is "queued".' });
});

it('audio of a book that failed is not to be had', async () => {
  const book = await newBook();
  await book.narrator.fail('pdf-broken');
  for (const path of ['audio.mp3', 'live.mp3']) {
    const answer = await fetch(`${book.url}/${path}`);
    expect(answer.status).toBe(410);
    expect(await answer.json()).toMatchObject({
      code: 'audio-unavailable',
      detail: 'The PDF is damaged and cannot be read',
    });
  }
});

describe('the live narration', () => {
  /** A listener that has heard `bytes` so far. */
  async function listen(
    url: string,
  ): Promise<{ heard: (bytes: number) => Promise<Buffer>; rest: () => Promise<Buffer> }> {
    const answer = await fetch(url);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('Content-Type')).toBe('audio/mpeg');
    const reader = (answer.body as ReadableStream<Uint8Array>).getReader();
    let all = Buffer.alloc(0);
    const more = async (): Promise<boolean> => {
      const { done, value } = await reader.read();
      if (value !== undefined) all = Buffer.concat([all, value]);
      return !done;
    };
    return {
      heard: async (bytes) => {
        while (all.length < bytes && (await more()));
        return all;
      },
      rest: async () => {
        while (await more());
        return all;
      },
    };
  }

  it('makes the pauses that the finished audio will have', async () => {
    const book = await newBook();
    await book.narrator.begin(['One', 'Two']);
    await api.pool.query('UPDATE segments SET pause_ms = 700 * (1 - position) WHERE book_id = $1', [book.id]);
    const [one, two] = [await book.narrator.speak(), await book.narrator.speak()];
    const heard = await (await listen(`${book.url}/live.mp3`)).rest();
    const pause = heard.subarray(one.length, heard.length - two.length);
    expect(heard.subarray(0, one.length).equals(one)).toBe(true);
    expect(heard.subarray(-two.length).equals(two)).toBe(true);
    expect(inspectMp3(pause).durationSeconds).toBeCloseTo(0.7, 1);
    expect(inspectMp3(heard).sampleRateHz).toBe(inspectMp3(one).sampleRateHz);
  });

  it('starts with the first segment, follows the narration and ends with the book', async () => {
    const book = await newBook();
    // Somebody may listen before anything is known of the book.
    const early = await listen(`${book.url}/live.mp3`);
    await book.narrator.begin(['One', 'Two', 'Three']);
    const one = await book.narrator.speak();
    expect((await early.heard(one.length)).equals(one)).toBe(true);

    const two = await book.narrator.speak();
    const late = await listen(`${book.url}/live.mp3`);
    expect((await late.heard(one.length + two.length)).equals(Buffer.concat([one, two]))).toBe(true);

    const three = await book.narrator.speak();
    const all = Buffer.concat([one, two, three]);
    expect((await early.rest()).equals(all)).toBe(true);
    expect((await late.rest()).equals(all)).toBe(true);

    await book.narrator.finish();
    const finished = await fetch(`${book.url}/live.mp3`, { redirect: 'manual' });
    expect(finished.status).toBe(302);
    expect(finished.headers.get('Location')).toBe(`/v1/audiobooks/${book.id}/audio.mp3`);
  });

  it('goes on from where a cut line left it, to the frame', async () => {
    const book = await newBook();
    await book.narrator.begin(['One', 'Two', 'Three']);
    await api.pool.query('UPDATE segments SET pause_ms = 500 WHERE book_id = $1', [book.id]);
    await book.narrator.speak(2);
    await book.narrator.speak(3);
    const { progress } = (await (await fetch(book.url)).json()) as BookJson;
    expect(progress.secondsSpoken).toBeCloseTo(6, 0);

    const [whole, middle, inSecond, atEdge] = await Promise.all(
      [0, 1.3, 4, progress.secondsSpoken + 0.4].map((from) => listen(`${book.url}/live.mp3?from=${from}`)),
    );
    await book.narrator.speak(1);
    const all = (await whole?.rest()) ?? Buffer.alloc(0);
    for (const [listener, from] of [
      [middle, 1.3],
      [inSecond, 4],
      [atEdge, progress.secondsSpoken],
    ] as const) {
      const rest = (await listener?.rest()) ?? Buffer.alloc(0);
      // What is heard is the end of the whole, and begins within a frame of where it should.
      expect(all.subarray(all.length - rest.length).equals(rest)).toBe(true);
      const { durationSeconds, samplesPerFrame, sampleRateHz } = inspectMp3(rest);
      const began = inspectMp3(all).durationSeconds - durationSeconds;
      expect(Math.abs(began - from)).toBeLessThanOrEqual(samplesPerFrame / sampleRateHz);
    }
  });

  it('goes on behind what was heard when the text in front of it changes, as it may until all pages are read', async () => {
    const book = await newBook();
    await book.narrator.begin(['One', 'Two', 'Three']);
    await api.pool.query(`UPDATE books SET status = 'extracting' WHERE id = $1`, [book.id]);
    const listener = await listen(`${book.url}/live.mp3`);
    const one = await book.narrator.speak();
    await listener.heard(one.length);

    await api.pool.query('UPDATE segments SET position = position + 10 WHERE book_id = $1', [book.id]);
    await api.pool.query('UPDATE segments SET position = position - 9 WHERE book_id = $1', [book.id]);
    await api.pool.query(
      `INSERT INTO segments (book_id, position, chapter_index, text, characters, content_key, first_sentence, sentences)
       VALUES ($1, 0, 0, 'A title.', 8, $2, 0, 1)`,
      [book.id, `${book.id}-title`],
    );
    await api.pool.query(`UPDATE books SET status = 'narrating' WHERE id = $1`, [book.id]);
    const two = await book.narrator.speak();
    const three = await book.narrator.speak();
    expect((await listener.rest()).equals(Buffer.concat([one, two, three]))).toBe(true);
  });

  it('doesn’t begin where nothing is spoken yet, nor where nobody can be', async () => {
    const book = await newBook();
    await book.narrator.begin(['One', 'Two']);
    await book.narrator.speak(2);
    for (const [from, status] of [
      ['30', 416],
      ['x', 422],
      ['-1', 422],
    ] as const) {
      const answer = await fetch(`${book.url}/live.mp3?from=${from}`);
      expect([from, answer.status]).toEqual([from, status]);
    }
  });

  it('ends when the book fails or is deleted', async () => {
    const failing = await newBook();
    await failing.narrator.begin(['One', 'Two']);
    const one = await failing.narrator.speak();
    const first = await listen(`${failing.url}/live.mp3`);
    await first.heard(one.length);
    await failing.narrator.fail('speech-rejected');
    expect((await first.rest()).equals(one)).toBe(true);

    const doomed = await newBook();
    const second = await listen(`${doomed.url}/live.mp3`);
    await fetch(doomed.url, { method: 'DELETE' });
    expect(await second.rest()).toHaveLength(0);
  });

  it('breaks off, instead of ending, when a part of it is lost', async () => {
    const book = await newBook();
    await book.narrator.begin(['One', 'Two']);
    await book.narrator.speak();
    await api.storage.delete([`speech/${book.id}-0.mp3`]);
    const listener = await listen(`${book.url}/live.mp3`);
    await expect(listener.rest()).rejects.toThrow();
  });

  it('breaks off, instead of ending, when the service stops', async () => {
    const other = await startApi();
    const { id } = await insertBook(other.pool);
    const listener = await listen(`${other.url}/v1/audiobooks/${id}/live.mp3`);
    other.stop();
    await expect(listener.rest()).rejects.toThrow();
    await other.close();
  });

  it('asks nobody anything once the listener is gone', async () => {
    const book = await newBook();
    const controller = new AbortController();
    await fetch(`${book.url}/live.mp3`, { signal: controller.signal });
    while (api.watcher.watched === 0) await sleep(5);
    controller.abort();
    while (api.watcher.watched > 0) await sleep(5);
    expect(api.watcher.watched).toBe(0);
  });
});
