/** Audiobooks that are kept on this device, to be heard without a connection. */
import { madeOf } from '../book-state.js';
import { call } from '../http.js';
import { forget, namesWith, recall, remember } from '../remembered.js';
import { bookPath, chapterPaths, KEPT, SHELL, WORKER } from './caches.js';

/** @import { BookJson } from '../types.d.ts' */

/** Which books are kept, and which narration of each: the caches themselves only answer later. */
const PREFIX = 'kept:';
/** So much stays free for everything else. */
const SPARE_BYTES = 20_000_000;

/** Whether this browser can; over plain http it can't, but on the computer itself. */
export function canKeep() {
  return isSecureContext && 'serviceWorker' in navigator && 'caches' in globalThis;
}

/** @param {BookJson} book */
export function isKept({ id }) {
  return recall(PREFIX + id) !== null;
}

/** Whether what is kept is another narration than the one that there is now. @param {BookJson} book */
export function isOutdated(book) {
  return isKept(book) && recall(PREFIX + book.id) !== madeOf(book);
}

/**
 * Keeps a finished book: its audio, its text with its times, and its cover.
 *
 * @param {BookJson} book
 * @param {{ progress: (fraction: number) => void, signal: AbortSignal }} options
 * @throws {Error} with what to tell the listener; nothing is left of the book then.
 */
export async function keepBook(book, { progress, signal }) {
  await startWorker();
  // Asked for; a browser that says no may throw it away when the disk is full.
  await navigator.storage.persist().catch(() => false);
  try {
    await keepAudio(book, { progress, signal });
    const kept = await caches.open(KEPT);
    for (const { index } of book.chapters.filter(({ included }) => included)) {
      for (const path of chapterPaths(book.id, index)) await kept.put(path, await call(path, { signal }));
    }
    for (const path of coverPaths(book)) await kept.put(path, await call(path, { signal }));
    await kept.put(bookPath(book.id), await call(bookPath(book.id), { signal }));
    remember(PREFIX + book.id, madeOf(book));
  } catch (error) {
    await dropBook(book);
    throw isQuota(error) ? new Error('There is not enough room on this device for it.') : error;
  }
}

/** @param {Pick<BookJson, 'id'>} book */
export async function dropBook({ id }) {
  forget(PREFIX + id);
  const kept = await caches.open(KEPT);
  for (const request of await kept.keys()) {
    const { pathname } = new URL(request.url);
    if (pathname === bookPath(id) || pathname.startsWith(`${bookPath(id)}/`)) await kept.delete(request);
  }
}

/** Nothing of it stays for who comes next. */
export async function dropAll() {
  if (namesWith(PREFIX).length === 0) return;
  forget(PREFIX);
  await Promise.all([caches.delete(KEPT), caches.delete(SHELL)]);
  const registration = await navigator.serviceWorker.getRegistration();
  await registration?.unregister();
}

/** @throws {Error} where it can't be installed. */
async function startWorker() {
  const registration = await navigator.serviceWorker.register(WORKER);
  const worker = registration.installing;
  if (worker === null) return;
  await new Promise((resolve, reject) => {
    worker.addEventListener('statechange', () => {
      if (worker.state === 'activated') resolve(undefined);
      if (worker.state === 'redundant')
        reject(new Error('This browser can’t keep it. Reload the page and try again.'));
    });
  });
}

/**
 * Straight to the disk: a book may be larger than the memory of a phone.
 *
 * @param {BookJson} book
 * @param {{ progress: (fraction: number) => void, signal: AbortSignal }} options
 */
async function keepAudio(book, { progress, signal }) {
  if (book.audio.mp3 === null) throw new Error('The audio is not ready.');
  const answer = await call(book.audio.mp3, { signal });
  const bytes = Number(answer.headers.get('Content-Length'));
  await expectRoom(bytes);
  let done = 0;
  const counter = new TransformStream({
    transform: (/** @type {Uint8Array} */ chunk, controller) => {
      done += chunk.length;
      progress(bytes > 0 ? done / bytes : 0);
      controller.enqueue(chunk);
    },
  });
  const body = answer.body?.pipeThrough(counter) ?? null;
  const headers = { 'Content-Type': 'audio/mpeg', 'Content-Length': String(bytes) };
  await (await caches.open(KEPT)).put(audioKey(book), new Response(body, { headers }));
  if (done !== bytes) throw new Error('The connection was cut. Try again.');
}

/** @param {number} bytes */
async function expectRoom(bytes) {
  const { quota, usage } = await navigator.storage.estimate();
  if (quota !== undefined && usage !== undefined && bytes + SPARE_BYTES > quota - usage) {
    throw new DOMException('full', 'QuotaExceededError');
  }
}

/** @param {unknown} error */
function isQuota(error) {
  return error instanceof DOMException && error.name === 'QuotaExceededError';
}

/** Of its pictures: in the library, and on the lock screen. @param {BookJson} book */
function coverPaths({ cover }) {
  return cover === null ? [] : ['small', 'square'].map((size) => `${cover.url}&size=${size}`);
}

/** @param {BookJson} book */
function audioKey(book) {
  return `${bookPath(book.id)}/audio.mp3?made=${madeOf(book)}`;
}
