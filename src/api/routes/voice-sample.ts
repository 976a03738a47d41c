import type { Request, RequestHandler } from 'express';
import { readBeginning } from '../../db/book-beginning.ts';
import { viewBook } from '../../db/book-view.ts';
import { readAccountRules } from '../../db/pronunciations.ts';
import { AppError } from '../../errors.ts';
import type { Voice } from '../../tts/engine.ts';
import { findVoice, voiceReads } from '../../tts/voices.ts';
import { refuseDearVoices } from '../affordable-voices.ts';
import { limitSpeech } from '../change-limit.ts';
import { contentDisposition } from '../content-disposition.ts';
import type { AppDeps } from '../deps.ts';
import { sendFile } from '../file-answer.ts';
import { loadReaders } from '../readers.ts';
import { endOfInterest } from '../request-context.ts';
import { refuseFromElsewhere } from '../security-headers.ts';
import { languageFor, planSpoken, planText, sampleText } from '../speech/plan-speech.ts';
import type { PlannedSpeech } from '../speech/plan-speech.ts';
import { speakNow } from '../speech/speak-now.ts';
import { spokenSound } from '../speech/spoken-sound.ts';

/** Somebody has pressed a button, and looks at it. */
const PATIENCE_MS = 60_000;
/** A shorter beginning, such as "Chapter 1.", tells little of a voice. UTF-16 code units. */
const TELLING_LENGTH = 60;

/** `GET /v1/voices/:voice/sample.mp3`: spoken now where it never was before. */
export function voiceSample(deps: AppDeps): RequestHandler {
  return async (req, res) => {
    refuseFromElsewhere(req);
    const { readSampleQuery, MAX_SAMPLE_CHARACTERS } = await loadReaders();
    const query = readSampleQuery(req.query);
    const voice = await voiceOf(deps, req);
    const speech = await plan(deps, req, voice, query, MAX_SAMPLE_CHARACTERS);
    // To ask about it costs nothing.
    if (req.method === 'HEAD') {
      res.setHeader('Content-Type', 'audio/mpeg');
      res.end();
      return;
    }
    await limitSpeech(deps, req, res);
    const signal = endOfInterest(res, deps.stopping);
    const passages = await speakNow(deps, deps.owner(req), speech, { signal, patienceMs: PATIENCE_MS });
    const { bytes, etag, open } = spokenSound(deps.storage, passages, signal);
    const disposition = contentDisposition('inline', `${voice.id}.mp3`);
    await sendFile(req, res, {
      contentType: 'audio/mpeg',
      contentDisposition: disposition,
      ...{ bytes, etag, open },
    });
  };
}

async function voiceOf(deps: AppDeps, req: Request): Promise<Voice> {
  const id = String(req.params['voice']);
  await refuseDearVoices(deps, req, { voice: id });
  const voice = findVoice(await deps.voices(), id);
  if (voice === undefined) {
    throw new AppError('voice-not-found', { detail: `There is no voice "${id.slice(0, 60)}".` });
  }
  return voice;
}

interface Query {
  text?: string | null | undefined;
  book?: string | undefined;
  speed?: number | null | undefined;
  language?: string | null | undefined;
}

async function plan(
  { pool, owner, speaker: speakerOf }: AppDeps,
  req: Request,
  voice: Voice,
  { text = null, book: bookId, speed: asked, language: wanted = null }: Query,
  maxBytes: number,
): Promise<PlannedSpeech> {
  const speaker = await speakerOf();
  const speed = asked ?? 1;
  const book = bookId === undefined ? null : await viewBook(pool, owner(req), bookId);
  if (bookId !== undefined && book === null) throw new AppError('book-not-found');
  const language = wanted ?? book?.language ?? null;
  if (language !== null && !voiceReads(voice, language)) {
    throw new AppError('invalid-parameter', {
      field: wanted === null ? 'book' : 'language',
      detail: `The voice "${voice.id}" doesn't read the language "${language}".`,
    });
  }
  if (book !== null && language !== null && text === null) {
    const [first, second = ''] = await readBeginning(pool, book.id);
    const beginning = [first, second].find((one) => one !== undefined && one.length >= TELLING_LENGTH);
    if (first !== undefined) {
      return planSpoken(beginning ?? first, { voice, language, speed }, speaker, maxBytes);
    }
  }
  const own = text === null ? voice.languages[0] : undefined;
  const manner = { voice, speed, language: language ?? own ?? languageFor(voice, text ?? '') };
  const rules = await readAccountRules(pool, owner(req));
  return planText(text ?? sampleText(manner.language), manner, { speaker, rules, field: 'text' });
}
