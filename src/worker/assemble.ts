import { randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import { checkpoint } from '../process/checkpoints.ts';
import { joinMp3, planMp3 } from '../audio/join.ts';
import type { Mp3Plan } from '../audio/join.ts';
import { SegmentMismatch } from '../audio/segment-reader.ts';
import type { Book } from '../db/books.ts';
import { titleOf } from '../db/books.ts';
import { ClaimLost, claimBook, releaseBook } from '../db/claims.ts';
import type { BookClaim } from '../db/claims.ts';
import { finishBook } from '../db/finished-audio.ts';
import { replanMissingSpeech } from '../db/missing-speech.ts';
import type { Pool } from '../db/pool.ts';
import { allSpokenSegments, mp3FormatOf, readChapterTitles } from '../db/spoken-segments.ts';
import type { SpokenSegment } from '../db/spoken-segments.ts';
import { failClaimedBook } from '../db/stages.ts';
import { AppError, toProblem } from '../errors.ts';
import { ObjectMissing } from '../storage/storage.ts';
import type { PutResult } from '../storage/storage.ts';
import { VERSION } from '../process/version.ts';
import { carriedPlaces } from './carried-places.ts';
import { findAudioDoubts } from './audio-doubts.ts';
import { listenToDoubts } from './listen-to-doubts.ts';
import type { TaskRun, WorkerContext } from './context.ts';
import { coverForAudio } from './covers.ts';
import { reconcile } from './reconcile.ts';
import { tellWaiting } from './waiting.ts';

/** What assembly knows of a segment: its place and its measure, not its sound. */
interface Part {
  chapter: number;
  frames: number;
  bytes: number;
  pauseMs: number;
  objectKey: string;
}

/**
 * Joins the stored segments of a book to one MP3. Safe to run again at any point: the audio gets a name of its own
 * every time, and the row points at it only when it is durably there.
 */
export async function assemble(context: WorkerContext, bookId: string, run: TaskRun): Promise<void> {
  await context.inHand.hold(bookId, () => assembleBook(context, bookId, run));
}

async function assembleBook(context: WorkerContext, bookId: string, run: TaskRun): Promise<void> {
  const { pool, presence, storage } = context;
  const log = context.log.child({ bookId });
  const claim = await claimBook(pool, 'assemble', bookId, presence.key(), { reclaim: true });
  if (claim === null) return;
  const mp3Key = `books/${bookId}/${randomUUID()}.mp3`;
  try {
    const plan = await planBook(pool, claim.book, await coverForAudio(context, claim.book, run));
    log.info('putting the audio together', { segments: plan.segments.length, bytes: plan.bytes });
    const { bytes, sha256 } = await storeAudio(context, plan, mp3Key, run);
    checkpoint('audio-stored');
    const { durationSeconds } = plan;
    const doubts = await listenToDoubts(context, claim.book, await findAudioDoubts(pool, bookId, plan), run);
    if (doubts.length > 0) log.warn('some passages may not be spoken in full', { passages: doubts.length });
    const segments = plan.segments.map(({ frames }, position) => ({
      startSeconds: plan.startSeconds[position] ?? 0,
      durationSeconds: (frames * plan.format.samplesPerFrame) / plan.format.sampleRateHz,
    }));
    await finishBook(pool, claim, {
      mp3Key,
      mp3Bytes: bytes,
      mp3Sha256: sha256,
      durationSeconds,
      chapters: plan.chapters.map((chapter, index) => ({ index, ...chapter })),
      segments,
      doubts,
      carried: await carriedPlaces(context, claim.book, segments),
      isPushed: context.config.audiobookshelf?.automatic === true,
    });
    checkpoint('audio-published');
    log.info('the audiobook is ready', { durationSeconds, bytes });
  } catch (error) {
    // Only now is it sure that no row points at the audio: an error of the database may have come after the commit.
    if (error instanceof ClaimLost) await storage.delete([mp3Key]);
    else await settleFailure(context, claim, error, run);
  }
}

/** @throws {ObjectMissing} naming the speech that is gone or damaged. */
async function storeAudio(
  { storage }: WorkerContext,
  plan: Mp3Plan<Part>,
  mp3Key: string,
  { signal }: TaskRun,
): Promise<PutResult> {
  const middle = plan.segments[Math.floor(plan.segments.length / 2)];
  const open = (part: Part): Promise<Readable> => {
    if (part === middle) checkpoint('assembling');
    return storage.get(part.objectKey);
  };
  const audio = joinMp3(plan, open, { signal });
  try {
    return await storage.put(mp3Key, audio, { contentType: 'audio/mpeg', signal });
  } catch (error) {
    const damaged = error instanceof SegmentMismatch ? plan.segments[error.position] : undefined;
    throw damaged === undefined ? error : new ObjectMissing(damaged.objectKey);
  }
}

async function settleFailure(
  context: WorkerContext,
  claim: BookClaim,
  error: unknown,
  run: TaskRun,
): Promise<void> {
  const { pool, log } = context;
  if (error instanceof ObjectMissing) {
    log.warn('speech is gone from storage or damaged there, and will be spoken again', {
      bookId: claim.bookId,
      key: error.key,
    });
    await replanMissingSpeech(pool, claim, error.key);
    await reconcile(context);
    return;
  }
  if (error instanceof AppError && error.code === 'assembly-failed' && !run.signal.aborted) {
    log.error('the book failed', { bookId: claim.bookId, error });
    await failClaimedBook(pool, claim, toProblem(error));
    return;
  }
  if (!run.signal.aborted) await tellWaiting(context, claim.bookId, error);
  await releaseBook(pool, claim);
  throw error;
}

async function planBook(pool: Pool, book: Book, cover: Buffer | null): Promise<Mp3Plan<Part>> {
  const chapters = await readChapterTitles(pool, book.id);
  const parts: Part[] = [];
  let first: SpokenSegment | undefined;
  for await (const segment of allSpokenSegments(pool, book.id)) {
    first ??= segment;
    parts.push({
      chapter: segment.chapterIndex,
      frames: segment.frames,
      bytes: segment.bytes,
      pauseMs: segment.pauseMs,
      objectKey: segment.objectKey,
    });
  }
  if (first === undefined)
    throw new AppError('assembly-failed', { detail: 'The book has no spoken segment.' });
  return planMp3({
    format: mp3FormatOf(first),
    segments: parts,
    chapters,
    tags: {
      title: titleOf(book),
      author: book.author ?? undefined,
      narrator: book.voice ?? undefined,
      year: book.createdAt.getUTCFullYear(),
      language: book.language ?? undefined,
      cover: cover === null ? undefined : { mimeType: 'image/jpeg', data: cover },
      encodedBy: `Tandem ${VERSION}`,
    },
  });
}
