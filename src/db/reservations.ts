import { excessOf, isBounded } from './budget.ts';
import type { Budget, Excess } from './budget.ts';
import type { Pool, Queryable } from './pool.ts';
import { inTransaction } from './pool.ts';
import { countUncertain, planSpending, refusalOf, UNCERTAIN_CALL } from './spending.ts';
import type { SpendingLimits, SpendingRefusal, UncertainCall } from './spending.ts';
import type { SpeechOrder } from './speech-order.ts';
import { isSpendingHeld } from './steering.ts';
import { readUsage } from './usage.ts';
import type { Amounts } from './usage.ts';

/**
 * Money that is set aside. What was bought in a day or month and what is set aside never pass a ceiling together: to
 * set aside is to look and to write under one lock, and a call moves its price from the one to the other in the
 * transaction that writes its receipt or gives it up. A worker that dies leaves all of it in place.
 */

/** Names the advisory lock under which money is set aside; any constant that never changes will do. */
const BUDGET_LOCK = 83_041;

/** For the rest of a transaction, and before it locks any row. */
async function lockBudget(client: Queryable): Promise<void> {
  await client.query('SELECT pg_advisory_xact_lock($1)', [BUDGET_LOCK]);
}

/**
 * Takes the lock where the order can come up against a ceiling; `null` where it can't.
 *
 * @param budget none: there is no ceiling
 */
export async function lockBudgetFor(
  client: Queryable,
  order: SpeechOrder,
  budget: Budget | undefined,
): Promise<Budget | null> {
  if (budget === undefined || !isBounded(budget, order.usdPerMillion)) return null;
  await lockBudget(client);
  return budget;
}

/**
 * Why an order may not be bought, by its book, its account or the service; `null` when it may, and its price is set
 * aside.
 *
 * @param bounds.budget as `lockBudgetFor` has it
 * @param options.again whether somebody asked for these words before
 */
export async function refusalWithin(
  client: Queryable,
  order: SpeechOrder,
  { limits, budget }: { limits: SpendingLimits; budget: Budget | null },
  options: { again: boolean },
): Promise<SpendingRefusal | null> {
  const refusal = await refusalOf(client, order, limits, options);
  if (refusal !== null || budget === null) return refusal;
  const excess = await coverOrder(client, order, budget);
  return excess === null ? null : { reason: 'over-budget', excess };
}

/**
 * Sets aside what a book that is being narrated has still to buy: all of it, or nothing. Can be repeated: it is then
 * set right. Nothing for a book that isn't narrated any more, or whose price nobody has confirmed.
 *
 * @returns `null` when it is, else the ceiling that it would pass.
 */
export async function reserveBook(pool: Pool, bookId: string, budget: Budget): Promise<Excess | null> {
  return inTransaction(pool, async (client) => {
    await lockBudget(client);
    if (await isSpendingHeld(client, bookId)) return null;
    return reserveWhole(client, bookId, budget);
  });
}

/**
 * The same inside a transaction, for a book or a request, where there is a ceiling at all that its voice can come up
 * against.
 */
export async function reserveWithin(
  client: Queryable,
  { payer, usdPerMillion }: { payer: string; usdPerMillion: number },
  budget: Budget,
): Promise<Excess | null> {
  if (!isBounded(budget, usdPerMillion)) return null;
  await lockBudget(client);
  return reserveWhole(client, payer, budget);
}

async function reserveWhole(client: Queryable, bookId: string, budget: Budget): Promise<Excess | null> {
  const { openCharacters, openUsd } = await planSpending(client, bookId);
  return resize(client, bookId, { characters: openCharacters, usd: openUsd }, budget);
}

/**
 * Whether an order's price is set aside. What a book needs more than was planned, since calls died on the way, is added
 * where it fits. After `lockBudget`, in the transaction that takes the claim.
 */
async function coverOrder(client: Queryable, order: SpeechOrder, budget: Budget): Promise<Excess | null> {
  const reserved = await readReservation(client, order.bookId);
  if (reserved === null) {
    const excess = await reserveWhole(client, order.bookId, budget);
    return excess ?? coverOrder(client, order, budget);
  }
  const underWay = await callsUnderWay(client, order);
  const price = { characters: order.characters, usd: (order.characters * order.usdPerMillion) / 1e6 };
  return resize(
    client,
    order.bookId,
    {
      characters: Math.max(reserved.characters, underWay.characters + price.characters),
      usd: Math.max(reserved.usd, underWay.usd + price.usd),
    },
    budget,
  );
}

/**
 * Gives back what books and requests that ended didn't use. Their calls under way keep their price until they end;
 * those of dead workers count as uncertain.
 */
export async function returnUnused(pool: Pool): Promise<void> {
  await inTransaction(pool, async (client) => {
    await lockBudget(client);
    const { rows: dead } = await client.query<UncertainCall>(
      `UPDATE speech p SET claimed_by = 0, uncertain = uncertain + 1
       FROM reservations r LEFT JOIN payers b ON b.id = r.book_id AND b.buys
       WHERE b.id IS NULL AND p.book_id = r.book_id AND p.state = 'sent' AND p.claimed_by <> 0
         AND NOT worker_is_alive(p.claimed_by)
       RETURNING ${UNCERTAIN_CALL}`,
    );
    for (const call of dead) await countUncertain(client, call);
    await client.query(
      `UPDATE reservations r SET (characters, usd) = (
         SELECT least(r.characters, coalesce(sum(p.characters), 0)),
                least(r.usd, coalesce(sum(p.characters * p.usd_per_million), 0) / 1e6)
         FROM speech p WHERE p.book_id = r.book_id AND p.state = 'sent' AND p.claimed_by <> 0)
       WHERE NOT EXISTS (SELECT FROM payers b WHERE b.id = r.book_id AND b.buys)`,
    );
    await client.query(
      `DELETE FROM reservations r WHERE characters = 0
         AND NOT EXISTS (SELECT FROM payers b WHERE b.id = r.book_id AND b.buys)`,
    );
  });
}

/** The price of what a round looks at is a sum over each book's segments. */
const BOOKS_A_ROUND = 100;

/** Narrating books for which nothing is set aside: the oldest of each account first. */
export async function booksWithoutReservation(
  db: Queryable,
): Promise<{ id: string; usdPerMillion: number }[]> {
  const { rows } = await db.query<{ id: string; usdPerMillion: number }>(
    `SELECT id, usd_per_million AS "usdPerMillion" FROM books b WHERE status = 'narrating' AND hold IS NULL
       AND NOT EXISTS (SELECT FROM reservations r WHERE r.book_id = b.id)
     ORDER BY row_number() OVER (PARTITION BY owner ORDER BY created_at), created_at LIMIT $1`,
    [BOOKS_A_ROUND],
  );
  return rows;
}

/** After `lockBudget`. Less always fits. */
async function resize(
  client: Queryable,
  bookId: string,
  wanted: Amounts,
  budget: Budget,
): Promise<Excess | null> {
  const { rows } = await client.query<{ owner: string }>('SELECT owner FROM payers WHERE id = $1', [bookId]);
  const owner = rows[0]?.owner ?? '';
  const had = (await readReservation(client, bookId)) ?? { characters: 0, usd: 0 };
  const more = { characters: wanted.characters - had.characters, usd: wanted.usd - had.usd };
  if (more.characters > 0 || more.usd > 0) {
    const usage = { account: await readUsage(client, owner), service: await readUsage(client, null) };
    const excess = excessOf(more, usage, budget);
    if (excess !== null) return excess;
  }
  await client.query(
    `INSERT INTO reservations AS r (book_id, owner, characters, usd) VALUES ($1, $2, $3, $4)
     ON CONFLICT (book_id) DO UPDATE SET characters = r.characters + $5, usd = greatest(0, r.usd + $6)`,
    [bookId, owner, wanted.characters, wanted.usd, more.characters, more.usd],
  );
  return null;
}

async function readReservation(client: Queryable, bookId: string): Promise<Amounts | null> {
  const { rows } = await client.query<Amounts>(
    'SELECT characters, usd FROM reservations WHERE book_id = $1 FOR UPDATE',
    [bookId],
  );
  return rows[0] ?? null;
}

/** The price of a book's other calls that have not ended. */
async function callsUnderWay(client: Queryable, { bookId, contentKey }: SpeechOrder): Promise<Amounts> {
  const { rows } = await client.query<Amounts>(
    `SELECT coalesce(sum(characters), 0)::bigint AS characters,
            coalesce(sum(characters * usd_per_million), 0) / 1e6 AS usd
     FROM speech WHERE book_id = $1 AND content_key <> $2 AND state = 'sent' AND claimed_by <> 0`,
    [bookId, contentKey],
  );
  return rows[0] ?? { characters: 0, usd: 0 };
}
