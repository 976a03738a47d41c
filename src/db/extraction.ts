import type { BookClaim } from './claims.ts';
import { ClaimLost, holdClaim } from './claims.ts';
import { assignments, insertion } from './columns.ts';
import type { Paragraph } from './paragraphs.ts';
import type { Pool, Queryable } from './pool.ts';
import { inTransaction } from './pool.ts';

/** What the reading of a PDF takes and brings, written batch by batch under a claim. */

export interface ExtractionUpdate {
  pages?: number;
  locked?: boolean;
  pagesRead?: number;
  /** Kept only where the user gave none. */
  title?: string | null;
  /** Likewise. */
  author?: string | null;
  language?: string;
  leftOutShare?: number;
  voice?: string;
  /** Of the dearest of its voices. */
  usdPerMillion?: number;
  /** See `createSpeakerFinder`. */
  speakers?: readonly string[];
}

export interface NewChapter {
  index: number;
  title: string;
  /** From 1. */
  page: number;
  /** False where the listener left it out. */
  included: boolean;
}

export interface NewSegment {
  /** From 0, in reading order over the whole book. */
  position: number;
  chapterIndex: number;
  /** As the engine gets it. */
  text: string;
  contentKey: string;
  /** That reads it, and its price; the book's own unless given. */
  voice?: string;
  usdPerMillion?: number;
  /** Number of its first sentence in the book, and how many it has. */
  firstSentence: number;
  sentences: number;
  /** Where each of them begins in `text`. UTF-16 code units. */
  sentenceStarts: number[];
  /** Silence after it. */
  pauseMs: number;
}

export interface NewRemoval {
  index: number;
  page: number;
  kind: string;
  step: string;
  text: string;
}

/** A batch of what extraction found, written in one transaction. */
export interface ExtractionBatch {
  chapters: readonly NewChapter[];
  paragraphs: readonly Paragraph[];
  segments: readonly NewSegment[];
  removed: readonly NewRemoval[];
}

/** What the queue needs to know of a segment. */
export interface SegmentRef {
  id: number;
  position: number;
}

/** @throws {ClaimLost} */
export async function updateExtraction(
  db: Queryable,
  claim: BookClaim,
  { title, author, ...found }: ExtractionUpdate,
): Promise<void> {
  const { text, values } = assignments(found, 5);
  const { rowCount } = await db.query(
    `UPDATE books SET ${text} title = coalesce(title, $3), author = coalesce(author, $4), updated_at = now()
     WHERE id = $1 AND attempt = $2 AND status = 'extracting'`,
    [claim.bookId, claim.attempt, title, author, ...values],
  );
  if (rowCount === 0) throw new ClaimLost(claim);
}

/** The password that came with the book, as it was sealed; `null` where there is none. @throws {ClaimLost} */
export async function sealedPassword(db: Queryable, claim: BookClaim): Promise<string | null> {
  const { rows } = await db.query<{ sealed: string | null }>(
    'SELECT sealed_password AS sealed FROM books WHERE id = $1 AND attempt = $2',
    [claim.bookId, claim.attempt],
  );
  if (rows[0] === undefined) throw new ClaimLost(claim);
  return rows[0].sealed;
}

/**
 * Removes what a former extraction left. Receipts of speech stay, so nothing is bought again, and what was paid stays
 * known.
 */
export async function clearExtraction(pool: Pool, claim: BookClaim): Promise<void> {
  await inTransaction(pool, async (client) => {
    await holdClaim(client, claim);
    for (const table of ['segments', 'paragraphs', 'chapters', 'omissions']) {
      await client.query(`DELETE FROM ${table} WHERE book_id = $1`, [claim.bookId]);
    }
  });
}

/**
 * Writes one batch under a claim. What is there of an earlier text in the same places goes, but for segments that sound
 * the same: they keep their speech.
 *
 * @returns the new segments, in order.
 * @throws {ClaimLost} and writes nothing, when the claim is no longer the latest.
 */
export async function insertExtraction(
  pool: Pool,
  claim: BookClaim,
  { chapters, paragraphs, segments, removed }: ExtractionBatch,
): Promise<SegmentRef[]> {
  return inTransaction(pool, async (client) => {
    await holdClaim(client, claim);
    const write = async (
      table: string,
      place: string,
      rows: readonly object[],
      end = '',
    ): Promise<unknown[]> => {
      if (rows.length === 0) return [];
      const ofBook = rows.map((row) => ({ bookId: claim.bookId, ...row }));
      const { text, json, columns } = insertion(table, ofBook);
      const set = columns.map((column) => `${column} = EXCLUDED.${column}`).join(', ');
      return (
        await client.query(
          `INSERT INTO ${table} ${text} ON CONFLICT (book_id, ${place}) DO UPDATE SET ${set} ${end}`,
          [json],
        )
      ).rows as unknown[];
    };
    await write('chapters', 'index', chapters);
    await write('paragraphs', 'index', paragraphs);
    await write('omissions', 'index', removed);
    // What the caller's objects hold besides is no column.
    const counted = segments.map(
      ({ position, chapterIndex, text, contentKey, voice = null, usdPerMillion = null, ...rest }) => {
        const { firstSentence, sentences, sentenceStarts, pauseMs } = rest;
        return {
          ...{ position, chapterIndex, text, contentKey, voice, usdPerMillion },
          ...{ firstSentence, sentences, sentenceStarts, pauseMs },
          characters: Array.from(text).length,
        };
      },
    );
    await client.query(
      `DELETE FROM segments s USING unnest($2::int[], $3::text[]) AS n (position, content_key)
       WHERE s.book_id = $1 AND s.position = n.position AND s.content_key <> n.content_key`,
      [claim.bookId, counted.map(({ position }) => position), counted.map(({ contentKey }) => contentKey)],
    );
    // A row that was there has been updated, and says so by its xmax.
    const written = (await write(
      'segments',
      'position',
      counted,
      'RETURNING id, position, xmax = 0 AS "isNew"',
    )) as (SegmentRef & { isNew: boolean })[];
    return written
      .filter(({ isNew }) => isNew)
      .map(({ id, position }) => ({ id, position }))
      .sort((a, b) => a.position - b.position);
  });
}

/** How much of each there is in a text. */
export interface ExtractionCounts {
  chapters: number;
  paragraphs: number;
  segments: number;
  removed: number;
}

/** Takes away what an earlier text has behind the end of the one that is written. @throws {ClaimLost} */
export async function endExtraction(
  pool: Pool,
  claim: BookClaim,
  { chapters, paragraphs, segments, removed }: ExtractionCounts,
): Promise<void> {
  await inTransaction(pool, async (client) => {
    await holdClaim(client, claim);
    const cut = (table: string, place: string, count: number): Promise<unknown> =>
      client.query(`DELETE FROM ${table} WHERE book_id = $1 AND ${place} >= $2`, [claim.bookId, count]);
    await cut('segments', 'position', segments);
    await cut('paragraphs', 'index', paragraphs);
    await cut('omissions', 'index', removed);
    await cut('chapters', 'index', chapters);
  });
}
