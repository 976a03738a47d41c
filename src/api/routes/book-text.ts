import type { RequestHandler } from 'express';
import type { BookView, ChapterView } from '../../db/book-view.ts';
import type { Paragraph } from '../../db/paragraphs.ts';
import type { Pool } from '../../db/pool.ts';
import { allRemoved, allParagraphs } from '../../db/text-pages.ts';
import type { RemovedText } from '../../db/text-pages.ts';
import { titleOf } from '../../db/books.ts';
import { passageId } from '../../pdf/passages.ts';
import { contentDisposition, fileNameFor } from '../content-disposition.ts';
import type { AppDeps } from '../deps.ts';
import { jsonLines, sendPieces } from '../long-answer.ts';
import { textQueryOf } from '../text-query.ts';
import { bookOf } from './audiobooks.ts';

const PLAIN = 'text/plain; charset=utf-8';

/**
 * `GET /v1/audiobooks/:id/text?format&chapter`: what is read, by chapter and sentence, and what was left out, with the
 * reason.
 */
export function bookText({ pool, owner, stopping }: AppDeps): RequestHandler {
  return async (req, res) => {
    const book = await bookOf({ pool, owner }, req);
    const { format, chapter } = await textQueryOf(req, book);
    const plain = format === 'text';
    await sendPieces(req, res, {
      contentType: plain ? PLAIN : 'application/json; charset=utf-8',
      pieces: plain ? plainText(pool, book, chapter) : json(pool, book, chapter),
      stopping,
    });
  };
}

/** `GET /v1/audiobooks/:id/text.txt`: what is read, to be saved. */
export function plainBookText({ pool, owner, stopping }: AppDeps): RequestHandler {
  return async (req, res) => {
    const book = await bookOf({ pool, owner }, req);
    res.setHeader('Content-Disposition', contentDisposition('attachment', fileNameFor(titleOf(book), 'txt')));
    await sendPieces(req, res, { contentType: PLAIN, pieces: plainText(pool, book, undefined), stopping });
  };
}

async function* json(pool: Pool, book: BookView, only: number | undefined): AsyncGenerator<string> {
  const { id, language, status } = book;
  const complete = status !== 'queued' && status !== 'extracting';
  yield `${JSON.stringify({ id, title: titleOf(book), language, complete }).slice(0, -1)},\n"chapters":[`;
  let separator = '\n';
  let open: number | undefined;
  const begin = ({ index, title, included }: ChapterView): string =>
    `${JSON.stringify({ index, title, included }).slice(0, -1)},"paragraphs":[`;
  for await (const { chapter, paragraph } of byChapter(pool, book, only)) {
    if (chapter.index !== open) {
      yield `${open === undefined ? '' : ']}'}${open === undefined ? '\n' : ',\n'}${begin(chapter)}`;
      separator = '\n';
    }
    open = chapter.index;
    if (paragraph === null) continue;
    const { page, kind, firstSentence, sentences } = paragraph;
    yield `${separator}${JSON.stringify({ page, kind, firstSentence, sentences })}`;
    separator = ',\n';
  }
  yield `${open === undefined ? '' : ']}'}],\n"removed":[`;
  yield* jsonLines(withPassages(allRemoved(pool, book, only)));
  yield ']}\n';
}

async function* withPassages(
  removed: AsyncIterable<RemovedText>,
): AsyncGenerator<RemovedText & { passage: string | null }> {
  for await (const one of removed) yield { ...one, passage: passageId(one) };
}

async function* plainText(pool: Pool, book: BookView, only: number | undefined): AsyncGenerator<string> {
  yield `${titleOf(book)}\n`;
  let open: number | undefined;
  for await (const { chapter, paragraph } of byChapter(pool, book, only)) {
    if (paragraph === null) continue;
    if (chapter.index !== open) yield `\n## ${chapter.title}\n`;
    open = chapter.index;
    yield `\n${paragraph.sentences.join(' ')}\n`;
  }
}

/** Every paragraph with its chapter, `only` of one of them; a chapter without any comes once, with none. */
async function* byChapter(
  pool: Pool,
  book: BookView,
  only: number | undefined,
): AsyncGenerator<{ chapter: ChapterView; paragraph: Paragraph | null }> {
  let next = only ?? 0;
  function* without(end: number): Generator<{ chapter: ChapterView; paragraph: null }> {
    for (; next < end; next += 1) {
      const chapter = book.chapters[next];
      if (chapter !== undefined) yield { chapter, paragraph: null };
    }
  }
  for await (const paragraph of allParagraphs(pool, book, only)) {
    yield* without(paragraph.chapterIndex);
    const chapter = book.chapters[paragraph.chapterIndex];
    // Extracted since the book was looked at: the next call will have it.
    if (chapter === undefined) return;
    next = paragraph.chapterIndex + 1;
    yield { chapter, paragraph };
  }
  yield* without(only === undefined ? book.chapters.length : only + 1);
}
