import type { RequestHandler } from 'express';
import type { BookView } from '../../db/book-view.ts';
import type { Completeness } from '../../db/completeness.ts';
import { checkCompleteness } from '../../db/completeness.ts';
import type { ManifestSegment } from '../../db/manifest.ts';
import type { Pool } from '../../db/pool.ts';
import { allSegments } from '../../db/text-pages.ts';
import type { AppDeps } from '../deps.ts';
import { timedSentences, toMilliseconds } from '../files/timed-sentences.ts';
import { jsonLines, sendPieces } from '../long-answer.ts';
import { hasQuery, loadReaders } from '../readers.ts';
import { textQueryOf } from '../text-query.ts';
import { bookOf } from './audiobooks.ts';

/**
 * `GET /v1/audiobooks/:id/manifest?chapter&words`: every sentence that was kept, the segment in which it is spoken, and
 * where that is in the finished audio; and whether each is in exactly one segment, in order, as counted in the
 * database.
 */
export function manifest({ pool, owner, stopping }: AppDeps): RequestHandler {
  return async (req, res) => {
    const book = await bookOf({ pool, owner }, req);
    const { chapter } = await textQueryOf(req, book);
    const { words } = hasQuery(req) ? (await loadReaders()).readManifestQuery(req.query) : { words: false };
    const pieces = json(pool, book, { chapter, words });
    await sendPieces(req, res, { contentType: 'application/json; charset=utf-8', pieces, stopping });
  };
}

async function* json(
  pool: Pool,
  book: BookView,
  { chapter, words }: { chapter: number | undefined; words: boolean },
): AsyncGenerator<string> {
  const { id, status, durationSeconds } = book;
  const counted = await checkCompleteness(pool, id);
  const head = {
    id,
    status,
    durationSeconds: status === 'ready' ? durationSeconds : null,
    sentences: counted.sentences,
    complete: isComplete(counted) && status !== 'queued' && status !== 'extracting',
    times:
      'segments are measured; words and sentences, too, where the engine says when it speaks them, else sentences are estimated by their lengths',
  };
  yield `${JSON.stringify(head).slice(0, -1)},\n"segments":[`;
  yield* jsonLines(map(allSegments(pool, book, chapter), (segment) => segmentJson(segment, words)));
  yield ']}\n';
}

function isComplete({ paragraphGaps, segmentGaps, misplaced, missing, sentences }: Completeness): boolean {
  return sentences > 0 && paragraphGaps + segmentGaps + misplaced + missing === 0;
}

function segmentJson(segment: ManifestSegment, withWords: boolean): object {
  const { position, chapterIndex, state, startSeconds, durationSeconds, spoken, voice } = segment;
  return {
    position,
    chapter: chapterIndex,
    stored: state === 'stored',
    startSeconds: toMilliseconds(startSeconds),
    durationSeconds: toMilliseconds(durationSeconds),
    spoken,
    voice,
    sentences: timedSentences(segment).map(({ words, ...sentence }) => ({
      ...sentence,
      ...(withWords &&
        words.length > 0 && { words: words.map(({ from, to, startSeconds: at }) => [from, to, at]) }),
    })),
  };
}

async function* map<T, U>(values: AsyncIterable<T>, change: (value: T) => U): AsyncGenerator<U> {
  for await (const value of values) yield change(value);
}
