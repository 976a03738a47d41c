import { inspectMp3, stripMp3 } from '../../audio/mp3-frames.ts';
import { messageOf } from '../../process/thrown.ts';
import type { Log } from '../../process/log.ts';
import { GoogleCallError, openGoogleClient } from './client.ts';
import type { GoogleClient } from './client.ts';
import { SpeechSetupError } from '../engine.ts';
import type { GoogleCredentials } from './credentials.ts';
import type { GoogleEndpoint } from './endpoint.ts';
import { classifyGoogleError } from './errors.ts';
import { GOOGLE_AUDIO, silence } from './text.ts';
import { hasWords, speakableText } from '../plain-text.ts';
import { linkSignals } from '../link-signals.ts';
import { explainProbe } from './probe.ts';
import { googleVoiceTakesSpeed, parseGoogleVoice, toVoices } from './voices.ts';
import type { QuotaGate } from '../quota.ts';
import { SpeechError } from '../engine.ts';
import type { Speech, SpeechEngine, SpeechRequest, Voice } from '../engine.ts';
import { createVoiceCache } from '../voice-cache.ts';

export interface GoogleOptions {
  /** `null` only for a plaintext endpoint. */
  credentials: GoogleCredentials | null;
  /** `null` is Google's own; see `parseGoogleEndpoint`. */
  endpoint: GoogleEndpoint | null;
  /** Shared by everybody who buys with the same account. */
  quota: QuotaGate;
  log: Log;
  /** 32 is the service's stable MP3; 64 sounds better and exists in the beta version of its interface only. */
  bitrateKbps?: 32 | 64;
  /** A call may take this, plus `deadlineMsPerByte` for each byte of text. */
  callDeadlineMs?: number;
  deadlineMsPerByte?: number;
  listDeadlineMs?: number;
  /** 5,000 bytes at a quarter of the speed are about 6 MB. */
  maxReplyBytes?: number;
  voicesTtlMs?: number;
}

/** https://cloud.google.com/text-to-speech/quotas, content limits. */
const MAX_BYTES = 5_000;
/** About two and a half minutes of English: few calls for the quota, and not much to buy again when one is lost. */
const TARGET_BYTES = 2_500;
const REVISION = 1;
/** First pause after the quota was used up; longer ones follow, see `nextPause`. */
const QUOTA_PAUSE_SECONDS = 10;
const SILENCE_MS = 300;
const SETUP_LOG_INTERVAL_MS = 60_000;

/**
 * Google Cloud Text-to-Speech through its official client, which is loaded at the first call. Plain text only: no SSML
 * and no pitch, which the best voices refuse. Every call is made once; whether to try again is the caller's business.
 */
export function createGoogleEngine(options: GoogleOptions): SpeechEngine {
  const { quota, log, bitrateKbps = 32 } = options;
  const { callDeadlineMs = 30_000, deadlineMsPerByte = 30, listDeadlineMs = 15_000 } = options;
  const { maxReplyBytes = 16 * 1024 * 1024, voicesTtlMs = 24 * 3_600_000 } = options;
  const closing = new AbortController();
  let opening: Promise<GoogleClient> | undefined;
  let setupLoggedAt = Number.NEGATIVE_INFINITY;

  const open = (): Promise<GoogleClient> => {
    opening ??= openGoogleClient({ ...options, bitrateKbps, maxReplyBytes }).catch((error: unknown) => {
      // The next call tries again: a key file can appear later.
      opening = undefined;
      throw error;
    });
    return opening;
  };

  const listVoices = async (): Promise<readonly Voice[]> => {
    closing.signal.throwIfAborted();
    const client = await open();
    return toVoices(await client.listVoices({ deadlineMs: listDeadlineMs, signal: closing.signal }));
  };
  const voices = createVoiceCache({ load: listVoices, ttlMs: voicesTtlMs, log });

  /** Every failure of this engine, in the contract's terms. */
  const toSpeechError = (error: unknown): SpeechError => {
    if (error instanceof SpeechError) return error;
    let kind: SpeechError['kind'] = 'transient';
    let message = messageOf(error);
    if (error instanceof GoogleCallError) ({ kind, message } = classifyGoogleError(error));
    if (error instanceof SpeechSetupError) kind = 'setup';
    if (kind === 'setup' && performance.now() - setupLoggedAt > SETUP_LOG_INTERVAL_MS) {
      setupLoggedAt = performance.now();
      log.error('speech can not be bought until the settings or the Google account are put right', {
        reason: message,
      });
    }
    return new SpeechError(kind, message, { cause: error });
  };

  const synthesize = async (request: SpeechRequest): Promise<Speech> => {
    const { voice, speed } = request;
    const parts = parseGoogleVoice(voice);
    if (parts === null) throw new SpeechError('rejected', `there is no voice "${voice}"`);
    const { family, language } = parts;
    if (speed !== 1 && !googleVoiceTakesSpeed(family)) {
      throw new SpeechError('rejected', `the voice "${voice}" has one speed only`);
    }
    const bytes = Buffer.byteLength(request.text);
    if (bytes > MAX_BYTES) {
      throw new SpeechError(
        'rejected',
        `the text has ${bytes} bytes, more than the ${MAX_BYTES} that Google takes`,
      );
    }
    const text = speakableText(request.text);
    const { signal, unlink } = linkSignals(closing.signal, request.signal);
    try {
      signal.throwIfAborted();
      if (!hasWords(text)) return { audio: silence(bitrateKbps, SILENCE_MS), words: null };
      const client = await open();
      await quota.take(family, signal);
      const audio = await client.synthesize(
        { text, voice, languageCode: language, speakingRate: speed === 1 ? null : speed },
        { deadlineMs: callDeadlineMs + bytes * deadlineMsPerByte, signal },
      );
      return { audio: bareMp3(audio), words: null };
    } catch (error) {
      const speechError = toSpeechError(error);
      if (speechError.kind === 'quota') await pauseFamily(family);
      throw speechError;
    } finally {
      unlink();
    }
  };

  const pauseFamily = async (family: string): Promise<void> => {
    log.warn('the quota of a voice family is used up; everybody pauses', { family });
    await quota.backOff(family, QUOTA_PAUSE_SECONDS).catch((error: unknown) => {
      log.warn('the pause could not be shared', { family, error });
    });
  };

  return {
    provider: 'google',
    version: `google/mp3-${bitrateKbps}k/${REVISION}`,
    limits: { maxBytes: MAX_BYTES, targetBytes: TARGET_BYTES },
    voices: async () => {
      try {
        return await voices.get();
      } catch (error) {
        throw toSpeechError(error);
      }
    },
    synthesize,
    probe: async () => {
      await voices.refresh().catch((error: unknown) => {
        throw explainProbe(error, options);
      });
    },
    close: async () => {
      closing.abort(new SpeechError('transient', 'the speech engine is closed'));
      const client = await opening?.catch(() => undefined);
      opening = undefined;
      await client?.close();
    },
  };
}

/** The frames alone, or an error: the call was answered, and paid for, but its audio can't be used. */
function bareMp3(audio: Buffer): Buffer {
  try {
    const bare = stripMp3(audio);
    const { sampleRateHz, channels } = inspectMp3(bare);
    if (sampleRateHz === GOOGLE_AUDIO.sampleRateHz && channels === GOOGLE_AUDIO.channels) return bare;
    throw new Error(`it has ${sampleRateHz} Hz and ${channels} channels`);
  } catch (error) {
    throw new SpeechError('uncertain', `Google sent audio that can't be used: ${messageOf(error)}`, {
      cause: error,
    });
  }
}
