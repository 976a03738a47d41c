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
 * Writes one batch under a claim.
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
    const insert = async (table: string, rows: readonly object[], returning = ''): Promise<SegmentRef[]> => {
      if (rows.length === 0) return [];
      const ofBook = rows.map((row) => ({ bookId: claim.bookId, ...row }));
      const { text, json } = insertion(table, ofBook);
      return (await client.query<SegmentRef>(`INSERT INTO ${table} ${text} ${returning}`, [json])).rows;
    };
    await insert('chapters', chapters);
    await insert('paragraphs', paragraphs);
    await insert('omissions', removed);
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
    const written = await insert('segments', counted, 'RETURNING id, position');
    return written.sort((a, b) => a.position - b.position);
  });
}
