import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BookJson } from '../../../../src/contract/book.ts';
import type { CreatedFeedJson } from '../../../../src/contract/feeds.ts';
import { createAccess } from '../../../../src/api/access/access.ts';
import { webFiles } from '../../../../src/api/routes/page.ts';
import { loadConfig } from '../../../../src/service/config.ts';
import type { Problem } from '../../../../src/errors.ts';
import { storeCover } from '../../../../src/service/store-cover.ts';
import { createWebhook } from '../../../../src/db/webhooks.ts';
import { insertBook } from '../../../helpers/books.ts';
import { narrate } from '../narrator.ts';
import type { TestApi } from '../start-api.ts';
import { startApi } from '../start-api.ts';
import type { Route } from './routes.ts';
import { routesOf } from './routes.ts';

const ANNA = 'token-of-anna-0123456789';
const BEN = 'token-of-ben-0123456789ab';
const DAY_MS = 24 * 60 * 60 * 1000;

/** All else is closed, also what this list has never heard of. */
const OPEN_PATHS: ReadonlySet<string> = new Set([
  '/',
  ...webFiles().map(([path]) => path),
  '/docs',
  '/openapi.json',
  '/health',
  '/health/live',
  '/health/ready',
  '/v1/session',
]);

const OF_FEEDS = /^\/(feeds|opds)\//;

let now = new Date('2026-05-05T12:34:56Z');
let api: TestApi;
let routes: Route[];
let closedRoutes: Route[];
let feedRoutes: Route[];
/** Of all of Anna's books. */
let feed: { id: string; token: string };
/** Likewise; it gets revoked. */
let otherFeed: { id: string };
let webhook: { id: string };
/** Both are Anna's. */
let book: BookJson;
let otherBook: BookJson;

beforeAll(async () => {
  const { accounts } = loadConfig({ API_TOKENS: `anna:${ANNA},ben:${BEN}` }).access;
  const access = createAccess({ accounts, secretKey: 'k'.repeat(32), alwaysSecure: false, now: () => now });
  api = await startApi({ access });
  routes = routesOf(api.app);
  closedRoutes = routes.filter(({ path }) => !OPEN_PATHS.has(path) && !OF_FEEDS.test(path));
  feedRoutes = routes.filter(({ path }) => OF_FEEDS.test(path));
  book = await finishedBook('Secrets of Anna');
  otherBook = await finishedBook('More secrets of Anna');
  feed = await newFeed(ANNA);
  otherFeed = await newFeed(ANNA);
  webhook = { id: randomUUID() };
  await createWebhook(
    api.pool,
    { ...webhook, owner: 'anna', url: 'https://example.org/', events: ['ready'] },
    1,
  );
});
afterAll(() => api.close());

async function finishedBook(title: string): Promise<BookJson> {
  const { id } = await insertBook(api.pool, { owner: 'anna' });
  const narrator = narrate(api, id);
  await narrator.begin(['One'], title);
  await narrator.speak();
  await narrator.finish();
  const cover = { large: Buffer.from('L'), square: Buffer.from('S'), small: Buffer.from('s') };
  await storeCover(api, id, { origin: 'drawn', width: 3, height: 4, files: cover });
  const answer = await fetch(`${api.url}/v1/audiobooks/${id}`, { headers: bearer(ANNA) });
  return (await answer.json()) as BookJson;
}

async function newFeed(token: string, ofBook?: string): Promise<{ id: string; token: string }> {
  const answer = await fetch(`${api.url}/v1/feeds`, {
    method: 'POST',
    headers: { ...bearer(token), 'Content-Type': 'application/json' },
    body: JSON.stringify({ book: ofBook }),
  });
  const { id, url } = (await answer.json()) as CreatedFeedJson;
  return { id, token: /feeds\/(.*)\.xml$/.exec(url)?.[1] ?? '' };
}

function bearer(token: string): Record<string, string> {
  return { Authorization: `Bearer ${token}` };
}

interface Answer {
  status: number;
  text: string;
  headers: Headers;
}

/** Asks a route about a book, without a look at the answer's body. */
async function send(
  { method, path }: Route,
  {
    id = book.id,
    query = '',
    headers = {},
  }: { id?: string; query?: string; headers?: Record<string, string> },
): Promise<Response> {
  const filled = path
    .replaceAll(':id', id)
    .replace(':bookmark', randomUUID())
    .replace(':feed', otherFeed.id)
    .replace(':webhook', webhook.id)
    .replace(':voice', 'en-gb');
  // There is no worker that would speak a sample, and such a one is not spoken.
  const asked = query === '' && path.endsWith('/sample.mp3') ? '?speed=0' : query;
  const url = `${api.url}${filled}${asked}`;
  if (/[:*{]/.test(new URL(url).pathname)) throw new Error(`this test can't fill in ${path}`);
  return fetch(url, { method, headers, redirect: 'manual' });
}

/** What follows the first bytes of an answer is not waited for: some never end. */
async function ask(route: Route, request: Parameters<typeof send>[1]): Promise<Answer> {
  const answer = await send(route, request);
  const reader = answer.body?.getReader();
  const first = await reader?.read();
  await reader?.cancel();
  return {
    status: answer.status,
    text: Buffer.from(first?.value ?? []).toString('latin1'),
    headers: answer.headers,
  };
}

/** `GET /path` → what came of it, for all `of` at once, so that a failure names the route. */
async function askAll(
  of: readonly Route[],
  request: Parameters<typeof ask>[1],
): Promise<Record<string, string>> {
  const outcomes: Record<string, string> = {};
  for (const route of of) {
    const { status, text } = await ask(route, request);
    outcomes[nameOf(route)] = `${status} ${status >= 400 ? codeIn(text) : ''}`.trim();
    expect(text, nameOf(route)).not.toMatch(/secrets of anna/i);
  }
  return outcomes;
}

/** For programs that speak to such servers: they know OpenAI's errors, by its codes. */
const IN_OPENAIS_FORM = new Set(['/v1/audio/speech', '/v1/audio/voices', '/v1/models']);

function codeIn(text: string): string {
  const problem = JSON.parse(text) as Problem | { error: Pick<Problem, 'code'> };
  return 'error' in problem ? problem.error.code : problem.code;
}

function nameOf({ method, path }: Route): string {
  return `${method} ${path}`;
}

function everywhere(of: readonly Route[], outcome: string | ((route: Route) => string)) {
  return Object.fromEntries(
    of.map((route) => {
      const expected = typeof outcome === 'string' ? outcome : outcome(route);
      const isForeign = IN_OPENAIS_FORM.has(route.path) && expected.startsWith('401');
      return [nameOf(route), isForeign ? '401 invalid_api_key' : expected];
    }),
  );
}

function queryOf(link: string | null): string {
  return new URL(link ?? '', api.url).search;
}

it('knows all routes there are', () => {
  expect(routes.map(nameOf)).toEqual(
    expect.arrayContaining(['GET /', 'POST /v1/audiobooks', 'DELETE /v1/audiobooks/:id', 'GET /metrics']),
  );
  expect(closedRoutes.length).toBeGreaterThanOrEqual(9);
  // A path that is open here and doesn't exist would hide a mistake.
  const paths = new Set(routes.map(({ path }) => path));
  expect([...OPEN_PATHS].filter((path) => !paths.has(path))).toEqual([]);
});

describe('on every route that is not for everybody', () => {
  it('the owner comes in, and no cache keeps what is theirs', async () => {
    const rejected: string[] = [];
    for (const route of closedRoutes) {
      // Of its own, since there are routes that delete.
      const { id } = await insertBook(api.pool, { owner: 'anna' });
      const { status, body, headers } = await send(route, { id, headers: bearer(ANNA) });
      await body?.cancel();
      if ([401, 403, 404].includes(status) || status >= 500) rejected.push(`${nameOf(route)}: ${status}`);
      expect(headers.get('Cache-Control'), nameOf(route)).toMatch(/^(private, no-cache|no-store)$/);
    }
    expect(rejected).toEqual([]);
  });

  it('nobody comes in without a token, and is told how', async () => {
    expect(await askAll(closedRoutes, {})).toEqual(everywhere(closedRoutes, '401 token-required'));
    for (const route of closedRoutes) {
      const { headers } = await ask(route, {});
      expect(headers.get('WWW-Authenticate')).toBe('Bearer realm="Tandem"');
    }
  });

  it.each([
    ['a token that nobody has', { Authorization: 'Bearer token-of-nobody-0123456789' }],
    ['the beginning of a token', { Authorization: `Bearer ${ANNA.slice(0, -1)}` }],
    ['an empty token', { Authorization: 'Bearer ' }],
    ['a password', { Authorization: `Basic ${Buffer.from(`anna:${ANNA}`).toString('base64')}` }],
    ['the hash of a token', { Authorization: `Bearer ${'0'.repeat(64)}` }],
  ])('nobody comes in with %s', async (_name, headers) => {
    expect(await askAll(closedRoutes, { headers })).toEqual(everywhere(closedRoutes, '401 token-rejected'));
  });

  it('nobody comes in with a cookie that is not ours', async () => {
    for (const value of ['', 'x', 'YW5uYQ.9999999999.', `YW5uYQ.9999999999.${'A'.repeat(43)}`]) {
      const headers = { Cookie: `tandem=${value}; __Host-tandem=${value}` };
      expect(await askAll(closedRoutes, { headers })).toEqual(everywhere(closedRoutes, '401 token-required'));
    }
  });

  it("somebody else's book looks like none at all", async () => {
    const strange = randomUUID();
    for (const route of closedRoutes) {
      const foreign = await ask(route, { headers: { ...bearer(BEN), 'X-Request-Id': 'same' } });
      const none = await ask(route, { id: strange, headers: { ...bearer(BEN), 'X-Request-Id': 'same' } });
      if (route.path.includes(':id')) {
        expect(foreign.status, nameOf(route)).toBe(404);
        expect(foreign.text, nameOf(route)).toContain('"code":"book-not-found"');
        expect({ ...foreign, headers: null }, nameOf(route)).toEqual({ ...none, headers: null });
      } else {
        expect(foreign.text, nameOf(route)).not.toMatch(new RegExp(`${book.id}|secrets of anna`, 'i'));
      }
    }
    const { rowCount } = await api.pool.query('SELECT FROM books WHERE id = $1', [book.id]);
    expect(rowCount).toBe(1);
  });

  it('a link opens its own file of its own book, and nothing else', async () => {
    const opened = (of: BookJson, id: string): Promise<Record<string, string>> =>
      askAll(closedRoutes, { id, query: queryOf(of.audio.mp3) });
    const elsewhere = ({ method, path }: Route): string => {
      if (method !== 'GET') return '401 token-required';
      return path.endsWith('/audio.mp3') ? '200' : '403 link-invalid';
    };
    expect(await opened(book, book.id)).toEqual(everywhere(closedRoutes, elsewhere));
    expect(await opened(otherBook, book.id)).toEqual(
      everywhere(closedRoutes, ({ method }) =>
        method === 'GET' ? '403 link-invalid' : '401 token-required',
      ),
    );
  });

  it('a link that was tampered with opens nothing', async () => {
    const query = queryOf(book.audio.mp3);
    const expires = new URLSearchParams(query).get('expires') ?? '';
    const signature = new URLSearchParams(query).get('signature') ?? '';
    const flipped = (signature.startsWith('A') ? 'B' : 'A') + signature.slice(1);
    // The last character holds only four bits of the signature: another spelling of the same bytes.
    const last = signature.slice(-1);
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    const respelled = signature.slice(0, -1) + (alphabet[alphabet.indexOf(last) + 1] ?? '');
    const reads = closedRoutes.filter(({ method }) => method === 'GET');
    for (const tampered of [
      `?expires=${expires}&signature=${flipped}`,
      `?expires=${expires}&signature=${respelled}`,
      `?expires=${expires}&signature=${signature}=`,
      `?expires=${expires}&signature=${signature}&signature=${signature}`,
      `?expires=${Number(expires) + 1}&signature=${signature}`,
      `?expires=0${expires}&signature=${signature}`,
      `?expires=&signature=${signature}`,
      `?signature=${signature}`,
      `?expires=${expires}&signature=`,
    ]) {
      expect(await askAll(reads, { query: tampered }), tampered).toEqual(
        everywhere(reads, '403 link-invalid'),
      );
    }
  });

  it('an expired link opens nothing, and says that it is expired', async () => {
    const before = now;
    now = new Date(before.getTime() + 2 * DAY_MS);
    try {
      expect(await askAll(closedRoutes, { query: queryOf(book.audio.mp3) })).toEqual(
        everywhere(closedRoutes, ({ method, path }) => {
          if (method !== 'GET') return '401 token-required';
          return path.endsWith('/audio.mp3') ? '403 link-expired' : '403 link-invalid';
        }),
      );
    } finally {
      now = before;
    }
  });
});

describe('on every route that is for everybody', () => {
  it('nothing is to be learned of anybody', async () => {
    const openRoutes = routes.filter(({ path }) => OPEN_PATHS.has(path));
    expect(await askAll(openRoutes, {})).toEqual(
      everywhere(openRoutes, (route) => {
        switch (nameOf(route)) {
          case 'POST /v1/session':
            return '401 token-required';
          case 'DELETE /v1/session':
            return '204';
          default:
            return '200';
        }
      }),
    );
  });

  it('health tells strangers the statuses and nothing more, and more to those who may', async () => {
    const health = async (headers: Record<string, string> = {}): Promise<unknown> =>
      (await fetch(`${api.url}/health`, { headers })).json();
    expect(await health()).toEqual({
      status: 'degraded',
      dependencies: {
        database: 'healthy',
        redis: 'not_configured',
        s3: 'not_configured',
        storage: 'healthy',
      },
      worker: { status: 'down' },
    });
    expect(await health(bearer(BEN))).toMatchObject({ version: '0.0.0-test', queue: { failed: 0 } });
    expect(await health(bearer('token-of-nobody-0123456789'))).toMatchObject({ code: 'token-rejected' });
  });
});

describe('on every route that is for whoever has the address of a feed', () => {
  async function askFeed(token: string, id: string, headers = {}): Promise<Record<string, string>> {
    const outcomes: Record<string, string> = {};
    for (const { path } of feedRoutes) {
      const filled = path.replace(':token', token).replace(':id', id).replace(':chapter', '1');
      const answer = await fetch(`${api.url}${filled}`, { headers });
      const text = await answer.text();
      outcomes[path] = answer.ok ? '200' : (JSON.parse(text) as Problem).code;
    }
    return outcomes;
  }
  const all = (outcome: string): Record<string, string> =>
    Object.fromEntries(feedRoutes.map(({ path }) => [path, outcome]));

  it('the address is enough, and nothing else lets anybody in', async () => {
    expect(feedRoutes.length).toBeGreaterThan(3);
    expect(await askFeed(feed.token, book.id)).toEqual(all('200'));
    for (const token of ['x', feed.id, feed.token.slice(0, -1), `${feed.token}x`, ANNA, '%00']) {
      expect(await askFeed(token, book.id, bearer(ANNA)), token).toEqual(all('feed-not-found'));
    }
  });

  it('a feed of one book has nothing of another, and that of an account nothing of another account', async () => {
    const { token } = await newFeed(ANNA, otherBook.id);
    const elsewhere = { ...all('book-not-found'), '/feeds/:token.xml': '200', '/opds/:token': '200' };
    expect(await askFeed(token, otherBook.id)).toEqual(all('200'));
    expect(await askFeed(token, book.id)).toEqual(elsewhere);
    const { token: bens } = await newFeed(BEN);
    expect(await askFeed(bens, book.id)).toEqual(elsewhere);
    for (const path of [`/feeds/${bens}.xml`, `/opds/${bens}`]) {
      expect(await (await fetch(`${api.url}${path}`)).text()).not.toMatch(/secrets of anna/i);
    }
  });

  it('nobody makes a feed of a book of somebody else, nor revokes what is not theirs', async () => {
    const headers = { ...bearer(BEN), 'Content-Type': 'application/json' };
    const body = JSON.stringify({ book: book.id });
    const made = await fetch(`${api.url}/v1/feeds`, { method: 'POST', headers, body });
    expect([made.status, ((await made.json()) as Problem).code]).toEqual([404, 'book-not-found']);
    const revoked = await fetch(`${api.url}/v1/feeds/${feed.id}`, { method: 'DELETE', headers });
    expect([revoked.status, ((await revoked.json()) as Problem).code]).toEqual([404, 'feed-not-found']);
    expect(await askFeed(feed.token, book.id)).toEqual(all('200'));
  });

  it('one that is revoked is gone, and the others are not', async () => {
    const lost = await newFeed(ANNA);
    const headers = bearer(ANNA);
    expect((await fetch(`${api.url}/v1/feeds/${lost.id}`, { method: 'DELETE', headers })).status).toBe(204);
    expect(await askFeed(lost.token, book.id)).toEqual(all('feed-revoked'));
    expect((await fetch(`${api.url}/feeds/${lost.token}.xml`)).status).toBe(410);
    expect(await askFeed(feed.token, book.id)).toEqual(all('200'));
  });

  it('nothing of the address is kept but its hash', async () => {
    const { rows } = await api.pool.query<{ row: string }>('SELECT f::text AS row FROM feeds f');
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter(({ row }) => row.includes(feed.token))).toEqual([]);
  });
});

it('what lets people in never shows in the log', () => {
  const log = JSON.stringify(api.lines);
  expect(api.lines.filter(({ message }) => message === 'request').length).toBeGreaterThan(100);
  for (const secret of [
    ANNA,
    BEN,
    feed.token,
    feed.token.slice(0, -1),
    ANNA.slice(0, -1),
    'signature',
    'expires=',
    'tandem=',
    'YW5uYQ',
  ]) {
    expect(log).not.toContain(secret);
  }
});
