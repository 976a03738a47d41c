import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Access } from '../../../../src/api/access/access.ts';
import { createAccess } from '../../../../src/api/access/access.ts';
import { createOpenAccess } from '../../../../src/api/access/open-access.ts';
import type { CreatedFeedJson } from '../../../../src/contract/feeds.ts';
import type { BookJson } from '../../../../src/contract/book.ts';
import { loadConfig } from '../../../../src/service/config.ts';
import type { Problem } from '../../../../src/errors.ts';
import { createS3Storage } from '../../../../src/storage/s3/storage.ts';
import { insertBook } from '../../../helpers/books.ts';
import { quietLog } from '../../../../tools/kit/log.ts';
import { startS3Server } from '../../../../tools/kit/s3-server.ts';
import { form, openSocket, readToEnd } from '../multipart.ts';
import { narrate } from '../narrator.ts';
import type { TestApi } from '../start-api.ts';
import { startApi } from '../start-api.ts';

const ANNA = 'token-of-anna-0123456789';
const NEW_ANNA = 'another-token-of-anna-0123';
const BEN = 'token-of-ben-0123456789ab';
const START = new Date('2026-05-05T12:34:56Z');
const HOUR_MS = 60 * 60 * 1000;

let now = START;
beforeEach(() => {
  now = START;
});

function accessFor(tokens: string, options: { alwaysSecure?: boolean; secretKey?: string } = {}): Access {
  return createAccess({
    accounts: loadConfig({ API_TOKENS: tokens }).access.accounts,
    secretKey: options.secretKey ?? 'k'.repeat(32),
    alwaysSecure: options.alwaysSecure ?? false,
    now: () => now,
  });
}

/** The same service after a restart with other tokens: `current` answers from then on. */
let current: Access;
const access: Access = {
  tokensNeeded: true,
  requireAccount: (req, res, next) => current.requireAccount(req, res, next),
  owner: (req) => current.owner(req),
  may: (req, permission) => current.may(req, permission),
  identify: (req) => current.identify(req),
  knows: (req) => current.knows(req),
  hasAccount: (owner) => current.hasAccount(owner),
  link: (path, owner) => current.link(path, owner),
  session: {
    read: (req) => current.session.read(req),
    begin: (req, res) => current.session.begin(req, res),
    end: (req, res) => current.session.end(req, res),
  },
};

let api: TestApi;
beforeAll(async () => {
  api = await startApi({ access });
});
afterAll(() => api.close());
beforeEach(() => {
  current = accessFor(`anna:${ANNA},ben:${BEN}`);
});

function bearer(token: string): Record<string, string> {
  return { Authorization: `Bearer ${token}` };
}

async function signIn(token = ANNA, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${api.url}/v1/session`, { method: 'POST', headers: { ...bearer(token), ...headers } });
}

/** What a browser would send back. */
function cookieOf(answer: Response): string {
  return answer.headers.get('Set-Cookie')?.split(';')[0] ?? '';
}

async function codeOf(answer: Response): Promise<string> {
  return ((await answer.json()) as Problem).code;
}

const list = (cookie: string): Promise<Response> =>
  fetch(`${api.url}/v1/audiobooks`, { headers: { Cookie: cookie } });

describe('a session', () => {
  it('is begun with the token, and kept in a cookie that no script and no other site gets at', async () => {
    const answer = await signIn();
    expect(answer.status).toBe(200);
    expect(await answer.clone().json()).toEqual({
      tokenNeeded: true,
      preview: false,
      audiobookshelf: false,
      account: 'anna',
      expiresAt: '2026-06-04T12:34:56.000Z',
    });
    const [pair = '', ...attributes] = answer.headers.get('Set-Cookie')?.split('; ') ?? [];
    expect(pair).toMatch(/^tandem=[\w-]+\.\d+\.[\w-]{43}$/);
    expect(attributes.toSorted()).toEqual([
      'Expires=Thu, 04 Jun 2026 12:34:56 GMT',
      'HttpOnly',
      'Path=/',
      'SameSite=Strict',
    ]);
    expect((await list(pair)).status).toBe(200);
    const me = await fetch(`${api.url}/v1/session`, { headers: { Cookie: pair } });
    expect(await me.json()).toMatchObject({ account: 'anna', expiresAt: '2026-06-04T12:34:56.000Z' });
  });

  it('is for https alone where it was begun over https', async () => {
    const proxied = { 'X-Forwarded-Proto': 'https, http' };
    const answer = await signIn(ANNA, proxied);
    expect(answer.headers.get('Set-Cookie')).toMatch(/^__Host-tandem=.*; HttpOnly; Secure; SameSite=Strict$/);
    const cookie = cookieOf(answer);
    expect((await list(cookie)).status).toBe(401);
    const again = await fetch(`${api.url}/v1/audiobooks`, { headers: { Cookie: cookie, ...proxied } });
    expect(again.status).toBe(200);

    current = accessFor(`anna:${ANNA}`, { alwaysSecure: true });
    expect((await signIn()).headers.get('Set-Cookie')).toMatch(/^__Host-tandem=.*; Secure;/);
  });

  it('is not begun without a token, with a wrong one, or with another session', async () => {
    const bare = await fetch(`${api.url}/v1/session`, { method: 'POST' });
    expect([bare.status, await codeOf(bare)]).toEqual([401, 'token-required']);
    const wrong = await signIn('token-of-nobody-0123456789');
    expect([wrong.status, await codeOf(wrong)]).toEqual([401, 'token-rejected']);
    expect(wrong.headers.get('WWW-Authenticate')).toBe('Bearer realm="Tandem", error="invalid_token"');
    const cookie = cookieOf(await signIn());
    const renewed = await fetch(`${api.url}/v1/session`, { method: 'POST', headers: { Cookie: cookie } });
    expect(renewed.status).toBe(401);
    for (const answer of [bare, wrong, renewed]) expect(answer.headers.get('Set-Cookie')).toBeNull();
  });

  it('ends after thirty days', async () => {
    const cookie = cookieOf(await signIn());
    now = new Date(START.getTime() + 30 * 24 * HOUR_MS - 1000);
    expect((await list(cookie)).status).toBe(200);
    now = new Date(START.getTime() + 30 * 24 * HOUR_MS);
    const expired = await list(cookie);
    expect([expired.status, await codeOf(expired)]).toEqual([401, 'token-required']);
    const me = await fetch(`${api.url}/v1/session`, { headers: { Cookie: cookie } });
    expect(await me.json()).toEqual({
      tokenNeeded: true,
      preview: false,
      audiobookshelf: false,
      account: null,
      expiresAt: null,
    });
  });

  it.each([
    ['the token is replaced', `anna:${NEW_ANNA},ben:${BEN}`],
    ['the name is gone', `ben:${BEN}`],
    ['the token goes to another name', `ben:${ANNA}`],
  ])('ends when %s', async (_name, tokens) => {
    const cookie = cookieOf(await signIn());
    current = accessFor(tokens);
    expect((await list(cookie)).status).toBe(401);
  });

  it('outlives a restart, and ends with the key', async () => {
    const cookie = cookieOf(await signIn());
    current = accessFor(`anna:${ANNA}`);
    expect((await list(cookie)).status).toBe(200);
    current = accessFor(`anna:${ANNA}`, { secretKey: 'x'.repeat(32) });
    expect((await list(cookie)).status).toBe(401);
  });

  it('cannot be stretched, or made somebody else’s', async () => {
    const [name = '', value = ''] = cookieOf(await signIn()).split('=');
    const [who = '', expires = '', signature = ''] = value.split('.');
    const ben = Buffer.from('ben').toString('base64url');
    for (const forged of [
      [who, String(Number(expires) + 1), signature],
      [ben, expires, signature],
      [who, expires, signature.slice(1)],
      [who, 'Infinity', signature],
      [who, expires],
    ]) {
      expect((await list(`${name}=${forged.join('.')}`)).status).toBe(401);
    }
  });

  it('is over for a browser that signs out', async () => {
    const cookie = cookieOf(await signIn());
    const answer = await fetch(`${api.url}/v1/session`, { method: 'DELETE', headers: { Cookie: cookie } });
    expect(answer.status).toBe(204);
    expect(answer.headers.get('Set-Cookie')).toMatch(/^tandem=; Path=\/; Expires=Thu, 01 Jan 1970/);
  });

  it('is of no use to a page from elsewhere', async () => {
    const cookie = cookieOf(await signIn());
    const remove = async (headers: Record<string, string>): Promise<number> => {
      const { id } = await insertBook(api.pool, { owner: 'anna' });
      const url = `${api.url}/v1/audiobooks/${id}`;
      return (await fetch(url, { method: 'DELETE', headers: { Cookie: cookie, ...headers } })).status;
    };
    // What a browser says, by its age and by how the page is served.
    expect(await remove({ 'Sec-Fetch-Site': 'cross-site' })).toBe(403);
    expect(await remove({ 'Sec-Fetch-Site': 'same-site' })).toBe(403);
    expect(await remove({ Origin: 'https://elsewhere.example' })).toBe(403);
    expect(await remove({ Origin: `http://127.0.0.1:${api.port + 1}` })).toBe(403);
    expect(await remove({ Origin: 'null' })).toBe(403);
    expect(await remove({ 'Sec-Fetch-Site': 'same-origin', Origin: 'https://behind.a.proxy' })).toBe(204);
    expect(await remove({ 'Sec-Fetch-Site': 'none' })).toBe(204);
    expect(await remove({ Origin: api.url })).toBe(204);
    expect(await remove({})).toBe(204);
  });
});

async function finishedBook(of: TestApi, owner = 'anna'): Promise<{ id: string; mp3: Buffer }> {
  const { id } = await insertBook(of.pool, { owner });
  const narrator = narrate(of, id);
  await narrator.begin(['One'], 'A book');
  await narrator.speak();
  return { id, mp3: await narrator.finish() };
}

async function linkOf(of: TestApi, id: string, token = ANNA): Promise<string> {
  const answer = await fetch(`${of.url}/v1/audiobooks/${id}`, { headers: bearer(token) });
  return `${of.url}${((await answer.json()) as BookJson).audio.mp3 ?? ''}`;
}

describe('a link to audio', () => {
  it('is all that a player needs', async () => {
    const { id, mp3 } = await finishedBook(api);
    const link = await linkOf(api, id);
    const whole = await fetch(link);
    expect(whole.status).toBe(200);
    expect(Buffer.from(await whole.arrayBuffer()).equals(mp3)).toBe(true);
    const part = await fetch(link, { headers: { Range: 'bytes=10-19' } });
    expect(part.status).toBe(206);
    expect(Buffer.from(await part.arrayBuffer()).equals(mp3.subarray(10, 20))).toBe(true);
    const head = await fetch(link, { method: 'HEAD' });
    expect(head.headers.get('Content-Length')).toBe(String(mp3.length));
    const saved = await fetch(`${link}&download`, { method: 'HEAD' });
    expect(saved.headers.get('Content-Disposition')).toBe('attachment; filename="A book.mp3"');
  });

  it('is the same in the list, in the events and in the answer about the book', async () => {
    const { id } = await finishedBook(api);
    const link = await linkOf(api, id);
    const events = await fetch(`${api.url}/v1/audiobooks/${id}/events`, { headers: bearer(ANNA) });
    expect(await events.text()).toContain(JSON.stringify(link.slice(api.url.length)));
    const all = await fetch(`${api.url}/v1/audiobooks`, { headers: bearer(ANNA) });
    expect(await all.text()).toContain(JSON.stringify(link.slice(api.url.length)));
    const live = await fetch(`${api.url}/v1/audiobooks/${id}/live.mp3`, {
      headers: bearer(ANNA),
      redirect: 'manual',
    });
    expect(live.headers.get('Location')).toBe(link.slice(api.url.length));
  });

  it('stays the same for a while, and holds for a day at least', async () => {
    const { id } = await finishedBook(api);
    const link = await linkOf(api, id);
    now = new Date('2026-05-05T12:59:59Z');
    expect(await linkOf(api, id)).toBe(link);
    now = new Date('2026-05-05T13:00:01Z');
    const next = await linkOf(api, id);
    expect(next).not.toBe(link);
    now = new Date('2026-05-06T12:59:59Z');
    expect((await fetch(link)).status).toBe(200);
    now = new Date('2026-05-06T13:00:00Z');
    const expired = await fetch(link);
    expect([expired.status, await codeOf(expired)]).toEqual([403, 'link-expired']);
    expect((await fetch(next)).status).toBe(200);
  });

  it('does not make a book look changed to those who follow it', async () => {
    const { id } = await finishedBook(api);
    const follow = (lastEventId: string): Promise<Response> =>
      fetch(`${api.url}/v1/audiobooks/${id}/events`, {
        headers: { ...bearer(ANNA), 'Last-Event-ID': lastEventId },
      });
    const seen = /^id: (.+)$/m.exec(await (await follow('')).text())?.[1] ?? '';
    now = new Date(START.getTime() + 5 * HOUR_MS);
    expect((await follow(seen)).status).toBe(204);
  });

  it('speaks for itself: it opens for whoever has it, and is no help to it when it is wrong', async () => {
    const { id } = await finishedBook(api);
    const link = await linkOf(api, id);
    expect((await fetch(link, { headers: bearer(BEN) })).status).toBe(200);
    expect((await fetch(`${link}x`, { headers: bearer(ANNA) })).status).toBe(403);
  });

  it('ends with the token of its owner, and with the book', async () => {
    const { id } = await finishedBook(api);
    const link = await linkOf(api, id);
    current = accessFor(`anna:${NEW_ANNA},ben:${BEN}`);
    const revoked = await fetch(link);
    expect([revoked.status, await codeOf(revoked)]).toEqual([403, 'link-invalid']);
    current = accessFor(`anna:${ANNA}`);
    await fetch(`${api.url}/v1/audiobooks/${id}`, { method: 'DELETE', headers: bearer(ANNA) });
    expect((await fetch(link)).status).toBe(404);
  });

  it('leads to a presigned URL with name and type where files live in a bucket', async () => {
    const server = await startS3Server();
    const storage = createS3Storage({ settings: server.settings, log: quietLog });
    const other = await startApi({ access, storage });
    const { id, mp3 } = await finishedBook(other);
    const link = await linkOf(other, id);

    const redirect = await fetch(`${link}&download`, { redirect: 'manual' });
    expect(redirect.status).toBe(302);
    expect(redirect.headers.get('Cache-Control')).toBe('no-store');
    const { origin, searchParams } = new URL(redirect.headers.get('Location') ?? '');
    expect(origin).toBe(server.settings.endpoint);
    expect(searchParams.get('response-content-type')).toBe('audio/mpeg');
    expect(searchParams.get('response-content-disposition')).toBe('attachment; filename="A book.mp3"');
    const played = await fetch(link, { headers: { Range: 'bytes=10-19' } });
    expect(played.status).toBe(206);
    expect(Buffer.from(await played.arrayBuffer()).equals(mp3.subarray(10, 20))).toBe(true);
    const head = await fetch(link, { method: 'HEAD', redirect: 'manual' });
    expect([head.status, head.headers.get('Content-Length')]).toEqual([200, String(mp3.length)]);

    expect(JSON.stringify(other.lines)).not.toMatch(/signature|X-Amz/i);
    await other.close();
    await storage.close();
    await server.close();
  });
});

it('each name has its own uploads, under the same Idempotency-Key too', async () => {
  const upload = async (token: string): Promise<BookJson> => {
    const headers = { ...bearer(token), 'Idempotency-Key': 'the-same' };
    const answer = await fetch(`${api.url}/v1/audiobooks`, { method: 'POST', headers, body: form() });
    expect(answer.status).toBe(202);
    return (await answer.json()) as BookJson;
  };
  const [annas, bens] = [await upload(ANNA), await upload(BEN)];
  expect(annas.id).not.toBe(bens.id);
  const { rows } = await api.pool.query('SELECT owner FROM books WHERE id = ANY ($1) ORDER BY owner', [
    [annas.id, bens.id],
  ]);
  expect(rows).toEqual([{ owner: 'anna' }, { owner: 'ben' }]);
});

it('a feed outlives the token that it was made with, and ends with the account', async () => {
  const made = await fetch(`${api.url}/v1/feeds`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${ANNA}`, 'Content-Type': 'application/json' },
    body: '{}',
  });
  const { url } = (await made.json()) as CreatedFeedJson;
  current = accessFor(`anna:another-${ANNA}`);
  expect((await fetch(url)).status).toBe(200);
  current = accessFor(`ben:${BEN}`);
  expect((await fetch(url)).status).toBe(410);
});

it('an upload of a stranger is refused before it is read', async () => {
  const before = await api.files();
  const socket = await openSocket(api.port);
  socket.write(
    'POST /v1/audiobooks HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary=x\r\n' +
      'Content-Length: 500000\r\nExpect: 100-continue\r\nConnection: close\r\n\r\n',
  );
  const answer = await readToEnd(socket);
  expect(answer.status).toBe(401);
  expect(await api.files()).toEqual(before);
});

describe('without tokens', () => {
  async function statusFor(of: TestApi, host: string): Promise<string> {
    const socket = await openSocket(of.port);
    socket.write(`GET /v1/audiobooks HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
    const { status, body } = await readToEnd(socket);
    return status === 200 ? '200' : `${status} ${(JSON.parse(body) as Problem).code}`;
  }

  it('this machine is served under its own names, and no page that points its name here', async () => {
    const local = await startApi({ access: createOpenAccess({ localOnly: true }) });
    for (const host of [
      'localhost',
      `LOCALHOST:${local.port}`,
      '127.0.0.1:1',
      '[::1]:10000',
      'tandem.localhost:8080',
    ]) {
      expect(await statusFor(local, host), host).toBe('200');
    }
    for (const host of [
      'rebound.example',
      'localhost.example',
      '127.0.0.1.nip.io',
      '192.168.1.5:10000',
      '/',
    ]) {
      expect(await statusFor(local, host), host).toBe('403 foreign-host');
    }
    await local.close();
  });

  it('everybody is served where that is meant, with plain links and no session', async () => {
    const open = await startApi({ access: createOpenAccess({ localOnly: false }) });
    expect(await statusFor(open, 'tandem.example')).toBe('200');
    const { id } = await finishedBook(open, '');
    const book = (await (await fetch(`${open.url}/v1/audiobooks/${id}`)).json()) as BookJson;
    expect(book.audio.mp3).toBe(`/v1/audiobooks/${id}/audio.mp3`);
    const session = await fetch(`${open.url}/v1/session`, { method: 'POST' });
    expect(await session.json()).toEqual({
      tokenNeeded: false,
      preview: false,
      audiobookshelf: false,
      account: null,
      expiresAt: null,
    });
    expect(session.headers.get('Set-Cookie')).toBeNull();
    await open.close();
  });
});
