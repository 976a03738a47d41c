import * as z from 'zod';
import { AppError } from '../errors.ts';
import type { PronunciationRule } from '../narration/spoken/pronunciation-rule.ts';
import { read, refuse } from './refusal.ts';

const MAX_RULES = 500;
const MAX_MATCH_CHARACTERS = 100;
const MAX_SPOKEN_CHARACTERS = 200;
const MAX_STARS = 2;

const words = (maxCharacters: number) =>
  z
    .string()
    .overwrite((text) =>
      text
        .replace(/\p{Cc}+/gu, ' ')
        .replace(/\s+/g, ' ')
        .trim()
        .normalize('NFC'),
    )
    .max(maxCharacters, {
      error: ({ input }) => `It has ${(input as string).length} characters, more than ${maxCharacters}.`,
    });

export const pronunciationRule = z.strictObject(
  {
    match: words(MAX_MATCH_CHARACTERS)
      .check(sensibleStars)
      .describe('One word or several, as they are written; `*` stands for the rest of a word.'),
    spoken: words(MAX_SPOKEN_CHARACTERS).describe(
      'What is said instead, where `*` is what the star stood for. Empty leaves the words out.',
    ),
    language: z
      .string()
      .regex(/^[a-z]{2,3}$/, 'It must be a language code of two or three letters, such as "en".')
      .exactOptional()
      .describe('The rule holds in books of this language only.'),
    caseSensitive: z.boolean().exactOptional().describe('Whether capitals and small letters differ.'),
  },
  { error: () => 'A rule is an object like { "match": "SQL", "spoken": "sequel" }.' },
);

export const pronunciations = z
  .strictObject({
    rules: z
      .array(pronunciationRule, { error: () => 'It must be a list of rules.' })
      .max(MAX_RULES, {
        error: ({ input }) => `There are ${(input as unknown[]).length} rules, more than ${MAX_RULES}.`,
      })
      .describe(`Up to ${MAX_RULES}; of two that match, the earlier one wins.`),
  })
  .meta({ id: 'Pronunciations' });
export type Pronunciations = z.output<typeof pronunciations>;

/**
 * The list of rules that somebody sent.
 *
 * @throws {AppError} naming the rule and what is wrong with it.
 */
export function readPronunciations(body: unknown): PronunciationRule[] {
  const { rules } = read(pronunciations, body);
  const seen = new Map<string, number>();
  for (const [index, { match, language = '', caseSensitive = false }] of rules.entries()) {
    const key = JSON.stringify([caseSensitive ? match : match.toLowerCase(), language, caseSensitive]);
    const earlier = seen.get(key);
    if (earlier !== undefined) {
      throw new AppError('invalid-parameter', {
        field: `rules[${index}].match`,
        detail: `"${match}" has a rule already, which is rules[${earlier}].`,
      });
    }
    seen.set(key, index);
  }
  return rules;
}

function sensibleStars(payload: z.core.ParsePayload<string>): void {
  const { value } = payload;
  if (value.split('*').length - 1 > MAX_STARS || value.includes('**')) {
    refuse(payload, { detail: `It may have ${MAX_STARS} stars, not next to each other.` });
  } else if (value.replace(/[*\s]/g, '') === '') {
    refuse(payload, { detail: 'It must hold something besides stars and spaces.' });
  }
}
