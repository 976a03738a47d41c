import type { Voice } from '../engine.ts';
import type { NamedVoice } from './voice-list.ts';

/** A voice, and what its server calls it. */
export interface ServerVoice {
  voice: Voice;
  name: string;
}

/** Kokoro's names begin with a language and a gender: `af_heart` is an American woman. */
const KOKORO_NAME = /^([abefhijpz])([fm])_[a-z]/;
const KOKORO_LANGUAGES: Readonly<Record<string, string>> = {
  a: 'en-US',
  b: 'en-GB',
  e: 'es',
  f: 'fr-FR',
  h: 'hi',
  i: 'it',
  j: 'ja',
  p: 'pt-BR',
  z: 'zh',
};
/** Piper's names begin with a locale: `en_US-lessac-medium`. */
const PIPER_NAME = /^([a-z]{2,3})_([A-Z]{2})-/;
const LISTS = ['voices', 'data', 'items', 'styles', 'results'];
const NAMES = ['id', 'voice_id', 'name', 'voice', 'key'];
const LABELS = ['name', 'display_name', 'label'];
const LANGUAGES = ['languages', 'language', 'lang', 'locale'];

/** The names in a server's answer, whatever form it has: strings or objects, in a list of their own or under a key. */
export function readVoiceNames(answer: unknown): (NamedVoice & { label: string; gender: Voice['gender'] })[] {
  return listIn(answer).flatMap((entry) => {
    if (typeof entry === 'string') return [{ name: entry, label: entry, languages: null, gender: null }];
    if (typeof entry !== 'object' || entry === null) return [];
    const fields = entry as Record<string, unknown>;
    const name = textIn(fields, NAMES);
    if (name === null) return [];
    const gender = fields['gender'];
    return [
      {
        name,
        label: textIn(fields, LABELS) ?? name,
        languages: languagesIn(fields),
        gender: gender === 'female' || gender === 'male' || gender === 'neutral' ? gender : null,
      },
    ];
  });
}

/** What listeners can choose; ids are unique, and can stand in an address. */
export function toServerVoices(
  named: readonly (NamedVoice & { label?: string; gender?: Voice['gender'] })[],
  common: { family: string; languages: readonly string[]; usdPerMillionCharacters: number },
): ServerVoice[] {
  const ids = new Set<string>();
  return named.map(({ name, label, languages, gender }) => {
    const guess = guessByName(name);
    const voice: Voice = {
      id: uniqueId(name, ids),
      name: label ?? name,
      languages: [...new Set(languages ?? guess.languages ?? common.languages)],
      family: common.family,
      gender: gender ?? guess.gender,
      usdPerMillionCharacters: common.usdPerMillionCharacters,
    };
    return { voice, name };
  });
}

function guessByName(name: string): { languages: string[] | null; gender: Voice['gender'] } {
  const [, language = '', gender] = KOKORO_NAME.exec(name) ?? [];
  const kokoro = KOKORO_LANGUAGES[language];
  if (kokoro !== undefined) return { languages: [kokoro], gender: gender === 'f' ? 'female' : 'male' };
  const [, piper, region] = PIPER_NAME.exec(name) ?? [];
  return { languages: piper === undefined ? null : [`${piper}-${region ?? ''}`], gender: null };
}

function uniqueId(name: string, taken: Set<string>): string {
  const base =
    name
      .normalize('NFKD')
      .replace(/[^A-Za-z0-9._-]+/g, '-')
      .replace(/^-+|-+$/g, '') || 'voice';
  let id = base;
  for (let count = 2; taken.has(id.toLowerCase()); count += 1) id = `${base}-${count}`;
  taken.add(id.toLowerCase());
  return id;
}

function listIn(answer: unknown): readonly unknown[] {
  if (Array.isArray(answer)) return answer;
  if (typeof answer !== 'object' || answer === null) return [];
  const fields = answer as Record<string, unknown>;
  const list = LISTS.map((key) => fields[key]).find((value) => typeof value === 'object' && value !== null);
  if (Array.isArray(list)) return list;
  // Some have a map of names.
  return list === undefined ? [] : Object.keys(list);
}

function textIn(fields: Record<string, unknown>, keys: readonly string[]): string | null {
  const value = keys.map((key) => fields[key]).find((text) => typeof text === 'string' && text !== '');
  return typeof value === 'string' ? value : null;
}

function languagesIn(fields: Record<string, unknown>): string[] | null {
  const value = LANGUAGES.map((key) => fields[key]).find((entry) => entry !== undefined && entry !== null);
  const tags = (Array.isArray(value) ? value : [value]).filter((tag) => typeof tag === 'string');
  const good = tags.flatMap((tag) => {
    try {
      return Intl.getCanonicalLocales(tag.replaceAll('_', '-'));
    } catch {
      return [];
    }
  });
  return good.length > 0 ? good : null;
}
