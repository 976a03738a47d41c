import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Book } from '../../../src/db/books.ts';
import { checkCompleteness } from '../../../src/db/completeness.ts';
import { readParagraphs } from '../../../src/db/paragraphs.ts';
import { decodeSeconds, probeAudio } from '../../../tools/kit/ffprobe.ts';
import { makeBook, makeBookPdf } from '../../../tools/kit/pdf-book.ts';
import { createEvenVoice } from '../../helpers/even-voice.ts';
import type { TestWorld } from '../../helpers/worker.ts';
import { createTestWorld, saveStream } from '../../helpers/worker.ts';

describe.each(['redis', 'postgres'] as const)('a worker with its queue on %s', (queue) => {
  let world: TestWorld;
  const stops: (() => Promise<unknown>)[] = [];
  beforeAll(async () => (world = await createTestWorld({ queue, engine: await createEvenVoice() })));
  afterEach(async () => {
    for (const stop of stops.splice(0)) await stop();
  });
  afterAll(() => world.close());

  async function startWorker() {
    const worker = await world.startWorker();
    stops.push(worker.stop);
    return worker;
  }

  async function bookRows(book: Book) {
    const { rows: chapters } = await world.database.pool.query<{ title: string; duration_seconds: number }>(
      'SELECT title, duration_seconds FROM chapters WHERE book_id = $1 ORDER BY index',
      [book.id],
    );
    const { rows: segments } = await world.database.pool.query<{
      text: string;
      state: string;
      bought: boolean;
    }>('SELECT text, state, bought FROM segments WHERE book_id = $1 ORDER BY position', [book.id]);
    return { chapters, segments };
  }

  /** Everything that was kept of the book, as it is written. */
  async function sentencesOf({ id }: Book): Promise<string> {
    const paragraphs = await readParagraphs(world.database.pool, id, 0, { limit: 10_000 });
    return paragraphs.flatMap(({ sentences }) => sentences).join(' ');
  }

  test('turns a PDF into one MP3 with its chapters, every sentence in it once', async () => {
    const { context } = await startWorker();
    const source = makeBook({ chapters: ['The Harbour', 'Über den Fluss', 'Home'], pagesPerChapter: 1 });
    const { id } = await world.addBook(source.pdf);
    await context.producer.processPdf(id);
    const book = await world.until(id, 'ready', 'failed');
    expect(book).toMatchObject({ status: 'ready', error: null, language: 'en', title: source.title });

    const { chapters, segments } = await bookRows(book);
    expect(chapters.map(({ title }) => title)).toEqual(['The Harbour', 'Über den Fluss', 'Home']);
    const spoken = segments
      .map(({ text }) => text)
      .join(' ')
      .replace(/\s+/g, ' ');
    const written = source.chapters.flatMap(({ title, paragraphs }) => [title, ...paragraphs]).join(' ');
    expect(spoken.replace(/[^\p{L}\p{N}]/gu, '')).toBe(written.replace(/[^\p{L}\p{N}]/gu, ''));

    expect(await checkCompleteness(world.database.pool, id)).toEqual({
      sentences: expect.any(Number) as number,
      segments: segments.length,
      paragraphGaps: 0,
      segmentGaps: 0,
      misplaced: 0,
      missing: 0,
    });
    expect((await sentencesOf(book)).replace(/[^\p{L}\p{N}]/gu, '')).toBe(
      spoken.replace(/[^\p{L}\p{N}]/gu, ''),
    );

    const audio = await context.storage.get(book.mp3Key ?? '');
    const file = await saveStream(audio, join(world.dir, `${id}.mp3`));
    const probe = await probeAudio(file);
    expect(probe.chapters.map(({ title }) => title)).toEqual(chapters.map(({ title }) => title));
    expect(probe.hasCover).toBe(true);
    const sum = chapters.reduce((total, chapter) => total + chapter.duration_seconds, 0);
    expect(sum).toBeCloseTo(book.durationSeconds ?? 0, 3);
    const decoded = await decodeSeconds(file);
    expect(decoded.errors).toEqual([]);
    expect(decoded.seconds).toBeCloseTo(book.durationSeconds ?? 0, 1);
  });

  test('the same text in another book is not spoken again', async () => {
    const { context } = await startWorker();
    const pdf = makeBookPdf({ title: 'Twice', chapters: ['Only'], pagesPerChapter: 1 });
    const first = await world.addBook(pdf);
    await context.producer.processPdf(first.id);
    await world.until(first.id, 'ready');
    const second = await world.addBook(pdf);
    await context.producer.processPdf(second.id);
    await world.until(second.id, 'ready');
    const { segments } = await bookRows(second);
    expect(segments.length).toBeGreaterThan(0);
    expect(segments.filter(({ bought }) => bought)).toEqual([]);
  });

  test.each(['gone', 'damaged'])('speech that is %s in storage is spoken again', async (harm) => {
    const { context } = await startWorker();
    const pdf = makeBookPdf({ title: `Speech ${harm}`, chapters: [`The ${harm} one`], pagesPerChapter: 1 });
    const first = await world.addBook(pdf);
    await context.producer.processPdf(first.id);
    await world.until(first.id, 'ready');
    const { rows } = await world.database.pool.query<{ key: string }>(
      `SELECT p.object_key AS key FROM speech p JOIN segments s USING (content_key)
       WHERE s.book_id = $1 ORDER BY s.position LIMIT 1`,
      [first.id],
    );
    const key = rows[0]?.key ?? '';
    if (harm === 'gone') await context.storage.delete([key]);
    else await context.storage.put(key, Readable.from([Buffer.from('noise')]), { contentType: 'audio/mpeg' });

    const second = await world.addBook(pdf);
    await context.producer.processPdf(second.id);
    const book = await world.until(second.id, 'ready', 'failed');
    expect(book.status).toBe('ready');
    const { segments } = await bookRows(second);
    expect(segments.map(({ bought }) => bought)).toEqual(segments.map((_, position) => position === 0));
    const file = await saveStream(
      await context.storage.get(book.mp3Key ?? ''),
      join(world.dir, `${harm}.mp3`),
    );
    expect((await decodeSeconds(file)).errors).toEqual([]);
  });

  test('a book whose every wake-up was lost is found when a worker starts', async () => {
    const { id } = await world.addBook(makeBookPdf({ title: 'Forgotten', chapters: 1, pagesPerChapter: 1 }));
    await startWorker();
    expect((await world.until(id, 'ready', 'failed')).status).toBe('ready');
  });

  test('a worker that stops in the middle gives the book back, and the next one finishes it', async () => {
    const { id } = await world.addBook(
      makeBookPdf({ title: 'Interrupted', chapters: 2, pagesPerChapter: 2 }),
    );
    const first = await world.startWorker();
    await world.until(id, 'extracting', 'narrating');
    expect(await first.stop()).toBe(true);
    expect((await world.until(id, 'queued', 'extracting', 'narrating', 'assembling')).claimedBy).toBeNull();
    await startWorker();
    const book = await world.until(id, 'ready', 'failed');
    expect(book.status).toBe('ready');
    const { rowCount } = await world.database.pool.query('SELECT FROM deaths');
    expect(rowCount).toBe(0);
  });

  test.each([
    [
      'an encrypted PDF',
      () => makeBookPdf({ chapters: 1, encrypt: { userPassword: 'secret' } }),
      'pdf-encrypted',
    ],
    ['a truncated PDF', () => makeBookPdf({ chapters: 1 }).subarray(0, 700), 'pdf-broken'],
  ])('%s fails with its reason, and the worker lives on', async (_name, pdf, code) => {
    const { context } = await startWorker();
    const bad = await world.addBook(pdf());
    const good = await world.addBook(makeBookPdf({ title: 'Good', chapters: 1, pagesPerChapter: 1 }));
    await context.producer.processPdf(bad.id);
    await context.producer.processPdf(good.id);
    const failed = await world.until(bad.id, 'ready', 'failed');
    expect(failed).toMatchObject({ status: 'failed', error: { code } });
    expect(failed.error?.hint.length).toBeGreaterThan(10);
    expect((await world.until(good.id, 'ready', 'failed')).status).toBe('ready');
  });

  test('a book whose source is gone says so', async () => {
    const { context } = await startWorker();
    const book = await world.addBook(makeBookPdf({ chapters: 1 }));
    await context.storage.delete([book.sourceKey]);
    await context.producer.processPdf(book.id);
    expect((await world.until(book.id, 'failed')).error?.code).toBe('source-missing');
  });
});
