import { AppError } from '../errors.ts';
import { readChapterChoice, readInclude } from '../narration/choices.ts';
import type { IncludeKind } from '../pdf/include.ts';
import type { Voice } from '../tts/tts.ts';
import { findVoice, voiceReads } from '../tts/voices.ts';

/** What can be asked for with an upload; `null` leaves it to the program. */
export interface UploadOptions {
  title: string | null;
  /** A `Voice.id`. */
  voice: string | null;
  /** BCP 47. */
  language: string | null;
  /** 0.25 to 2.0. */
  speed: number;
  include: IncludeKind[];
  /** Canonical; `null` for all chapters. */
  chapters: string | null;
}

export const UPLOAD_FIELDS = ['title', 'voice', 'language', 'speed', 'include', 'chapters'] as const;

const SPEED = { min: 0.25, max: 2 };
const MAX_TITLE_LENGTH = 300;
/** As many as somebody reads; the rest is in the list of voices. */
const MAX_NAMED_VALUES = 12;

/** @throws {AppError} `invalid-parameter` naming the field and what would have been allowed. A blank field counts as not sent. */
export function readUploadOptions(
  fields: ReadonlyMap<string, string>,
  voices: readonly Voice[],
): UploadOptions {
  const text = (name: (typeof UPLOAD_FIELDS)[number]): string | null => fields.get(name)?.trim() || null;
  const language = readLanguage(text('language'), voices);
  const voice = readVoice(text('voice'), voices);
  const chapters = text('chapters');
  if (voice !== null && language !== null && !voiceReads(voice, language)) {
    throw new AppError('invalid-parameter', {
      field: 'voice',
      detail: `The voice "${voice.id}" doesn't read the language "${language}".`,
      allowed: voices
        .filter((candidate) => voiceReads(candidate, language))
        .slice(0, MAX_NAMED_VALUES)
        .map(({ id }) => id),
    });
  }
  return {
    title: readTitle(text('title')),
    voice: voice?.id ?? null,
    language,
    speed: readSpeed(text('speed')),
    include: readInclude(text('include') ?? ''),
    chapters: chapters === null ? null : readChapterChoice(chapters).text,
  };
}

/** One line of at most 300 characters, or nothing. @throws {AppError} `invalid-parameter` */
export function readTitle(text: string | null, field = 'title'): string | null {
  if (text === null) return null;
  // eslint-disable-next-line no-control-regex -- Control characters are what must go.
  const clean = text.replace(/[\u0000-\u001f\u007f-\u009f]+/g, ' ').trim();
  if (clean.length <= MAX_TITLE_LENGTH) return clean === '' ? null : clean;
  throw new AppError('invalid-parameter', {
    field,
    detail: `It has ${clean.length} characters, more than ${MAX_TITLE_LENGTH}.`,
  });
}

function readSpeed(text: string | null): number {
  if (text === null) return 1;
  const speed = /^\d{1,2}(\.\d{1,6})?$/.test(text) ? Number(text) : Number.NaN;
  if (speed >= SPEED.min && speed <= SPEED.max) return speed;
  throw new AppError('invalid-parameter', {
    field: 'speed',
    detail: `"${text.slice(0, 40)}" is not a speed; 1 is the voice's own.`,
    allowed: [`a number from ${SPEED.min} to ${SPEED.max}`],
  });
}

function readVoice(text: string | null, voices: readonly Voice[]): Voice | null {
  if (text === null) return null;
  const voice = findVoice(voices, text);
  if (voice !== undefined) return voice;
  throw new AppError('invalid-parameter', {
    field: 'voice',
    detail: `There is no voice "${text.slice(0, 60)}"; GET /v1/voices lists all ${voices.length}.`,
    allowed: closestTo(
      text,
      voices.map(({ id }) => id),
    ),
  });
}

function readLanguage(text: string | null, voices: readonly Voice[]): string | null {
  if (text === null) return null;
  const canonical = canonicalLanguage(text);
  if (canonical !== null && voices.some((voice) => voiceReads(voice, canonical))) return canonical;
  const languages = new Set(voices.flatMap((voice) => voice.languages));
  throw new AppError('invalid-parameter', {
    field: 'language',
    detail:
      canonical === null
        ? `"${text.slice(0, 40)}" is not a language tag like "en" or "pt-BR".`
        : `No voice reads "${canonical}"; GET /v1/voices lists the languages.`,
    allowed: closestTo(text, [...languages]),
  });
}

function canonicalLanguage(text: string): string | null {
  try {
    return Intl.getCanonicalLocales(text)[0] ?? null;
  } catch {
    return null;
  }
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
