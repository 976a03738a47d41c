/** What of the library is shown, and in which order. */
import { byId } from './dom.js';

/** Who types hasn't asked yet. */
const TYPING_MS = 250;

/** @param {() => void} changed */
export function startFinder(changed) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  byId('finder').addEventListener('submit', (event) => event.preventDefault());
  byId('finder').addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(changed, TYPING_MS);
  });
}

/** Whether something else than all books, newest first, is shown. */
export function isSearching() {
  return byId('find').value.trim() !== '' || byId('filter').value !== '' || byId('order').value !== '';
}

/** @param {boolean} isShown there is nothing to find in an empty library */
export function showFinder(isShown) {
  byId('finder').hidden = !isShown;
}

/** @param {string | null} cursor of the page to ask for; the first one without */
export function listAddress(cursor = null) {
  const asked = { q: byId('find').value.trim(), status: byId('filter').value, sort: byId('order').value };
  const query = new URLSearchParams(Object.entries(asked).filter(([, value]) => value !== ''));
  if (cursor !== null) query.set('cursor', cursor);
  return `/v1/audiobooks${query.size === 0 ? '' : `?${query.toString()}`}`;
}
