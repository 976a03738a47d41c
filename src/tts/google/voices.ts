import type { protos } from '@google-cloud/text-to-speech';
import { googleUsdPerMillionCharacters } from './prices.ts';
import type { Voice } from '../engine.ts';

export type GoogleVoice = protos.google.cloud.texttospeech.v1.IVoice;

/** `en-US-Chirp3-HD-Aoede`: language and region, family, variant. */
const NAME = /^([a-z]{2,3}-[A-Za-z0-9]{2,4})-([A-Za-z0-9]+(?:-HD)?)-([A-Za-z0-9]+)$/;
/** Where the family is spelled differently in names and on the bill. */
const FAMILY_SPELLING: Readonly<Record<string, string>> = { Wavenet: 'WaveNet' };
const GENDERS: Readonly<Record<string, Voice['gender']>> = {
  FEMALE: 'female',
  MALE: 'male',
  NEUTRAL: 'neutral',
};
const READABLE_FAMILY: Readonly<Record<string, string>> = {
  'Chirp3-HD': 'Chirp 3 HD',
  'Chirp-HD': 'Chirp HD',
};

/**
 * Who reads where nobody chose: the first of the list in the book's language. Good and affordable first, then the
 * newest, then the plain ones; the dearest, and those that know one speed only, after everything else.
 */
const FAMILY_ORDER = ['Neural2', 'Chirp3-HD', 'WaveNet', 'Standard', 'Polyglot', 'News', 'Casual', 'Studio'];

/** The parts of a voice's name; null where it isn't one that the service takes without a model name. */
export function parseGoogleVoice(name: string): { language: string; family: string; variant: string } | null {
  const [, language, family, variant] = NAME.exec(name) ?? [];
  if (language === undefined || family === undefined || variant === undefined) return null;
  return { language, family: FAMILY_SPELLING[family] ?? family, variant };
}

/** Decides price and quota: `Standard`, `WaveNet`, `Neural2`, `Studio`, `Chirp3-HD` … */
export function googleVoiceFamily(name: string): string | null {
  return parseGoogleVoice(name)?.family ?? null;
}

/** The first generation of Chirp voices has one speed only. */
export function googleVoiceTakesSpeed(family: string): boolean {
  return family !== 'Chirp-HD' && family !== 'Journey';
}

/** What users can choose, the best choice first. Voices that need a model name besides (Gemini's) are left out. */
export function toVoices(listed: readonly GoogleVoice[]): Voice[] {
  const voices = listed.flatMap((voice): Voice[] => {
    const id = voice.name ?? '';
    const parts = parseGoogleVoice(id);
    if (parts === null) return [];
    const { language, family, variant } = parts;
    const languages = [language, ...(voice.languageCodes ?? [])].map(canonicalLanguage);
    return [
      {
        id,
        name: `${variant} (${READABLE_FAMILY[family] ?? family})`,
        languages: [...new Set(languages)],
        family,
        gender: GENDERS[String(voice.ssmlGender)] ?? null,
        usdPerMillionCharacters: googleUsdPerMillionCharacters(family),
      },
    ];
  });
  return voices.sort((a, b) => rank(a) - rank(b) || (a.id < b.id ? -1 : 1));
}

function rank({ family }: Voice): number {
  const place = FAMILY_ORDER.indexOf(family);
  return place === -1 ? FAMILY_ORDER.length : place;
}

/** `sr-rs` → `sr-RS`, `cmn-CN` → `zh-CN`: a book's language is compared with these. */
function canonicalLanguage(code: string): string {
  try {
    const { language, region } = new Intl.Locale(code);
    return region === undefined ? language : `${language}-${region}`;
  } catch {
    return code;
  }
}
