import { languageOf } from '../languages/languages.ts';
import type { Voice } from './engine.ts';

/** The voice with this id, in any case of letters. */
export function findVoice(voices: readonly Voice[], id: string): Voice | undefined {
  const wanted = id.toLowerCase();
  return voices.find((voice) => voice.id.toLowerCase() === wanted);
}

/** Those that cost no more than `usdPerMillion`; all where it is `null`. */
export function voicesUpTo(voices: readonly Voice[], usdPerMillion: number | null): readonly Voice[] {
  if (usdPerMillion === null) return voices;
  return voices.filter((voice) => voice.usdPerMillionCharacters <= usdPerMillion);
}

/** Whether the voice reads texts in `language` (BCP 47), be it with the accent of another region. */
export function voiceReads(voice: Voice, language: string): boolean {
  return closeness(voice, language) > 0;
}

/**
 * The voice for a text in `language` (BCP 47, or null where it is unknown). In this order: `defaultVoice` where it
 * reads the language; the voice whose language is closest, with CLDR's likely regions (`en` is en-US, `pt` pt-BR, `zh`
 * Mandarin in simplified script) and, among equals, the first of the list; `defaultVoice`; the closest one to American
 * English; the first. Ask `voiceReads` whether the answer fits.
 *
 * @throws {RangeError} for an empty list.
 */
export function voiceForLanguage(
  voices: readonly Voice[],
  language: string | null,
  defaultVoice: string | null = null,
): Voice {
  const preferred = defaultVoice === null ? undefined : findVoice(voices, defaultVoice);
  if (language !== null) {
    if (preferred !== undefined && voiceReads(preferred, language)) return preferred;
    const closest = closestVoice(voices, language);
    if (closest !== undefined) return closest;
  }
  const voice = preferred ?? closestVoice(voices, 'en-US') ?? voices[0];
  if (voice === undefined) throw new RangeError('there is no voice at all');
  return voice;
}

function closestVoice(voices: readonly Voice[], language: string): Voice | undefined {
  let best: Voice | undefined;
  let bestCloseness = 0;
  for (const voice of voices) {
    const value = closeness(voice, language);
    if (value > bestCloseness) [best, bestCloseness] = [voice, value];
  }
  return best;
}

/**
 * 0: another language. 1: the language in another script or region. 2: a related region. 3: the same region. 4: the
 * same tag.
 */
function closeness(voice: Voice, language: string): number {
  const wanted = localeOf(language);
  if (wanted === undefined) return 0;
  const wantedFull = wanted.maximize();
  let best = 0;
  for (const tag of voice.languages) {
    const own = localeOf(tag);
    if (own?.language !== wanted.language) continue;
    const ownFull = own.maximize();
    best = Math.max(best, 1);
    if (ownFull.script !== wantedFull.script) continue;
    if (ownFull.region === nearestRegion(wantedFull)) best = Math.max(best, 2);
    if (ownFull.region === wantedFull.region) best = Math.max(best, 3);
    if (own.toString() === wanted.toString()) best = 4;
  }
  return best;
}

function localeOf(tag: string): Intl.Locale | undefined {
  try {
    const locale = new Intl.Locale(tag);
    const own = languageOf(locale.language);
    const engineTag = own?.voices?.tag ?? null;
    // Detectors say `no` for Norwegian, and engines `nb` or `nn`.
    if (engineTag === null || locale.language !== own?.code) return locale;
    const { region } = locale.maximize();
    return new Intl.Locale(engineTag, region === undefined ? {} : { region });
  } catch {
    return undefined;
  }
}

/** Which region's voice is nearest to one of this region. */
function nearestRegion({ language, region }: Intl.Locale): string | undefined {
  return region === undefined ? undefined : languageOf(language)?.voices?.nearest?.(region);
}
