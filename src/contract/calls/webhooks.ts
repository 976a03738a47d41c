import type { Call } from '../call.ts';
import { createdWebhook, newWebhook, webhookList } from '../webhooks.ts';

/** Telling other programs. */
export const webhookCalls: readonly Call[] = [
  {
    method: 'GET',
    path: '/v1/webhooks',
    summary: 'The webhooks of the account, with what came of their last calls.',
    access: 'account',
    answers: { 200: { summary: 'All of them.', type: 'application/json', schema: webhookList } },
    example:
      '{ "webhooks": [ { "id": "0b6e…", "url": "https://example.org/tandem", "events": ["ready", "failed"], "createdAt": "2026-01-31T12:00:00.000Z", "lastCall": { "at": "2026-01-31T12:05:00.000Z", "status": 204, "error": null }, "disabledAt": null } ] }',
  },
  {
    method: 'POST',
    path: '/v1/webhooks',
    summary: 'Has an address called when a book of the account is ready, has failed or waits.',
    notes: [
      'Calls are signed by the Standard Webhooks specification, and tried again for a day until one is answered with 2xx; see docs/WEBHOOKS.md.',
    ],
    access: 'account',
    body: { type: 'application/json', schema: newWebhook },
    answers: {
      201: { summary: 'The webhook, with its secret.', type: 'application/json', schema: createdWebhook },
    },
    problems: ['too-many-changes'],
    example: `curl -H "Content-Type: application/json" -d '{ "url": "https://example.org/tandem" }' http://localhost:10000/v1/webhooks`,
  },
  {
    method: 'DELETE',
    path: '/v1/webhooks/:webhook',
    summary: 'Deletes a webhook, with the calls that were still to be made.',
    access: 'account',
    answers: { 204: { summary: 'It is gone.' } },
    problems: ['webhook-not-found'],
  },
];
