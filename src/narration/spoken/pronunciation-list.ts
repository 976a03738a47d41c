import { AppError } from '../../errors.ts';
import type { PronunciationRule } from './pronunciation.ts';

export const PRONUNCIATION_LIMITS = { rules: 500, matchCharacters: 100, spokenCharacters: 200, stars: 2 };
const FIELDS = ['match', 'spoken', 'language', 'caseSensitive'];

/**
 * Checks a list of rules that somebody sent.
 *
 * @throws {AppError} `invalid-parameter`, naming the rule and what is wrong with it.
 */
export function readPronunciations(value: unknown): PronunciationRule[] {
  if (!Array.isArray(value)) throw wrong('rules', 'It must be a list of rules.');
  if (value.length > PRONUNCIATION_LIMITS.rules) {
    throw wrong('rules', `There are ${value.length} rules, more than ${PRONUNCIATION_LIMITS.rules}.`);
  }
  const rules = value.map((rule: unknown, index) => readRule(rule, `rules[${index}]`));
  const seen = new Map<string, number>();
  for (const [index, { match, language = '', caseSensitive = false }] of rules.entries()) {
    const key = JSON.stringify([caseSensitive ? match : match.toLowerCase(), language, caseSensitive]);
    const earlier = seen.get(key);
    if (earlier !== undefined) {
      throw wrong(`rules[${index}].match`, `"${match}" has a rule already, which is rules[${earlier}].`);
    }
    seen.set(key, index);
  }
  return rules;
}

function readRule(value: unknown, place: string): PronunciationRule {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw wrong(place, 'A rule is an object like { "match": "SQL", "spoken": "sequel" }.');
  }
  const unknown = Object.keys(value).find((field) => !FIELDS.includes(field));
  if (unknown !== undefined) {
    throw new AppError('unknown-field', { field: `${place}.${unknown.slice(0, 40)}`, allowed: FIELDS });
  }
  const { match, spoken, language, caseSensitive } = value as Record<string, unknown>;
  if (language !== undefined && (typeof language !== 'string' || !/^[a-z]{2,3}$/.test(language))) {
    throw wrong(`${place}.language`, 'It must be a language code of two or three letters, such as "en".');
  }
  if (caseSensitive !== undefined && typeof caseSensitive !== 'boolean') {
    throw wrong(`${place}.caseSensitive`, 'It must be true or false.');
  }
  return {
    match: readMatch(match, `${place}.match`),
    spoken: readText(spoken, `${place}.spoken`, PRONUNCIATION_LIMITS.spokenCharacters),
    ...(language !== undefined && { language }),
    ...(caseSensitive !== undefined && { caseSensitive }),
  };
}

function readMatch(value: unknown, place: string): string {
  const match = readText(value, place, PRONUNCIATION_LIMITS.matchCharacters);
  if (match.split('*').length - 1 > PRONUNCIATION_LIMITS.stars || match.includes('**')) {
    throw wrong(place, `It may have ${PRONUNCIATION_LIMITS.stars} stars, not next to each other.`);
  }
  if (match.replace(/[*\s]/g, '') === '')
    throw wrong(place, 'It must hold something besides stars and spaces.');
  return match;
}

function readText(value: unknown, place: string, limit: number): string {
  if (typeof value !== 'string') throw wrong(place, 'It must be a text.');
  const text = value
    .replace(/\p{Cc}+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .normalize('NFC');
  if (text.length > limit) throw wrong(place, `It has ${text.length} characters, more than ${limit}.`);
  return text;
}

function wrong(field: string, detail: string): AppError {
  return new AppError('invalid-parameter', { field, detail });
}
