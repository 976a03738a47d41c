/**
 * Where one is in each book, kept by the service for every device of the account. What can't be sent is kept by the
 * browser and sent later; of several places the one that was heard last counts.
 */
import { call, sendJson } from '../http.js';
import { forget, namesWith, recall, remember } from '../remembered.js';
import {
  AT_END_SECONDS,
  currentSeconds,
  isPlaying,
  openedBook,
  playback,
  seek,
  spokenSeconds,
} from './playback.js';

/** @import { BookJson, ServiceError } from '../types.d.ts' */
/** @typedef {{ seconds: number, updatedAt: string }} Place */
/** @typedef {Place & { isSent: boolean }} KeptPlace */

/** Whatever happens, no more than this is heard again. */
const EVERY_SECONDS = 1.5;
/** In a book that stands still. */
const MOVED_SECONDS = 0.2;
/** Two places that are nearer than this are the same. */
const SAME_SECONDS = 2;
const PREFIX = 'place:';

/** Longer than this nobody waits to hear of another device. */
const CATCH_UP_MS = 3_000;

let lastKept = -1;
/** Until the other devices' place is known, this one's must not replace it. */
let isCatchingUp = false;
let isSending = false;

export function startPlace() {
  playback.addEventListener('change', () => {
    if (openedBook() === null) lastKept = -1;
    else if (Math.abs(currentSeconds() - lastKept) >= (isPlaying() ? EVERY_SECONDS : MOVED_SECONDS)) keep();
  });
  playback.addEventListener('seek', keep);
  playback.addEventListener('end', keep);
  addEventListener('pagehide', keep);
  document.addEventListener('visibilitychange', () => document.hidden && keep());
  addEventListener('online', () => void sendAll());
  void sendAll();
}

/**
 * Where to go on with a book: its start, where it is heard to its end.
 *
 * @param {BookJson} book
 */
export function placeIn(book) {
  const place = latest(book.position, read(book.id));
  if (place === null) return 0;
  const end = book.durationSeconds;
  return end !== null && place.seconds > end - AT_END_SECONDS ? 0 : place.seconds;
}

/**
 * Whether a book was begun and isn't heard to its end.
 *
 * @param {BookJson} book
 */
export function isBegun(book) {
  return placeIn(book) > SAME_SECONDS;
}

/** Another device may have gone on meanwhile: whoever presses "play" goes on from there. */
export async function catchUp() {
  const book = openedBook();
  if (book === null) return;
  const own = read(book.id);
  isCatchingUp = true;
  try {
    const signal = AbortSignal.timeout(CATCH_UP_MS);
    const answer = await call(`/v1/audiobooks/${book.id}/position`, { signal });
    /** @type {{ position: Place | null }} */
    const { position } = await answer.json();
    if (openedBook()?.id !== book.id || position === null) return;
    if (own !== null && Date.parse(position.updatedAt) <= Date.parse(own.updatedAt)) return;
    const isElsewhere = Math.abs(position.seconds - currentSeconds()) > SAME_SECONDS;
    if (isElsewhere && position.seconds < spokenSeconds() - AT_END_SECONDS) seek(position.seconds);
  } catch {
    // Without the service one goes on from here.
  } finally {
    isCatchingUp = false;
  }
}

/** Nothing of it stays for who comes next. */
export function forgetPlaces() {
  forget(PREFIX);
}

function keep() {
  const book = openedBook();
  if (book === null || isCatchingUp) return;
  const seconds = Math.round(currentSeconds() * 100) / 100;
  // Opened, and not heard yet.
  if (lastKept === -1 && !isPlaying()) return;
  lastKept = currentSeconds();
  write(book.id, { seconds, updatedAt: new Date().toISOString(), isSent: false });
  void send(book.id);
}

async function sendAll() {
  for (const id of ids()) await send(id);
}

/** @param {string} id */
async function send(id) {
  const place = read(id);
  if (place === null || place.isSent || isSending) return;
  isSending = true;
  try {
    const { seconds, updatedAt } = place;
    await sendJson('PUT', `/v1/audiobooks/${id}/position`, { seconds, updatedAt }, { keepalive: true });
    settle(id, place);
  } catch (error) {
    const { status } = /** @type {ServiceError} */ (error);
    // Refused for good: the book is gone, or has become shorter. Anything else is tried with the next one.
    if (status === 404 || status === 422) settle(id, place);
  } finally {
    isSending = false;
  }
  const next = read(id);
  if (next !== null && next.updatedAt !== place.updatedAt) void send(id);
}

/**
 * @param {string} id
 * @param {KeptPlace} place
 */
function settle(id, place) {
  if (read(id)?.updatedAt === place.updatedAt) write(id, { ...place, isSent: true });
}

/**
 * @param {Place | null} a
 * @param {Place | null} b
 */
function latest(a, b) {
  if (a === null || b === null) return a ?? b;
  return Date.parse(a.updatedAt) >= Date.parse(b.updatedAt) ? a : b;
}

function ids() {
  return namesWith(PREFIX).map((name) => name.slice(PREFIX.length));
}

/**
 * @param {string} id
 * @returns {KeptPlace | null}
 */
function read(id) {
  try {
    return JSON.parse(recall(PREFIX + id) ?? 'null');
  } catch {
    return null;
  }
}

/**
 * @param {string} id
 * @param {KeptPlace} place
 */
function write(id, place) {
  remember(PREFIX + id, JSON.stringify(place));
}
