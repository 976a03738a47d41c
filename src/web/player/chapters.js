/** The chapters of the book that is played: those that have begun to be spoken have a time. */
import { byId, newElement, setText } from '../dom.js';
import { clock } from '../format.js';
import { currentSeconds, openedBook, playback, seek, start } from './playback.js';

/** @import { Chapter } from '../types.d.ts' */
/** @typedef {Chapter & { startSeconds: number }} TimedChapter */

let key = '';

export function startChapters() {
  playback.addEventListener('change', show);
}

/** @returns {TimedChapter[]} */
export function timedChapters(book = openedBook()) {
  return /** @type {TimedChapter[]} */ (
    (book?.chapters ?? []).filter(({ included, startSeconds }) => included && startSeconds !== null)
  );
}

/**
 * Among those that have a time.
 *
 * @param {number} seconds
 */
export function chapterIndexAt(seconds, book = openedBook()) {
  return timedChapters(book).findLastIndex(({ startSeconds }) => startSeconds <= seconds + 0.25);
}

export function currentChapter() {
  return timedChapters()[chapterIndexAt(currentSeconds())];
}

/** Where the chapter that is heard ends; null where nobody knows as yet. */
export function endOfChapter() {
  const chapter = currentChapter();
  if (chapter === undefined || chapter.durationSeconds === null) return null;
  return chapter.startSeconds + chapter.durationSeconds;
}

function show() {
  fill();
  const index = chapterIndexAt(currentSeconds());
  [...byId('chapters').querySelectorAll('button')].forEach((button, position) => {
    const isCurrent = String(position === index);
    if (button.getAttribute('aria-current') !== isCurrent) button.setAttribute('aria-current', isCurrent);
  });
}

function fill() {
  const book = openedBook();
  const all = (book?.chapters ?? []).filter(({ included }) => included);
  const now = JSON.stringify([book?.id, all.map(({ title, startSeconds }) => [title, startSeconds])]);
  if (now === key) return;
  key = now;
  byId('chapters-toggle').hidden = all.length < 2;
  byId('chapters').replaceChildren(...all.map(toItem));
}

/** @param {Chapter} chapter */
function toItem({ title, startSeconds }) {
  const item = newElement('li');
  const button = newElement('button');
  button.type = 'button';
  const time = newElement('time');
  setText(time, startSeconds === null ? 'to come' : clock(startSeconds));
  button.append(newElement('span', title), time);
  button.disabled = startSeconds === null;
  button.addEventListener('click', () => {
    seek(startSeconds ?? 0);
    start();
  });
  item.append(button);
  return item;
}
