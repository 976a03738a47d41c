import type { VoiceActivity } from '../audio/voice-activity.ts';
import { measureVoice } from '../audio/voice-activity.ts';
import { heardBefore, takeSecondTry } from '../db/heard.ts';
import type { SpeechClaim } from '../db/speech.ts';
import type { SpeechDoubt } from '../narration/speech-judge.ts';
import { judgeSpeech } from '../narration/speech-judge.ts';
import { spokenLength } from '../narration/spoken-length.ts';
import type { SpokenOrder } from './spoken-order.ts';
import type { TaskRun, WorkerContext } from './context.ts';

interface Attempt {
  audio: Buffer;
  heard: VoiceActivity;
  doubt: SpeechDoubt | null;
}

/**
 * Has a text spoken. What sounds odd (half of the text, twice the text, a hole) is asked for once more, within the
 * limits of the book, and the better one of the two is taken: some servers answer 200 with a part of what they were
 * sent.
 *
 * @throws {SpeechError} of the first call; when the second one fails, the first one's speech is what there is
 */
export async function speakInFull(
  context: WorkerContext,
  order: SpokenOrder,
  claim: SpeechClaim,
  run: TaskRun,
): Promise<Buffer> {
  const { pool, config, log } = context;
  const { text, voice, language, speed, bookId, position } = order;
  const others = await heardBefore(pool, bookId, position);
  const speak = async (): Promise<Attempt> => {
    const { audio } = await context.engine.synthesize({ text, voice, language, speed, signal: run.cut });
    const heard = measureVoice(audio);
    return { audio, heard, doubt: judgeSpeech(spokenLength(text), heard, others) };
  };
  const first = await speak();
  if (first.doubt === null) return first.audio;
  const limits = { maxUsd: config.maxBookCostUsd, maxUncertainRetries: config.maxUncertainRetries };
  if (!(await takeSecondTry(pool, order, claim, { limits, budget: config.budget }))) return first.audio;
  log.info('a passage sounds odd, and is spoken once more', {
    bookId,
    segment: position,
    doubt: first.doubt,
  });
  try {
    return better(first, await speak()).audio;
  } catch (error) {
    log.warn('a passage could not be spoken once more', { bookId, segment: position, error });
    return first.audio;
  }
}

function better(first: Attempt, second: Attempt): Attempt {
  if (second.doubt === null) return second;
  switch (first.doubt) {
    case 'silence':
      return second.heard.longestGapSeconds < first.heard.longestGapSeconds ? second : first;
    case 'too-long':
      return second.heard.voicedSeconds < first.heard.voicedSeconds ? second : first;
    default:
      return second.heard.voicedSeconds > first.heard.voicedSeconds ? second : first;
  }
}
