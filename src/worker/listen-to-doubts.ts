import { buffer } from 'node:stream/consumers';
import type { Book } from '../db/books.ts';
import type { AudioDoubt } from '../db/heard.ts';
import { isWhatWasSaid } from '../narration/transcript.ts';
import { quoted } from './audio-doubts.ts';
import type { DoubtfulSegment } from './audio-doubts.ts';
import type { TaskRun, WorkerContext } from './context.ts';

/** What a recogniser takes is in no budget; with more of them something is wrong with the voice. */
const MOST_PASSAGES = 20;
/** Of a passage. A recogniser without a graphics card takes about as long as the passage. */
const PATIENCE_MS = 180_000;
/** Of a book: it is ready all the same, with the doubts that are left. */
const PATIENCE_WITH_ALL_MS = 600_000;

/**
 * Has a recogniser listen to what sounds odd, where there is one. A doubt is cleared when all is heard that was to be
 * said, and else says what was heard instead. A recogniser that fails is asked no more for this book.
 */
export async function listenToDoubts(
  context: Pick<WorkerContext, 'recogniser' | 'storage' | 'log'>,
  { id: bookId, language }: Pick<Book, 'id' | 'language'>,
  doubts: readonly DoubtfulSegment[],
  { signal }: TaskRun,
): Promise<AudioDoubt[]> {
  const { recogniser, storage, log } = context;
  const left: AudioDoubt[] = [];
  const lastMoment = performance.now() + PATIENCE_WITH_ALL_MS;
  let asked = 0;
  let isWilling = recogniser !== null;
  for (const { doubt, segment } of doubts) {
    isWilling &&= asked < MOST_PASSAGES && performance.now() < lastMoment;
    if (recogniser === null || !isWilling) {
      left.push(doubt);
      continue;
    }
    asked += 1;
    try {
      const audio = await buffer(await storage.get(segment.objectKey));
      const ending = AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]);
      const heard = await recogniser.transcribe(audio, language, ending);
      if (isWhatWasSaid(segment.text, heard)) {
        log.info('a passage that sounded odd is spoken in full, as a recogniser hears it', {
          bookId,
          segment: segment.position,
        });
      } else {
        left.push({ ...doubt, heard: quoted(heard) });
      }
    } catch (error) {
      signal.throwIfAborted();
      isWilling = false;
      left.push(doubt);
      log.warn('a recogniser could not listen to what sounds odd; it is asked no more for this book', {
        bookId,
        error,
      });
    }
  }
  return left;
}
