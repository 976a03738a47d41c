/**
 * Answers for the service where it can't be reached, as far as books were kept on this device. The browser has it from
 * the moment that the first book is kept; until then nothing stands between the page and the service.
 */
import { isBook, isOfBook, KEPT, SHELL } from './caches.js';

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
/** What the page asks as it opens, and can show as it was. */
const ANSWERS = new Set(['/v1/session', '/v1/voices']);
const FILES = /^\/((app|style)-[\w-]+\.(js|css)|favicon\.svg)$/;
/** Pages that came from the cache. Those that lost their connection later know more than what is kept. */
const offlinePages = new Set();

worker.addEventListener('install', (event) => {
  const kept = fetch('/').then(keepShell);
  event.waitUntil(kept.then(() => worker.skipWaiting()));
});
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()));
worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== worker.location.origin) return;
  const answer = answerFor(event, pathname);
  if (answer !== null) event.respondWith(answer);
});

/**
 * @param {FetchEvent} event
 * @param {string} path
 * @returns {Promise<Response> | null} null: as if there were no worker.
 */
function answerFor(event, path) {
  const { request, clientId } = event;
  if (path === '/' && request.mode === 'navigate') return openPage(event);
  if (FILES.test(path)) return fromCacheFirst(request);
  if (ANSWERS.has(path)) return orKept(fetchAndKeep(request), request, SHELL);
  if (path === '/v1/audiobooks' && offlinePages.has(clientId)) return fetch(request).catch(listKept);
  if (path.endsWith('/audio.mp3') && isOfBook(path)) return audio(request);
  // What is kept of a book, where the service can't say how it is now.
  return isOfBook(path) ? orKept(fetch(request), request, KEPT) : null;
}

/** The page as it is now, with the files that it names. @param {Response} page */
async function keepShell(page) {
  const html = await page.clone().text();
  const paths = [...html.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, path = '']) => path);
  const shell = await caches.open(SHELL);
  // A path that comes twice would be refused.
  await shell.addAll([...new Set(paths.filter((path) => FILES.test(path)))]);
  await shell.put('/', page);
}

/** @param {FetchEvent} event */
async function openPage(event) {
  try {
    const page = await fetch(event.request);
    // Another version of the program has other files.
    if (page.ok) event.waitUntil(keepShell(page.clone()).catch(() => undefined));
    return page;
  } catch (error) {
    const kept = await caches.match('/', { cacheName: SHELL });
    if (kept === undefined) throw error;
    offlinePages.add(event.resultingClientId);
    return kept;
  }
}

/** Their content is in their names. @param {Request} request */
async function fromCacheFirst(request) {
  return (await caches.match(request, { cacheName: SHELL })) ?? fetch(request);
}

/** The last good answer stays with the page. @param {Request} request */
async function fetchAndKeep(request) {
  const answer = await fetch(request);
  if (answer.ok) await (await caches.open(SHELL)).put(request, answer.clone());
  return answer;
}

/**
 * @param {Promise<Response>} asked of the service
 * @param {Request} request
 * @param {string} cacheName where there is an answer if the service has none
 */
async function orKept(asked, request, cacheName) {
  try {
    return await asked;
  } catch (error) {
    // What an earlier version of the page kept has no times of words.
    const addresses = [request.url, request.url.replace('&words=true', '')];
    for (const address of addresses) {
      const kept = await caches.match(address, { cacheName });
      if (kept !== undefined) return kept;
    }
    throw error;
  }
}

/** The library of a page that was opened without a connection. */
async function listKept() {
  const kept = await caches.open(KEPT);
  const books = [];
  for (const { url } of await kept.keys()) {
    const answer = isBook(new URL(url).pathname) ? await kept.match(url) : undefined;
    if (answer !== undefined) books.push(await answer.json());
  }
  books.sort((a, b) => b.createdAt.localeCompare(a.createdAt));
  return Response.json({ audiobooks: books, nextCursor: null });
}

/**
 * Kept audio is played from this device even where there is a connection, unless the book was narrated anew.
 *
 * @param {Request} request
 */
async function audio(request) {
  const books = await caches.open(KEPT);
  const [key] = await books.keys(request, { ignoreSearch: true });
  const kept = key === undefined ? undefined : await books.match(key);
  if (key === undefined || kept === undefined) return fetch(request);
  if (madeOf(key.url) !== madeOf(request.url)) {
    try {
      return await fetch(request);
    } catch {
      // The narration of before is better than none.
    }
  }
  return part(await kept.blob(), request.headers.get('Range'));
}

/** @param {string} address of a narration: each has its own moment. */
function madeOf(address) {
  return new URL(address, worker.location.origin).searchParams.get('made');
}

/**
 * A browser that seeks asks for a range; a cache only gives the whole.
 *
 * @param {Blob} blob
 * @param {string | null} range
 */
function part(blob, range) {
  const headers = { 'Content-Type': 'audio/mpeg', 'Accept-Ranges': 'bytes' };
  const match = /^bytes=(\d+)-(\d*)$/.exec(range ?? '');
  if (match === null) return new Response(blob, { headers });
  const start = Number(match[1]);
  const end = match[2] === '' ? blob.size - 1 : Math.min(Number(match[2]), blob.size - 1);
  if (start > end)
    return new Response(null, { status: 416, headers: { 'Content-Range': `bytes */${blob.size}` } });
  return new Response(blob.slice(start, end + 1), {
    status: 206,
    headers: { ...headers, 'Content-Range': `bytes ${start}-${end}/${blob.size}` },
  });
}
