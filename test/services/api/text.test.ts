import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { getBook } from '../../../src/db/books.ts';
import { claimBook } from '../../../src/db/claims.ts';
import type { BookClaim } from '../../../src/db/claims.ts';
import { insertExtraction, clearExtraction, updateExtraction } from '../../../src/db/extraction.ts';
import { finishBook } from '../../../src/db/finished-audio.ts';
import { beginAssembly, beginNarration } from '../../../src/db/stages.ts';
import { TextReplaced, allParagraphs } from '../../../src/db/text-pages.ts';
import type { Problem } from '../../../src/errors.ts';
import { createSegmentPlanner } from '../../../src/narration/segments.ts';
import { passageId } from '../../../src/pdf/passages.ts';
import { insertBook } from '../../helpers/books.ts';
import type { TestApi } from './start-api.ts';
import { startApi } from './start-api.ts';

const PARAGRAPHS = 450;
const WORKER_KEY = 7;
/** Where each chapter begins: the second and the third on the same page. */
const CHAPTER_PAGES = [2, 4, 4];
/** Pages of which something was left out. */
const REMOVED = [1, 3, 4, 9];

let api: TestApi;
let bookId: string;
let claim: BookClaim;
beforeAll(async () => {
  api = await startApi();
  ({ id: bookId } = await insertBook(api.pool, { title: 'Tom & <Jerry>' }));
  claim = (await claimBook(api.pool, 'extract', bookId, WORKER_KEY)) as BookClaim;
  await updateExtraction(api.pool, claim, { pages: 9, language: 'en', voice: 'en-us' });
  await extract(claim);
});
afterAll(() => api.close());

/** Three chapters, of which the second is left out; more paragraphs than one page of rows has. */
function written(index: number): string[] {
  return Array.from({ length: 1 + (index % 3) }, (_, one) => `Paragraph ${index} & sentence ${one} <b>.`);
}

async function extract(target: BookClaim): Promise<void> {
  const planner = createSegmentPlanner({ maxBytes: 5000, targetBytes: 1800 });
  let sentence = 0;
  const paragraphs = Array.from({ length: PARAGRAPHS }, (_, index) => {
    const sentences = written(index);
    const firstSentence = sentence;
    sentence += sentences.length;
    const chapterIndex = index < 30 ? 0 : 2;
    return { index, chapterIndex, page: 1 + (index % 9), kind: 'text' as const, firstSentence, sentences };
  });
  const segments = [
    ...paragraphs.flatMap(({ chapterIndex, kind, sentences }) =>
      planner.add({
        chapter: chapterIndex,
        kind,
        sentences: sentences.map((one) => ({ written: one, spoken: one })),
      }),
    ),
    ...planner.end(),
  ];
  await insertExtraction(api.pool, target, {
    chapters: ['One', 'Two', 'Three'].map((title, index) => ({
      index,
      title,
      page: CHAPTER_PAGES[index] ?? 0,
      included: index !== 1,
    })),
    paragraphs,
    segments: segments.map(({ chapter, ...rest }, position) => ({
      ...rest,
      position,
      chapterIndex: chapter,
      contentKey: `${target.attempt}-${position}`,
    })),
    removed: REMOVED.map((page, index) => ({ index, ...removedOn(page) })),
  });
}

/** The running head of a page, as it is listed. */
function removedOn(page: number) {
  return { page, kind: 'header' as const, step: 'furniture', text: `Tom ${page}` };
}

function listedOn(page: number) {
  const removed = removedOn(page);
  return { ...removed, passage: passageId(removed) };
}

async function get(path: string): Promise<Response> {
  return fetch(`${api.url}/v1/audiobooks/${bookId}/${path}`);
}

interface TextJson {
  title: string;
  complete: boolean;
  chapters: { index: number; title: string; included: boolean; paragraphs: Paragraph[] }[];
  removed: unknown[];
}
interface Paragraph {
  page: number;
  kind: string;
  firstSentence: number;
  sentences: string[];
}
interface ManifestJson {
  sentences: number;
  complete: boolean;
  durationSeconds: number | null;
  segments: {
    position: number;
    chapter: number;
    stored: boolean;
    startSeconds: number | null;
    durationSeconds: number | null;
    spoken: string;
    sentences: {
      number: number;
      text: string;
      startSeconds: number | null;
      endSeconds: number | null;
      words?: unknown;
    }[];
  }[];
}

const everySentence = Array.from({ length: PARAGRAPHS }, (_, index) => written(index)).flat();

describe('while the PDF is being read', () => {
  it('the text says that it is not complete, and is no secret of the worker', async () => {
    const text = (await (await get('text')).json()) as TextJson;
    expect(text.complete).toBe(false);
    expect(text.chapters).toHaveLength(3);
    expect(((await (await get('manifest')).json()) as ManifestJson).complete).toBe(false);
    const subtitles = await get('audio.vtt');
    expect([subtitles.status, ((await subtitles.json()) as Problem).code]).toEqual([409, 'audio-not-ready']);
  });
});

describe('a book that is read', () => {
  beforeAll(() => beginNarration(api.pool, claim));

  it('has its text by chapter and sentence, with what was left out', async () => {
    const answer = await get('text');
    expect(answer.headers.get('Content-Type')).toBe('application/json; charset=utf-8');
    const text = (await answer.json()) as TextJson;
    expect(text).toMatchObject({ id: bookId, title: 'Tom & <Jerry>', language: 'en', complete: true });
    expect(
      text.chapters.map(({ title, included, paragraphs }) => [title, included, paragraphs.length]),
    ).toEqual([
      ['One', true, 30],
      ['Two', false, 0],
      ['Three', true, PARAGRAPHS - 30],
    ]);
    const paragraphs = text.chapters.flatMap((chapter) => chapter.paragraphs);
    expect(paragraphs.flatMap(({ sentences }) => sentences)).toEqual(everySentence);
    expect(paragraphs[2]).toEqual({ page: 3, kind: 'text', firstSentence: 3, sentences: written(2) });
    expect(text.removed).toEqual(REMOVED.map(listedOn));
  });

  it.each([
    ['1', 'One', 30, [1, 3]],
    ['2', 'Two', 0, [4]],
    ['3', 'Three', PARAGRAPHS - 30, [4, 9]],
  ])('has the text of chapter %s alone', async (number, title, paragraphs, removed) => {
    const text = (await (await get(`text?chapter=${number}`)).json()) as TextJson;
    expect(text.chapters.map((chapter) => [chapter.title, chapter.paragraphs.length])).toEqual([
      [title, paragraphs],
    ]);
    expect(text.removed).toEqual(removed.map(listedOn));
    const manifest = (await (await get(`manifest?chapter=${number}`)).json()) as ManifestJson;
    const sentences = manifest.segments.flatMap((segment) => segment.sentences);
    expect(sentences.map(({ number: one, text: sentence }) => [one, sentence])).toEqual(
      text.chapters
        .flatMap((chapter) => chapter.paragraphs)
        .flatMap(({ firstSentence, sentences: own }) =>
          own.map((sentence, index) => [firstSentence + index, sentence]),
        ),
    );
    expect([manifest.complete, manifest.sentences]).toEqual([true, everySentence.length]);
    expect((await (await get(`text?chapter=${number}&format=text`)).text()).match(/^## .*$/gm)).toEqual(
      paragraphs === 0 ? null : [`## ${title}`],
    );
  });

  it('has its text to be read by people', async () => {
    const answer = await get('text?format=text');
    expect(answer.headers.get('Content-Type')).toBe('text/plain; charset=utf-8');
    const text = await answer.text();
    expect(text).toMatch(/^Tom & <Jerry>\n\n## One\n\nParagraph 0 & sentence 0 <b>\.\n\nParagraph 1 /);
    expect(text.match(/^## .*$/gm)).toEqual(['## One', '## Three']);
    expect(text.match(/sentence/g)).toHaveLength(everySentence.length);
  });

  it('has every sentence in one segment, in order, without times as yet', async () => {
    const manifest = (await (await get('manifest')).json()) as ManifestJson;
    expect(manifest).toMatchObject({
      sentences: everySentence.length,
      complete: true,
      durationSeconds: null,
    });
    const sentences = manifest.segments.flatMap((segment) => segment.sentences);
    expect(sentences.map(({ text }) => text)).toEqual(everySentence);
    expect(sentences.map(({ number }) => number)).toEqual([...everySentence.keys()]);
    expect(sentences.every(({ startSeconds }) => startSeconds === null)).toBe(true);
    for (const { spoken, sentences: own } of manifest.segments) {
      expect(spoken.split(/\s+/)).toEqual(own.flatMap(({ text }) => text.split(' ')));
    }
  });

  it.each([
    ['text?format=xml', 422, 'invalid-parameter'],
    ['text?format=json&format=text', 422, 'invalid-parameter'],
    ['text?chapter=0', 422, 'invalid-parameter'],
    ['text?chapter=4', 422, 'invalid-parameter'],
    ['manifest?chapter=one', 422, 'invalid-parameter'],
    ['manifest?words=maybe', 422, 'invalid-parameter'],
  ])('%s is refused', async (path, status, code) => {
    const answer = await get(path);
    expect([answer.status, ((await answer.json()) as Problem).code]).toEqual([status, code]);
  });

  it('is none of anybody else’s business', async () => {
    for (const path of ['text', 'text.txt', 'manifest', 'audio.vtt', 'audio.srt', 'chapters.zip']) {
      const url = `${api.url}/v1/audiobooks/${bookId}/${path}`;
      const answer = await fetch(url, { headers: { 'Test-Owner': 'other' } });
      expect([answer.status, ((await answer.json()) as Problem).code]).toEqual([404, 'book-not-found']);
    }
  });
});

describe('a book that is ready', () => {
  beforeAll(async () => {
    const { rowCount } = await api.pool.query(`UPDATE segments SET state = 'stored' WHERE book_id = $1`, [
      bookId,
    ]);
    const seconds = 10;
    const segments = Array.from({ length: rowCount ?? 0 }, (_, index) => ({
      startSeconds: 3590 + index * (seconds + 0.5),
      durationSeconds: seconds,
    }));
    await beginAssembly(api.pool, bookId);
    const assembly = (await claimBook(api.pool, 'assemble', bookId, WORKER_KEY)) as BookClaim;
    await finishBook(api.pool, assembly, {
      mp3Key: `books/${bookId}/audio.mp3`,
      mp3Bytes: 10,
      mp3Sha256: 'a'.repeat(64),
      durationSeconds: 5000,
      chapters: [],
      segments,
      doubts: [],
    });
  });

  it('has the place of every sentence in the audio', async () => {
    const { segments, complete } = (await (await get('manifest')).json()) as ManifestJson;
    expect(complete).toBe(true);
    for (const { position, startSeconds, durationSeconds, sentences, stored } of segments) {
      expect({ stored, startSeconds, durationSeconds }).toEqual({
        stored: true,
        startSeconds: 3590 + position * 10.5,
        durationSeconds: 10,
      });
      expect(sentences[0]?.startSeconds).toBe(startSeconds);
      expect(sentences.at(-1)?.endSeconds).toBe((startSeconds ?? 0) + 10);
      sentences.slice(1).forEach((sentence, index) => {
        expect(sentence.startSeconds).toBe(sentences[index]?.endSeconds);
        expect(sentence.endSeconds).toBeGreaterThan(sentence.startSeconds ?? 0);
      });
    }
  });

  it('has the place of every word, where it is known and asked for', async () => {
    onTestFinished(async () => {
      await api.pool.query('DELETE FROM speech');
    });
    const asked = (await (await get('manifest?chapter=1')).json()) as ManifestJson;
    const spoken = asked.segments[0]?.spoken ?? '';
    const times = [...spoken.matchAll(/\S+/g)].flatMap(({ index }, word) => [index, 100 * word]);
    await api.pool.query(
      `INSERT INTO speech (content_key, state, attempt, claimed_by, provider, voice, characters, object_key, bytes,
                           sha256, frames, samples_per_frame, sample_rate_hz, word_times)
       SELECT content_key, 'stored', 1, 0, 'test', 'en-us', 1, 'speech/x.mp3', 1, 'x', 1, 576, 22050, $2 FROM segments
       WHERE book_id = $1 AND position = 0`,
      [bookId, times],
    );
    const [plain, timed] = await Promise.all(
      ['manifest?chapter=1', 'manifest?chapter=1&words=true'].map(
        async (path) => ((await (await get(path)).json()) as ManifestJson).segments[0]?.sentences,
      ),
    );
    expect(plain?.flatMap((sentence) => Object.keys(sentence))).not.toContain('words');
    expect(timed?.[0]).toEqual({
      ...{ number: 0, text: 'Paragraph 0 & sentence 0 <b>.', startSeconds: 3590, endSeconds: 3590.6 },
      words: [
        [0, 9, 3590],
        [10, 11, 3590.1],
        [14, 22, 3590.3],
        [23, 24, 3590.4],
        [25, 29, 3590.5],
      ],
    });
    expect(timed?.map(({ startSeconds }) => startSeconds)).toEqual(
      plain?.map(({ startSeconds }) => startSeconds),
    );
    expect(await (await get('audio.vtt')).text()).toContain(
      'Paragraph <00:59:50.100>0 &amp; <00:59:50.300>sentence',
    );
  });

  it('has subtitles', async () => {
    const answer = await get('audio.vtt');
    expect(answer.headers.get('Content-Type')).toBe('text/vtt; charset=utf-8');
    const vtt = await answer.text();
    expect(vtt).toMatch(
      /^WEBVTT\n\n0\n00:59:50\.000 --> 00:59:5\d\.\d{3}\nParagraph 0 &amp; sentence 0 &lt;b&gt;\.\n\n1\n/,
    );
    expect(vtt).toMatch(/^01:0\d:\d\d\.\d{3} --> 01:0\d:\d\d\.\d{3}$/m);
    expect(vtt.match(/ --> /g)).toHaveLength(everySentence.length);
  });

  it('has the same subtitles as SRT', async () => {
    const answer = await get('audio.srt');
    expect(answer.headers.get('Content-Type')).toBe('application/x-subrip; charset=utf-8');
    expect(answer.headers.get('Content-Disposition')).toContain('filename="Tom & Jerry.srt"');
    const srt = await answer.text();
    expect(srt).toMatch(
      /^1\n00:59:50,000 --> 00:59:5\d,\d{3}\nParagraph 0 & sentence 0 <b>\.\n\n2\n00:59:5\d,/,
    );
    const cues = srt.trimEnd().split('\n\n');
    expect(cues.map((cue) => Number(cue.split('\n')[0]))).toEqual(everySentence.map((_, index) => index + 1));
    expect(srt.match(/^\d\d:.*$/gm)?.map((line) => line.replaceAll(',', '.'))).toEqual(
      (await (await get('audio.vtt')).text()).match(/^\d\d:.*$/gm),
    );
  });

  it('has its text as a file', async () => {
    const answer = await get('text.txt');
    expect(answer.headers.get('Content-Type')).toBe('text/plain; charset=utf-8');
    expect(answer.headers.get('Content-Disposition')).toBe('attachment; filename="Tom & Jerry.txt"');
    expect(await answer.text()).toBe(await (await get('text?format=text')).text());
  });
});

it('a text that is replaced while somebody reads it breaks off, and is not mixed with the new one', async () => {
  const { pool } = api;
  const book = await getBook(pool, bookId);
  if (book === null) throw new Error('unreachable');
  const seen: number[] = [];
  const readOn = async (): Promise<void> => {
    for await (const { index } of allParagraphs(pool, book)) {
      seen.push(index);
      if (seen.length > 1) continue;
      await pool.query(`UPDATE books SET status = 'queued', narrating_since = NULL WHERE id = $1`, [bookId]);
      const again = (await claimBook(pool, 'extract', bookId, WORKER_KEY)) as BookClaim;
      await clearExtraction(pool, again);
      await extract(again);
      await beginNarration(pool, again);
    }
  };
  await expect(readOn()).rejects.toThrow(TextReplaced);
  expect(seen.length).toBeLessThan(PARAGRAPHS);
});
