import type { Request, RequestHandler } from 'express';
import type { ModelListJson, ServerVoicesJson } from '../../contract/openai.ts';
import { readAccountRules } from '../../db/pronunciations.ts';
import { AppError } from '../../errors.ts';
import { plainLanguage } from '../../pdf/language.ts';
import type { Voice } from '../../tts/engine.ts';
import { OPENAI_VOICES } from '../../tts/openai/models.ts';
import { findVoice, voiceForLanguage } from '../../tts/voices.ts';
import { affordableVoices, refuseDearVoices } from '../affordable-voices.ts';
import { limitSpeech } from '../change-limit.ts';
import type { AppDeps } from '../deps.ts';
import { readJsonObject } from '../json-body.ts';
import { sendPieces } from '../long-answer.ts';
import { endOfInterest } from '../request-context.ts';
import { languageFor, planText } from '../speech/plan-speech.ts';
import { speakNow } from '../speech/speak-now.ts';
import { spokenSound } from '../speech/spoken-sound.ts';
import { toWav, wavBytes } from '../speech/wav.ts';

/** Four minutes of sound, from an engine that is hardly faster than it speaks; clients wait for as long or longer. */
const PATIENCE_MS = 280_000;

/**
 * `POST /v1/audio/speech`: OpenAI's call. It answers when all of the text is spoken, with the length: other servers
 * begin earlier, and what breaks on the way looks like a whole answer.
 */
export function createSpeech(deps: AppDeps): RequestHandler {
  const { pool, storage, owner, stopping, turns } = deps;
  return async (req, res) => {
    const { readSpeechRequest } = await import('../../contract/openai.ts');
    const { input, voice: name, format, speed } = readSpeechRequest(await readJsonObject(req, turns));
    const voice = await voiceNamed(deps, req, name, input);
    const manner = { voice, speed, language: languageFor(voice, input) };
    const rules = await readAccountRules(pool, owner(req));
    const speech = planText(input, manner, { speaker: await deps.speaker(), rules, field: 'input' });
    await limitSpeech(deps, req, res);
    const signal = endOfInterest(res, stopping);
    const passages = await speakNow(deps, owner(req), speech, { signal, patienceMs: PATIENCE_MS });
    const sound = spokenSound(storage, passages, signal);
    const mp3 = await sound.open(null);
    const answer =
      format === 'wav'
        ? { type: 'audio/wav', bytes: wavBytes(sound), pieces: toWav(mp3, sound, turns) }
        : { type: 'audio/mpeg', bytes: sound.bytes, pieces: mp3 };
    res.setHeader('Content-Length', answer.bytes);
    await sendPieces(req, res, { contentType: answer.type, pieces: answer.pieces, stopping });
  };
}

/** `GET /v1/audio/voices`, as other servers list them. */
export function listServerVoices(deps: AppDeps): RequestHandler {
  return async (req, res) => {
    const voices = await affordableVoices(deps, req);
    const answer: ServerVoicesJson = {
      voices: voices.map(({ id, name, languages, gender }) => ({ id, name, languages, gender })),
    };
    res.json(answer);
  };
}

/** `GET /v1/models`. */
export function listModels(): RequestHandler {
  return async (_req, res) => {
    const { MODELS } = await import('../../contract/openai.ts');
    const answer: ModelListJson = {
      object: 'list',
      data: MODELS.map((id) => ({ id, object: 'model', created: 0, owned_by: 'tandem' })),
    };
    res.json(answer);
  };
}

async function voiceNamed(deps: AppDeps, req: Request, name: string, text: string): Promise<Voice> {
  await refuseDearVoices(deps, req, { voice: name });
  const voices = await affordableVoices(deps, req);
  const voice = findVoice(voices, name);
  if (voice !== undefined) return voice;
  if (voices.length > 0 && OPENAI_VOICES.some((known) => known === name.toLowerCase())) {
    return voiceForLanguage(voices, plainLanguage(text), deps.defaultVoice);
  }
  throw new AppError('voice-not-found', {
    field: 'voice',
    detail: `There is no voice "${name.slice(0, 60)}".`,
  });
}
