import { AppError } from '../errors.ts';
import type { Choices } from '../narration/choices.ts';
import type { Voice } from '../tts/engine.ts';
import { OFFLINE_VOICES } from '../tts/offline-voice.ts';
import { findVoice, voiceReads } from '../tts/voices.ts';

/** As many as somebody reads; the rest is in the list of voices. */
const MAX_NAMED_VALUES = 12;

type VoiceChoice = Pick<Choices, 'voice' | 'voices' | 'fallbackVoice' | 'language'>;

/**
 * Whether there are such voices, some voice for the language, and whether they fit. The voices of a book come from one
 * engine, whose sound is all alike: the list has no others.
 *
 * @param changed what of it somebody chose just now; the rest was chosen before.
 * @returns what was chosen, with the ids of voices as the list spells them.
 * @throws {AppError} `invalid-parameter`, with the values that come closest.
 */
export function checkVoiceChoice(
  { voice, voices: byRole, fallbackVoice, language }: VoiceChoice,
  changed: Partial<VoiceChoice>,
  voices: readonly Voice[],
): Partial<VoiceChoice> {
  if (language !== null) checkLanguage(language, voices);
  const ids = Object.fromEntries(
    Object.entries(byRole).map(([role, id]) => [
      role,
      idOf(id, { field: `voices.${role}`, language, voices }),
    ]),
  );
  const id = voice === null ? null : idOf(voice, { field: 'voice', language, voices });
  const offline = { field: 'fallbackVoice', language, voices: OFFLINE_VOICES };
  const fallbackId = fallbackVoice === null ? null : idOf(fallbackVoice, offline);
  return {
    ...changed,
    ...(changed.fallbackVoice !== undefined && { fallbackVoice: fallbackId }),
    ...(changed.voice !== undefined && { voice: id }),
    ...(changed.voices !== undefined && { voices: ids }),
  };
}

/** A voice's id as the list spells it. @throws {AppError} where there is none that reads the language */
function idOf(
  id: string,
  { field, language, voices }: { field: string; language: string | null; voices: readonly Voice[] },
): string {
  const voice = findVoice(voices, id);
  if (voice === undefined) {
    throw new AppError('invalid-parameter', {
      field,
      detail: `There is no voice "${id.slice(0, 60)}" of this speech engine; GET /v1/voices lists all ${voices.length}.`,
      allowed: closestTo(
        id,
        voices.map((candidate) => candidate.id),
      ),
    });
  }
  if (language !== null && !voiceReads(voice, language)) {
    throw new AppError('invalid-parameter', {
      field,
      detail: `The voice "${voice.id}" doesn't read the language "${language}".`,
      allowed: voices
        .filter((candidate) => voiceReads(candidate, language))
        .slice(0, MAX_NAMED_VALUES)
        .map((candidate) => candidate.id),
    });
  }
  return voice.id;
}

function checkLanguage(language: string, voices: readonly Voice[]): void {
  if (voices.some((voice) => voiceReads(voice, language))) return;
  throw new AppError('invalid-parameter', {
    field: 'language',
    detail: `No voice reads "${language}"; GET /v1/voices lists the languages.`,
    allowed: closestTo(language, [...new Set(voices.flatMap((voice) => voice.languages))]),
  });
}

/** The likeliest first: by common beginning, then by common letters. */
function closestTo(wanted: string, values: readonly string[]): string[] {
  const lower = wanted.toLowerCase();
  const score = (value: string): number => {
    const candidate = value.toLowerCase();
    let common = 0;
    while (common < lower.length && candidate[common] === lower[common]) common += 1;
    const shared = new Set(Array.from(candidate).filter((letter) => lower.includes(letter))).size;
    return common * 100 + (candidate.includes(lower) ? 50 : 0) + shared;
  };
  return values
    .map((value) => ({ value, score: score(value) }))
    .sort((a, b) => b.score - a.score)
    .slice(0, MAX_NAMED_VALUES)
    .map(({ value }) => value);
}
