import * as z from 'zod';
import { session } from '../answers.ts';
import type { Answer, Call } from '../call.ts';
import { METRICS } from '../metrics.ts';
import { usage } from '../usage.ts';
import { healthReport, healthStatuses, liveness, readiness } from '../health.ts';

const whoAsks: Answer = { summary: 'Who is asking.', type: 'application/json', schema: session };

/** The service itself. */
export const serviceCalls: readonly Call[] = [
  {
    method: 'GET',
    path: '/v1/session',
    summary: 'Who is asking.',
    notes: ['Answers strangers, too.'],
    access: 'everybody',
    answers: { 200: whoAsks },
    problems: ['token-rejected'],
    example:
      '{ "tokenNeeded": true, "preview": false, "audiobookshelf": false, "account": "anna", "expiresAt": "2026-03-02T12:00:00.000Z" }',
  },
  {
    method: 'POST',
    path: '/v1/session',
    summary: 'Signs a browser in.',
    notes: [
      'Send the token as a bearer header. Sets a cookie that holds for 30 days, or until the token is replaced.',
    ],
    access: 'everybody',
    answers: { 200: whoAsks },
    problems: ['token-required', 'token-rejected'],
  },
  {
    method: 'DELETE',
    path: '/v1/session',
    summary: 'Signs a browser out.',
    access: 'everybody',
    answers: { 204: { summary: 'Whether or not it was signed in.' } },
  },
  {
    method: 'GET',
    path: '/health',
    summary: 'The full health report.',
    notes: ['Where tokens are needed, a call without one gets the statuses alone.'],
    access: 'everybody',
    answers: {
      200: {
        summary: 'Healthy or degraded.',
        type: 'application/json',
        schema: z.union([healthReport, healthStatuses]),
      },
      503: {
        summary: 'Unhealthy.',
        type: 'application/json',
        schema: z.union([healthReport, healthStatuses]),
      },
    },
    problems: ['token-rejected'],
    example: `{ "status": "healthy",
  "dependencies": { "database": "healthy", "redis": "not_configured", "s3": "not_configured", "storage": "healthy" },
  "worker": { "status": "healthy", "heartbeatAgeSeconds": 2 },
  "queue": { "waiting": 0, "active": 1, "delayed": 0, "failed": 0 }, "version": "0.1.0", "uptimeSeconds": 12 }`,
  },
  {
    method: 'GET',
    path: '/health/live',
    summary: 'Whether this process answers.',
    access: 'everybody',
    answers: { 200: { summary: 'It does.', type: 'application/json', schema: liveness } },
  },
  {
    method: 'GET',
    path: '/health/ready',
    summary: 'Whether requests can be served.',
    access: 'everybody',
    answers: {
      200: { summary: 'They can.', type: 'application/json', schema: readiness },
      503: { summary: 'The database or the queue is away.', type: 'application/json', schema: readiness },
    },
  },
  {
    method: 'GET',
    path: '/v1/usage',
    summary: 'What the account has bought, and what is left.',
    notes: [
      'Days and months are those of UTC. An account with the permission `all-accounts` also sees the whole service and each account.',
    ],
    access: 'account',
    answers: { 200: { summary: 'Characters and US dollars.', type: 'application/json', schema: usage } },
    example: `{ "account": "anna",
  "day": { "used": { "characters": 81234, "usd": 1.3 }, "limits": { "characters": null, "usd": 5 },
           "left": { "characters": null, "usd": 3.7 }, "endsAt": "2026-02-01T00:00:00.000Z" },
  "month": { "used": { "characters": 200410, "usd": 3.2 }, "limits": { "characters": null, "usd": 40 },
             "left": { "characters": null, "usd": 36.8 }, "endsAt": "2026-02-01T00:00:00.000Z" },
  "reserved": { "characters": 0, "usd": 0 }, "days": [ { "day": "2026-01-31", "characters": 81234, "usd": 1.3 } ],
  "maxPricePerMillion": 16, "service": null, "accounts": null }`,
  },
  {
    method: 'GET',
    path: '/metrics',
    summary: 'Figures for Prometheus, of all accounts together.',
    notes: [
      'For whom the full health report is, too. Counters and histograms are of all processes of the service together, and go on over restarts; memory and restarts are of the instance that answers.',
      ...Object.entries(METRICS).map(([name, { type, help }]) => `\`${name}\` (${type}): ${help}`),
    ],
    access: 'account',
    answers: { 200: { summary: 'The figures, in text format 0.0.4.', type: 'text/plain' } },
    example: `# HELP tandem_books Audiobooks by status.
# TYPE tandem_books gauge
tandem_books{status="queued"} 3`,
  },
  {
    method: 'GET',
    path: '/docs',
    summary: 'This page.',
    access: 'everybody',
    answers: { 200: { summary: 'The page.', type: 'text/html' } },
  },
  {
    method: 'GET',
    path: '/openapi.json',
    summary: 'All of this for programs, as OpenAPI 3.1.',
    access: 'everybody',
    answers: { 200: { summary: 'The description.', type: 'application/json' } },
  },
];
