import type { VoiceActivity } from '../audio/voice-activity.ts';
import { measureVoice } from '../audio/voice-activity.ts';
import { heardBefore } from '../db/heard.ts';
import { takeSecondTry } from '../db/second-try.ts';
import type { SpeechClaim } from '../db/speech.ts';
import type { SpeechDoubt } from '../narration/speech-judge.ts';
import { judgeSpeech } from '../narration/speech-judge.ts';
import type { SpokenLength } from '../narration/spoken-length.ts';
import { spokenLength } from '../narration/spoken-length.ts';
import { reliableTimes } from '../narration/word-times.ts';
import type { WordTime } from '../narration/word-times.ts';
import type { SpokenOrder } from './spoken-order.ts';
import type { TaskRun, WorkerContext } from './context.ts';
import { engineFor } from './engine-for.ts';
import { SpeechError } from '../tts/engine.ts';
import type { Speech, SpeechEngine } from '../tts/engine.ts';

/** Speech, how much there was to say, and what is heard of it. */
export interface Spoken {
  audio: Buffer;
  words: readonly WordTime[] | null;
  length: SpokenLength;
  heard: VoiceActivity;
}

export function hear(text: string, { audio, words }: Speech): Spoken {
  const heard = measureVoice(audio);
  return {
    audio,
    words: words === null ? null : reliableTimes(words, { text, durationMs: heard.durationSeconds * 1000 }),
    length: spokenLength(text),
    heard,
  };
}

/**
 * Has a text spoken. What sounds odd (half of the text, twice the text, a hole) is asked for once more, within the
 * limits of the book, and the better one of the two is taken: some servers answer 200 with a part of what they were
 * sent. Judging it never costs what was bought: where the database doesn't answer, the first one's speech is taken.
 *
 * @throws {SpeechError} of the first call; when the second one fails, the first one's speech is what there is
 */
export async function speakInFull(
  context: WorkerContext,
  order: SpokenOrder,
  claim: SpeechClaim,
  run: TaskRun,
): Promise<Spoken> {
  const { pool, log } = context;
  const { text, voice, language, speed, bookId, position } = order;
  const speak = async (): Promise<Spoken> =>
    hear(text, await callEngine(context, { text, voice, language, speed, signal: run.cut }));
  const first = await speak();
  try {
    const others = await heardBefore(pool, { bookId, position, voice });
    const judge = ({ length, heard }: Spoken): SpeechDoubt | null => judgeSpeech(length, heard, others);
    const doubt = judge(first);
    if (doubt === null || !(await mayTryAgain(context, order, claim))) return first;
    log.info('a passage sounds odd, and is spoken once more', { bookId, segment: position, doubt });
    const second = await speak();
    return judge(second) === null || isBetter(second.heard, first.heard, doubt) ? second : first;
  } catch (error) {
    log.warn('a passage could not be judged, or spoken once more', { bookId, segment: position, error });
    return first;
  }
}

/** Seconds. */
const BUCKETS = [0.1, 0.5, 1, 2, 5, 15, 60];

async function callEngine(
  context: WorkerContext,
  request: Parameters<SpeechEngine['synthesize']>[0],
): ReturnType<SpeechEngine['synthesize']> {
  const { counters } = context;
  const engine = engineFor(context, request.voice);
  const { provider } = engine;
  const startedAt = performance.now();
  let result = 'spoken';
  try {
    const speech = await engine.synthesize(request);
    counters.count('tandem_engine_bytes_total', { provider }, speech.audio.length);
    return speech;
  } catch (error) {
    result = error instanceof SpeechError ? error.kind : 'error';
    throw error;
  } finally {
    counters.count('tandem_engine_calls_total', { provider, result });
    counters.count('tandem_engine_characters_total', { provider, result }, Array.from(request.text).length);
    counters.observe('tandem_engine_call_seconds', BUCKETS, (performance.now() - startedAt) / 1000, {
      provider,
    });
  }
}

async function mayTryAgain(
  { pool, config }: WorkerContext,
  order: SpokenOrder,
  claim: SpeechClaim,
): Promise<boolean> {
  const { maxBookCostUsd: maxUsd, maxUncertainRetries, budget } = config;
  return takeSecondTry(pool, order, claim, { limits: { maxUsd, maxUncertainRetries }, budget });
}

function isBetter(second: VoiceActivity, first: VoiceActivity, doubt: SpeechDoubt): boolean {
  switch (doubt) {
    case 'silence':
      return second.longestGapSeconds < first.longestGapSeconds;
    case 'too-long':
      return second.voicedSeconds < first.voicedSeconds;
    case 'too-short':
      return second.voicedSeconds > first.voicedSeconds;
  }
}
