import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingHttpHeaders, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { webhookCall } from '../../../src/contract/webhooks.ts';
import type { WebhookCallJson } from '../../../src/contract/webhooks.ts';
import { noteWaiting } from '../../../src/db/books.ts';
import type { Pool } from '../../../src/db/pool.ts';
import { createWebhook, listWebhooks, WEBHOOK_EVENTS } from '../../../src/db/webhooks.ts';
import type { Webhook } from '../../../src/db/webhooks.ts';
import { AppError, toProblem } from '../../../src/errors.ts';
import { webhookSecret } from '../../../src/service/webhook-signature.ts';
import { callDueWebhooks, startCallingWebhooks } from '../../../src/worker/call-webhooks.ts';
import type { WorkerContext } from '../../../src/worker/context.ts';
import { makeBookPdf } from '../../../tools/kit/pdf-book.ts';
import { insertBook } from '../../helpers/books.ts';
import { createEvenVoice } from '../../helpers/even-voice.ts';
import type { TestWorld } from '../../helpers/worker.ts';
import { createTestWorld } from '../../helpers/worker.ts';

const { signal } = new AbortController();

let server: Server;
let url: string;
/** What the receiver got, and what it answers. */
let calls: { headers: IncomingHttpHeaders; body: string }[] = [];
let answers: (number | 'never')[] = [];

let world: TestWorld;
let pool: Pool;
let context: WorkerContext;
let leave: () => Promise<void>;
beforeAll(async () => {
  server = createServer((req, res) => {
    void text(req).then((body) => {
      calls.push({ headers: req.headers, body });
      const answer = answers.shift() ?? 204;
      if (answer === 'never') res.destroy();
      else res.writeHead(answer, { Location: '/elsewhere' }).end('thank you');
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  url = `http://127.0.0.1:${port}/tandem`;
  const env = { WEBHOOK_HOSTS: `127.0.0.1:${port}` };
  world = await createTestWorld({ queue: 'postgres', engine: await createEvenVoice(), env });
  ({ pool } = world.database);
  ({ context, close: leave } = await world.newContext());
});
afterAll(async () => {
  server.close();
  await leave();
  await world.close();
});
afterEach(async () => {
  calls = [];
  answers = [];
  await pool.query('DELETE FROM webhooks');
});

async function newWebhook(given: Partial<Webhook> = {}): Promise<Webhook> {
  const all = { id: crypto.randomUUID(), owner: '', url, events: [...WEBHOOK_EVENTS], ...given };
  return (await createWebhook(pool, all, 10)) as Webhook;
}

async function failed(owner = ''): Promise<string> {
  const { id } = await insertBook(pool, { owner });
  const error = JSON.stringify(toProblem(new AppError('pdf-broken')));
  await pool.query(`UPDATE books SET status = 'failed', error = $2 WHERE id = $1`, [id, error]);
  return id;
}

/** As if the time of the next try had come. */
async function callAllNow(): Promise<void> {
  await pool.query('UPDATE webhook_calls SET next_at = now() WHERE ended_at IS NULL');
  while ((await callDueWebhooks(context, signal)) > 0);
}

async function countOpen(): Promise<number> {
  return (await pool.query('SELECT FROM webhook_calls WHERE ended_at IS NULL')).rowCount ?? 0;
}

test('a worker that makes a book ready tells it', async () => {
  await newWebhook();
  const { context: worker, stop } = await world.startWorker();
  const { id } = await world.addBook(makeBookPdf({ title: 'Told', chapters: ['One'], pagesPerChapter: 1 }));
  await worker.producer.processPdf(id);
  await vi.waitUntil(() => calls.length > 0, { timeout: 60_000 });
  await stop();
  const told = JSON.parse(calls[0]?.body ?? '') as WebhookCallJson;
  expect(told).toMatchObject({ type: 'audiobook.ready', data: { id, title: 'Told', status: 'ready' } });
  expect(told.data.durationSeconds).toBeGreaterThan(0);
});

test('a book that failed is told, signed, to those of its account that want to know', async () => {
  const wanted = await newWebhook();
  await newWebhook({ events: ['ready'] });
  await newWebhook({ owner: 'somebody else' });
  const id = await failed();
  expect(await callDueWebhooks(context, signal)).toBe(1);
  const [{ headers, body } = { headers: {} as IncomingHttpHeaders, body: '' }] = calls;
  const told = JSON.parse(body) as WebhookCallJson;
  expect(webhookCall.parse(told)).toEqual(told);
  expect(told).toMatchObject({
    type: 'audiobook.failed',
    data: { id, status: 'failed', error: { code: 'pdf-broken' }, waiting: null },
  });
  const secret = webhookSecret(await context.secretKey(), wanted.id);
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
  const signed = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`;
  expect(headers['webhook-signature']).toBe(
    `v1,${createHmac('sha256', key).update(signed).digest('base64')}`,
  );
  expect(await listWebhooks(pool, '')).toContainEqual(
    expect.objectContaining({ id: wanted.id, lastStatus: 204, lastError: null }),
  );
  expect(await countOpen()).toBe(0);
});

test('what is not taken is tried again under the same id, redirects and cuts too, and given up', async () => {
  await newWebhook();
  await failed();
  answers = [500, 302, 'never', 503, 429, 404, 500, 500];
  for (let tries = 1; tries <= 8; tries += 1) {
    expect(await countOpen()).toBe(1);
    expect(await callDueWebhooks(context, signal)).toBe(1);
    expect(await callDueWebhooks(context, signal)).toBe(0);
    await pool.query('UPDATE webhook_calls SET next_at = now()');
  }
  expect(await countOpen()).toBe(0);
  expect(calls).toHaveLength(8);
  expect(new Set(calls.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
  expect(await listWebhooks(pool, '')).toMatchObject([
    { lastStatus: 500, lastError: 'It answered 500.', disabledAt: null },
  ]);
});

test('one that says it is gone is called no more, and drops what it was to be told', async () => {
  await newWebhook();
  await failed();
  answers = [410];
  expect(await callDueWebhooks(context, signal)).toBe(1);
  await failed();
  expect(await countOpen()).toBe(0);
  expect((await listWebhooks(pool, ''))[0]?.disabledAt).not.toBeNull();
});

test('so is one that nothing has reached for days', async () => {
  await newWebhook();
  await pool.query(`UPDATE webhooks SET failing_since = now() - interval '4 days'`);
  await failed();
  await failed();
  answers = [500, 500];
  await callAllNow();
  expect(await countOpen()).toBe(0);
  expect((await listWebhooks(pool, ''))[0]?.disabledAt).not.toBeNull();
});

test('a reason to wait is told once, however often it comes and goes', async () => {
  await newWebhook();
  const { id } = await insertBook(pool, {});
  for (let times = 0; times < 3; times += 1) {
    await noteWaiting(pool, id, toProblem(new AppError('disk-full')));
    await noteWaiting(pool, id, null);
  }
  await noteWaiting(pool, id, toProblem(new AppError('service-unavailable')));
  await callAllNow();
  const told = calls.map(({ body }) => (JSON.parse(body) as WebhookCallJson).data.waiting?.code);
  expect(told.sort()).toEqual(['disk-full', 'service-unavailable']);
});

test('a call whose worker died over it is made by the next one, and by two at once only once', async () => {
  await newWebhook();
  await failed();
  await pool.query(`UPDATE webhook_calls SET attempts = 1, next_at = now() - interval '1 s'`);
  const both = [startCallingWebhooks(context), startCallingWebhooks(context)];
  for (const { wake } of both) wake();
  await vi.waitUntil(async () => (await countOpen()) === 0, { timeout: 60_000 });
  for (const { stop } of both) await stop();
  expect(calls).toHaveLength(1);
});

test('an address that leads into a private network is never called, whatever its row says', async () => {
  await newWebhook({ url: url.replace('http://127.0.0.1', 'https://127.0.0.2') });
  await newWebhook({ url: 'https://localhost/' });
  await failed();
  await callAllNow();
  const reasons = (await listWebhooks(pool, '')).map(({ lastError }) => lastError);
  expect(reasons[0]).toBe('127.0.0.2 is not an address on the internet.');
  expect(reasons[1]).toMatch(/^localhost (is not an address on the internet|has no address)$/);
  expect(calls).toEqual([]);
});
