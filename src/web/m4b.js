/** The M4B of a book: made for the asking, which takes minutes; meanwhile it is told how far it is. */
import { announce } from './dom.js';
import { call, getJson } from './http.js';

/** @import { BookJson } from './types.d.ts' */

const POLL_MS = 2_000;

/** @type {{ id: string, timer: ReturnType<typeof setTimeout> } | null} The book that is asked about again and again. */
let followed = null;

/** @param {BookJson} book */
export function isM4bInMaking({ m4b }) {
  return m4b !== null && (m4b.state === 'queued' || m4b.state === 'making');
}

/**
 * What the list of files says of it.
 *
 * @param {BookJson} book
 * @param {string} problem that asking for it met
 */
export function describeM4b({ m4b }, problem) {
  if (problem !== '') return problem;
  if (m4b?.state === 'queued') return 'is going to be made …';
  if (m4b?.state === 'making') return `is being made … ${Math.floor(100 * m4b.fraction)} %`;
  if (m4b?.state === 'failed') return [m4b.error?.title, m4b.error?.hint].filter(Boolean).join('. ');
  return 'for audiobook players; it is made when you ask for it';
}

/**
 * By HEAD, since it may be there by now. What such an answer can't tell is why it is a refusal.
 *
 * @param {string} id
 */
export async function askForM4b(id) {
  const path = `/v1/audiobooks/${id}/audio.m4b`;
  await call(path, { method: 'HEAD' }).catch(() => call(path));
}

/**
 * Asks about a book whose M4B is in the making until it is there.
 *
 * @param {BookJson} book
 * @param {(book: BookJson) => void} changed
 */
export function followM4b(book, changed) {
  if (!isM4bInMaking(book) || followed?.id === book.id) return;
  leaveM4b();
  const { id } = book;
  const look = async () => {
    /** @type {BookJson | null} */
    const now = await getJson(`/v1/audiobooks/${id}`).catch(() => null);
    if (followed?.id !== id) return;
    if (now === null || isM4bInMaking(now)) followed.timer = setTimeout(() => void look(), POLL_MS);
    else {
      leaveM4b();
      if (now.m4b?.state === 'ready') announce('The M4B is ready.');
    }
    if (now !== null) changed(now);
  };
  followed = { id, timer: setTimeout(() => void look(), POLL_MS) };
}

export function leaveM4b() {
  clearTimeout(followed?.timer);
  followed = null;
}
