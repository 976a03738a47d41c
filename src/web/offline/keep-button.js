/** On the page of a book: keeps it on this device, says how far that is, and takes it away again. */
import { announce, byId, setText } from '../dom.js';
import { canKeep, dropBook, isKept, isOutdated, keepBook } from './keep.js';

/** @import { BookJson } from '../types.d.ts' */

const WHY = 'To be heard without a connection, with its text.';

/** @type {BookJson | null} */
let shown = null;
/** @type {{ id: string, controller: AbortController } | null} What is being kept: one book at a time. */
let running = null;

/** @param {{ changed: (book: BookJson) => void }} listeners */
export function startKeepButton({ changed }) {
  byId('keep').addEventListener('click', () => {
    if (shown !== null) void press(shown, changed);
  });
}

/** @param {BookJson | null} book null: none is shown. */
export function showKeepButton(book) {
  if (shown?.id !== book?.id) setText(byId('keep-problem'), '');
  shown = book;
  byId('keep-row').hidden = book === null || book.status !== 'ready' || !canKeep();
  if (book !== null) fill(book);
}

/** Who leaves takes what is being kept along. */
export function stopKeeping() {
  running?.controller.abort();
}

/**
 * @param {BookJson} book
 * @param {(book: BookJson) => void} changed
 */
async function press(book, changed) {
  setText(byId('keep-problem'), '');
  if (running !== null) {
    running.controller.abort();
    return;
  }
  if (isKept(book) && !isOutdated(book)) {
    await dropBook(book);
    announce(`${book.title} is no longer on this device.`);
  } else await keep(book);
  changed(book);
  if (shown?.id === book.id) fill(book);
}

/** @param {BookJson} book */
async function keep(book) {
  const controller = new AbortController();
  running = { id: book.id, controller };
  fill(book);
  try {
    await keepBook(book, { progress: (fraction) => showProgress(book, fraction), signal: controller.signal });
    announce(`${book.title} is on this device.`);
  } catch (error) {
    if (!controller.signal.aborted && shown?.id === book.id) {
      setText(byId('keep-problem'), /** @type {Error} */ (error).message);
    }
  } finally {
    running = null;
  }
}

/**
 * @param {BookJson} book
 * @param {number} fraction
 */
function showProgress(book, fraction) {
  if (shown?.id === book.id) setText(byId('keep-state'), `${Math.floor(fraction * 100)} % is here …`);
}

/** @param {BookJson} book */
function fill(book) {
  const isRunning = running?.id === book.id;
  byId('keep').disabled = running !== null && !isRunning;
  setText(byId('keep'), isRunning ? 'Stop' : labelFor(book));
  if (isRunning) setText(byId('keep-state'), 'Fetching it …');
  else setText(byId('keep-state'), stateOf(book));
}

/** @param {BookJson} book */
function labelFor(book) {
  if (isOutdated(book)) return 'Keep the new narration';
  return isKept(book) ? 'Remove from this device' : 'Keep on this device';
}

/** @param {BookJson} book */
function stateOf(book) {
  if (isOutdated(book)) return 'What is on this device is an older narration.';
  return isKept(book) ? 'It is on this device, and can be heard without a connection.' : WHY;
}
