import { Readable } from 'node:stream';
import { inspectMp3 } from '../../audio/mp3-frames.ts';
import { createMp3Writer } from '../../audio/mp3-writer.ts';
import type { Mp3Writer } from '../../audio/mp3-writer.ts';
import { silentMp3 } from '../../audio/silence.ts';
import type { Log } from '../../process/log.ts';
import { messageOf } from '../../process/thrown.ts';
import { SpeechError, SpeechSetupError } from '../engine.ts';
import type { Speech, SpeechEngine, SpeechRequest } from '../engine.ts';
import { linkSignals } from '../link-signals.ts';
import { hasWords, speakableText } from '../plain-text.ts';
import type { QuotaGate } from '../quota.ts';
import { createSlots } from '../slots.ts';
import { MOST_CAPTIONED_CHARACTERS, readCaptionedSound } from './captioned-sound.ts';
import { CAPTIONED_SPEECH, createCaptions, isFailedCaption, isRefusedCaption } from './captions.ts';
import { createServerClient } from './client.ts';
import type { CallLimits } from './client.ts';
import { classifyFailure, ServerFailure } from './failures.ts';
import { checkModel } from './model-check.ts';
import { probeServer } from './probe.ts';
import { createRequestFields } from './request-fields.ts';
import type { OpenAiSettings } from './settings.ts';
import { receiveSound, UnusableSound } from './sound.ts';
import { createServerVoices } from './server-voices.ts';

export interface OpenAiOptions {
  settings: OpenAiSettings;
  /** Shared by everybody who buys with the same account. */
  quota: QuotaGate;
  log: Log;
  listDeadlineMs?: number;
  voicesTtlMs?: number;
}

/** About two minutes of English: models that count tokens take no more at a time. */
const TARGET_BYTES = 1_800;
const REVISION = 1;
/** First pause after a refusal that names none; longer ones follow, see `nextPause`. */
const QUOTA_PAUSE_SECONDS = 10;
const LONGEST_PAUSE_SECONDS = 300;
const SILENCE_SECONDS = 0.3;
/** As many fields can be refused, one after the other. */
const MOST_TRIES = 4;
const SETUP_LOG_INTERVAL_MS = 60_000;
/**
 * Speech at normal speed takes less than the one and more than the other, in any language; what doesn't is no speech of
 * this text.
 */
const SECONDS_PER_CHARACTER = { least: 1 / 60, most: 0.6 };
/** Short texts have pauses that are longer than they are. */
const SPARE_SECONDS = 20;
const LEAST_JUDGED_CHARACTERS = 100;

interface Call {
  text: string;
  voice: string;
  speed: number;
}

/**
 * Any server that speaks OpenAI's `POST /v1/audio/speech`. They agree on the request, more or less, and on nothing
 * else: what comes back is judged by its bytes, and every answer that isn't whole speech is a failure. A call is made
 * once, unless the server has refused a field that it can be asked without; whether to try again is the caller's
 * business.
 */
export function createOpenAiEngine(options: OpenAiOptions): SpeechEngine {
  const { settings, quota, log, listDeadlineMs = 15_000, voicesTtlMs = 24 * 3_600_000 } = options;
  const { host, model, sampleRateHz, bitrateKbps, apiKey, baseUrl } = settings;
  const closing = new AbortController();
  const client = createServerClient({ baseUrl, apiKey });
  const fields = createRequestFields(settings);
  const slots = createSlots(settings.concurrency);
  const encoders: Mp3Writer[] = [];
  const maxBytes = Math.min(settings.maxCharacters, settings.maxBytes ?? Number.POSITIVE_INFINITY);
  const list = <T>(work: (limits: { signal: AbortSignal }) => Promise<T>): Promise<T> =>
    withDeadline(work, listDeadlineMs, closing.signal);
  const beside = createServerClient({ baseUrl: baseUrl.replace(/\/v1$/, ''), apiKey });
  const captions = createCaptions({ wanted: settings.wordTimes, server: beside, list });
  const voices = createServerVoices({ settings, client, list, ttlMs: voicesTtlMs, log });
  let setupLoggedAt = Number.NEGATIVE_INFINITY;

  /** Every failure of this engine, in the contract's terms. */
  const toSpeechError = (error: unknown): SpeechError => {
    if (error instanceof SpeechError) return error;
    let kind: SpeechError['kind'] = 'uncertain';
    let message = messageOf(error);
    if (error instanceof ServerFailure) ({ kind, message } = classifyFailure(error));
    if (error instanceof SpeechSetupError) kind = 'setup';
    if (error instanceof UnusableSound) {
      if (error.isNoServer) kind = 'setup';
      message = `the speech server's answer can't be used: ${message}`;
    }
    if (kind === 'setup' && performance.now() - setupLoggedAt > SETUP_LOG_INTERVAL_MS) {
      setupLoggedAt = performance.now();
      log.error('speech can not be had until the settings or the speech server are put right', {
        reason: message,
      });
    }
    return new SpeechError(kind, message, { cause: error });
  };

  const synthesize = async (request: SpeechRequest): Promise<Speech> => {
    const bytes = Buffer.byteLength(request.text);
    if (bytes > maxBytes) {
      throw new SpeechError('rejected', `the text has ${bytes} bytes, more than ${maxBytes}`);
    }
    const text = speakableText(request.text);
    const { signal, unlink } = linkSignals(closing.signal, request.signal);
    let sent = false;
    try {
      signal.throwIfAborted();
      if (!hasWords(text)) return { audio: silence(sampleRateHz, bitrateKbps), words: null };
      const voice = await voices.nameOf(request.voice);
      if (voice === null) throw new SpeechError('rejected', `there is no voice "${request.voice}"`);
      await slots.take(signal);
      try {
        await quota.take(model, signal);
        sent = true;
        return await speak({ text, voice, speed: request.speed }, signal);
      } finally {
        slots.give();
      }
    } catch (error) {
      if (!sent && signal.aborted && !(error instanceof SpeechError)) {
        throw new SpeechError('transient', 'stopped before it was sent', { cause: error });
      }
      const speechError = toSpeechError(error);
      await pauseAfter(error, speechError);
      throw speechError;
    } finally {
      unlink();
    }
  };

  /** Asks with fewer fields as long as one is refused that isn't needed, and without times where there are none. */
  const speak = async (call: Call, signal: AbortSignal): Promise<Speech> => {
    for (let attempt = 1; ; attempt += 1) {
      const isCaptioned = call.text.length <= MOST_CAPTIONED_CHARACTERS && (await captions.areThere());
      const ask = isCaptioned ? speakCaptioned : speakOnce;
      const body = fields.body(call);
      try {
        return await withDeadline((limits) => ask(call, body, limits), settings.timeoutMs, signal);
      } catch (error) {
        if (error instanceof UnusableSound && error.wavMayHelp && fields.askForWav()) {
          log.warn("the speech server sent what a book can't use; from now on it is asked for WAV", {
            reason: error.message,
          });
        }
        const again = error instanceof ServerFailure && attempt < MOST_TRIES && fields.leaveOut(error, body);
        if (!again && isCaptioned && isFailedCaption(error)) captions.giveUp();
        if (again) {
          log.info('the speech server refused a field; it is asked without', { reason: error.message });
        } else if (isCaptioned && isRefusedCaption(error)) {
          log.warn('the speech server does not say when it speaks each word; it is asked for speech alone', {
            reason: messageOf(error),
          });
        } else {
          throw error;
        }
      }
    }
  };

  const speakOnce = async (
    call: Call,
    body: Record<string, unknown>,
    limits: CallLimits,
  ): Promise<Speech> => {
    const { chunks, type } = await client.post('/audio/speech', body, limits);
    return { audio: await receive(call, chunks, type), words: null };
  };

  const speakCaptioned = async (
    call: Call,
    body: Record<string, unknown>,
    limits: CallLimits,
  ): Promise<Speech> => {
    const { chunks, type } = await beside.post(CAPTIONED_SPEECH, body, limits);
    const { text } = call;
    const captioned = await readCaptionedSound(chunks, type, { text, sampleRateHz }).catch(
      (error: unknown) => {
        // Who sends nothing that can be read here may well speak otherwise.
        if (error instanceof UnusableSound) captions.giveUp();
        throw error;
      },
    );
    return {
      audio: await receive(call, Readable.from([captioned.sound]), captioned.type),
      words: captioned.words,
    };
  };

  const receive = async (
    { text, speed }: Call,
    chunks: AsyncIterable<Buffer>,
    type: string,
  ): Promise<Buffer> => {
    const characters = Array.from(text).length;
    let encoder: Mp3Writer | undefined;
    try {
      const audio = await receiveSound(
        chunks,
        type,
        {
          sampleRateHz,
          bitrateKbps,
          asked: fields.asksFor(),
          maxSeconds: (SPARE_SECONDS + characters * SECONDS_PER_CHARACTER.most) / Math.min(1, speed),
        },
        async () => (encoder = encoders.pop() ?? (await createMp3Writer())),
      );
      requireWhole(audio, characters, speed);
      return audio;
    } finally {
      if (encoder !== undefined) encoders.push(encoder);
    }
  };

  const pauseAfter = async (error: unknown, { kind }: SpeechError): Promise<void> => {
    const named = error instanceof ServerFailure ? error.retryAfterSeconds : null;
    if (kind !== 'quota' && (kind !== 'transient' || named === null)) return;
    const seconds = Math.min(LONGEST_PAUSE_SECONDS, Math.max(1, named ?? QUOTA_PAUSE_SECONDS));
    log.warn('the speech server wants a pause; everybody makes one', { seconds });
    await quota.backOff(model, seconds).catch((failure: unknown) => {
      log.warn('the pause could not be shared', { error: failure });
    });
  };

  return {
    provider: 'openai',
    version: `openai/${baseUrl.replace(/^https?:\/\//, '')}/${model}/${settings.instructions ?? ''}/mp3-${sampleRateHz}/${REVISION}`,
    limits: { maxBytes, targetBytes: Math.min(TARGET_BYTES, maxBytes) },
    voices: async () => {
      try {
        return await voices.all();
      } catch (error) {
        throw toSpeechError(error);
      }
    },
    synthesize,
    probe: () =>
      probeServer({
        checkModel: () =>
          checkModel({ host, model, log, models: () => list((limits) => client.get('/models', limits)) }),
        voices: () => voices.renew(),
        toSpeechError,
        synthesize,
      }),
    close: () => {
      closing.abort(new SpeechError('transient', 'the speech engine is closed'));
      return Promise.resolve();
    },
  };
}

/** @throws {UnusableSound} for speech that is too short to be of this text: part of it was swallowed. */
function requireWhole(audio: Buffer, characters: number, speed: number): void {
  const { durationSeconds } = inspectMp3(audio);
  const least = (characters * SECONDS_PER_CHARACTER.least) / Math.max(1, speed);
  if (characters >= LEAST_JUDGED_CHARACTERS && durationSeconds < least) {
    throw new UnusableSound(
      `${durationSeconds.toFixed(1)} seconds are too short for ${characters} characters; part of the text is missing`,
    );
  }
}

function silence(sampleRateHz: number, bitrateKbps: number): Buffer {
  const samplesPerFrame = sampleRateHz >= 32_000 ? 1152 : 576;
  return silentMp3({ sampleRateHz, channels: 1, samplesPerFrame }, bitrateKbps, SILENCE_SECONDS).audio;
}

async function withDeadline<T>(
  work: (limits: { signal: AbortSignal }) => Promise<T>,
  ms: number,
  outer: AbortSignal,
): Promise<T> {
  const own = new AbortController();
  const timer = setTimeout(() => own.abort(new Error(`no whole answer within ${ms / 1000} s`)), ms);
  const { signal, unlink } = linkSignals(own.signal, outer);
  try {
    return await work({ signal });
  } finally {
    clearTimeout(timer);
    unlink();
  }
}
