import type { RequestHandler } from 'express';
import type { BookView } from '../../db/book-view.ts';
import type { ManifestSegment } from '../../db/manifest.ts';
import type { StoredCover } from '../../db/covers.ts';
import { findCover } from '../../db/covers.ts';
import { allParagraphs, allSegments } from '../../db/text-pages.ts';
import { titleOf } from '../../db/books.ts';
import { contentDisposition, fileNameFor } from '../content-disposition.ts';
import type { AppDeps } from '../deps.ts';
import { planChapters, readChapter } from '../files/chapter-audio.ts';
import type { EpubBook, EpubChapter } from '../files/epub.ts';
import {
  chapterName,
  chapterOverlay,
  chapterText,
  CONTAINER,
  COVER,
  epubPages,
  epubPath,
  MIMETYPE,
} from '../files/epub.ts';
import { coverEntry } from '../files/cover-entry.ts';
import { zip } from '../files/zip.ts';
import type { ZipEntry } from '../files/zip.ts';
import { sendPieces } from '../long-answer.ts';
import { endOfInterest } from '../request-context.ts';
import { readyBookOf } from './audiobooks.ts';

/** For a text of which nobody knows: "undetermined" in BCP 47. */
const NO_LANGUAGE = 'und';

/**
 * `GET /v1/audiobooks/:id/book.epub`: text and voice in one file, for readers that highlight what they say. Put
 * together while it is sent, a chapter after the other.
 */
export function bookEpub(deps: AppDeps): RequestHandler {
  const { stopping } = deps;
  return async (req, res) => {
    const book = await readyBookOf(deps, req);
    const epub = await describe(deps, book);
    const signal = endOfInterest(res, stopping);
    res.setHeader(
      'Content-Disposition',
      contentDisposition('attachment', fileNameFor(titleOf(book), 'epub')),
    );
    await sendPieces(req, res, {
      contentType: MIMETYPE,
      pieces: zip(entries(deps, book, epub, signal), epub.modifiedAt),
      stopping,
    });
  };
}

async function describe(
  { pool }: AppDeps,
  book: BookView,
): Promise<EpubBook & { cover: StoredCover | null }> {
  const chapters: EpubChapter[] = [];
  for await (const { index, title, plan } of planChapters(pool, book)) {
    chapters.push({ index, title, durationSeconds: plan.durationSeconds });
  }
  const cover = await findCover(pool, book.id);
  return {
    id: book.id,
    title: titleOf(book),
    author: book.author,
    language: book.language ?? NO_LANGUAGE,
    modifiedAt: book.completedAt ?? book.createdAt,
    cover,
    hasCover: cover !== null,
    chapters,
  };
}

async function* entries(
  { pool, storage }: AppDeps,
  book: BookView,
  epub: Awaited<ReturnType<typeof describe>>,
  signal: AbortSignal,
): AsyncGenerator<ZipEntry> {
  yield { name: 'mimetype', content: Buffer.from(MIMETYPE) };
  yield { name: 'META-INF/container.xml', content: Buffer.from(CONTAINER) };
  for (const [name, page] of Object.entries(epubPages(epub))) {
    yield { name: epubPath(name), content: Buffer.from(page) };
  }
  if (epub.cover !== null) yield coverEntry(storage, epub.cover, epubPath(COVER));
  let next = 0;
  for await (const audio of planChapters(pool, book)) {
    const chapter = epub.chapters[next++];
    if (chapter?.index !== audio.index)
      throw new Error('the chapters of the book changed while they were sent');
    const { index } = chapter;
    const start = book.chapters[index]?.startSeconds ?? 0;
    const name = epubPath(chapterName(index));
    const segments = (): AsyncIterable<ManifestSegment> => allSegments(pool, book, index);
    const text = (): AsyncIterable<string> =>
      chapterText(epub, chapter, allParagraphs(pool, book, index), segments());
    const overlay = (): AsyncIterable<string> => chapterOverlay(chapter, segments(), start);
    yield { name: `${name}.xhtml`, bytes: null, open: () => encoded(text()) };
    yield { name: `${name}.smil`, bytes: null, open: () => encoded(overlay()) };
    yield {
      name: `${name}.mp3`,
      bytes: audio.plan.bytes,
      open: () => readChapter(storage, audio, { signal }),
    };
  }
}

async function* encoded(texts: AsyncIterable<string>): AsyncGenerator<Buffer> {
  for await (const text of texts) yield Buffer.from(text);
}
