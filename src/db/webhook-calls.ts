import { select } from './columns.ts';
import type { Selection } from './columns.ts';
import type { Queryable } from './pool.ts';
import type { WebhookEvent } from './webhooks.ts';

/** A call that is to be made now, by whoever has it. */
export interface WebhookCall {
  /** UUID; the same with every try. */
  id: string;
  webhookId: string;
  owner: string;
  url: string;
  event: WebhookEvent;
  book: Record<string, unknown>;
  occurredAt: Date;
  /** This one included. */
  attempts: number;
}

const CALL: Selection<WebhookCall> = {
  id: true,
  webhookId: true,
  owner: 'w.owner',
  url: 'w.url',
  event: true,
  book: true,
  occurredAt: true,
  attempts: true,
};

/**
 * Calls that are due, the longest waiting first, and of no webhook more than `atMost`: one that takes its time holds up
 * no other. Each belongs to the caller for `leaseSeconds`; it is due again then, unless it was settled.
 */
export async function takeWebhookCalls(
  db: Queryable,
  { limit, atMost, leaseSeconds }: { limit: number; atMost: number; leaseSeconds: number },
): Promise<WebhookCall[]> {
  const { rows } = await db.query<WebhookCall>(
    `UPDATE webhook_calls c
     SET attempts = attempts + 1, next_at = now() + make_interval(secs => $3)
     FROM webhooks w
     WHERE w.id = c.webhook_id AND c.id IN (
       SELECT due.id FROM (
         SELECT id, next_at, row_number() OVER (PARTITION BY webhook_id ORDER BY next_at) AS place
         FROM webhook_calls WHERE ended_at IS NULL AND next_at <= now()) due
       JOIN webhook_calls locked ON locked.id = due.id AND locked.ended_at IS NULL AND locked.next_at <= now()
       WHERE due.place <= $2
       ORDER BY due.next_at LIMIT $1
       FOR UPDATE OF locked SKIP LOCKED)
     RETURNING ${select(CALL, 'c')}`,
    [limit, atMost, leaseSeconds],
  );
  return rows;
}

/** What came of a call: an HTTP status, or why there was none. */
export interface CallResult {
  status: number | null;
  error: string | null;
}

export async function endWebhookCall(
  db: Queryable,
  call: WebhookCall,
  { status }: CallResult,
): Promise<void> {
  await db.query(
    `WITH ended AS (UPDATE webhook_calls SET ended_at = now() WHERE id = $1)
     UPDATE webhooks SET last_call_at = now(), last_status = $3, last_error = NULL, failing_since = NULL
     WHERE id = $2`,
    [call.id, call.webhookId, status],
  );
}

/**
 * @param again.seconds when it is tried again; null gives it up
 * @returns whether nothing has reached the webhook for `deadAfterDays`.
 */
export async function failWebhookCall(
  db: Queryable,
  call: WebhookCall,
  { status, error }: CallResult,
  again: { seconds: number | null; deadAfterDays: number },
): Promise<boolean> {
  const { rows } = await db.query<{ isDead: boolean }>(
    `WITH failed AS (
       UPDATE webhook_calls SET next_at = now() + make_interval(secs => coalesce($5, 0)),
         ended_at = CASE WHEN $5::float8 IS NULL THEN now() END
       WHERE id = $1)
     UPDATE webhooks SET last_call_at = now(), last_status = $3, last_error = $4,
       failing_since = coalesce(failing_since, now())
     WHERE id = $2
     RETURNING failing_since < now() - make_interval(days => $6) AS "isDead"`,
    [call.id, call.webhookId, status, error, again.seconds, again.deadAfterDays],
  );
  return rows[0]?.isDead ?? false;
}

/** Calls it no more, and drops what it was to be told. */
export async function disableWebhook(db: Queryable, id: string): Promise<void> {
  await db.query(
    `WITH dropped AS (UPDATE webhook_calls SET ended_at = now() WHERE webhook_id = $1 AND ended_at IS NULL)
     UPDATE webhooks SET disabled_at = coalesce(disabled_at, now()) WHERE id = $1`,
    [id],
  );
}

/** Those of which nobody needs to know any more. */
export async function forgetWebhookCalls(db: Queryable): Promise<void> {
  await db.query(`DELETE FROM webhook_calls WHERE ended_at < now() - interval '1 day'`);
}
