import type { Log } from '../../process/log.ts';
import { SpeechSetupError } from '../engine.ts';
import type { Voice } from '../engine.ts';
import { createVoiceCache } from '../voice-cache.ts';
import { findVoice } from '../voices.ts';
import type { ServerClient } from './client.ts';
import { ServerFailure } from './failures.ts';
import type { OpenAiSettings } from './settings.ts';
import { readVoiceNames, toServerVoices } from './voices.ts';

export interface ServerVoices {
  all(): Promise<readonly Voice[]>;
  /** Asks anew, where the server is asked at all. */
  renew(): Promise<readonly Voice[]>;
  /** What the server calls the voice with this id; `null` where there is none. */
  nameOf(id: string): Promise<string | null>;
}

/** There is no list at OpenAI, and no agreement elsewhere. */
const PATHS = ['/audio/voices', '/voices', '/audio/speech/voices', '/styles'];
/** What a server answers that has nothing there. */
const NOTHING_THERE = [400, 404, 405, 422, 501];

/** The voices that the settings name, or else those that the server lists. */
export function createServerVoices(options: {
  settings: OpenAiSettings;
  client: ServerClient;
  list: <T>(work: (limits: { signal: AbortSignal }) => Promise<T>) => Promise<T>;
  ttlMs: number;
  log: Log;
}): ServerVoices {
  const { settings, client, list, ttlMs, log } = options;
  const { model, languages, usdPerMillionCharacters } = settings;
  const names = new Map<string, string>();
  const take = (named: Parameters<typeof toServerVoices>[0]): readonly Voice[] => {
    const common = { family: model, languages, usdPerMillionCharacters };
    return toServerVoices(named, common).map(({ voice, name }) => {
      names.set(voice.id, name);
      return voice;
    });
  };

  const ask = async (): Promise<readonly Voice[]> => {
    for (const path of PATHS) {
      try {
        const answer = await list((limits) =>
          client.get(`${path}?model=${encodeURIComponent(model)}`, limits),
        );
        const found = readVoiceNames(answer);
        if (found.length > 0) return take(found);
      } catch (error) {
        const isNothing = error instanceof ServerFailure && NOTHING_THERE.includes(error.status ?? 0);
        if (!isNothing) throw error;
      }
    }
    throw new SpeechSetupError(
      'OPENAI_TTS_VOICES',
      'is not set, and the speech server has no list of its voices',
      'set it to the names of the voices that are to be used, for example alloy,nova',
    );
  };

  const fixed = settings.voices === null ? null : take(settings.voices);
  const cache = createVoiceCache({ load: ask, ttlMs, log });
  const all = (): Promise<readonly Voice[]> => (fixed === null ? cache.get() : Promise.resolve(fixed));
  return {
    all,
    renew: () => (fixed === null ? cache.refresh() : Promise.resolve(fixed)),
    nameOf: async (id) => {
      const voice = findVoice(await all(), id);
      return voice === undefined ? null : (names.get(voice.id) ?? null);
    },
  };
}
