/**
 * One book, opened: its text, what was chosen for it, and how its words are said. The address says which book and which
 * part, so that the browser's own "back" works.
 */
import { showAudioDoubts } from './audio-doubts.js';
import { bookAddress, parseAddress } from './addresses.js';
import { describe, describeProgress } from './book-card.js';
import { isBeingSent, isFinal, isM4bInMaking } from './book-state.js';
import { hideChoices, showChoices, updateChoices } from './book-choices.js';
import { hideFiles, showFiles, updateFiles } from './book-files.js';
import { fillCover } from './cover.js';
import { byId, find, setText, showNotice } from './dom.js';
import { isFollowed } from './following.js';
import { getJson } from './http.js';
import { playOrPause } from './player/controls.js';
import { fillPlayButton } from './player/play-buttons.js';
import { hideWords, showWords, updateWords } from './pronunciations.js';
import { hideReader, showReader, updateReader } from './reader.js';
import { fillSteering, makeSteering } from './steering.js';
import { nameTab } from './tab-title.js';

/** @import { Part } from './addresses.js' */
/** @import { BookJson, ServiceError } from './types.d.ts' */
/** @typedef {{ id: string, part: Part, book: BookJson | null }} OpenBook the book itself once it is known */

const PARTS = {
  text: { show: showReader, update: updateReader, hide: hideReader },
  choices: { show: showChoices, update: updateChoices, hide: hideChoices },
  words: { show: showWords, update: updateWords, hide: hideWords },
  files: { show: showFiles, update: updateFiles, hide: hideFiles },
};
/** For a book that nothing else on the page follows. */
const POLL_MS = 3_000;

let isAllowed = false;
/** @type {OpenBook | null} */
let open = null;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let pollTimer;
/** @type {(id: string) => BookJson | undefined} */
let known = () => undefined;

/**
 * @param {{ known: (id: string) => BookJson | undefined, changed: (book: BookJson) => void }} shelf `known`: what is
 *   shown of a book at once, before the service is asked: a head that fills late moves what is below it away from under
 *   the finger
 */
export function startBookPage(shelf) {
  ({ known } = shelf);
  byId('book-steering').append(makeSteering(() => open?.book, shelf.changed));
  addEventListener('hashchange', route);
  byId('book-listen').addEventListener('click', () => {
    if (open?.book != null) playOrPause(open.book);
  });
}

/**
 * For whoever is signed in.
 *
 * @param {boolean} allowed
 */
export function allowBookPage(allowed) {
  isAllowed = allowed;
  if (allowed) route();
  else close();
}

/**
 * Takes in what is new about a book; one that isn't open is none of its business.
 *
 * @param {BookJson} book
 */
export function updateBookPage(book) {
  if (open?.id !== book.id) return;
  const isFirst = open.book === null;
  open.book = book;
  fillHead(book);
  if (isFirst) {
    showPart(open);
    PARTS[open.part].show(book);
  } else PARTS[open.part].update(book);
  schedulePoll(open);
}

/**
 * A book that is gone can't stay open.
 *
 * @param {string} id
 */
export function leaveBookPage(id) {
  if (open?.id === id) location.hash = '#books';
}

function route() {
  const address = parseAddress(location.hash);
  if (!isAllowed || address === null) close();
  else if (open?.id === address.id) switchTo(open, address.part);
  else openBook(address);
}

/** @param {{ id: string, part: Part }} address */
function openBook({ id, part }) {
  if (open !== null) PARTS[open.part].hide();
  open = { id, part, book: null };
  byId('library').hidden = true;
  byId('book-page').hidden = false;
  showGone(false);
  setText(byId('book-title'), '…');
  setText(byId('book-meta'), '');
  byId('book-listen').hidden = true;
  byId('book-cover').hidden = true;
  byId('book-making').hidden = true;
  byId('book-warning').hidden = true;
  byId('book-steering').hidden = true;
  showPart(open);
  scrollTo(0, 0);
  byId('book-title').focus({ preventScroll: true });
  const book = known(id);
  if (book !== undefined) updateBookPage(book);
  void load(id);
}

/** @param {boolean} isGone */
function showGone(isGone) {
  byId('book-gone').hidden = !isGone;
  byId('book-there').hidden = isGone;
  if (isGone) nameTab('No such audiobook · Tandem');
}

/** @param {string} id */
async function load(id) {
  try {
    /** @type {BookJson} */
    const book = await getJson(`/v1/audiobooks/${id}`);
    if (open?.id !== id) return;
    showNotice(null);
    updateBookPage(book);
  } catch (error) {
    if (open?.id !== id) return;
    const { status, message } = /** @type {ServiceError} */ (error);
    if (status === 404) {
      showGone(true);
      return;
    }
    showNotice(message);
    schedulePoll(open);
  }
}

/** @param {OpenBook} shown */
function schedulePoll({ id, book }) {
  clearTimeout(pollTimer);
  const isUnderWay = book !== null && (isM4bInMaking(book) || isBeingSent(book));
  if (book !== null && (isFollowed(id) || (isFinal(book) && !isUnderWay))) return;
  pollTimer = setTimeout(() => {
    if (open?.id === id) void load(id);
  }, POLL_MS);
}

/**
 * @param {OpenBook} shown
 * @param {Part} part
 */
function switchTo(shown, part) {
  if (shown.part === part) return;
  PARTS[shown.part].hide();
  shown.part = part;
  showPart(shown);
  if (shown.book !== null) PARTS[part].show(shown.book);
}

/** @param {OpenBook} shown */
function showPart(shown) {
  for (const part of /** @type {Part[]} */ (Object.keys(PARTS))) {
    byId(`part-${part}`).hidden = part !== shown.part || shown.book === null;
    const link = byId(`to-${part}`);
    link.href = bookAddress(shown.id, part);
    if (part === shown.part) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
}

function close() {
  if (open === null) return;
  const { id, part } = open;
  PARTS[part].hide();
  clearTimeout(pollTimer);
  open = null;
  nameTab(byId('book-page').dataset['title'] ?? '');
  byId('book-page').hidden = true;
  byId('library').hidden = false;
  const link = /** @type {HTMLElement | null} */ (document.querySelector(`.book[data-id="${id}"] .open`));
  (link ?? byId('books')).focus();
}

/** @param {BookJson} book */
function fillHead(book) {
  nameTab(`${book.title} · Tandem`);
  setText(byId('book-title'), book.title);
  setText(byId('book-meta'), describe(book));
  fillCover(byId('book-cover'), book);
  byId('book-cover').hidden = false;
  fillPlayButton(byId('book-listen'), book);
  setText(byId('book-warning'), book.warnings.join(' '));
  byId('book-warning').hidden = book.warnings.length === 0;
  byId('book-steering').hidden = false;
  fillSteering(find(byId('book-steering'), '.steering'), book);
  showAudioDoubts(book);
  const state =
    book.status === 'failed' || book.status === 'cancelled'
      ? [book.error?.title ?? 'It was stopped', book.error?.detail, book.error?.hint]
          .filter(Boolean)
          .join('. ')
      : [describeProgress(book), book.waiting?.title].filter(Boolean).join(' · ');
  byId('book-making').hidden = state === '';
  byId('book-making').dataset['status'] = book.status;
  setText(byId('book-making'), state);
}
