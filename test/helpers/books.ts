import { createHash, randomUUID } from 'node:crypto';
import { createBook } from '../../src/db/books.ts';
import type { Book, NewBook } from '../../src/db/books.ts';
import { claimBook } from '../../src/db/claims.ts';
import type { BookClaim } from '../../src/db/claims.ts';
import { insertExtraction, updateExtraction } from '../../src/db/extraction.ts';
import type { Pool } from '../../src/db/pool.ts';
import type { Renarration } from '../../src/db/renarration.ts';
import { beginNarration } from '../../src/db/stages.ts';
import type { Choices } from '../../src/narration/choices.ts';
import { DEFAULT_CHOICES } from '../../src/narration/choices.ts';

/** A book that is narrated again as ever: nobody has to say yes, and it isn't paused. */
export const AS_EVER: Renarration = { mustConfirm: 'never', staysPaused: false };

export type NewBookOverrides = Partial<Omit<NewBook, 'choices'>> & { choices?: Partial<Choices> };

/** A queued book whose source object does not exist; override what the test is about. */
export async function insertBook(
  pool: Pool,
  { choices, ...overrides }: NewBookOverrides = {},
): Promise<Book> {
  const id = randomUUID();
  const { book } = await createBook(pool, {
    id,
    owner: '',
    title: null,
    fileName: 'book.pdf',
    sourceKey: `books/${id}/source.pdf`,
    sourceBytes: 1000,
    sourceSha256: '0'.repeat(64),
    choices: { ...DEFAULT_CHOICES, ...choices },
    mustConfirm: 'never',
    locked: false,
    sealedPassword: null,
    idempotencyKey: null,
    requestSha256: '0'.repeat(64),
    ...overrides,
  });
  return book;
}

/** A book in `narrating` with one chapter and a planned segment for each text. */
export async function insertNarratingBook(
  pool: Pool,
  workerKey: number,
  texts: readonly string[],
  {
    voice = 'en-us',
    language = 'en',
    owner = '',
  }: { voice?: string; language?: string; owner?: string } = {},
): Promise<Book> {
  const book = await insertBook(pool, { owner });
  const claim = (await claimBook(pool, 'extract', book.id, workerKey)) as BookClaim;
  await updateExtraction(pool, claim, { pages: 1, title: 'A book', language, voice });
  await insertExtraction(pool, claim, {
    chapters: [{ index: 0, title: 'One', page: 1, included: true }],
    paragraphs: texts.map((text, index) => ({
      index,
      chapterIndex: 0,
      page: 1,
      kind: 'text',
      firstSentence: index,
      sentences: [text],
    })),
    segments: texts.map((text, position) => ({
      position,
      chapterIndex: 0,
      text,
      contentKey: createHash('sha256').update(text).digest('hex'),
      firstSentence: position,
      sentences: 1,
      sentenceStarts: [0],
      pauseMs: 0,
    })),
    removed: [],
  });
  await beginNarration(pool, claim);
  return book;
}
