import * as z from 'zod';
import { BOOK_STATUSES } from '../db/books.ts';
import { M4B_STATES } from '../db/m4b.ts';
import { PUSH_STATES } from '../db/pushes.ts';
import { COVER_ORIGINS } from '../pdf/cover/cover-files.ts';
import { SPEECH_DOUBTS } from '../narration/speech-judge.ts';
import { INCLUDE_KINDS } from '../pdf/include.ts';
import { position } from './listening.ts';
import { problem } from './problem.ts';

const usd = z.number().nonnegative();
const count = z.int().nonnegative();
const seconds = z.number().nonnegative();

export const chapter = z
  .object({
    index: count.describe('From 0.'),
    title: z.string(),
    included: z.boolean().describe('False where the listener left it out.'),
    startSeconds: seconds.nullable().describe('In the audio; `null` until all before it is spoken.'),
    durationSeconds: seconds.nullable(),
  })
  .meta({ id: 'Chapter' });

export const audioDoubt = z
  .object({
    chapter: count.describe('Its index.'),
    startSeconds: seconds,
    durationSeconds: seconds,
    doubt: z
      .enum(SPEECH_DOUBTS)
      .describe(
        '`too-short`: less is heard than the text takes. `too-long`: more. `silence`: a hole in the middle.',
      ),
    text: z.string().describe('How it begins.'),
    heard: z
      .string()
      .optional()
      .describe('How what a recogniser heard instead begins; absent where none listened.'),
  })
  .meta({ id: 'AudioDoubt' });

export const m4bProgress = z
  .object({
    state: z.enum(M4B_STATES),
    fraction: z.number().min(0).max(1).describe('How much of it is made.'),
    error: problem.nullable().describe('Why it failed.'),
  })
  .meta({ id: 'M4bProgress' });
export type M4bProgressJson = z.output<typeof m4bProgress>;

export const push = z
  .object({
    state: z
      .enum(PUSH_STATES)
      .describe(
        '`queued`: it waits for its turn, its M4B or its next try. `outdated`: it sounds different since.',
      ),
    fraction: z.number().min(0).max(1).describe('How much of it is sent.'),
    error: problem.nullable().describe('Why the last try came to nothing.'),
    nextTryAt: z.iso.datetime({ offset: true }).nullable().describe('When it is tried again by itself.'),
    sentAt: z.iso.datetime({ offset: true }).nullable(),
  })
  .meta({ id: 'Push' });

export const confirmation = z
  .object({
    revision: count.describe('What `/confirm` takes, so that it confirms this and nothing else.'),
    characters: count.describe('That are to be bought.'),
    usd: usd.describe('What they cost.'),
    seconds: seconds.describe('How long the audiobook will be, about.'),
  })
  .meta({ id: 'Confirmation' });

/** A book as the outside sees it. */
export const book = z
  .object({
    id: z.uuid(),
    title: z.string().describe('The name of the file until the PDF was read.'),
    status: z
      .enum(BOOK_STATUSES)
      .describe(
        'From `queued` to `ready`; or it ends as `failed`, of which `error` says why, or `cancelled`. `awaiting_confirmation`: it is read, and nothing is bought before `/confirm`.',
      ),
    queuePosition: z
      .int()
      .positive()
      .nullable()
      .describe(
        'The place of a book that waits to be read: 1 is next. Accounts take turns, and a small book comes before a large one of its account, so others may come before it later.',
      ),
    progress: z.object({
      fraction: z.number().min(0).max(1).describe('1 only when the audio is ready.'),
      segmentsDone: count,
      segmentsTotal: count,
      pagesRead: count.describe('Scans take seconds a page, and come to speech only then.'),
      secondsSpoken: seconds.describe('What can be heard by now, from the beginning without a gap.'),
      etaSeconds: seconds
        .nullable()
        .describe(
          'Of a book that waits, at the pace of the last ten minutes; `null` while it can’t be told.',
        ),
    }),
    pages: count.nullable(),
    leftOutShare: z
      .number()
      .min(0)
      .max(1)
      .nullable()
      .describe(
        'How much of the body is not read: of the words in lines that are set like the text and read like sentences. `null` until the PDF is read; `/text` says what it is.',
      ),
    warnings: z
      .array(z.string())
      .describe('What a listener should know before listening, in words: that much is left out.'),
    unreadablePages: z
      .array(z.int().positive())
      .describe(
        'Pages, from 1, of which nothing is read aloud because they can’t be read; `/text` says why.',
      ),
    characters: count.nullable(),
    language: z.string().nullable(),
    voice: z.string().nullable(),
    speakers: z
      .array(z.string())
      .describe('Of a play: whom `voices` can give a voice. Who speaks most comes first.'),
    speed: z.number().describe('1 is the voice’s own.'),
    choices: z
      .object({
        include: z.array(z.enum(INCLUDE_KINDS)).readonly(),
        passages: z
          .record(z.string(), z.enum(['read', 'leave-out']))
          .describe('What single passages are, against the program, by their `passage` in `/text`.'),
        chapters: z.string().nullable(),
        voice: z.string().nullable(),
        voices: z.record(z.string(), z.string()),
        fallbackVoice: z.string().nullable(),
        language: z.string().nullable(),
        confirm: z.boolean(),
        ahead: z.number().positive().nullable(),
      })
      .describe('What the listener chose; `null` where it is left to the program.'),
    needsPassword: z
      .boolean()
      .describe(
        'The PDF can be opened with its password only: what reads it again takes the `password` along.',
      ),
    cost: z
      .object({
        estimatedUsd: usd.describe('If the whole text has to be bought.'),
        spentUsd: usd.describe('By the receipts.'),
        uncertainCalls: count.describe(
          'Calls that got no answer: what they were for may have been charged, and was asked for again.',
        ),
        uncertainCharacters: count,
        uncertainUsd: usd,
      })
      .describe('In US dollars.'),
    confirmation: confirmation
      .nullable()
      .describe('What is to be confirmed; `null` unless the book is `awaiting_confirmation`.'),
    chapters: z.array(chapter),
    durationSeconds: seconds.nullable(),
    audio: z
      .object({ mp3: z.string().nullable(), m4b: z.string().nullable() })
      .describe(
        'Addresses below this service, signed where tokens are needed; `null` while there is no such file.',
      ),
    m4b: m4bProgress
      .nullable()
      .describe(
        'How far the M4B of this audio is, which is made when its address is asked for; `null` until then.',
      ),
    push: push
      .nullable()
      .describe('How far it is on its way to the Audiobookshelf server; `null` where nobody wanted it sent.'),
    audioDoubts: z
      .array(audioDoubt)
      .describe(
        'Passages of the finished audio in which something may be missing or said twice, also after a second try.',
      ),
    position: position
      .nullable()
      .describe('Where its listener is, on whatever device; `null` until somebody listens.'),
    cover: z
      .object({
        url: z.string().describe('Below this service; another one for another cover.'),
        origin: z
          .enum(COVER_ORIGINS)
          .describe('`page`: the first one of the PDF. `drawn`: by the program. `uploaded`: by somebody.'),
      })
      .nullable()
      .describe('`null` until there is one.'),
    error: problem.nullable(),
    waiting: problem
      .nullable()
      .describe(
        'Why an unfinished book doesn’t get on just now, such as a full disk; it goes on by itself. `paused`: it goes on with `/resume`. `listener`: it is `ahead` of its listener, and goes on with their position.',
      ),
    editionOf: z
      .uuid()
      .nullable()
      .describe(
        'The audiobook of which this one is a new edition, while that is there; `/changes` says what changed.',
      ),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
    completedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Book', title: 'An audiobook' });
export type BookJson = z.output<typeof book>;

export const bookList = z
  .object({
    audiobooks: z.array(book),
    nextCursor: z
      .string()
      .nullable()
      .describe('What to send as `cursor` for the next page; `null` on the last one.'),
  })
  .meta({ id: 'BookList' });
export type BookListJson = z.output<typeof bookList>;
