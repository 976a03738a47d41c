import { checkpoint } from '../process/checkpoints.ts';
import { noteWaiting } from '../db/books.ts';
import { getSegmentToSpeak } from '../db/segment-to-speak.ts';
import { failBook, beginAssembly } from '../db/stages.ts';
import { holdForListener } from '../db/listener-pace.ts';
import { AppError, toProblem } from '../errors.ts';
import { isOfflineVoice } from '../tts/offline-voice.ts';
import { buySpeech, SpeechDelayed, SpendingHeld } from './buy-speech.ts';
import type { TaskRun, WorkerContext } from './context.ts';
import { ComeBackLater } from './context.ts';
import { noteDelay } from './engine-away.ts';
import { waitsForEstimate } from './spending-limits.ts';

/**
 * Speaks one segment, unless its speech is there already. Safe to run any number of times, by any number of workers.
 */
export async function synthesizeSegment(
  context: WorkerContext,
  segmentId: number,
  run: TaskRun,
): Promise<void> {
  const { pool, config, log } = context;
  const segment = await getSegmentToSpeak(pool, segmentId);
  if (segment === null) return;
  const { bookId } = segment;
  // Woken again when the whole book's price is known.
  if (segment.bookStatus === 'extracting' && waitsForEstimate(config, segment.usdPerMillion)) return;
  if (segment.state !== 'stored') {
    if (segment.ahead !== null && (await holdForListener(pool, bookId, segment.position))) return;
    try {
      await buySpeech(context, { ...segment, segmentId }, run);
    } catch (error) {
      if (error instanceof SpendingHeld) return;
      if (error instanceof SpeechDelayed && !run.signal.aborted) {
        await noteDelay(context, bookId, error.problem);
        if (error.delayMs !== null) throw new ComeBackLater(error.message, error.delayMs);
      }
      if (!(error instanceof AppError)) throw error;
      log.error('the book failed over a segment', { bookId, segment: segment.position, error });
      await failBook(pool, bookId, toProblem(error));
      return;
    }
    // While the offline voice reads on, the engine is as far away as before.
    if (!isOfflineVoice(segment.voice)) await noteWaiting(pool, bookId, null);
  }
  checkpoint('receipt-written');
  if (await beginAssembly(pool, bookId)) await context.producer.assemble(bookId);
}
