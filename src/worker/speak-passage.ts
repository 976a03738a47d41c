import { failRequest, getPassageToSpeak } from '../db/speech-requests.ts';
import type { PassageToSpeak } from '../db/speech-requests.ts';
import { AppError, toProblem } from '../errors.ts';
import { contentKey } from '../narration/content-key.ts';
import { buySpeech, SpeechDelayed } from './buy-speech.ts';
import type { TaskRun, WorkerContext } from './context.ts';
import { ComeBackLater } from './context.ts';

/**
 * What a worker dies under is asked for once more, and then no longer: a text may be why it died, and whoever waits can
 * ask again.
 */
const MAX_UNCERTAIN_RETRIES = 1;

/**
 * Speaks a passage of a request, unless it is spoken already or nobody waits for it any more. Safe to run any number of
 * times, by any number of workers. A book waits until an engine can speak again; whoever waits here is told at once.
 */
export async function speakPassage(context: WorkerContext, passageId: number, run: TaskRun): Promise<void> {
  const { pool, config, log } = context;
  const passage = await getPassageToSpeak(pool, passageId);
  if (passage === null) return;
  const { requestId } = passage;
  const maxUncertainRetries = Math.min(config.maxUncertainRetries, MAX_UNCERTAIN_RETRIES);
  try {
    if (!isOfThisEngine(context, passage)) throw new AppError('service-unavailable');
    await buySpeech(
      { ...context, config: { ...config, maxUncertainRetries } },
      { ...passage, bookId: requestId, segmentId: null, position: 0 },
      run,
    );
  } catch (error) {
    if (run.signal.aborted || error instanceof ComeBackLater) throw error;
    const problem = error instanceof SpeechDelayed ? error.problem : error;
    if (!(problem instanceof AppError)) throw error;
    log.warn('a request for speech failed', { requestId, error: problem });
    await failRequest(pool, requestId, toProblem(problem));
  }
}

/** An API that is older or newer, as on every deploy, may mean another engine: its speech would be stored as ours. */
function isOfThisEngine(
  { engine }: WorkerContext,
  { text, voice, language, speed, contentKey: ordered }: PassageToSpeak,
): boolean {
  const { provider, version: engineVersion } = engine;
  return ordered === contentKey({ text, provider, voice, language, speed, engineVersion });
}
