import type { Paragraph } from './paragraphs.ts';
import { insertParagraphs } from './paragraphs.ts';
import type { BookClaim } from './book-claim.ts';
import { holdClaim } from './stages.ts';
import type { Pool, Queryable } from './pool.ts';
import { inTransaction } from './pool.ts';

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
  /** Number of its first sentence in the book, and how many it has. */
  firstSentence: number;
  sentences: number;
  /** Silence after it. */
  pauseMs: number;
}

export interface NewOmission {
  index: number;
  page: number;
  kind: string;
  text: string;
}

/** A batch of what extraction found, written in one transaction. */
export interface ExtractionBatch {
  chapters: readonly NewChapter[];
  paragraphs: readonly Paragraph[];
  segments: readonly NewSegment[];
  omissions: readonly NewOmission[];
}

/** What the queue needs to know of a segment. */
export interface SegmentRef {
  id: number;
  position: number;
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
  { chapters, paragraphs, segments, omissions }: ExtractionBatch,
): Promise<SegmentRef[]> {
  return inTransaction(pool, async (client) => {
    await holdClaim(client, claim);
    await client.query(
      `INSERT INTO chapters (book_id, index, title, page, included)
       SELECT $1, t.* FROM unnest($2::int[], $3::text[], $4::int[], $5::boolean[]) AS t`,
      [
        claim.bookId,
        chapters.map((c) => c.index),
        chapters.map((c) => c.title),
        chapters.map((c) => c.page),
        chapters.map((c) => c.included),
      ],
    );
    await insertParagraphs(client, claim.bookId, paragraphs);
    await client.query(
      `INSERT INTO omissions (book_id, index, page, kind, text)
       SELECT $1, t.* FROM unnest($2::int[], $3::int[], $4::text[], $5::text[]) AS t`,
      [
        claim.bookId,
        omissions.map((o) => o.index),
        omissions.map((o) => o.page),
        omissions.map((o) => o.kind),
        omissions.map((o) => o.text),
      ],
    );
    const { rows } = await client.query<SegmentRef>(
      `INSERT INTO segments (book_id, position, chapter_index, text, characters, content_key, first_sentence, sentences,
                             pause_ms)
       SELECT $1, t.position, t.chapter_index, t.text, char_length(t.text), t.content_key, t.first_sentence, t.sentences,
              t.pause_ms
       FROM unnest($2::int[], $3::int[], $4::text[], $5::text[], $6::int[], $7::int[], $8::int[])
         AS t (position, chapter_index, text, content_key, first_sentence, sentences, pause_ms)
       RETURNING id, position`,
      [
        claim.bookId,
        segments.map((s) => s.position),
        segments.map((s) => s.chapterIndex),
        segments.map((s) => s.text),
        segments.map((s) => s.contentKey),
        segments.map((s) => s.firstSentence),
        segments.map((s) => s.sentences),
        segments.map((s) => s.pauseMs),
      ],
    );
    return rows.sort((a, b) => a.position - b.position);
  });
}

/** A segment with what is needed to speak it. */
export interface SegmentToSpeak {
  id: number;
  bookId: string;
  position: number;
  text: string;
  characters: number;
  contentKey: string;
  state: 'planned' | 'sent' | 'stored';
  voice: string;
  language: string;
  speed: number;
  /** Of the voice. */
  usdPerMillion: number;
  bookStatus: 'extracting' | 'narrating';
}

/** @returns null when the segment is gone, or its book no longer wants to be narrated. */
export async function getSegmentToSpeak(db: Queryable, id: number): Promise<SegmentToSpeak | null> {
  const { rows } = await db.query<SegmentToSpeak>(
    `SELECT s.id, s.book_id AS "bookId", s.position, s.text, s.characters, s.content_key AS "contentKey", s.state,
            b.voice, b.language, b.speed, b.usd_per_million AS "usdPerMillion", b.status AS "bookStatus"
     FROM segments s JOIN books b ON b.id = s.book_id
     WHERE s.id = $1 AND b.status IN ('extracting', 'narrating')`,
    [id],
  );
  return rows[0] ?? null;
}

/** A stored segment, in the order in which it is heard. */
export interface SpokenSegment {
  position: number;
  chapterIndex: number;
  /** Silence after it. */
  pauseMs: number;
  objectKey: string;
  bytes: number;
  frames: number;
  samplesPerFrame: number;
  sampleRateHz: number;
}

/**
 * The stored segments from `fromPosition` on, up to the first one that isn't stored yet; at most `limit`.
 * Reading in pages keeps a long book out of memory.
 */
export async function readSpokenSegments(
  db: Queryable,
  bookId: string,
  fromPosition: number,
  limit: number,
): Promise<SpokenSegment[]> {
  const { rows } = await db.query<SpokenSegment & { state: string }>(
    `SELECT s.position, s.chapter_index AS "chapterIndex", s.pause_ms AS "pauseMs", s.state, p.object_key AS "objectKey", p.bytes, p.frames,
            p.samples_per_frame AS "samplesPerFrame", p.sample_rate_hz AS "sampleRateHz"
     FROM segments s LEFT JOIN speech p ON p.content_key = s.content_key AND p.state = 'stored'
     WHERE s.book_id = $1 AND s.position >= $2 ORDER BY s.position LIMIT $3`,
    [bookId, fromPosition, limit],
  );
  const gap = rows.findIndex((row) => row.state !== 'stored');
  return gap === -1 ? rows : rows.slice(0, gap);
}

/**
 * Takes back receipts whose objects are gone from storage: their segments are to be spoken again, and the book goes back to
 * narrating.
 *
 * @throws {ClaimLost} when the claim is no longer the latest.
 */
export async function replanMissingSpeech(pool: Pool, claim: BookClaim, objectKey: string): Promise<void> {
  await inTransaction(pool, async (client) => {
    await holdClaim(client, claim);
    await client.query(
      `WITH gone AS (DELETE FROM speech WHERE object_key = $2 RETURNING content_key)
       UPDATE segments s SET state = 'planned', bought = false FROM gone
       WHERE s.book_id = $1 AND s.content_key = gone.content_key`,
      [claim.bookId, objectKey],
    );
    await client.query(
      `UPDATE books SET status = 'narrating', claimed_by = NULL, updated_at = now() WHERE id = $1`,
      [claim.bookId],
    );
  });
}
