import { fillCard, makeCard } from './book-card.js';
import { isFinal } from './book-state.js';
import { leaveBookPage, updateBookPage } from './book-page.js';
import { askBeforeDeleting } from './delete-dialog.js';
import { announce, byId, showNotice } from './dom.js';
import { isSearching, listAddress, showFinder, startFinder } from './finder.js';
import { follow, isFollowed, unfollow, unfollowAll } from './following.js';
import { call, getJson, sendJson } from './http.js';
import { updateContinue, removeFromContinue } from './continue.js';
import { dropBook, isKept } from './offline/keep.js';
import { closePlayer, playOrPause, updatePlayer } from './player/controls.js';

const POLL_BUSY_MS = 3_000;
const POLL_IDLE_MS = 15_000;

/** @import { BookJson, BookListJson, ServiceError } from './types.d.ts' */

/** @type {Map<string, { book: BookJson, card: HTMLLIElement }>} by the book's id */
const shelf = new Map();
/** @type {Set<string>} Lists that were asked for earlier may still hold them. */
const deleted = new Set();
/** @type {string | null} */
let nextCursor = null;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let pollTimer;
/** Changes with every opening and closing: answers to questions of before are for somebody else. */
let visit = 0;
let isOpen = false;

export function startShelf() {
  startFinder(lookAnew);
  byId('more').addEventListener('click', () => void showMore().catch((error) => showNotice(error.message)));
  document.addEventListener('visibilitychange', () => {
    if (isOpen && !document.hidden) void refresh();
  });
}

export function openShelf() {
  visit += 1;
  isOpen = true;
  void refresh();
}

export function closeShelf() {
  visit += 1;
  isOpen = false;
  clearTimeout(pollTimer);
  unfollowAll();
  shelf.clear();
  deleted.clear();
  nextCursor = null;
  byId('shelf').replaceChildren();
  byId('more').hidden = true;
  showNotice(null);
}

async function refresh() {
  const mine = visit;
  clearTimeout(pollTimer);
  try {
    /** @type {BookListJson} */
    const page = await getJson(listAddress());
    if (mine !== visit) return;
    showNotice(null);
    mergeFirstPage(page.audiobooks.filter(({ id }) => !deleted.has(id)));
    if (shelf.size <= page.audiobooks.length) nextCursor = page.nextCursor;
    byId('more').hidden = nextCursor === null;
    showEmptiness();
  } catch (error) {
    if (mine !== visit) return;
    showNotice(`${/** @type {Error} */ (error).message} Trying again …`);
  }
  followBusiest();
  schedulePoll();
}

function schedulePoll() {
  clearTimeout(pollTimer);
  if (!isOpen) return;
  const unfollowed = [...shelf.values()].some(({ book }) => !isFinal(book) && !isFollowed(book.id));
  const trouble = !byId('notice').hidden;
  pollTimer = setTimeout(
    () => (document.hidden ? schedulePoll() : void refresh()),
    unfollowed || trouble ? POLL_BUSY_MS : POLL_IDLE_MS,
  );
}

/**
 * What the server no longer has among its newest is gone from the shelf, too.
 *
 * @param {readonly BookJson[]} books
 */
function mergeFirstPage(books) {
  const oldest = books.at(-1)?.createdAt ?? '';
  const ids = new Set(books.map(({ id }) => id));
  for (const [id, { book }] of shelf) {
    if (ids.has(id)) continue;
    // What doesn't fit a search isn't gone.
    if (isSearching()) dropCard(id);
    else if (books.length === 0 || book.createdAt > oldest) removeCard(id);
  }
  showInOrder(books, null);
}

/**
 * The server knows the order best: times in JSON are too coarse to tell books apart that came together.
 *
 * @param {readonly BookJson[]} books
 * @param {Element | null} before
 */
function showInOrder(books, before) {
  let previous = before;
  for (const book of books) {
    const card = showBook(book);
    if (card.previousElementSibling !== previous) {
      byId('shelf').insertBefore(card, previous === null ? byId('shelf').firstChild : previous.nextSibling);
    }
    previous = card;
  }
}

async function showMore() {
  const mine = visit;
  /** @type {BookListJson} */
  const page = await getJson(listAddress(nextCursor));
  if (mine !== visit) return;
  showInOrder(page.audiobooks, byId('shelf').lastElementChild);
  nextCursor = page.nextCursor;
  byId('more').hidden = nextCursor === null;
  followBusiest();
}

/**
 * A book that has just been uploaded comes first, and is followed from its beginning.
 *
 * @param {BookJson} book
 */
export function addBook(book) {
  showBook(book);
  followBusiest();
}

/**
 * A book that was changed elsewhere on the page. One that is too old for what is shown of the shelf stays out of it.
 *
 * @param {BookJson} book
 */
export function bookChanged(book) {
  if (shelf.has(book.id)) {
    showBook(book);
    followBusiest();
    return;
  }
  updatePlayer(book);
  updateBookPage(book);
  updateContinue(book);
}

/**
 * @param {string} id
 * @returns {BookJson | undefined} the book as it was last heard of.
 */
export function bookOnShelf(id) {
  return shelf.get(id)?.book;
}

/**
 * @param {BookJson} book
 * @returns its card.
 */
function showBook(book) {
  const known = shelf.get(book.id);
  if (known && isFinal(book) && !isFinal(known.book)) announceEnd(book);
  const entry = known ?? { book, card: newCard(book.id) };
  entry.book = book;
  if (!known) {
    shelf.set(book.id, entry);
    byId('shelf').prepend(entry.card);
    showEmptiness();
  }
  fillCard(entry.card, book);
  updatePlayer(book);
  updateBookPage(book);
  updateContinue(book);
  return entry.card;
}

/** @param {string} id */
function newCard(id) {
  /** @param {(book: BookJson) => void} action */
  const withBook = (action) => () => {
    const entry = shelf.get(id);
    if (entry !== undefined) action(entry.book);
  };
  return makeCard(id, {
    play: withBook(playOrPause),
    remove: withBook((book) => void deleteBook(book)),
    current: () => shelf.get(id)?.book,
    changed: bookChanged,
    unlock: async (password) => {
      showBook(await sendJson('POST', `/v1/audiobooks/${id}/narrate`, { password }));
      followBusiest();
    },
  });
}

/** @param {string} id */
function removeCard(id) {
  dropCard(id);
  closePlayer(id);
  removeFromContinue(id);
  leaveBookPage(id);
  showEmptiness();
}

/** @param {string} id of a book that isn't shown any more */
function dropCard(id) {
  unfollow(id);
  shelf.get(id)?.card.remove();
  shelf.delete(id);
}

/** Another search: what is shown is for the former one. */
function lookAnew() {
  visit += 1;
  for (const id of [...shelf.keys()]) dropCard(id);
  nextCursor = null;
  void refresh();
}

function showEmptiness() {
  const hasBooks = shelf.size > 0 || isSearching();
  byId('empty').hidden = hasBooks;
  byId('none-found').hidden = shelf.size > 0 || !isSearching();
  byId('library').classList.toggle('has-books', hasBooks);
  showFinder(hasBooks);
}

/** The books that are being made are followed live, a few at a time; the others are seen by polling. */
function followBusiest() {
  const busy = [...shelf.values()].filter(({ book }) => !isFinal(book)).map(({ book }) => book.id);
  follow(busy, {
    changed: (book) => {
      showBook(book);
      if (!isFinal(book)) return;
      unfollow(book.id);
      followBusiest();
    },
    gone: (id) => {
      removeCard(id);
      followBusiest();
    },
    lost: schedulePoll,
  });
}

/** @param {BookJson} book */
function announceEnd(book) {
  // Who stops one hears of it from the button.
  if (book.status === 'cancelled') return;
  const outcome = book.status === 'ready' ? 'is ready to listen to' : 'could not be made';
  announce(`${book.title} ${outcome}.`);
}

/** @param {BookJson} book */
async function deleteBook(book) {
  if (!(await askBeforeDeleting(book))) return;
  // What still plays would keep its place in a book that is gone, and ask for more of it.
  closePlayer(book.id);
  try {
    await call(`/v1/audiobooks/${book.id}`, { method: 'DELETE' });
  } catch (error) {
    // Deleted elsewhere is deleted.
    const { status, message } = /** @type {ServiceError} */ (error);
    if (status !== 404) {
      showNotice(message);
      return;
    }
  }
  deleted.add(book.id);
  if (isKept(book)) await dropBook(book);
  removeCard(book.id);
  announce(`${book.title} is deleted.`);
  byId('books').focus({ preventScroll: true });
}
