import type { RequestHandler } from 'express';
import type { VoiceListJson } from '../../contract/answers.ts';
import { OFFLINE_VOICES } from '../../tts/offline-voice.ts';
import { affordableVoices } from '../affordable-voices.ts';
import type { AppDeps } from '../deps.ts';

/** `GET /v1/voices`: those that the account may choose. */
export function listVoices(deps: AppDeps): RequestHandler {
  return async (req, res) => {
    const voices = await affordableVoices(deps, req);
    const answer: VoiceListJson = {
      voices: voices.map(({ id, name, languages, family, gender, usdPerMillionCharacters }) => ({
        id,
        name,
        languages,
        family,
        gender,
        usdPerMillionCharacters,
      })),
      offlineVoices: OFFLINE_VOICES.map(({ id, name, languages }) => ({ id, name, languages })),
      defaultVoice: deps.defaultVoice,
    };
    res.json(answer);
  };
}
