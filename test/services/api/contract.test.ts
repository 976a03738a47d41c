import { Readable } from 'node:stream';
import { Validator } from '@seriousme/openapi-schema-validator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCanvas } from '@napi-rs/canvas';
import * as z from 'zod';
import { createAccess } from '../../../src/api/access/access.ts';
import { webFiles } from '../../../src/api/routes/page.ts';
import type { Call } from '../../../src/contract/call.ts';
import { problemsOf } from '../../../src/contract/call.ts';
import { CALLS } from '../../../src/contract/calls.ts';
import { book as bookSchema } from '../../../src/contract/book.ts';
import type { CreatedFeedJson } from '../../../src/contract/feeds.ts';
import type { CreatedWebhookJson } from '../../../src/contract/webhooks.ts';
import { openAiError } from '../../../src/contract/openai.ts';
import { openAiStatus } from '../../../src/contract/openai-error.ts';
import { problemAnswer } from '../../../src/contract/problem.ts';
import { cancelBook } from '../../../src/db/steering.ts';
import { ERROR_CATALOGUE } from '../../../src/errors.ts';
import { loadConfig } from '../../../src/service/config.ts';
import { insertBook } from '../../helpers/books.ts';
import { routesOf } from './access/routes.ts';
import { form, pdfBytes } from './multipart.ts';
import { narrate } from './narrator.ts';
import type { SpeakingApi } from './start-speaking-api.ts';
import { startSpeakingApi } from './start-speaking-api.ts';

const TOKEN = 'token-of-anna-0123456789';
const OWN_WEBHOOK = { url: 'http://127.0.0.1:9/tandem' };
const NOBODY = '00000000-0000-4000-8000-000000000000';

/** What is sent; a string is a query or the rest of a path, and an object a JSON body. */
interface Request {
  /** Instead of a finished book. */
  id?: () => Promise<string>;
  /** Instead of one that there is. */
  voice?: string;
  /** Instead of a feed of all books: its token. */
  feed?: string;
  query?: string;
  json?: unknown;
  body?: () => string | FormData | Uint8Array<ArrayBuffer>;
  headers?: () => Promise<Record<string, string>> | Record<string, string>;
  /** 0 for none. */
  token?: string;
}

let api: SpeakingApi;
beforeAll(async () => {
  const { accounts } = loadConfig({ API_TOKENS: `anna:${TOKEN}` }).access;
  api = await startSpeakingApi({
    access: createAccess({ accounts, secretKey: 'x'.repeat(32), alwaysSecure: false }),
    uploadMaxBytes: 100_000,
    webhookHosts: ['127.0.0.1:9'],
    canPush: true,
  });
  await api.speakRequests();
});
afterAll(() => api.close());

async function queued(): Promise<string> {
  return (await insertBook(api.pool, { owner: 'anna' })).id;
}

/** Of the book that nobody changes. */
async function edition(): Promise<string> {
  return editionThat(await finished());
}

async function editionThat(id: string): Promise<string> {
  await api.pool.query('UPDATE books SET edition_of = $2 WHERE id = $1', [id, await sharedBook()]);
  return id;
}

async function failed(): Promise<string> {
  const id = await queued();
  await narrate(api, id).fail('pdf-broken');
  return id;
}

/** Nothing of it is spoken yet. */
async function begun(): Promise<string> {
  const id = await queued();
  await narrate(api, id).begin(['One']);
  return id;
}

async function awaiting(): Promise<string> {
  const { id } = await insertBook(api.pool, { owner: 'anna', mustConfirm: 'always' });
  await narrate(api, id).begin(['One']);
  return id;
}

async function cancelled(): Promise<string> {
  const id = await queued();
  await cancelBook(api.pool, 'anna', id);
  return id;
}

async function finished(): Promise<string> {
  const id = await queued();
  const narrator = narrate(api, id);
  await narrator.begin(['One', 'Two']);
  await narrator.speak();
  await narrator.speak();
  await narrator.finish();
  return id;
}

const upload = (fields: Record<string, string> = {}, file: Buffer | null = pdfBytes()): Request => ({
  body: () => form(file, fields),
});
const rules = { rules: [{ match: 'SQL', spoken: 'sequel', language: 'en', caseSensitive: true }] };
const badRules: Request[] = [
  { json: { rules: 'x' } },
  { json: { rules: [{ match: '*' }] } },
  { json: { x: 1 } },
];
const badJson: Request[] = [
  { body: () => '{', headers: () => ({ 'Content-Type': 'application/json' }) },
  { body: () => 'x', headers: () => ({ 'Content-Type': 'text/plain' }) },
];
const unknownFeed: Request = { feed: 'token-of-no-feed' };
const unknownBook: Request = { id: () => Promise.resolve(NOBODY) };

/** What those take that read nothing of a request. */
const whatever: Request[] = [{}, { token: 'token-of-nobody-012345', query: '?colour=red' }];

/**
 * For every call, what is right and what is wrong about it. Each answer that is documented as a success has to come up.
 * A call without `bad` reads nothing of a request, so nothing can be wrong.
 */
const REQUESTS: Readonly<Record<string, { good: Request[]; bad?: Request[] }>> = {
  'POST /v1/audiobooks': {
    good: [
      upload(),
      upload({
        title: 'T',
        voice: 'en-gb',
        language: 'en',
        speed: '1.5',
        include: 'code, tables',
        chapters: '2-',
        confirm: 'true',
        ahead: '20',
      }),
    ],
    bad: [
      upload({ speed: 'fast' }),
      upload({ voice: 'nobody' }),
      upload({ language: '!' }),
      upload({ include: 'all' }),
      upload({ chapters: 'x' }),
      upload({ confirm: 'perhaps' }),
      upload({ ahead: '0' }),
      upload({ title: 'x'.repeat(301) }),
      upload({ password: 'x'.repeat(257) }),
      upload({ editionOf: NOBODY }),
      upload({ editionOf: 'x' }),
      upload({ colour: 'red' }),
      upload({}, null),
      upload({}, Buffer.from('no PDF')),
      upload({}, Buffer.alloc(0)),
      upload({}, pdfBytes(200_000)),
      { ...upload(), headers: () => ({ 'Idempotency-Key': 'with blanks' }) },
      { json: {} },
    ],
  },
  'GET /v1/audiobooks': {
    good: [
      {},
      { query: '?limit=1' },
      { query: '?q=book&status=ready&sort=title' },
      { query: '?sort=listened' },
    ],
    bad: [
      { query: '?limit=0' },
      { query: '?limit=x' },
      { query: '?cursor=x' },
      { query: '?sort=length' },
      { query: '?colour=red' },
    ],
  },
  'GET /v1/audiobooks/:id': { good: [{}, { id: queued }, { id: failed }], bad: [unknownBook] },
  'PATCH /v1/audiobooks/:id': {
    good: [
      { json: {} },
      { json: { confirm: true, ahead: 12.5 } },
      { json: { speed: 1.5, include: ['code'], chapters: '1', chapterTitles: { 1: 'One' }, author: 'Me' } },
      { json: { title: null, voice: null, language: null, speed: null, include: null, chapters: null } },
    ],
    bad: [
      { json: { speed: 9 } },
      { json: { ahead: 'far' } },
      { json: { voice: 'nobody' } },
      { json: { chapterTitles: { x: 'One' } } },
      { json: { pages: 3 } },
      { ...unknownBook, json: {} },
      ...badJson,
    ],
  },
  'POST /v1/audiobooks/:id/narrate': {
    good: [{}, { json: {} }, { json: { password: 'without use' } }],
    bad: [unknownBook, { json: { password: 1 } }, { json: { colour: 'red' } }, ...badJson],
  },
  'POST /v1/audiobooks/:id/confirm': {
    good: [{ id: awaiting, json: { revision: 1 } }],
    bad: [
      { id: awaiting, json: { revision: 2 } },
      { id: queued, json: { revision: 0 } },
      { json: { revision: 1 } },
      { id: awaiting, json: {} },
      { id: awaiting, json: { revision: 'x' } },
      { ...unknownBook, json: { revision: 1 } },
      ...badJson,
    ],
  },
  'GET /v1/audiobooks/:id/changes': {
    good: [{ id: edition }],
    bad: [{}, { id: async () => editionThat(await queued()) }, unknownBook],
  },
  'POST /v1/audiobooks/:id/push': { good: [{}], bad: [{ id: queued }, { id: failed }, unknownBook] },
  'POST /v1/audiobooks/:id/pause': {
    good: [{ id: queued }, { id: begun }],
    bad: [{}, { id: failed }, { id: awaiting }, { id: cancelled }, unknownBook],
  },
  'POST /v1/audiobooks/:id/resume': {
    good: [{ id: queued }, { id: begun }],
    bad: [{}, { id: awaiting }, unknownBook],
  },
  'POST /v1/audiobooks/:id/cancel': {
    good: [{ id: queued }, { id: awaiting }, { id: cancelled }],
    bad: [{}, { id: failed }, unknownBook],
  },
  'POST /v1/audiobooks/:id/estimate': {
    good: [{ json: {} }, { json: { speed: 1.5, ...rules } }],
    bad: [{ json: { speed: 9 } }, ...badRules, ...badJson, { ...unknownBook, json: {} }],
  },
  'DELETE /v1/audiobooks/:id': { good: [{}], bad: [unknownBook] },
  'GET /v1/audiobooks/:id/events': {
    good: [{}, { headers: async () => ({ 'Last-Event-ID': await lastEventOfSharedBook() }), id: sharedBook }],
    bad: [unknownBook],
  },
  'GET /v1/audiobooks/:id/audio.mp3': {
    good: [
      {},
      { query: '?download' },
      { headers: () => ({ Range: 'bytes=0-9' }) },
      { id: sharedBook, headers: async () => ({ 'If-None-Match': await etagOfSharedBook() }) },
    ],
    bad: [
      { id: queued },
      { id: failed },
      { headers: () => ({ Range: 'bytes=99999999-' }) },
      { query: '?signature=x&expires=1' },
      unknownBook,
    ],
  },
  'GET /v1/audiobooks/:id/audio.m4b': {
    good: [
      {},
      { id: withM4b },
      { id: withM4b, headers: () => ({ Range: 'bytes=0-3' }) },
      { id: withM4b, headers: () => ({ 'If-None-Match': '"m4b"' }) },
    ],
    bad: [
      { id: queued },
      { id: failed },
      { id: withM4b, headers: () => ({ Range: 'bytes=99999999-' }) },
      unknownBook,
    ],
  },
  'GET /v1/audiobooks/:id/chapters.zip': { good: [{}], bad: [{ id: queued }, { id: failed }, unknownBook] },
  'GET /v1/audiobooks/:id/book.epub': { good: [{}], bad: [{ id: queued }, { id: failed }, unknownBook] },
  'GET /v1/audiobooks/:id/live.mp3': {
    good: [{}, { id: queued }],
    bad: [{ id: failed }, { id: queued, query: '?from=9' }, { id: queued, query: '?from=x' }, unknownBook],
  },
  'GET /v1/audiobooks/:id/text': {
    good: [{}, { query: '?chapter=2' }, { id: queued }],
    bad: [{ query: '?chapter=3' }, { query: '?chapter=x' }, { query: '?format=pdf' }, unknownBook],
  },
  'GET /v1/audiobooks/:id/text.txt': { good: [{}, { id: queued }], bad: [unknownBook] },
  'GET /v1/audiobooks/:id/manifest': {
    good: [{}, { query: '?chapter=1' }, { id: queued }],
    bad: [{ query: '?chapter=0' }, unknownBook],
  },
  'GET /v1/audiobooks/:id/audio.vtt': { good: [{}], bad: [{ id: queued }, unknownBook] },
  'GET /v1/audiobooks/:id/audio.srt': { good: [{}], bad: [{ id: queued }, unknownBook] },
  'GET /v1/audiobooks/:id/cover': {
    good: [
      { id: covered },
      { id: covered, query: '?size=square' },
      { id: covered, headers: () => ({ Range: 'bytes=0-9' }) },
      { id: covered, headers: async () => ({ 'If-None-Match': await etagOfCover() }) },
    ],
    bad: [
      {},
      { query: '?size=huge' },
      { id: covered, headers: () => ({ Range: 'bytes=99999999-' }) },
      unknownBook,
    ],
  },
  'PUT /v1/audiobooks/:id/cover': {
    good: [{ body: picture }, { id: queued, body: picture }],
    bad: [
      { body: () => 'no picture' },
      { body: () => picture().subarray(0, 60) },
      { body: () => new Uint8Array(10 * 1024 * 1024 + 1) },
      { ...unknownBook, body: picture },
    ],
  },
  'DELETE /v1/audiobooks/:id/cover': { good: [{}], bad: [unknownBook] },
  'GET /v1/audiobooks/:id/position': { good: [{}], bad: [unknownBook] },
  'PUT /v1/audiobooks/:id/position': {
    good: [{ json: { seconds: 1.5 } }, { json: { seconds: 0, updatedAt: '2026-01-31T13:00:00+01:00' } }],
    bad: [
      { json: {} },
      { json: { seconds: -1 } },
      { json: { seconds: 99 } },
      { json: { seconds: 1, updatedAt: 'today' } },
      { json: { seconds: 1, colour: 'red' } },
      { ...unknownBook, json: { seconds: 1 } },
      ...badJson,
    ],
  },
  'GET /v1/audiobooks/:id/bookmarks': { good: [{}], bad: [unknownBook] },
  'PUT /v1/audiobooks/:id/bookmarks/:bookmark': {
    good: [{ json: { seconds: 1 } }, { json: { seconds: 1, note: 'Look this up' } }],
    bad: [
      { json: { seconds: 99 } },
      { json: { seconds: 1, note: 'x'.repeat(1_001) } },
      { ...unknownBook, json: { seconds: 1 } },
      ...badJson,
    ],
  },
  'DELETE /v1/audiobooks/:id/bookmarks/:bookmark': { good: [{}], bad: [unknownBook] },
  'GET /v1/pronunciations': { good: [{}], bad: [{ token: 'token-of-nobody-012345' }] },
  'PUT /v1/pronunciations': { good: [{ json: rules }], bad: [...badRules, ...badJson] },
  'GET /v1/audiobooks/:id/pronunciations': { good: [{}], bad: [unknownBook] },
  'PUT /v1/audiobooks/:id/pronunciations': {
    good: [{ json: rules }],
    bad: [...badRules, ...badJson, { ...unknownBook, json: rules }],
  },
  'GET /v1/voices': { good: [{}], bad: [{ token: '' }] },
  'GET /v1/voices/:voice/sample.mp3': {
    good: [
      {},
      { query: '?text=Hello.&speed=1.5&language=en-GB' },
      { headers: () => ({ Range: 'bytes=0-9' }) },
      { headers: async () => ({ 'If-None-Match': await etagOfSample() }) },
    ],
    bad: [
      { voice: 'nobody' },
      { headers: () => ({ 'Sec-Fetch-Site': 'cross-site' }) },
      { query: '?speed=fast' },
      { query: '?text=...' },
      { query: '?language=de' },
      { query: `?text=${'x'.repeat(301)}` },
      { query: '?book=x' },
      { query: `?book=${NOBODY}` },
      { headers: () => ({ Range: 'bytes=99999999-' }) },
    ],
  },
  'POST /v1/audio/speech': {
    good: [
      { json: { input: 'Hello.', voice: 'en-gb' } },
      {
        json: { model: 'tts-1', input: 'Hello.', voice: { id: 'en-gb' }, speed: 1.5, instructions: 'Sing.' },
      },
    ],
    bad: [
      { json: {} },
      { json: { input: '', voice: 'en-gb' } },
      { json: { input: '...', voice: 'en-gb' } },
      { json: { input: 'x'.repeat(4_097), voice: 'en-gb' } },
      { json: { input: 'Hello.', voice: 'nobody' } },
      { json: { input: 'Hello.', voice: 7 } },
      { json: { input: 'Hello.', voice: 'en-gb', model: 'gpt-5' } },
      { json: { input: 'Hello.', voice: 'en-gb', speed: 4 } },
      { json: { input: 'Hello.', voice: 'en-gb', response_format: 'opus' } },
      { json: { input: 'Hello.', voice: 'en-gb', stream_format: 'sse' } },
      { json: { input: 'Hello.', voice: 'en-gb' }, token: '' },
      ...badJson,
    ],
  },
  'GET /v1/audio/voices': { good: [{}], bad: [{ token: '' }] },
  'GET /v1/models': { good: [{}], bad: [{ token: 'token-of-nobody-012345' }] },
  'GET /v1/feeds': { good: [{}], bad: [{ token: '' }] },
  'POST /v1/feeds': {
    good: [{ json: {} }, { json: { name: 'Phone', book: null } }],
    bad: [
      { json: { book: 'x' } },
      { json: { book: NOBODY } },
      { json: { name: 'x'.repeat(301) } },
      { json: { colour: 'red' } },
      ...badJson,
    ],
  },
  'DELETE /v1/feeds/:feed': { good: [{}], bad: [unknownBook, { token: '' }] },
  'GET /feeds/:token.xml': { good: [{}, { token: '' }], bad: [unknownFeed] },
  'GET /opds/:token': { good: [{}, { token: '' }], bad: [unknownFeed] },
  'GET /feeds/:token/:id/book.epub': { good: [{}], bad: [unknownFeed, unknownBook, { id: queued }] },
  'GET /feeds/:token/:id/audio.mp3': {
    good: [
      {},
      { headers: () => ({ Range: 'bytes=0-9' }) },
      { id: sharedBook, headers: async () => ({ 'If-None-Match': await etagOf('audio.mp3') }) },
    ],
    bad: [
      unknownFeed,
      unknownBook,
      { id: queued },
      { id: failed },
      { headers: () => ({ Range: 'bytes=99999999-' }) },
    ],
  },
  'GET /feeds/:token/:id/cover.jpg': {
    good: [
      { id: covered },
      { id: covered, headers: () => ({ Range: 'bytes=0-9' }) },
      { id: covered, headers: async () => ({ 'If-None-Match': await etagOfCover('square') }) },
    ],
    bad: [{}, unknownFeed, unknownBook, { id: covered, headers: () => ({ Range: 'bytes=99999999-' }) }],
  },
  'GET /feeds/:token/:id/chapters.json': { good: [{}, { id: queued }], bad: [unknownFeed, unknownBook] },
  'GET /feeds/:token/:id/audio.vtt': { good: [{}], bad: [unknownFeed, unknownBook, { id: queued }] },
  'GET /feeds/:token/:id/chapters/:chapter.mp3': {
    good: [
      {},
      { headers: () => ({ Range: 'bytes=0-9' }) },
      { id: sharedBook, headers: async () => ({ 'If-None-Match': await etagOf('chapters/1.mp3') }) },
    ],
    bad: [
      unknownFeed,
      unknownBook,
      { id: queued },
      { id: begun },
      { headers: () => ({ Range: 'bytes=99999999-' }) },
    ],
  },
  'GET /feeds/:token/:id/chapters/:chapter.vtt': {
    good: [{}],
    bad: [unknownFeed, unknownBook, { id: queued }, { id: begun }],
  },
  'GET /v1/webhooks': { good: [{}], bad: [{ token: '' }] },
  'POST /v1/webhooks': {
    good: [{ json: OWN_WEBHOOK }, { json: { url: 'https://93.184.215.14/', events: ['ready', 'ready'] } }],
    bad: [
      { json: {} },
      { json: { ...OWN_WEBHOOK, events: [] } },
      { json: { ...OWN_WEBHOOK, events: ['sold'] } },
      ...[
        'tandem',
        'ftp://example.org/',
        'http://93.184.215.14/',
        'https://anna:secret@93.184.215.14/',
        'https://127.0.0.1/',
        'https://169.254.169.254/latest/meta-data',
        'https://0x7f000001/',
        'https://[::ffff:10.0.0.1]/',
        'https://[fd00::1]/',
        'https://localhost/',
      ].map((url) => ({ json: { url } })),
      ...badJson,
    ],
  },
  'DELETE /v1/webhooks/:webhook': { good: [{}], bad: [unknownBook, { token: '' }] },
  'GET /v1/usage': { good: [{}], bad: [{ token: '' }] },
  'GET /v1/session': { good: [{}, { token: '' }], bad: [{ token: 'token-of-nobody-012345' }] },
  'POST /v1/session': { good: [{}], bad: [{ token: '' }, { token: 'token-of-nobody-012345' }] },
  'DELETE /v1/session': { good: [{}], bad: [{ headers: () => ({ 'Sec-Fetch-Site': 'cross-site' }) }] },
  'GET /health': { good: [{}, { token: '' }], bad: [{ token: 'token-of-nobody-012345' }] },
  'GET /health/live': { good: whatever },
  'GET /health/ready': { good: whatever },
  'GET /metrics': { good: [{}], bad: [{ token: '' }] },
  'GET /docs': { good: whatever },
  'GET /openapi.json': { good: whatever },
};

/** They need a store that gives links, or a database that is away; other tests have those. */
const NOT_HERE = new Set([
  'GET /v1/audiobooks/:id/audio.mp3 302',
  'GET /v1/audiobooks/:id/audio.m4b 302',
  'GET /feeds/:token/:id/audio.mp3 302',
  'GET /health 503',
  'GET /health/ready 503',
]);

let shared: Promise<string> | undefined;
/** One that nobody changes. */
function sharedBook(): Promise<string> {
  return (shared ??= finished());
}

function picture(): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createCanvas(60, 80).toBuffer('image/png'));
}

/** No worker is here to make it. */
async function withM4b(): Promise<string> {
  const id = await finished();
  const key = `m4b/${id}/1.m4b`;
  await fetch(`${api.url}/v1/audiobooks/${id}/audio.m4b`, { method: 'HEAD', headers: bearer(TOKEN) });
  const { bytes } = await api.storage.put(key, Readable.from(['an M4B']), { contentType: 'audio/mp4' });
  await api.pool.query(
    `UPDATE m4b SET state = 'ready', key = $2, bytes = $3, sha256 = 'm4b' WHERE book_id = $1`,
    [id, key, bytes],
  );
  return id;
}

let bookWithCover: Promise<string> | undefined;
/** A book that nobody changes, with a cover. */
function covered(): Promise<string> {
  return (bookWithCover ??= withCover());
}

async function withCover(): Promise<string> {
  const id = await finished();
  await fetch(`${api.url}/v1/audiobooks/${id}/cover`, {
    method: 'PUT',
    headers: bearer(TOKEN),
    body: picture(),
  });
  return id;
}

async function etagOfCover(size = 'large'): Promise<string> {
  const path = `/v1/audiobooks/${await covered()}/cover?size=${size}`;
  const answer = await fetch(`${api.url}${path}`, { method: 'HEAD', headers: bearer(TOKEN) });
  return answer.headers.get('ETag') ?? '';
}

async function etagOfSample(): Promise<string> {
  const answer = await fetch(`${api.url}/v1/voices/en-gb/sample.mp3`, { headers: bearer(TOKEN) });
  return answer.headers.get('ETag') ?? '';
}

async function etagOfSharedBook(): Promise<string> {
  const path = `/v1/audiobooks/${await sharedBook()}/audio.mp3`;
  const answer = await fetch(`${api.url}${path}`, { method: 'HEAD', headers: bearer(TOKEN) });
  return answer.headers.get('ETag') ?? '';
}

async function lastEventOfSharedBook(): Promise<string> {
  const path = `/v1/audiobooks/${await sharedBook()}/events`;
  const text = await (await fetch(`${api.url}${path}`, { headers: bearer(TOKEN) })).text();
  return /^id: (.*)$/m.exec(text)?.[1] ?? '';
}

/** Of all books. */
async function newFeed(): Promise<{ id: string; token: string }> {
  const answer = await fetch(`${api.url}/v1/feeds`, {
    method: 'POST',
    headers: { ...bearer(TOKEN), 'Content-Type': 'application/json' },
    body: '{}',
  });
  const { id, url } = (await answer.json()) as CreatedFeedJson;
  return { id, token: /feeds\/(.*)\.xml$/.exec(url)?.[1] ?? '' };
}

async function newWebhook(): Promise<string> {
  const answer = await fetch(`${api.url}/v1/webhooks`, {
    method: 'POST',
    headers: { ...bearer(TOKEN), 'Content-Type': 'application/json' },
    body: JSON.stringify(OWN_WEBHOOK),
  });
  return ((await answer.json()) as CreatedWebhookJson).id;
}

let feedOfAll: ReturnType<typeof newFeed> | undefined;
function sharedFeed(): ReturnType<typeof newFeed> {
  return (feedOfAll ??= newFeed());
}

async function etagOf(file: string): Promise<string> {
  const path = `/feeds/${(await sharedFeed()).token}/${await sharedBook()}/${file}`;
  return (await fetch(`${api.url}${path}`, { method: 'HEAD' })).headers.get('ETag') ?? '';
}

function bearer(token: string): Record<string, string> {
  return token === '' ? {} : { Authorization: `Bearer ${token}` };
}

function nameOf({ method, path }: { method: string; path: string }): string {
  return `${method} ${path}`;
}

async function send({ method, path }: Call, request: Request): Promise<Response> {
  const { id = finished, query = '', json, body, headers, token = TOKEN, feed } = request;
  const filled = path
    .replace(':id', path.includes(':id') ? await id() : '')
    .replace(':bookmark', NOBODY)
    .replace(':feed', request.id === undefined && path.includes(':feed') ? (await newFeed()).id : NOBODY)
    .replace(':webhook', request.id === undefined && path.includes(':webhook') ? await newWebhook() : NOBODY)
    .replace(':token', feed ?? (path.includes(':token') ? (await sharedFeed()).token : ''))
    .replace(':chapter', '1')
    .replace(':voice', request.voice ?? 'en-gb');
  return fetch(`${api.url}${filled}${query}`, {
    method,
    redirect: 'manual',
    headers: {
      ...bearer(token),
      ...(json !== undefined && { 'Content-Type': 'application/json' }),
      ...(await headers?.()),
    },
    ...(json !== undefined && { body: JSON.stringify(json) }),
    ...(body !== undefined && { body: body() }),
    signal: AbortSignal.timeout(20_000),
  });
}

/** What is more in an answer than its schema says is found by what is left of it. */
function expectToBe(schema: z.ZodType, value: unknown): void {
  const result = schema.safeParse(value);
  expect(result.error?.issues ?? []).toEqual([]);
  expect(result.data).toEqual(value);
}

async function expectDocumented(call: Call, answer: Response): Promise<void> {
  const type = (answer.headers.get('Content-Type') ?? '').split(';')[0];
  if (type === 'application/problem+json') {
    const problem = (await answer.json()) as z.output<typeof problemAnswer>;
    expectToBe(problemAnswer, problem);
    expect(problemsOf(call)).toContain(problem.code);
    expect(ERROR_CATALOGUE[problem.code].status).toBe(answer.status);
    return;
  }
  if (call.errors === 'openai' && answer.status >= 400) {
    expectToBe(openAiError, await answer.json());
    expect(problemsOf(call).map(openAiStatus)).toContain(answer.status);
    return;
  }
  const documented = call.answers[answer.status];
  expect(documented, `${answer.status} is documented`).toBeDefined();
  for (const header of Object.keys(documented?.headers ?? {})) expect(answer.headers.has(header)).toBe(true);
  if (documented?.type === undefined) {
    // What a redirect says in words is for nobody.
    if (answer.status !== 302) expect(await answer.text()).toBe('');
    return;
  }
  if (!(documented.type === 'application/json' && answer.url.includes('format=text'))) {
    expect(type).toBe(documented.type);
  }
  if (documented.schema !== undefined) expectToBe(documented.schema, await answer.json());
  else if (type === 'text/event-stream') await expectBooks(answer);
  else await answer.body?.cancel();
}

async function expectBooks(answer: Response): Promise<void> {
  const events = [...(await answer.text()).matchAll(/^event: book\ndata: (.*)$/gm)];
  expect(events.length).toBeGreaterThan(0);
  for (const [, data] of events) expectToBe(bookSchema, JSON.parse(data ?? ''));
}

describe('the contract', () => {
  it('has every route that there is, and no other', () => {
    const pages = new Set(['/', ...webFiles().map(([path]) => path)]);
    const routes = routesOf(api.app).filter(({ path }) => !pages.has(path));
    expect(CALLS.map(nameOf).toSorted()).toEqual(routes.map(nameOf).toSorted());
  });

  it('is walked from end to end by this test', () => {
    expect(Object.keys(REQUESTS).toSorted()).toEqual(CALLS.map(nameOf).toSorted());
  });

  it('is valid OpenAPI 3.1, which has every call', async () => {
    const answer = await fetch(`${api.url}/openapi.json`);
    const document = (await answer.json()) as { openapi: string; paths: Record<string, object> };
    expect(document.openapi).toBe('3.1.0');
    const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`),
    );
    expect(operations.toSorted()).toEqual(CALLS.map(nameOf).toSorted());
    expect(await new Validator().validate(document)).toEqual({ valid: true });
  });

  it('is what the documentation shows', async () => {
    const html = await (await fetch(`${api.url}/docs`)).text();
    const calls = [...html.matchAll(/<span class="method">(\w+)<\/span> <code>([^<]+)</g)];
    expect(calls.map(([, method, path]) => `${method} ${path}`)).toEqual(CALLS.map(nameOf));
    expect(html).toContain('A list of `footnotes`'.replaceAll(/`(\w+)`/g, '<code>$1</code>'));
    expect(html).not.toMatch(/undefined|\[object|from {2}to/);
  });
});

describe.each(CALLS.map((call) => [nameOf(call), call] as const))('%s', (name, call) => {
  const { good, bad } = REQUESTS[name] ?? { good: [] };

  it('answers what it is documented to answer, and all of it', async () => {
    const seen = new Set<string>();
    for (const request of good) {
      const answer = await send(call, request);
      seen.add(`${name} ${answer.status}`);
      expect(answer.ok || answer.status < 400, `${name} ${JSON.stringify(request)}: ${answer.status}`).toBe(
        true,
      );
      await expectDocumented(call, answer);
    }
    const documented = Object.keys(call.answers).map((status) => `${name} ${status}`);
    expect(documented.filter((one) => !seen.has(one) && !NOT_HERE.has(one))).toEqual([]);
  });

  if (bad === undefined) return;
  it('refuses what is wrong in the documented way', async () => {
    expect(bad.length).toBeGreaterThan(0);
    for (const request of bad) {
      const answer = await send(call, request);
      expect(answer.status, `${name} ${JSON.stringify(request)}`).toBeGreaterThanOrEqual(400);
      const type = call.errors === 'openai' ? 'application/json' : 'application/problem+json';
      expect(answer.headers.get('Content-Type')).toContain(type);
      await expectDocumented(call, answer);
    }
  });
});
