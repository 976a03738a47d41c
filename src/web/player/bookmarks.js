/** Places that a listener wants to find again, with what they thought there; kept by the service. */
import { announce, byId, copyOf, find, newElement, setText } from '../dom.js';
import { clock } from '../format.js';
import { call, getJson, sendJson } from '../http.js';
import { chapterIndexAt, timedChapters } from './chapters.js';
import { currentSeconds, openedBook, playback, seek, start } from './playback.js';

/** @import { BookmarkJson, BookmarkListJson } from '../types.d.ts' */

/** @type {BookmarkJson[]} */
let bookmarks = [];
/** @type {string | undefined} Of the book that they are in. */
let bookId;

export function startBookmarks() {
  byId('bookmark-form').addEventListener('submit', (event) => {
    event.preventDefault();
    void add(byId('bookmark-note').value.trim());
  });
  playback.addEventListener('change', () => {
    const id = openedBook()?.id;
    if (id === bookId) return;
    bookId = id;
    bookmarks = [];
    show();
    if (id !== undefined) void load(id);
  });
}

/** Here and now, without a word: that can be added later. */
export async function add(note = '') {
  const book = openedBook();
  if (book === null) return;
  const seconds = Math.round(currentSeconds() * 100) / 100;
  try {
    /** @type {BookmarkJson} */
    const kept = await sendJson('PUT', addressOf(book.id, randomId()), { seconds, note });
    if (openedBook()?.id !== book.id) return;
    byId('bookmark-note').value = '';
    bookmarks = [...bookmarks, kept].sort((a, b) => a.seconds - b.seconds);
    show();
    announce(`Bookmark at ${clock(seconds)}.`);
  } catch (error) {
    say(/** @type {Error} */ (error).message);
  }
}

/** @param {string} id */
async function load(id) {
  try {
    /** @type {BookmarkListJson} */
    const list = await getJson(`/v1/audiobooks/${id}/bookmarks`);
    if (bookId !== id) return;
    ({ bookmarks } = list);
    show();
  } catch (error) {
    if (bookId === id) say(/** @type {Error} */ (error).message);
  }
}

/** @param {BookmarkJson} bookmark */
async function remove({ id }) {
  if (bookId === undefined) return;
  try {
    await call(addressOf(bookId, id), { method: 'DELETE' });
    bookmarks = bookmarks.filter((other) => other.id !== id);
    show();
    byId('bookmark-note').focus();
  } catch (error) {
    say(/** @type {Error} */ (error).message);
  }
}

/** @param {BookmarkJson} bookmark */
async function changeNote(bookmark, note = '') {
  if (bookId === undefined || note === bookmark.note) return;
  const { id, seconds } = bookmark;
  try {
    Object.assign(bookmark, await sendJson('PUT', addressOf(bookId, id), { seconds, note }));
    say('');
  } catch (error) {
    say(/** @type {Error} */ (error).message);
  }
}

function show() {
  say('');
  byId('bookmarks-empty').hidden = bookmarks.length > 0;
  byId('bookmark-rows').replaceChildren(...bookmarks.map(toRow));
}

/** @param {BookmarkJson} bookmark */
function toRow(bookmark) {
  const row = copyOf('bookmark-template');
  const time = clock(bookmark.seconds);
  const go = find(row, 'button.go');
  go.append(newElement('time', time), newElement('span', chapterTitle(bookmark.seconds)));
  go.addEventListener('click', () => {
    seek(bookmark.seconds);
    start();
  });
  const note = find(row, '[name="note"]');
  note.value = bookmark.note;
  note.setAttribute('aria-label', `Note at ${time}`);
  note.addEventListener('change', () => void changeNote(bookmark, note.value.trim()));
  const away = find(row, 'button.remove');
  away.setAttribute('aria-label', `Remove the bookmark at ${time}`);
  away.addEventListener('click', () => void remove(bookmark));
  return row;
}

/** @param {number} seconds */
function chapterTitle(seconds) {
  return timedChapters()[chapterIndexAt(seconds)]?.title ?? '';
}

/** @param {string} text */
function say(text) {
  setText(byId('bookmarks-problem'), text);
}

/**
 * @param {string} book
 * @param {string} bookmark
 */
function addressOf(book, bookmark) {
  return `/v1/audiobooks/${book}/bookmarks/${bookmark}`;
}

/** A UUID; `crypto.randomUUID` is for pages that came over https only. */
function randomId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
