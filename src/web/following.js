/**
 * Books that are being made, followed live. Browsers open at most six connections to a host; uploads, audio and
 * ordinary calls need theirs.
 */
const FOLLOWED_AT_ONCE = 3;

/** @import { BookJson } from './types.d.ts' */
/** @typedef {{ changed: (book: BookJson) => void, gone: (id: string) => void, lost: () => void }} Listeners */

/** @type {Map<string, EventSource>} by the id of the book */
const followed = new Map();

/** @param {string} id */
export function isFollowed(id) {
  return followed.has(id);
}

/**
 * Follows as many of `ids` as there is room for. `changed` hears of each step, `gone` of a deleted book, `lost` of a
 * connection that doesn't come back.
 *
 * @param {readonly string[]} ids
 * @param {Listeners} listeners
 */
export function follow(ids, listeners) {
  for (const id of ids) {
    if (followed.size >= FOLLOWED_AT_ONCE) return;
    if (!followed.has(id)) open(id, listeners);
  }
}

/** @param {string} id */
export function unfollow(id) {
  followed.get(id)?.close();
  followed.delete(id);
}

export function unfollowAll() {
  for (const id of [...followed.keys()]) unfollow(id);
}

/**
 * @param {string} id
 * @param {Listeners} listeners
 */
function open(id, { changed, gone, lost }) {
  const events = new EventSource(`/v1/audiobooks/${id}/events`);
  followed.set(id, events);
  events.addEventListener('book', (event) => changed(JSON.parse(event.data)));
  events.addEventListener('deleted', () => gone(id));
  events.addEventListener('error', () => {
    // While the service restarts the browser comes back by itself.
    if (events.readyState !== EventSource.CLOSED) return;
    unfollow(id);
    lost();
  });
}
