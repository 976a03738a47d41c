/** The buttons elsewhere on the page that play a book: all of them say what the player does. */
import { isFinal } from '../book-state.js';
import { find, setText } from '../dom.js';
import { clock } from '../format.js';
import { onPlayback } from './controls.js';
import { isBegun, placeIn } from './place.js';
import { currentSeconds, isPlaying, openedBook } from './playback.js';

/** @import { BookJson } from '../types.d.ts' */

/** @type {Map<HTMLElement, BookJson>} */
const buttons = new Map();
let shown = '';

export function startPlayButtons() {
  onPlayback(() => {
    const now = JSON.stringify([openedBook()?.id, isPlaying() || Math.round(currentSeconds())]);
    if (now === shown) return;
    shown = now;
    for (const [button, book] of buttons) {
      if (button.isConnected) label(button, book);
      else buttons.delete(button);
    }
    for (const card of document.querySelectorAll('.book')) {
      card.classList.toggle('current', card.getAttribute('data-id') === openedBook()?.id);
    }
  });
}

/**
 * What a button plays, and whether there is anything to hear as yet.
 *
 * @param {HTMLElement} button
 * @param {BookJson} book
 */
export function fillPlayButton(button, book) {
  buttons.set(button, book);
  button.hidden = book.audio.mp3 === null && !isLive(book);
  label(button, book);
}

/**
 * @param {HTMLElement} button
 * @param {BookJson} book
 */
function label(button, book) {
  const isCurrent = openedBook()?.id === book.id;
  const plays = isCurrent && isPlaying();
  button.classList.toggle('plays', plays);
  setText(find(button, 'span'), plays ? 'Pause' : idle(book, isCurrent));
}

/**
 * @param {BookJson} book
 * @param {boolean} isCurrent
 */
function idle(book, isCurrent) {
  if (isCurrent) return `Go on listening at ${clock(currentSeconds())}`;
  if (isBegun(book)) return `Go on listening at ${clock(placeIn(book))}`;
  return isLive(book) ? 'Listen now' : 'Listen';
}

/**
 * What is made anew is heard as it was until then.
 *
 * @param {BookJson} book
 */
function isLive(book) {
  return !isFinal(book) && book.audio.mp3 === null && book.progress.segmentsDone > 0;
}
