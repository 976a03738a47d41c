import type { Pool, Queryable } from './pool.ts';
import { inTransaction } from './pool.ts';
import { afterTurn, clockOf, COST, inTurn, SECONDS_A_CHARACTER, STAGES } from './shares.ts';
import type { Share, Stage, Turn } from './shares.ts';
import { readingPlace } from './queue-place.ts';
import { firstPassages, putOffPassage } from './speech-requests.ts';
import { SPENDING_IS_HELD } from './steering.ts';
import { booksApart } from './suspects.ts';

/** Who asks for the next piece of work. */
export interface Chooser {
  /** Of the worker's presence. */
  workerKey: number;
  /**
   * Ids and content keys that the worker is at. A claim in its name on anything else was left by an error, and is free.
   */
  inHand: readonly string[];
  /** What stands before a book's speech, for voices that cost nothing and for others. */
  speech: { free: SpeechBounds; paid: SpeechBounds };
}

export interface SpeechBounds {
  /** Nothing is spoken before the whole book is read. */
  waitsForEstimate: boolean;
  /** Nothing is spoken before money is set aside for the book. */
  needsReservation: boolean;
}

/**
 * A piece of work: a book to be read or joined, by its UUID, a segment to be spoken, by its number, or a passage of a
 * request.
 */
export type WorkId = string | number | { passageId: number };

/** Nothing of the books that are set apart is chosen, see verdict.ts. */
type ChooserOfMany = Chooser & { apart: readonly string[] };

interface Chosen {
  id: WorkId;
  size: number;
}

/** Names the advisory locks under which a stage gives out work; any constant that never changes will do. */
const TURN_LOCK_CLASS = 8305;
/**
 * From the choice to the claim, which takes milliseconds. Should the worker die in between, somebody else has it then.
 */
const LEASE_SECONDS = 2;

/**
 * Speech that somebody waits for comes before that of books, until its account has had so much more of the stage than
 * the one whose turn it is: then it waits for its turn, too. Characters: half an hour of sound.
 */
const AHEAD = 25_000;

/**
 * Chooses what is to be done next of a stage, in the order of fairness, and puts it on its account's bill. Everybody
 * else passes it over for long enough to claim it; the claim itself is taken as ever, and may fail.
 *
 * @returns `null` when there is nothing that can be begun now.
 */
export async function takeNext(pool: Pool, stage: Stage, chooser: Chooser): Promise<WorkId | null> {
  return inTransaction(pool, async (client) => {
    await client.query('SELECT pg_advisory_xact_lock($1, $2)', [TURN_LOCK_CLASS, STAGES.indexOf(stage)]);
    const passages: Passages = stage === 'speak' ? await firstPassages(client, chooser) : NONE;
    const { waiting, clock } = await readShares(client, stage, [...passages.keys()]);
    const turns = inTurn(waiting, clock);
    const first = turns[0]?.began ?? clock;
    const awaited = turns.find(({ owner, began }) => passages.has(owner) && began <= first + AHEAD);
    if (awaited !== undefined) {
      const chosen = passageOf(passages, awaited.owner);
      // The clock stays where it is: those who are passed over have their turns from there.
      if (chosen !== null) await give(client, stage, awaited, chosen, first);
      return chosen?.id ?? null;
    }
    const apart = await booksApart(client);
    for (const turn of turns) {
      const chosen =
        passageOf(passages, turn.owner) ?? (await firstOf(client, stage, turn.owner, { ...chooser, apart }));
      if (chosen === null) continue;
      await give(client, stage, turn, chosen);
      return chosen.id;
    }
    return null;
  });
}

const STATUSES: Readonly<Record<Stage, readonly string[]>> = {
  read: ['queued', 'extracting'],
  speak: ['extracting', 'narrating'],
  join: ['assembling'],
};

type Passages = Awaited<ReturnType<typeof firstPassages>>;
const NONE: Passages = new Map();

function passageOf(passages: Passages, owner: string): Chosen | null {
  const passage = passages.get(owner);
  return passage === undefined ? null : { id: { passageId: passage.id }, size: passage.characters };
}

/** Accounts that may have work, and the stage's clock. @param others who have some besides those with books */
async function readShares(
  client: Queryable,
  stage: Stage,
  others: readonly string[],
): Promise<{ waiting: Map<string, Share | null>; clock: number }> {
  const { rows } = await client.query<{ owner: string; began: number | null; served: number | null }>(
    `SELECT owner, began, served
     FROM (SELECT owner FROM books WHERE status = ANY ($2) AND hold IS DISTINCT FROM 'paused'
           UNION SELECT unnest($3::text[])) waiting (owner)
     LEFT JOIN (SELECT * FROM shares WHERE stage = $1) had USING (owner)`,
    [stage, STATUSES[stage], others],
  );
  const { rows: latest } = await client.query<Share>(
    'SELECT began, served FROM shares WHERE stage = $1 ORDER BY began DESC LIMIT 1',
    [stage],
  );
  const waiting = new Map(
    rows.map(({ owner, began, served }) => [
      owner,
      began === null || served === null ? null : { began, served },
    ]),
  );
  return { waiting, clock: clockOf(latest) };
}

async function firstOf(
  client: Queryable,
  stage: Stage,
  owner: string,
  chooser: ChooserOfMany,
): Promise<Chosen | null> {
  if (stage === 'speak') return firstSegment(client, owner, chooser);
  const { rows } = await client.query<Chosen>(
    `SELECT id, ${stage === 'read' ? 'source_bytes' : 'coalesce(characters, 0)'} AS size FROM books b
     WHERE owner = $1 AND status = ANY ($2) AND hold IS DISTINCT FROM 'paused' AND (not_before IS NULL OR not_before <= now())
       AND CASE WHEN claimed_by IS NULL THEN true
                WHEN claimed_by = $3 THEN NOT id::text = ANY ($4)
                ELSE NOT claim_is_held(claimed_by) END
       AND id <> ALL ($5)
     ORDER BY ${stage === 'read' ? readingPlace('b') : PLACE}, id LIMIT 1`,
    [owner, STATUSES[stage], chooser.workerKey, chooser.inHand, chooser.apart],
  );
  return rows[0] ?? null;
}

/** While a book is read nobody knows its length, but its pages. */
const CHARACTERS_A_PAGE = 2_000;
const PLACE = `created_at + coalesce(characters, pages * ${CHARACTERS_A_PAGE}, 0) * interval '${SECONDS_A_CHARACTER} seconds'`;

/** So many of an account's books advance together, the beginning of each first, so that all can be listened to soon. */
const BOOKS_AT_ONCE = 16;
const BEGINNING = 3;
/** Places are written every few seconds while somebody listens. */
const LISTENS = `EXISTS (SELECT FROM positions p WHERE p.book_id = b.id AND p.listened_at > now() - interval '2 minutes')`;

/** Of `segments s`, after `speech p`. The worker is `$2`, what it is at `$3`. */
const OPEN = `s.state <> 'stored' AND (s.not_before IS NULL OR s.not_before <= now())
  AND CASE WHEN p.content_key IS NULL OR p.state = 'stored' THEN true
           WHEN p.claimed_by = $2 THEN NOT s.content_key = ANY ($3)
           ELSE NOT claim_is_held(p.claimed_by) END`;

async function firstSegment(
  client: Queryable,
  owner: string,
  { workerKey, inHand, apart, speech: { free, paid } }: ChooserOfMany,
): Promise<Chosen | null> {
  const { rows } = await client.query<Chosen>(
    `SELECT s.id, s.characters AS size
     FROM (
       SELECT id, ${PLACE} AS place, ${LISTENS} AS listens FROM books b
       WHERE owner = $1 AND status IN ('extracting', 'narrating') AND NOT ${SPENDING_IS_HELD} AND id <> ALL ($8)
         AND (status = 'narrating' OR NOT CASE WHEN usd_per_million > 0 THEN $5::boolean ELSE $4::boolean END)
         AND (NOT CASE WHEN usd_per_million > 0 THEN $7::boolean ELSE $6::boolean END
              OR EXISTS (SELECT FROM reservations r WHERE r.book_id = b.id))
         AND EXISTS (SELECT FROM segments s LEFT JOIN speech p USING (content_key) WHERE s.book_id = b.id AND ${OPEN})
       ORDER BY 3 DESC, 2, id LIMIT ${BOOKS_AT_ONCE}
     ) b
     CROSS JOIN LATERAL (
       SELECT s.id, s.position, s.characters FROM segments s LEFT JOIN speech p USING (content_key)
       WHERE s.book_id = b.id AND ${OPEN} ORDER BY s.position LIMIT 1
     ) s
     ORDER BY b.listens DESC, s.position >= ${BEGINNING}, b.place, b.id LIMIT 1`,
    [
      owner,
      workerKey,
      inHand,
      ...[free.waitsForEstimate, paid.waitsForEstimate],
      ...[free.needsReservation, paid.needsReservation],
      apart,
    ],
  );
  return rows[0] ?? null;
}

/** @param clock what the stage's clock shows from now on */
async function give(
  client: Queryable,
  stage: Stage,
  turn: Turn,
  { id, size }: Chosen,
  clock = turn.began,
): Promise<void> {
  const { served } = afterTurn(turn, COST[stage](size));
  await (typeof id === 'object'
    ? putOffPassage(client, id.passageId, LEASE_SECONDS)
    : client.query(
        `UPDATE ${TABLE[stage]} SET not_before = now() + make_interval(secs => $2) WHERE id = $1`,
        [id, LEASE_SECONDS],
      ));
  await client.query(
    `INSERT INTO shares (stage, owner, began, served) VALUES ($1, $2, $3, $4)
     ON CONFLICT (stage, owner) DO UPDATE SET began = EXCLUDED.began, served = EXCLUDED.served`,
    [stage, turn.owner, clock, served],
  );
}

const TABLE: Readonly<Record<Stage, 'books' | 'segments'>> = {
  read: 'books',
  speak: 'segments',
  join: 'books',
};

const FIRST_RETRY_SECONDS = 0.5;
const LAST_RETRY_SECONDS = 30;
/** A book is tried again as soon as that, however often it was tried. */
const BOOK_RETRY_SECONDS = 2;

/**
 * After work that didn't succeed: nobody chooses it for a while.
 *
 * @param delayMs `null`: longer with each call for a segment, and always the same for a book
 */
export async function putOff(db: Queryable, stage: Stage, id: WorkId, delayMs: number | null): Promise<void> {
  const seconds = delayMs === null ? null : delayMs / 1000;
  if (typeof id === 'object') return putOffPassage(db, id.passageId, seconds ?? FIRST_RETRY_SECONDS);
  if (stage !== 'speak') {
    await db.query('UPDATE books SET not_before = now() + make_interval(secs => $2) WHERE id = $1', [
      id,
      seconds ?? BOOK_RETRY_SECONDS,
    ]);
    return;
  }
  await db.query(
    `UPDATE segments s SET not_before = now() + make_interval(secs => coalesce($2, least(${LAST_RETRY_SECONDS},
       ${FIRST_RETRY_SECONDS} * 2 ^ least(10, coalesce((SELECT attempt FROM speech p WHERE p.content_key = s.content_key), 0)))))
     WHERE id = $1`,
    [id, seconds],
  );
}

/** For how long a book that is set apart isn't asked about again. */
const APART_MS = 2_000;

/** How long nobody is to choose it; 0 where it can be begun. */
export async function putOffMs(db: Queryable, stage: Stage, id: WorkId): Promise<number> {
  // Whether it is still wanted is seen when it is begun.
  if (typeof id === 'object') return 0;
  if (await isApart(db, id)) return APART_MS;
  const { rows } = await db.query<{ ms: number }>(
    `SELECT greatest(0, extract(epoch FROM not_before - now()) * 1000)::float8 AS ms FROM ${TABLE[stage]}
     WHERE id = $1 AND not_before IS NOT NULL`,
    [id],
  );
  return rows[0]?.ms ?? 0;
}

async function isApart(db: Queryable, id: string | number): Promise<boolean> {
  const apart = await booksApart(db);
  if (typeof id === 'string' || apart.length === 0) return apart.includes(String(id));
  const { rows } = await db.query<{ apart: boolean }>(
    'SELECT book_id = ANY ($2) AS apart FROM segments WHERE id = $1',
    [id, apart],
  );
  return rows[0]?.apart === true;
}
