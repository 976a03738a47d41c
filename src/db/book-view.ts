import type { CoverOrigin } from '../pdf/cover/cover-files.ts';
import type { Book } from './books.ts';
import { BOOK_COLUMNS } from './books.ts';
import { select } from './columns.ts';
import { shownCover } from './covers.ts';
import type { M4b } from './m4b.ts';
import { IS_OF_THIS_AUDIO } from './m4b.ts';
import type { Selection } from './columns.ts';
import type { Queryable } from './pool.ts';
import type { Position } from './positions.ts';
import type { Push } from './pushes.ts';
import { PUSH } from './pushes.ts';
import { QUEUE, QUEUE_PLACE } from './queue-place.ts';
import { OPEN_SPEECH } from './spending.ts';
import { spokenSegments } from './spoken-times.ts';

/** A book with what a listener wants to know of its narration, read in one query. */
export interface BookView extends Book {
  segmentsTotal: number;
  segmentsDone: number;
  charactersPlanned: number;
  /** The price of all that is planned, as if nothing of it were bought. */
  usdPlanned: number;
  charactersDone: number;
  /** What this book paid for itself, in all its narrations; the rest was bought by an earlier one. */
  spentUsd: number;
  /** Calls that got no answer: they may have been charged, too. */
  uncertainCalls: number;
  uncertainCharacters: number;
  uncertainUsd: number;
  /** That can be heard from the beginning without a gap. */
  secondsSpoken: number;
  chapters: ChapterView[];
  /** From 1, rising. */
  unreadablePages: number[];
  position: Position | null;
  /** Null while it has no cover. */
  coverSha256: string | null;
  coverOrigin: CoverOrigin | null;
  /** Of the audio that there is now; null where nobody has asked for it. */
  m4b: Pick<M4b, 'state' | 'fraction' | 'error'> | null;
  /** Null where nobody wanted it sent. */
  push: Push | null;
  /** What is to be bought of a book that waits for confirmation; null for any other. */
  openCharacters: number | null;
  openUsd: number | null;
  /** Of a book that waits to be read, from 1. */
  queuePosition: number | null;
  /** Until such a book is ready; `null` where that can't be told. */
  queueSeconds: number | null;
}

export interface ChapterView {
  index: number;
  title: string;
  /** False where the listener left it out. */
  included: boolean;
  startSeconds: number | null;
  durationSeconds: number | null;
}

/**
 * While a book is made: where its chapters begin, as far as they are spoken. One has a length as soon as the next one
 * has begun.
 */
const SPOKEN_CHAPTERS = `
  SELECT chapter_index, min("start") AS "start", max("end") AS "end",
         lead(min("start")) OVER (ORDER BY chapter_index) - min("start") AS seconds
  FROM (${spokenSegments('b.id')}) spoken
  WHERE b.mp3_key IS NULL AND b.status IN ('extracting', 'narrating', 'assembling')
  GROUP BY chapter_index`;

export interface BookRow extends Omit<BookView, 'position'> {
  positionSeconds: number | null;
  listenedAt: Date | null;
}

const NARRATION: Selection<Omit<BookRow, keyof Book>> = {
  segmentsTotal: 's.total',
  segmentsDone: 's.done',
  charactersPlanned: 's.characters',
  usdPlanned: 's.usd',
  charactersDone: 's.characters_done',
  spentUsd: 'paid.usd',
  uncertainCalls: 'lost.calls',
  uncertainCharacters: 'lost.characters',
  uncertainUsd: 'lost.usd',
  secondsSpoken: 'coalesce(CASE WHEN b.mp3_key IS NULL THEN c.spoken ELSE b.duration_seconds END, 0)',
  chapters: 'c.chapters',
  unreadablePages: 'u.pages',
  positionSeconds: 'heard.seconds',
  listenedAt: 'heard.listened_at',
  coverSha256: 'cover.sha256',
  coverOrigin: 'cover.origin',
  m4b: `CASE WHEN m.book_id IS NOT NULL
             THEN json_build_object('state', m.state, 'fraction', m.fraction, 'error', m.error) END`,
  push: `CASE WHEN p.book_id IS NOT NULL THEN ${PUSH} END`,
  openCharacters: 'open.characters::bigint',
  openUsd: 'open.usd',
  queuePosition: 'queue.position::integer',
  queueSeconds: 'queue.seconds::float8',
};

/** Books with all that; the table is `b`. */
export const VIEW = `${QUEUE}
  SELECT ${BOOK_COLUMNS}, ${select(NARRATION, 'b')}
  FROM books b
  LEFT JOIN positions heard ON heard.book_id = b.id
  LEFT JOIN m4b m ON ${IS_OF_THIS_AUDIO}
  LEFT JOIN pushes p ON p.book_id = b.id
  LEFT JOIN LATERAL (${QUEUE_PLACE}) queue ON true
  LEFT JOIN LATERAL (SELECT * FROM (${OPEN_SPEECH}) o WHERE b.status = 'awaiting_confirmation') open ON true
  LEFT JOIN LATERAL (${shownCover('c.sha256, c.origin', 'b.id')}) cover ON true
  CROSS JOIN LATERAL (
    SELECT count(*) AS total,
           count(*) FILTER (WHERE state = 'stored') AS done,
           coalesce(sum(characters), 0) AS characters,
           coalesce(sum(characters * coalesce(usd_per_million, b.usd_per_million)), 0)::float8 / 1e6 AS usd,
           coalesce(sum(characters) FILTER (WHERE state = 'stored'), 0) AS characters_done
    FROM segments WHERE book_id = b.id
  ) s
  CROSS JOIN LATERAL (
    SELECT coalesce(sum(characters * usd_per_million), 0)::float8 / 1e6 AS usd
    FROM speech WHERE book_id = b.id AND state = 'stored'
  ) paid
  CROSS JOIN LATERAL (
    SELECT count(*) AS calls, coalesce(sum(characters), 0) AS characters,
           coalesce(sum(characters * usd_per_million), 0)::float8 / 1e6 AS usd
    FROM uncertain_calls WHERE book_id = b.id
  ) lost
  CROSS JOIN LATERAL (
    SELECT coalesce(json_agg(json_build_object('index', index, 'title', title, 'included', included,
                                               'startSeconds', coalesce(start_seconds, t."start"),
                                               'durationSeconds', coalesce(duration_seconds, t.seconds))
                             ORDER BY index), '[]') AS chapters,
           max(t."end") AS spoken
    FROM chapters
    LEFT JOIN LATERAL (${SPOKEN_CHAPTERS}) t ON t.chapter_index = index
    WHERE book_id = b.id
  ) c
  CROSS JOIN LATERAL (
    SELECT coalesce(json_agg(page ORDER BY index), '[]') AS pages
    FROM omissions WHERE book_id = b.id AND kind = 'unreadable-page'
  ) u`;

/** @returns null when `owner` has no such book: somebody else's book looks like none at all. */
export async function viewBook(db: Queryable, owner: string, id: string): Promise<BookView | null> {
  const { rows } = await db.query<BookRow>(`${VIEW} WHERE b.owner = $1 AND b.id = $2`, [owner, id]);
  return rows[0] === undefined ? null : toView(rows[0]);
}

export function toView({ positionSeconds: seconds, listenedAt, ...book }: BookRow): BookView {
  return { ...book, position: seconds === null || listenedAt === null ? null : { seconds, listenedAt } };
}
