import type { Excess } from './budget.ts';
import { insertion, select } from './columns.ts';
import type { Queryable } from './pool.ts';
import type { SpeechOrder } from './speech-order.ts';

/** How far a book may go. */
export interface SpendingLimits {
  /** What one book may cost, with the calls that may have been charged in vain; `null` for no limit. */
  maxUsd: number | null;
  /** How often the same words may be bought again after a call that got no answer. */
  maxUncertainRetries: number;
}

export type SpendingRefusal =
  | { reason: 'limit-reached'; spentUsd: number }
  | { reason: 'too-often-uncertain'; uncertainCalls: number }
  | { reason: 'over-budget'; excess: Excess };

/** A call that died between sending and receipt. */
export interface UncertainCall {
  /** `null` where nobody knows whose call it was. */
  bookId: string | null;
  contentKey: string;
  characters: number;
  usdPerMillion: number;
}

/** Of `speech p`: the call that is under way for it. */
export const UNCERTAIN_CALL = select<UncertainCall>(
  { bookId: true, contentKey: true, characters: true, usdPerMillion: true },
  'p',
);

/** Names the advisory locks under which a book's spending is looked at; any constant that never changes will do. */
const SPENDING_LOCK_CLASS = 8303;
/** Sums of fractions of a cent are never exact. */
const ROUNDING_USD = 1e-9;
const SUM_USD = 'coalesce(sum(characters * usd_per_million), 0)::float8 / 1e6';

/**
 * Whether an order is too much for its book; `null` when it may be bought. Inside the transaction that takes the claim:
 * with a limit, orders of one book are looked at one after another, so that they can't pass it together.
 *
 * @param again whether somebody asked for these words before
 */
export async function refusalOf(
  client: Queryable,
  order: SpeechOrder,
  { maxUsd, maxUncertainRetries }: SpendingLimits,
  { again }: { again: boolean },
): Promise<SpendingRefusal | null> {
  const uncertainCalls = again ? await countUncertainCalls(client, order) : 0;
  if (uncertainCalls > maxUncertainRetries) return { reason: 'too-often-uncertain', uncertainCalls };
  if (maxUsd === null || order.usdPerMillion === 0) return null;
  await lockSpending(client, order.bookId);
  const spentUsd = await committedUsd(client, order);
  const priceUsd = (order.characters * order.usdPerMillion) / 1e6;
  return spentUsd + priceUsd > maxUsd + ROUNDING_USD ? { reason: 'limit-reached', spentUsd } : null;
}

/** For the rest of a transaction: what a book may spend is looked at by one at a time. */
export async function lockSpending(client: Queryable, bookId: string): Promise<void> {
  await client.query('SELECT pg_advisory_xact_lock($1, hashtext($2))', [SPENDING_LOCK_CLASS, bookId]);
}

async function countUncertainCalls(client: Queryable, { bookId, contentKey }: SpeechOrder): Promise<number> {
  const { rows } = await client.query<{ calls: number }>(
    'SELECT count(*) AS calls FROM uncertain_calls WHERE book_id = $1 AND content_key = $2',
    [bookId, contentKey],
  );
  return rows[0]?.calls ?? 0;
}

/** What a book has bought, is buying just now, or may have bought in vain, other than the order itself. */
async function committedUsd(client: Queryable, { bookId, contentKey }: SpeechOrder): Promise<number> {
  const { rows } = await client.query<{ usd: number }>(
    `SELECT (SELECT ${SUM_USD} FROM speech
             WHERE book_id = $1 AND content_key <> $2 AND (state = 'stored' OR claimed_by <> 0))
          + (SELECT ${SUM_USD} FROM uncertain_calls WHERE book_id = $1) AS usd`,
    [bookId, contentKey],
  );
  return rows[0]?.usd ?? 0;
}

/** What nobody has bought yet of what the payer `b` needs, the same words once: `characters` and `usd`. */
export const OPEN_SPEECH = `
  SELECT coalesce(sum(characters), 0) AS characters, ${SUM_USD} AS usd FROM (
    SELECT DISTINCT s.content_key, s.characters, s.usd_per_million FROM speech_orders s
    WHERE s.payer = b.id AND NOT EXISTS (
      SELECT FROM speech p WHERE p.content_key = s.content_key AND p.state = 'stored')) AS keys`;

export interface SpendingPlan {
  /** What nobody has bought yet, the same words once. */
  openCharacters: number;
  openUsd: number;
  /** With that, and what the book has bought or may have bought by now. */
  usd: number;
}

/** What a whole book or request will have cost when it is done, as far as it is planned. */
export async function planSpending(db: Queryable, bookId: string): Promise<SpendingPlan> {
  const { rows } = await db.query<{ openCharacters: number; openUsd: number; spentUsd: number }>(
    `SELECT open.characters AS "openCharacters", open.usd AS "openUsd",
            (SELECT ${SUM_USD} FROM speech WHERE book_id = b.id AND state = 'stored')
          + (SELECT ${SUM_USD} FROM uncertain_calls WHERE book_id = b.id) AS "spentUsd"
     FROM payers b CROSS JOIN LATERAL (${OPEN_SPEECH}) AS open WHERE b.id = $1`,
    [bookId],
  );
  const [plan] = rows;
  const { openCharacters = 0, openUsd = 0, spentUsd = 0 } = plan ?? {};
  return { openCharacters, openUsd, usd: openUsd + spentUsd };
}

/** Notes a call that died. Nothing to note where nothing was sent for the key itself. */
export async function countUncertain(client: Queryable, call: UncertainCall): Promise<void> {
  if (call.characters === 0 || call.bookId === null) return;
  const { bookId, contentKey, characters, usdPerMillion } = call;
  const { text, json } = insertion('uncertain_calls', [{ bookId, contentKey, characters, usdPerMillion }]);
  await client.query(`INSERT INTO uncertain_calls ${text}`, [json]);
}
