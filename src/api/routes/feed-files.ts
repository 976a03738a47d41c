import { createHash } from 'node:crypto';
import type { Request, RequestHandler } from 'express';
import { joinMp3Range } from '../../audio/join-range.ts';
import type { PodcastChaptersJson } from '../../contract/feeds.ts';
import type { BookView } from '../../db/book-view.ts';
import { allSegments } from '../../db/text-pages.ts';
import { AppError } from '../../errors.ts';
import { contentDisposition, fileNameFor } from '../content-disposition.ts';
import type { AppDeps } from '../deps.ts';
import { sendFile } from '../file-answer.ts';
import { planChapters, readChapter } from '../files/chapter-audio.ts';
import type { ChapterAudio } from '../files/chapter-audio.ts';
import { SUBTITLE_TYPES, subtitles } from '../files/subtitles.ts';
import { sendPieces } from '../long-answer.ts';
import { endOfInterest } from '../request-context.ts';
import { bookOf } from './audiobooks.ts';

/** `GET /feeds/:token/:id/chapters.json`: https://github.com/Podcastindex-org/podcast-namespace, JSON chapters. */
export function podcastChapters(deps: AppDeps): RequestHandler {
  return async (req, res) => {
    const book = await bookOf(deps, req);
    const chapters = book.chapters.flatMap(({ title, startSeconds, durationSeconds }) =>
      startSeconds === null || durationSeconds === null || durationSeconds === 0
        ? []
        : [{ startTime: Math.round(startSeconds * 1000) / 1000, title }],
    );
    const body: PodcastChaptersJson = { version: '1.2.0', chapters };
    res.type('application/json+chapters').send(Buffer.from(JSON.stringify(body)));
  };
}

/** `GET /feeds/:token/:id/chapters/:chapter.mp3`: joined while it is sent, and with ranges all the same. */
export function chapterFile(deps: AppDeps): RequestHandler {
  const { storage, stopping } = deps;
  return async (req, res) => {
    const audio = await chapterOf(deps, req);
    const signal = endOfInterest(res, stopping);
    await sendFile(req, res, {
      contentType: 'audio/mpeg',
      contentDisposition: contentDisposition('inline', fileNameFor(audio.title, 'mp3')),
      bytes: audio.plan.bytes,
      etag: etagOf(audio),
      open: (range) =>
        Promise.resolve(
          range === null
            ? readChapter(storage, audio, { signal })
            : joinMp3Range(audio.plan, range, ({ objectKey }, part) => storage.get(objectKey, part), signal),
        ),
    });
  };
}

/** `GET /feeds/:token/:id/chapters/:chapter.vtt`: its sentences, by the time of the chapter. */
export function chapterSubtitles(deps: AppDeps): RequestHandler {
  const { pool, stopping } = deps;
  return async (req, res) => {
    const { book, index } = await bookAndChapterOf(deps, req);
    const startSeconds = book.chapters[index]?.startSeconds ?? null;
    if (startSeconds === null) throw notSpoken(index);
    await sendPieces(req, res, {
      contentType: `${SUBTITLE_TYPES.vtt}; charset=utf-8`,
      pieces: subtitles('vtt', allSegments(pool, book, index), startSeconds),
      stopping,
    });
  };
}

async function chapterOf(deps: AppDeps, req: Request): Promise<ChapterAudio> {
  const { book, index } = await bookAndChapterOf(deps, req);
  for await (const audio of planChapters(deps.pool, book, index)) return audio;
  throw notSpoken(index);
}

async function bookAndChapterOf(deps: AppDeps, req: Request): Promise<{ book: BookView; index: number }> {
  const book = await bookOf(deps, req);
  const { chapter } = req.params;
  const index = typeof chapter === 'string' && /^[1-9]\d{0,5}$/.test(chapter) ? Number(chapter) - 1 : -1;
  if (book.chapters[index] === undefined) throw new AppError('not-found');
  return { book, index };
}

function notSpoken(index: number): AppError {
  return new AppError('audio-not-ready', { detail: `Chapter ${index + 1} is not spoken.` });
}

/** Speech is kept under a name that changes with it. */
function etagOf({ plan }: ChapterAudio): string {
  const hash = createHash('sha256').update(plan.head);
  for (const { objectKey, pauseMs } of plan.segments) hash.update(`${objectKey} ${pauseMs}\n`);
  return `"${hash.digest('hex')}"`;
}
