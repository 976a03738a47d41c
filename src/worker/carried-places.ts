import { timeSentences } from '../audio/sentence-times.ts';
import { readBookmarks } from '../db/bookmarks.ts';
import type { Book } from '../db/books.ts';
import type { CarriedPlaces } from '../db/editions.ts';
import { findSegment, readSentenceHashes } from '../db/editions.ts';
import { readManifest } from '../db/manifest.ts';
import type { Pool } from '../db/pool.ts';
import { readPosition } from '../db/positions.ts';
import { AppError } from '../errors.ts';
import { placeInEdition } from '../narration/edition-changes.ts';
import { matchSentences } from '../narration/match-sentences.ts';
import { createLoopTurns, workInTurns } from '../process/loop-turns.ts';
import type { WorkerContext } from './context.ts';

interface Times {
  startSeconds: number;
  durationSeconds: number;
}

/**
 * Where the places of the edition before are in a new one: at the same sentence, or at the one before it that is still
 * there.
 *
 * @param segments of the new one, by position
 * @returns null where there is nothing to carry over; a book that was ready before has its own places.
 */
export async function carriedPlaces(
  { pool, log }: WorkerContext,
  { id, owner, editionOf, mp3Key }: Book,
  segments: readonly Times[],
): Promise<CarriedPlaces | null> {
  if (editionOf === null || mp3Key !== null) return null;
  const position = await readPosition(pool, owner, editionOf);
  const bookmarks = await readBookmarks(pool, editionOf);
  if (position === 'no-book' || (position === null && bookmarks.length === 0)) return null;
  try {
    const former = await readSentenceHashes(pool, editionOf);
    const now = await readSentenceHashes(pool, id);
    const matches = await matchSentences(former.hashes, now.hashes, workInTurns(createLoopTurns()));
    const carry = async <Place extends { seconds: number }>(place: Place): Promise<Place> => {
      const sentence = await sentenceAt(pool, editionOf, place.seconds);
      return { ...place, seconds: await timeOf(pool, id, placeInEdition(matches, sentence), segments) };
    };
    const carried: CarriedPlaces = {
      position: position === null ? null : await carry(position),
      bookmarks: [],
    };
    for (const bookmark of bookmarks) carried.bookmarks.push(await carry(bookmark));
    return carried;
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'too-long-to-compare') throw error;
    log.info('the places of an earlier edition are not carried over', { bookId: id, error });
    return null;
  }
}

/** The sentence of a finished book that is heard then. */
async function sentenceAt(pool: Pool, bookId: string, seconds: number): Promise<number> {
  const position = await findSegment(pool, bookId, { seconds });
  const [segment] = position === null ? [] : await readManifest(pool, bookId, position, { limit: 1 });
  if (segment === undefined) return 0;
  const { firstSentence, sentences, startSeconds, durationSeconds } = segment;
  const place = { startSeconds: startSeconds ?? 0, durationSeconds: durationSeconds ?? 0 };
  const spans = timeSentences(sentences, place);
  return (
    firstSentence +
    Math.max(
      0,
      spans.findLastIndex((span) => span.startSeconds <= seconds),
    )
  );
}

/** When a sentence is heard in a book whose segments have these times. */
async function timeOf(
  pool: Pool,
  bookId: string,
  sentence: number,
  times: readonly Times[],
): Promise<number> {
  const position = await findSegment(pool, bookId, { sentence });
  const [segment] = position === null ? [] : await readManifest(pool, bookId, position, { limit: 1 });
  const place = position === null ? undefined : times[position];
  if (segment === undefined || place === undefined) return 0;
  const spans = timeSentences(segment.sentences, place);
  return (
    spans[Math.min(sentence - segment.firstSentence, spans.length - 1)]?.startSeconds ?? place.startSeconds
  );
}
