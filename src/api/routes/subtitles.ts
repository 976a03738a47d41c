import type { RequestHandler } from 'express';
import { allSegments } from '../../db/text-pages.ts';
import { titleOf } from '../../db/books.ts';
import { contentDisposition, fileNameFor } from '../content-disposition.ts';
import type { AppDeps } from '../deps.ts';
import { SUBTITLE_TYPES, subtitles } from '../files/subtitles.ts';
import type { SubtitleFormat } from '../files/subtitles.ts';
import { sendPieces } from '../long-answer.ts';
import { readyBookOf } from './audiobooks.ts';

/** `GET /v1/audiobooks/:id/audio.vtt` and `audio.srt`: the sentences as subtitles of the finished audio. */
export function bookSubtitles(deps: AppDeps, format: SubtitleFormat): RequestHandler {
  const { pool, stopping } = deps;
  return async (req, res) => {
    const book = await readyBookOf(deps, req);
    res.setHeader('Content-Disposition', contentDisposition('inline', fileNameFor(titleOf(book), format)));
    await sendPieces(req, res, {
      contentType: `${SUBTITLE_TYPES[format]}; charset=utf-8`,
      pieces: subtitles(format, allSegments(pool, book)),
      stopping,
    });
  };
}
