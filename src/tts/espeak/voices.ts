import type { Voice } from '../engine.ts';
import { ESPEAK_VOICE_ROWS } from './voice-rows.ts';

/** The offline voices: free, one language each. A table, so that listing them needs no engine in memory. */
export const ESPEAK_VOICES: readonly Voice[] = ESPEAK_VOICE_ROWS.map(([id, , name, languages]) => ({
  id,
  name,
  languages,
  family: 'espeak',
  gender: null,
  usdPerMillionCharacters: 0,
}));

const ESPEAK_IDENTIFIERS = new Map(ESPEAK_VOICE_ROWS.map(([id, identifier]) => [id, identifier]));

/** What espeak-ng itself calls the voice with this id, `gmw/en-US` for `en-us`. */
export function espeakIdentifier(id: string): string | undefined {
  return ESPEAK_IDENTIFIERS.get(id);
}
