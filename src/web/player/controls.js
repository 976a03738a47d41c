/** What a listener can do, for every button, key and headset alike. */
import { chapterIndexAt, timedChapters } from './chapters.js';
import { catchUp, placeIn } from './place.js';
import {
  closeBook,
  currentSeconds,
  isPlaying,
  openBook,
  openedBook,
  pause,
  playback,
  seek,
  start,
  updateBook,
  wholeSeconds,
} from './playback.js';

/** @import { BookJson } from '../types.d.ts' */

export const BACK_SECONDS = 15;
export const FORWARD_SECONDS = 30;
/** Later in a chapter, "previous" is its own beginning. */
const JUST_BEGUN_SECONDS = 4;

export { updateBook as updatePlayer };

/**
 * Plays a book from where its listener is, or pauses it.
 *
 * @param {BookJson} book
 */
export function playOrPause(book) {
  if (openedBook()?.id === book.id) toggle();
  else {
    openBook(book, placeIn(book));
    void catchUp();
  }
}

/**
 * Plays a book from a place in it.
 *
 * @param {BookJson} book
 * @param {number} seconds
 */
export function playFrom(book, seconds) {
  if (openedBook()?.id !== book.id) openBook(book, seconds);
  else {
    seek(seconds);
    start();
  }
}

/** With `id`, only if that book is played. */
export function closePlayer(id = openedBook()?.id) {
  if (id !== undefined && openedBook()?.id === id) closeBook();
}

/**
 * Where in its audio this book is being played; null when it isn't.
 *
 * @param {string} id
 */
export function playingSeconds(id) {
  return openedBook()?.id === id ? currentSeconds() : null;
}

export function toggle() {
  if (isPlaying()) pause();
  else {
    // From its end a book begins again.
    if (currentSeconds() > wholeSeconds() - 0.5 && openedBook()?.status === 'ready') seek(0);
    start();
    void catchUp();
  }
}

export function goBack() {
  seek(currentSeconds() - BACK_SECONDS);
}

export function goForward() {
  seek(currentSeconds() + FORWARD_SECONDS);
}

export function previousChapter() {
  const chapters = timedChapters();
  const index = chapterIndexAt(currentSeconds());
  const chapter = chapters[index];
  if (chapter === undefined) return;
  const hasBegun = currentSeconds() - chapter.startSeconds > JUST_BEGUN_SECONDS;
  seek((hasBegun ? chapter : (chapters[index - 1] ?? chapter)).startSeconds);
}

export function nextChapter() {
  const next = timedChapters()[chapterIndexAt(currentSeconds()) + 1];
  if (next !== undefined) seek(next.startSeconds);
}

/** @param {() => void} listener hears of everything that a control shows. */
export function onPlayback(listener) {
  playback.addEventListener('change', listener);
}
