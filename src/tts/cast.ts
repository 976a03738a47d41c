import type { Voice } from './engine.ts';
import { findVoice } from './voices.ts';

/** Who reads a book. */
export interface Cast {
  narrator: Voice;
  /** By role, see src/narration/roles.ts. */
  voices: ReadonlyMap<string, Voice>;
}

/** @param chosen ids of voices by role; of one that is gone the narrator takes the part, and it stays a part. */
export function castVoices(
  narrator: Voice,
  chosen: Readonly<Record<string, string>>,
  voices: readonly Voice[],
): Cast {
  const parts = Object.entries(chosen).map(
    ([role, id]) => [role, findVoice(voices, id) ?? narrator] as const,
  );
  return { narrator, voices: new Map(parts) };
}

/** The highest price of its voices, for a million characters. */
export function dearest({ narrator, voices }: Cast): number {
  return Math.max(...[narrator, ...voices.values()].map((voice) => voice.usdPerMillionCharacters));
}
