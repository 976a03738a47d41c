import * as z from 'zod';
import type { RemovedKind } from '../pdf/page/removal.ts';

const seconds = z.number().nonnegative().nullable();
const count = z.int().nonnegative();

/** The compiler asks for every kind that there is. */
const REMOVED_KINDS: Readonly<Record<RemovedKind, RemovedKind>> = {
  doubtful: 'doubtful',
  wanted: 'wanted',
  unwanted: 'unwanted',
  'not-found': 'not-found',
  header: 'header',
  footer: 'footer',
  'page-number': 'page-number',
  margin: 'margin',
  watermark: 'watermark',
  hidden: 'hidden',
  contents: 'contents',
  index: 'index',
  footnote: 'footnote',
  'note-mark': 'note-mark',
  citation: 'citation',
  reference: 'reference',
  link: 'link',
  caption: 'caption',
  figure: 'figure',
  formula: 'formula',
  table: 'table',
  code: 'code',
  garbled: 'garbled',
  'unreadable-page': 'unreadable-page',
};

export const bookText = z
  .object({
    id: z.uuid(),
    title: z.string(),
    language: z.string().nullable(),
    complete: z
      .boolean()
      .describe('False until the PDF is read to its end: the text ends where the reading is.'),
    chapters: z.array(
      z.object({
        index: count.describe('From 0.'),
        title: z.string(),
        included: z.boolean(),
        paragraphs: z.array(
          z.object({
            page: z.int().positive(),
            kind: z
              .enum(['heading', 'text', 'footnote', 'caption', 'table', 'code'])
              .describe('`heading` and `text` are the running text.'),
            firstSentence: count.describe('Its number in the book, from 0; the manifest calls it the same.'),
            sentences: z.array(z.string()),
          }),
        ),
      }),
    ),
    removed: z
      .array(
        z.object({
          page: z.int().positive(),
          kind: z.enum(REMOVED_KINDS),
          step: z
            .string()
            .nullable()
            .describe('The cleaning step behind it; `null` where an earlier version read the PDF.'),
          text: z.string(),
          passage: z
            .string()
            .nullable()
            .describe('Names it in `passages`, see `PATCH`; `null` where a listener has no say.'),
        }),
      )
      .describe(
        'What is left out, with the reason. What is `doubtful` is read: a step took it for none of the text, and it is set and reads like it. `wanted` is read and `unwanted` left out by the listener’s word; what the listener named and isn’t there is `not-found`.',
      ),
  })
  .meta({ id: 'BookText' });
export type BookTextJson = z.output<typeof bookText>;

export const manifest = z
  .object({
    id: z.uuid(),
    status: z.string(),
    durationSeconds: seconds,
    sentences: count,
    complete: z
      .boolean()
      .describe('Counted in the database: every sentence that was kept is in exactly one segment, in order.'),
    times: z.string().describe('How the times are known.'),
    segments: z.array(
      z.object({
        position: count,
        chapter: count.describe('Its index, from 0.'),
        stored: z.boolean().describe('Whether it is spoken.'),
        startSeconds: seconds,
        durationSeconds: seconds,
        spoken: z.string().describe('What the speech engine was sent.'),
        voice: z.string().nullable().describe('The id of the voice that reads it.'),
        sentences: z.array(
          z.object({
            number: count,
            text: z.string(),
            startSeconds: seconds,
            endSeconds: seconds,
            words: z
              .array(z.tuple([count, count, z.number()]))
              .optional()
              .describe(
                'Where they are asked for and known: where a word, or some that are said as one, begins and ends in the text (UTF-16 code units), and when it is heard, in seconds. It lasts until the next one.',
              ),
          }),
        ),
      }),
    ),
  })
  .meta({ id: 'Manifest' });
export type ManifestJson = z.output<typeof manifest>;

export const estimate = z
  .object({
    characters: count.describe('The most that are bought; fewer where the same words were spoken before.'),
    usd: z.number().nonnegative(),
    seconds: count.describe('About how long they are as speech.'),
    unknownChapters: count.describe(
      'To be read now and left out before, so that nobody knows how long they are.',
    ),
    pronunciations: z
      .object({
        sentences: count.describe('Those in which a rule changes something.'),
        examples: z
          .array(z.object({ written: z.string(), spoken: z.string() }))
          .describe('The first few of them.'),
      })
      .nullable()
      .describe('`null` where no rules were sent.'),
  })
  .meta({ id: 'Estimate' });
export type Estimate = z.output<typeof estimate>;

export const voiceList = z
  .object({
    voices: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        languages: z.array(z.string()).readonly().describe('BCP 47; the first is its own.'),
        family: z.string(),
        gender: z.enum(['female', 'male', 'neutral']).nullable(),
        usdPerMillionCharacters: z.number().nonnegative(),
      }),
    ),
    offlineVoices: z
      .array(z.object({ id: z.string(), name: z.string(), languages: z.array(z.string()).readonly() }))
      .describe('What `fallbackVoice` takes: always there, for nothing.'),
    defaultVoice: z
      .string()
      .nullable()
      .describe('`null` where the voice is chosen by the language of the book.'),
  })
  .meta({ id: 'VoiceList' });
export type VoiceListJson = z.output<typeof voiceList>;

const sentenceCounts = {
  same: count,
  changed: count.describe('Others stand in their place.'),
  added: count,
  removed: count,
};

export const editionChanges = z
  .object({
    editionOf: z.uuid(),
    sentences: z.object(sentenceCounts),
    characters: count.describe('Of speech that the earlier edition hasn’t.'),
    usd: z.number().nonnegative(),
    chapters: z
      .array(
        z.object({
          index: count.describe('From 0, in the new edition.'),
          title: z.string(),
          ...sentenceCounts,
          examples: z
            .array(z.object({ before: z.string().nullable(), after: z.string().nullable() }))
            .describe('The first ones, and how they begin; `null` where there is no such sentence.'),
        }),
      )
      .describe('Those in which something changed.'),
  })
  .meta({ id: 'EditionChanges' });
export type EditionChangesJson = z.output<typeof editionChanges>;

export const session = z
  .object({
    tokenNeeded: z.boolean(),
    preview: z
      .boolean()
      .describe('Whether this is a preview of a change, whose audiobooks are gone when it ends.'),
    audiobookshelf: z.boolean().describe('Whether finished books can be sent to an Audiobookshelf server.'),
    account: z
      .string()
      .nullable()
      .describe('`null` where nobody is signed in, and where no token is needed.'),
    expiresAt: z.iso.datetime().nullable().describe('When the browser must sign in again.'),
  })
  .meta({ id: 'Session' });
export type SessionJson = z.output<typeof session>;
