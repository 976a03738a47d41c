import type { Book } from '../db/books.ts';
import { getBook, noteEngineAway, noteWaiting } from '../db/books.ts';
import { readOnInOtherVoice } from '../db/other-voice.ts';
import { AppError, toProblem } from '../errors.ts';
import type { ErrorCode } from '../errors.ts';
import { contentKey } from '../narration/content-key.ts';
import { OFFLINE_VOICES } from '../tts/offline-voice.ts';
import { findVoice } from '../tts/voices.ts';
import { setAside } from './budget.ts';
import type { WorkerContext } from './context.ts';
import { wakeNarrators } from './reconcile.ts';

/** What keeps all of a book from being spoken, not only the words that were asked for. */
const AWAY: readonly ErrorCode[] = ['speech-unavailable', 'speech-quota', 'speech-setup'];

/**
 * Tells a book's listener why a call for speech has to wait. Once the engine is away for longer than `ENGINE_PATIENCE`,
 * the offline voice that was chosen for that case reads on; without one the book says that the engine may stay away.
 * The calls go on as before, so the book does by itself when it is back.
 */
export async function noteDelay(context: WorkerContext, bookId: string, problem: AppError): Promise<void> {
  const { pool, config } = context;
  const isLong =
    AWAY.includes(problem.code) && (await noteEngineAway(pool, bookId)) > config.enginePatienceMs;
  const shown = isLong
    ? new AppError('speech-gone', { detail: problem.detail ?? '', cause: problem })
    : problem;
  await noteWaiting(pool, bookId, toProblem(shown));
  const book = isLong ? await getBook(pool, bookId) : null;
  if (book !== null && (await readOn(context, book))) await wakeNarrators(context, bookId);
}

/** @returns whether there is something to be spoken now */
async function readOn(context: WorkerContext, book: Book): Promise<boolean> {
  const { pool, offline, log } = context;
  const { id: bookId, language, choices } = book;
  const voice = choices.fallbackVoice === null ? undefined : findVoice(OFFLINE_VOICES, choices.fallbackVoice);
  if (voice === undefined || language === null) return false;
  const { provider, version: engineVersion } = offline;
  const segments = await readOnInOtherVoice(pool, bookId, {
    voice: voice.id,
    usdPerMillion: voice.usdPerMillionCharacters,
    keyOf: (text) =>
      contentKey({ text, provider, voice: voice.id, language, speed: choices.speed, engineVersion }),
  });
  if (segments === 0) return false;
  log.warn('the speech engine is away for long: an offline voice reads on', { bookId, segments });
  // What was set aside for the voice that is away isn't needed for these.
  return setAside(context, book);
}
