import type { RequestHandler } from 'express';
import type { VoiceListJson } from '../../contract/answers.ts';
import type { AppDeps } from '../deps.ts';

/** `GET /v1/voices` */
export function listVoices({
  voices,
  defaultVoice,
}: Pick<AppDeps, 'voices' | 'defaultVoice'>): RequestHandler {
  return async (_req, res) => {
    const answer: VoiceListJson = {
      voices: (await voices()).map(({ id, name, languages, family, gender, usdPerMillionCharacters }) => ({
        id,
        name,
        languages,
        family,
        gender,
        usdPerMillionCharacters,
      })),
      defaultVoice,
    };
    res.json(answer);
  };
}
