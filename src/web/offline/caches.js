/** What the page and its worker agree on: the names of the browser's caches, and what is kept of a book. */

/** The page itself, and what it asks when it opens. */
export const SHELL = 'tandem-shell';
/** Audiobooks that somebody wants to hear without a connection. */
export const KEPT = 'tandem-kept';
export const WORKER = '/offline-worker.js';

const BOOK = /^\/v1\/audiobooks\/[0-9a-f-]{36}$/;
const OF_A_BOOK = /^\/v1\/audiobooks\/[0-9a-f-]{36}(\/(audio\.mp3|cover|text|manifest))?$/;

/** @param {string} path */
export function isBook(path) {
  return BOOK.test(path);
}

/** Whether `path` is something that is kept of a book. @param {string} path */
export function isOfBook(path) {
  return OF_A_BOOK.test(path);
}

/** @param {string} id */
export function bookPath(id) {
  return `/v1/audiobooks/${id}`;
}

/**
 * The addresses of a book's text and its times, chapter by chapter as the page asks for them.
 *
 * @param {string} id
 * @param {number} index of the chapter
 */
export function chapterPaths(id, index) {
  return [`text?chapter=${index + 1}`, `manifest?chapter=${index + 1}&words=true`].map(
    (part) => `${bookPath(id)}/${part}`,
  );
}
