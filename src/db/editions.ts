import { AppError } from '../errors.ts';
import type { Bookmark } from './bookmarks.ts';
import { rowsToJson } from './columns.ts';
import type { Queryable } from './pool.ts';
import type { Position } from './positions.ts';

/** The sentences of a text, by number. */
export interface SentenceHashes {
  hashes: Float64Array;
  /** Index of the chapter of each. */
  chapters: Int32Array;
}

/** More than any book has: some ten thousand pages. */
export const MAX_COMPARED_SENTENCES = 300_000;
const PARAGRAPHS_A_BATCH = 1_000;

/**
 * A hash of each sentence, which the database makes, so that no text travels.
 *
 * @throws {AppError} `too-long-to-compare`
 */
export async function readSentenceHashes(db: Queryable, bookId: string): Promise<SentenceHashes> {
  const hashes: number[] = [];
  const chapters: number[] = [];
  for (let from = 0, isMore = true; isMore;) {
    // 53 bits of it are a whole number in JavaScript, too.
    const { rows } = await db.query<{ index: number; chapter: number; hashes: number[] }>(
      `SELECT index, chapter_index AS chapter,
              ARRAY(SELECT (hashtextextended(t.sentence, 0) & 9007199254740991)::float8
                    FROM unnest(sentences) WITH ORDINALITY AS t (sentence, number) ORDER BY t.number) AS hashes
       FROM paragraphs WHERE book_id = $1 AND index >= $2 ORDER BY index LIMIT $3`,
      [bookId, from, PARAGRAPHS_A_BATCH],
    );
    for (const row of rows) {
      for (const hash of row.hashes) {
        hashes.push(hash);
        chapters.push(row.chapter);
      }
    }
    if (hashes.length > MAX_COMPARED_SENTENCES) throw new AppError('too-long-to-compare');
    isMore = rows.length === PARAGRAPHS_A_BATCH;
    from = (rows.at(-1)?.index ?? 0) + 1;
  }
  return { hashes: Float64Array.from(hashes), chapters: Int32Array.from(chapters) };
}

/** How they begin, by their numbers. */
export async function readSentences(
  db: Queryable,
  bookId: string,
  numbers: readonly number[],
  maxCharacters: number,
): Promise<Map<number, string>> {
  const { rows } = await db.query<{ number: number; text: string }>(
    `SELECT w.number, left(p.sentences[w.number - p.first_sentence + 1], $3) AS text
     FROM unnest($2::integer[]) AS w (number)
     JOIN paragraphs p ON p.book_id = $1 AND w.number >= p.first_sentence
                      AND w.number < p.first_sentence + cardinality(p.sentences)`,
    [bookId, numbers, maxCharacters],
  );
  return new Map(rows.map(({ number, text }) => [number, text]));
}

/** What an edition has to have spoken that the one before hasn't, whether it is bought by now or not. */
export async function newSpeech(
  db: Queryable,
  bookId: string,
  formerId: string,
): Promise<{ characters: number; usd: number }> {
  const { rows } = await db.query<{ characters: number; usd: number }>(
    `SELECT coalesce(sum(s.characters), 0)::bigint AS characters,
            coalesce(sum(s.characters * coalesce(s.usd_per_million, b.usd_per_million)), 0)::float8 / 1e6 AS usd
     FROM segments s JOIN books b ON b.id = s.book_id
     WHERE s.book_id = $1
       AND NOT EXISTS (SELECT FROM segments o WHERE o.content_key = s.content_key AND o.book_id = $2)`,
    [bookId, formerId],
  );
  return rows[0] ?? { characters: 0, usd: 0 };
}

/** The segment that is heard then, or in which a sentence is. */
export async function findSegment(
  db: Queryable,
  bookId: string,
  at: { seconds: number } | { sentence: number },
): Promise<number | null> {
  const { rows } = await db.query<{ position: number }>(
    `SELECT position FROM segments
     WHERE book_id = $1 AND ${'seconds' in at ? 'start_seconds' : 'first_sentence'} <= $2::float8
     ORDER BY position DESC LIMIT 1`,
    [bookId, 'seconds' in at ? at.seconds : at.sentence],
  );
  return rows[0]?.position ?? null;
}

/** Where a listener of the edition before would go on, and what they have marked. */
export interface CarriedPlaces {
  position: Position | null;
  bookmarks: Bookmark[];
}

/** Gives a new edition the places of the one before. Where its listener has begun it, that stays. */
export async function writeCarriedPlaces(
  db: Queryable,
  bookId: string,
  { position, bookmarks }: CarriedPlaces,
): Promise<void> {
  if (position !== null) {
    await db.query(
      'INSERT INTO positions (book_id, seconds, listened_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
      [bookId, position.seconds, position.listenedAt],
    );
  }
  if (bookmarks.length === 0) return;
  await db.query(
    `INSERT INTO bookmarks (book_id, id, seconds, note, created_at)
     SELECT $1, id, seconds, note, created_at FROM jsonb_populate_recordset(null::bookmarks, $2) ON CONFLICT DO NOTHING`,
    [bookId, rowsToJson(bookmarks)],
  );
}
