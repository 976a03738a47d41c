import type { RequestHandler } from 'express';
import type { BookView } from '../../db/book-view.ts';
import { findCover } from '../../db/covers.ts';
import { titleOf } from '../../db/books.ts';
import { contentDisposition, fileNameFor } from '../content-disposition.ts';
import type { AppDeps } from '../deps.ts';
import { planChapters, readChapter } from '../files/chapter-audio.ts';
import type { ChapterAudio } from '../files/chapter-audio.ts';
import { coverEntry } from '../files/cover-entry.ts';
import { zip, zipBytes } from '../files/zip.ts';
import type { ZipEntry } from '../files/zip.ts';
import { sendPieces } from '../long-answer.ts';
import { endOfInterest } from '../request-context.ts';
import { readyBookOf } from './audiobooks.ts';

/** Where players and libraries look for the picture of a folder of audio. */
const COVER_NAME = 'cover.jpg';

/**
 * `GET /v1/audiobooks/:id/chapters.zip`: an MP3 a chapter. Its length is known before its first byte; no ranges, since
 * the checksums within are those of what has been read.
 */
export function chaptersZip(deps: AppDeps): RequestHandler {
  const { pool, storage, stopping } = deps;
  return async (req, res) => {
    const book = await readyBookOf(deps, req);
    const files: { name: string; bytes: number }[] = [];
    for await (const audio of planChapters(pool, book)) {
      files.push({ name: nameOf(audio, book), bytes: audio.plan.bytes });
    }
    const cover = await findCover(pool, book.id);
    if (cover !== null) files.push({ name: COVER_NAME, bytes: cover.bytes.large });
    const signal = endOfInterest(res, stopping);
    // Planned again, each when its turn comes: what a plan holds is too much to hold for all of them.
    async function* entries(): AsyncGenerator<ZipEntry> {
      let next = 0;
      for await (const audio of planChapters(pool, book)) {
        const { name = '', bytes = 0 } = files[next++] ?? {};
        yield { name, bytes, open: () => readChapter(storage, audio, { signal }) };
      }
      if (cover !== null) yield coverEntry(storage, cover, files[next++]?.name ?? '');
      if (next !== files.length) throw new Error('the chapters of the book changed while they were sent');
    }
    res.setHeader('Content-Length', zipBytes(files));
    res.setHeader('Content-Disposition', contentDisposition('attachment', fileNameFor(titleOf(book), 'zip')));
    await sendPieces(req, res, {
      contentType: 'application/zip',
      pieces: zip(entries(), book.completedAt ?? book.createdAt),
      stopping,
    });
  };
}

/** With its number in front, so that any list of files has them in order. */
function nameOf({ index, title }: ChapterAudio, { chapters }: BookView): string {
  const number = String(index + 1).padStart(String(chapters.length).length, '0');
  return fileNameFor(`${number} ${title}`, 'mp3');
}
