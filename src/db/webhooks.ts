import { select } from './columns.ts';
import type { Selection } from './columns.ts';
import type { Queryable } from './pool.ts';

/** What a webhook can be told of a book; the trigger in 0019_webhooks.sql tells it. */
export const WEBHOOK_EVENTS = ['ready', 'failed', 'waiting'] as const;
export type WebhookEvent = (typeof WEBHOOK_EVENTS)[number];

export interface Webhook {
  /** UUID. */
  id: string;
  owner: string;
  url: string;
  events: WebhookEvent[];
  createdAt: Date;
  /** These three are of the last call: when it was, the HTTP status of its answer, and why there was none. */
  lastCallAt: Date | null;
  lastStatus: number | null;
  lastError: string | null;
  /** It is called no more: it said so (410), or nothing has come through for days. */
  disabledAt: Date | null;
}

const WEBHOOK: Selection<Webhook> = {
  id: true,
  owner: true,
  url: true,
  events: true,
  createdAt: true,
  lastCallAt: true,
  lastStatus: true,
  lastError: true,
  disabledAt: true,
};
const COLUMNS = select(WEBHOOK, 'w');

/** @param most how many an account may have. @returns null when it has as many already. */
export async function createWebhook(
  db: Queryable,
  { id, owner, url, events }: Pick<Webhook, 'id' | 'owner' | 'url' | 'events'>,
  most: number,
): Promise<Webhook | null> {
  const { rows } = await db.query<Webhook>(
    `INSERT INTO webhooks AS w (id, owner, url, events)
     SELECT $1, $2, $3, $4 WHERE (SELECT count(*) FROM webhooks WHERE owner = $2) < $5
     RETURNING ${COLUMNS}`,
    [id, owner, url, events, most],
  );
  return rows[0] ?? null;
}

/** Those of an account, in the order in which they were made. */
export async function listWebhooks(db: Queryable, owner: string): Promise<Webhook[]> {
  const { rows } = await db.query<Webhook>(
    `SELECT ${COLUMNS} FROM webhooks w WHERE owner = $1 ORDER BY created_at, id`,
    [owner],
  );
  return rows;
}

/** With all calls that were still to be made. @returns false when `owner` has no such webhook. */
export async function deleteWebhook(db: Queryable, owner: string, id: string): Promise<boolean> {
  const { rowCount } = await db.query('DELETE FROM webhooks WHERE owner = $1 AND id = $2', [owner, id]);
  return rowCount === 1;
}
