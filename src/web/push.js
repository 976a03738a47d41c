/** Sending a finished book to the Audiobookshelf server, where whoever runs the service has named one. */
import { byId, setText } from './dom.js';
import { sendJson } from './http.js';

/** @import { BookJson } from './types.d.ts' */

const LABELS = { sent: 'Look again', outdated: 'Send again', failed: 'Try again', queued: 'Try now' };

let isSetUp = false;
/** @type {string | null} The book that is open. */
let openId = null;
/** @type {(book: BookJson) => void} hears of the book as it is now */
let changed = () => undefined;

/** @param {{ changed: (book: BookJson) => void }} listeners */
export function startPush(listeners) {
  ({ changed } = listeners);
  byId('push').addEventListener('click', () => void push());
}

/** @param {boolean} there whether there is such a server */
export function allowPush(there) {
  isSetUp = there;
}

/** @param {BookJson | null} book null: none is open */
export function showPush(book) {
  if (openId !== book?.id) setText(byId('push-problem'), '');
  openId = book?.id ?? null;
  byId('push-row').hidden = !isSetUp || book?.status !== 'ready';
  if (book === null) return;
  const state = book.push?.state;
  // One that waits for its turn gets it by itself, one that waits for its next try may have it now.
  const isOnItsWay = state === 'sending' || (state === 'queued' && book.push?.error === null);
  byId('push').disabled = isOnItsWay;
  setText(
    byId('push'),
    state === undefined || state === 'sending' ? 'Send to Audiobookshelf' : LABELS[state],
  );
  setText(byId('push-state'), describePush(book));
}

/** @param {BookJson} book */
export function describePush({ push }) {
  if (push === null) return 'Puts the audiobook, with its cover, into the library on your server.';
  const { state, fraction, error, nextTryAt, sentAt } = push;
  if (state === 'sending') return `It is being sent … ${Math.floor(100 * fraction)} %`;
  if (state === 'sent') return `It has been in Audiobookshelf since ${toTime(sentAt)}.`;
  if (state === 'outdated') return 'Audiobookshelf has it as it was before it was made anew.';
  const why = [error?.title, error?.detail].filter(Boolean).join('. ').replace(/\.?$/, '.');
  if (state === 'failed') return `It was not sent. ${why} ${error?.hint ?? ''}`;
  if (error === null) return 'It is going to be sent to Audiobookshelf …';
  return `It was not sent yet. ${why} It is tried again ${toTime(nextTryAt)}.`;
}

/** @param {string | null} time */
function toTime(time) {
  return time === null
    ? 'soon'
    : new Date(time).toLocaleString(undefined, { dateStyle: 'short', timeStyle: 'short' });
}

async function push() {
  const id = openId;
  setText(byId('push-problem'), '');
  try {
    /** @type {BookJson} */
    const book = await sendJson('POST', `/v1/audiobooks/${id}/push`, {});
    changed(book);
  } catch (error) {
    // Another one may be open by now.
    if (openId === id) setText(byId('push-problem'), /** @type {Error} */ (error).message);
  }
}
