import * as z from 'zod';
import { AppError } from '../errors.ts';
import { parseChapterChoice } from '../narration/chapter-choice.ts';
import type { Choices } from '../narration/choices.ts';
import { DEFAULT_CHOICES } from '../narration/choices.ts';
import { TEXT_ROLES } from '../narration/roles.ts';
import { INCLUDE_KINDS } from '../pdf/include.ts';
import { PASSAGE_ID } from '../pdf/passages.ts';
import type { Voice } from '../tts/engine.ts';
import { refuse, shown } from './refusal.ts';
import { oneLine, trimmed } from './text.ts';
import { checkVoiceChoice } from './voice-choice.ts';
import { asVoices, canonicalVoices, changedVoices, notVoices } from './voices.ts';

const MAX_CHAPTER_TITLES = 1_000;
const MAX_PASSAGES = 500;
const MIN_AHEAD_MINUTES = 0.1;
const MAX_AHEAD_MINUTES = 1_440;

/** In JSON as they are; in a form and on the command line as text. A blank one is `null`. */
const asNumber = (value: unknown): unknown => {
  const text = trimmed(value);
  return typeof text === 'string' && /^\d{1,4}(\.\d{1,6})?$/.test(text) ? Number(text) : text;
};
const asBoolean = (value: unknown): unknown => {
  const text = trimmed(value);
  return text === 'true' ? true : text === 'false' ? false : text;
};
const asList = (value: unknown): unknown => {
  const words = typeof value === 'string' ? value.split(',') : value;
  if (!Array.isArray(words)) return words;
  return words
    .map((word: unknown) => (typeof word === 'string' ? word.trim().toLowerCase() : word))
    .filter((word) => word !== '');
};

/**
 * Every choice, as a request may hold it. The one list that forms, JSON, the command line, the documentation and the
 * types of the page follow; what a choice means for a book stands in narration/choices.ts.
 */
const FIELDS = {
  voice: z
    .preprocess(trimmed, z.string().max(200).nullable())
    .describe('The id of a voice, see `/v1/voices`. Chosen by the language of the book otherwise.'),
  voices: z
    .preprocess(
      asVoices,
      z
        .record(z.string().max(60), z.preprocess(trimmed, z.string().max(200).nullable()), {
          error: notVoices,
        })
        .check(canonicalVoices)
        .nullable(),
    )
    .describe(
      `Ids of voices for more than the narrator, by kind of text (${TEXT_ROLES.map((role) => `\`${role}\``).join(', ')}) or by the name of a speaker of a play, in capitals; \`null\` takes one back. In a form: \`headings=…,MARIT=…\`.`,
    ),
  fallbackVoice: z
    .preprocess(trimmed, z.string().max(200).nullable())
    .describe(
      'The id of an offline voice, such as `espeak:en-us`, that reads on for nothing from the next chapter, when the speech engine has been away for `ENGINE_PATIENCE`. Without one the book waits.',
    ),
  language: z
    .preprocess(trimmed, z.string().check(canonicalLanguage).nullable())
    .describe('The language of the book, a tag like `en` or `pt-BR`. Detected otherwise.'),
  speed: z
    .preprocess(
      asNumber,
      z.number({ error: notASpeed }).min(0.25, { error: notASpeed }).max(2, { error: notASpeed }).nullable(),
    )
    .describe('1 is the voice’s own speed.'),
  include: z
    .preprocess(
      asList,
      z
        .array(z.enum(INCLUDE_KINDS, { error: ({ input }) => `There is no "${shown(input)}" to include.` }))
        .overwrite((wanted) => INCLUDE_KINDS.filter((kind) => wanted.includes(kind)))
        .nullable(),
    )
    .describe(
      'What is read although it is left out by default. In a form, and in JSON if you like, a list with commas.',
    ),
  passages: z
    .record(z.string().regex(PASSAGE_ID), z.enum(['read', 'leave-out']).nullable(), { error: notPassages })
    .nullable()
    .describe(
      'What single passages that `/text` lists become, by its `passage`: `read`, though it is left out, or `leave-out`, though it is read in doubt; `null` takes one back.',
    ),
  chapters: z
    .preprocess(trimmed, z.string().check(canonicalChapters).nullable())
    .describe('The chapters to read, counted from 1: `2-9`, `1,3,5-7` or `4-`. All of them otherwise.'),
  chapterTitles: z
    .record(z.string().regex(/^[1-9]\d{0,5}$/), oneLine.nullable(), { error: notTitles })
    .nullable()
    .describe('Titles by the number of their chapter, from 1; `null` takes one back.'),
  confirm: z
    .preprocess(asBoolean, z.boolean({ error: 'It must be true or false.' }).nullable())
    .describe('`true`: the book waits for your yes, with its price, before anything is bought.'),
  ahead: z
    .preprocess(
      asNumber,
      z
        .number({ error: notMinutes })
        .min(MIN_AHEAD_MINUTES, { error: notMinutes })
        .max(MAX_AHEAD_MINUTES, { error: notMinutes })
        .nullable(),
    )
    .describe(
      'How many minutes ahead of you it is narrated; it goes on as you listen. To the end otherwise.',
    ),
} satisfies { [Name in keyof Choices]: z.ZodType };

/** Of a voice, as everywhere. */
export const speedField = FIELDS.speed;
export const languageField = FIELDS.language;

/** A change of choices: what isn't named stays, `null` leaves it to the program again. */
export const choices = z.strictObject(FIELDS).partial();

/** Titles of chapters and verdicts on passages are for books that are read. */
export const choicesAtUpload = choices.omit({ chapterTitles: true, passages: true });

/**
 * What a request changes of the choices that a book has.
 *
 * @param given fields of `choices`, as `read` has passed them.
 * @param voices those that can be chosen; `null` where nothing is spoken.
 * @throws {AppError} `invalid-parameter` for a voice or a language that there isn't, or that don't fit.
 */
export function changedChoices(
  given: z.output<typeof choices>,
  current: Choices,
  voices: readonly Voice[] | null,
): Partial<Choices> {
  const names = Object.keys(FIELDS) as (keyof Choices)[];
  const asked = Object.fromEntries(
    names.filter((name) => given[name] !== undefined).map((name) => [name, valueOf(name, given, current)]),
  ) as Partial<Choices>;
  const spoken = [asked.voice, asked.voices, asked.fallbackVoice, asked.language];
  if (voices !== null && spoken.some((choice) => choice !== undefined)) {
    Object.assign(asked, checkVoiceChoice({ ...current, ...asked }, asked, voices));
  }
  return Object.fromEntries(
    Object.entries(asked).filter(
      ([name, value]) => JSON.stringify(value) !== JSON.stringify(current[name as keyof Choices]),
    ),
  );
}

function valueOf(
  name: keyof Choices,
  given: z.output<typeof choices>,
  current: Choices,
): Choices[keyof Choices] {
  if (name === 'chapterTitles') return titles(given, current);
  if (name === 'passages') return passages(given, current);
  if (name === 'voices') return changedVoices(given.voices ?? null, current.voices);
  return given[name] ?? DEFAULT_CHOICES[name];
}

/** The choices for something new, which has none as yet. @throws {AppError} as `changedChoices` */
export function newChoices(
  given: z.output<typeof choicesAtUpload>,
  voices: readonly Voice[] | null,
): Choices {
  return { ...DEFAULT_CHOICES, ...changedChoices(given, DEFAULT_CHOICES, voices) };
}

/**
 * The choices for a new edition: those of the one before, but for its chapters and its single passages, which may be
 * others now.
 *
 * @throws {AppError} as `changedChoices`
 */
export function editionChoices(
  given: z.output<typeof choicesAtUpload>,
  former: Choices,
  voices: readonly Voice[] | null,
): Choices {
  const { chapters, chapterTitles, passages: none } = DEFAULT_CHOICES;
  const current = { ...former, chapters, chapterTitles, passages: none };
  return { ...current, ...changedChoices(given, current, voices) };
}

function titles({ chapterTitles }: z.output<typeof choices>, current: Choices): Record<string, string> {
  return merged(chapterTitles, current.chapterTitles, {
    field: 'chapterTitles',
    what: 'titles',
    max: MAX_CHAPTER_TITLES,
  });
}

function passages(given: z.output<typeof choices>, current: Choices): Choices['passages'] {
  return merged(given.passages, current.passages, { field: 'passages', what: 'passages', max: MAX_PASSAGES });
}

/** What is given by its key comes to what there is, and `null` takes it back; `null` for all takes all back. */
function merged<Value>(
  given: Readonly<Record<string, Value | null>> | null | undefined,
  current: Readonly<Record<string, Value>>,
  { field, what, max }: { field: string; what: string; max: number },
): Record<string, Value> {
  const all = new Map(Object.entries(given === null ? {} : current));
  for (const [key, value] of Object.entries(given ?? {})) {
    if (value === null) all.delete(key);
    else all.set(key, value);
  }
  if (all.size > max) {
    throw new AppError('invalid-parameter', {
      field,
      detail: `There are ${all.size} ${what}, more than ${max}.`,
    });
  }
  return Object.fromEntries(all);
}

function canonicalLanguage(payload: z.core.ParsePayload<string>): void {
  const locale = localeOf(payload.value);
  if (locale !== null) payload.value = locale.toString();
  else refuse(payload, { detail: `"${shown(payload.value)}" is not a language tag like "en" or "pt-BR".` });
}

/**
 * "English" would be well formed: the standard keeps room for languages with names of up to eight letters, of which
 * there is none.
 */
function localeOf(tag: string): Intl.Locale | null {
  try {
    const locale = new Intl.Locale(tag);
    return locale.language.length <= 3 ? locale : null;
  } catch {
    return null;
  }
}

function canonicalChapters(payload: z.core.ParsePayload<string>): void {
  const choice = parseChapterChoice(payload.value);
  if (choice !== null) payload.value = choice.text;
  else {
    refuse(payload, {
      detail: `"${shown(payload.value)}" is not a choice of chapters, which are counted from 1.`,
      allowed: ['2-9', '1,3,5-7', '4-'],
    });
  }
}

function notASpeed({ input }: { input?: unknown }): string {
  return `"${shown(typeof input === 'object' ? JSON.stringify(input) : input)}" is not a speed; 1 is the voice's own.`;
}

function notMinutes({ input }: { input?: unknown }): string {
  return `"${shown(typeof input === 'object' ? JSON.stringify(input) : input)}" is not from ${MIN_AHEAD_MINUTES} to ${MAX_AHEAD_MINUTES} minutes.`;
}

function notTitles({ code }: { code?: string | undefined }): string {
  return code === 'invalid_key'
    ? 'Chapters are named by their numbers, from 1.'
    : 'It must be an object like { "1": "Introduction" }, with the numbers of chapters from 1.';
}

function notPassages({ code }: { code?: string | undefined }): string {
  return code === 'invalid_key'
    ? 'Passages are named as `passage` in the `removed` of `/text` names them.'
    : 'It must be an object like { "12-3f9a0c1b2d4e5f60": "read" }, with passages of `/text`.';
}
