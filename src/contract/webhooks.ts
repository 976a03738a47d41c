import * as z from 'zod';
import { WEBHOOK_EVENTS } from '../db/webhooks.ts';
import type { WebhookEvent } from '../db/webhooks.ts';
import { problem } from './problem.ts';
import { read } from './refusal.ts';

export const MAX_WEBHOOKS = 10;
const MAX_URL_CHARACTERS = 2_000;

const events = z.array(z.enum(WEBHOOK_EVENTS));

export const webhook = z
  .object({
    id: z.uuid(),
    url: z.url(),
    events,
    createdAt: z.iso.datetime(),
    lastCall: z
      .object({
        at: z.iso.datetime(),
        status: z.int().nullable().describe('HTTP status of the answer; `null`: there was none.'),
        error: z.string().nullable().describe('Why it failed, if it did.'),
      })
      .nullable(),
    disabledAt: z.iso
      .datetime()
      .nullable()
      .describe('It is called no more: it answered 410, or nothing came through for three days.'),
  })
  .meta({ id: 'Webhook' });
export type WebhookJson = z.output<typeof webhook>;

export const webhookList = z.object({ webhooks: z.array(webhook) }).meta({ id: 'WebhookList' });

export const createdWebhook = webhook
  .extend({ secret: z.string().describe('Signs every call. It is shown this once.') })
  .meta({ id: 'CreatedWebhook' });
export type CreatedWebhookJson = z.output<typeof createdWebhook>;

export const newWebhook = z
  .strictObject({
    url: z.string().max(MAX_URL_CHARACTERS).describe('Where to call: https, and a host on the internet.'),
    events: events.min(1).optional().describe('All of them unless given.'),
  })
  .meta({ id: 'NewWebhook' });

/** What a webhook gets. */
export const webhookCall = z
  .object({
    type: z.enum(WEBHOOK_EVENTS.map((event) => `audiobook.${event}` as const)),
    timestamp: z.iso.datetime().describe('When it happened, however late the call comes.'),
    data: z.object({
      id: z.uuid(),
      title: z.string(),
      fileName: z.string(),
      status: z.string(),
      durationSeconds: z.number().nullable(),
      error: problem.nullable(),
      waiting: problem.nullable(),
    }),
  })
  .meta({ id: 'WebhookCall' });
export type WebhookCallJson = z.output<typeof webhookCall>;

/** @throws {AppError} */
export function readNewWebhook(body: unknown): { url: string; events: WebhookEvent[] } {
  const { url, events: chosen } = read(newWebhook, body);
  return { url, events: [...new Set(chosen ?? WEBHOOK_EVENTS)] };
}
