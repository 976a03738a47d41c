/**
 * The sentence that is being heard, marked and kept in sight, and its word where that is known; a sentence that is
 * pressed is played.
 */
import { byId } from './dom.js';
import { markWord, unmarkWord } from './heard-word.js';
import { playFrom, playingSeconds } from './player/controls.js';
import { isPlaying } from './player/playback.js';

/**
 * Scrolled to when it is outside of this part of the window, as shares of its height: the player covers what is below.
 */
const IN_SIGHT = { from: 0.14, to: 0.66 };
const CONTROLS = 'a, audio, button, input, select, textarea, [role="button"]';
const SCROLLING_KEYS = new Set(['PageUp', 'PageDown', 'Home', 'End', 'ArrowUp', 'ArrowDown', ' ']);

/** @import { BookJson } from './types.d.ts' */
/** @import { Word } from './heard-word.js' */
/** @typedef {{ startSeconds: number, endSeconds: number, words: readonly Word[] }} Times */
/** @typedef {Times & { element: HTMLElement }} Entry a sentence */

/**
 * What can be followed: all its sentences by number, and those that have times, in order.
 *
 * @type {{ book: BookJson, sentences: Map<number, HTMLElement>, entries: readonly Entry[], elsewhere: (seconds: number)
 * => void } | null}
 */
let text = null;
let current = -1;
/** Browsers say where the audio is a few times a second, which is too seldom for words. */
let frame = 0;

export function startFollowAlong() {
  for (const event of ['timeupdate', 'seeked', 'play']) byId('audio').addEventListener(event, showCurrent);
  byId('follow').addEventListener('change', () => showCurrent());
  for (const event of ['wheel', 'touchmove']) addEventListener(event, lookElsewhere, { passive: true });
  addEventListener('keydown', (event) => {
    const target = /** @type {Element} */ (event.target);
    if (SCROLLING_KEYS.has(event.key) && target.closest(CONTROLS) === null) lookElsewhere();
  });
  byId('reading').addEventListener('click', ({ target }) => pressed(indexOf(target)));
  byId('reading').addEventListener('keydown', byKeyboard);
}

/**
 * Follows a text. `sentences` are its elements by number and `times` where they are in the audio, empty while that
 * isn't known; `elsewhere` hears of a position in another text.
 *
 * @param {BookJson} book
 * @param {{ sentences: Map<number, HTMLElement>, times: Map<number, Times>, elsewhere: (seconds: number) => void }}
 * options
 */
export function followAlong(book, { sentences, times, elsewhere }) {
  leaveText();
  text = { book, sentences, entries: [], elsewhere };
  timeSentences(times);
}

/**
 * What is known now of the times of the text that is followed: of a book that is being made, more and more.
 *
 * @param {Map<number, Times>} times
 */
export function timeSentences(times) {
  if (text === null) return;
  const entries = [...text.sentences].flatMap(([number, element]) => {
    const time = times.get(number);
    return time === undefined ? [] : [{ element, ...time }];
  });
  byId('follow-label').hidden = entries.length === 0;
  byId('reading-hint').hidden = entries.length === 0;
  entries.forEach(({ element }, index) => {
    if (element.dataset['index'] !== undefined) return;
    element.dataset['index'] = String(index);
    element.setAttribute('role', 'button');
    element.tabIndex = index === 0 ? 0 : -1;
  });
  text.entries = entries;
  showCurrent();
}

/** The text is no longer shown. */
export function leaveText() {
  text = null;
  current = -1;
  unmarkWord();
  byId('follow-label').hidden = true;
  byId('reading-hint').hidden = true;
}

/** @param {boolean} following */
export function setFollowing(following) {
  byId('follow').checked = following;
}

function lookElsewhere() {
  if (text === null || !isPlaying() || playingSeconds(text.book.id) === null) return;
  setFollowing(false);
}

function showCurrent() {
  if (text === null) return;
  const seconds = playingSeconds(text.book.id);
  const { entries } = text;
  const end = entries.at(-1)?.endSeconds ?? -Infinity;
  const isHere = seconds !== null && seconds < end + 1;
  mark(isHere ? lastBefore(entries, seconds) : -1);
  showWord();
  if (!byId('follow').checked || seconds === null) return;
  const entry = entries[current];
  if (entry === undefined || !isHere) text.elsewhere(seconds);
  else keepInSight(entry.element);
}

/** As long as a sentence with words is played, from frame to frame. */
function showWord() {
  cancelAnimationFrame(frame);
  const entry = text?.entries[current];
  const seconds = text === null ? null : playingSeconds(text.book.id);
  if (entry === undefined || seconds === null) {
    unmarkWord();
    return;
  }
  markWord(entry.element, entry.words, seconds);
  if (entry.words.length > 0 && isPlaying()) frame = requestAnimationFrame(showWord);
}

/**
 * The last sentence that has begun; times rise.
 *
 * @param {readonly Entry[]} entries
 * @param {number} seconds
 */
function lastBefore(entries, seconds) {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((entries[middle]?.startSeconds ?? Infinity) <= seconds + 0.05) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** @param {number} index */
function mark(index) {
  if (index === current) return;
  text?.entries[current]?.element.removeAttribute('aria-current');
  text?.entries[index]?.element.setAttribute('aria-current', 'true');
  current = index;
}

/** @param {HTMLElement} element */
function keepInSight(element) {
  const { top, bottom } = element.getBoundingClientRect();
  const height = document.documentElement.clientHeight;
  if (top >= IN_SIGHT.from * height && bottom <= IN_SIGHT.to * height) return;
  // Longer than what is in sight: its beginning will do.
  if (bottom - top > (IN_SIGHT.to - IN_SIGHT.from) * height && top >= 0 && top < height / 2) return;
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  element.scrollIntoView({ block: 'center', behavior: calm ? 'auto' : 'smooth' });
}

/** @param {EventTarget | null} target */
function indexOf(target) {
  const sentence = target instanceof Element ? target.closest('.sentence[data-index]') : null;
  return Number(sentence?.getAttribute('data-index') ?? -1);
}

/** @param {number} index */
function pressed(index) {
  const entry = text?.entries[index];
  if (text === null || entry === undefined || String(getSelection()) !== '') return;
  setFollowing(true);
  focusOn(index);
  playFrom(text.book, entry.startSeconds);
}

/** @param {KeyboardEvent} event */
function byKeyboard(event) {
  const index = indexOf(event.target);
  if (index === -1) return;
  /** @type {Readonly<Record<string, number>>} */
  const steps = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };
  const step = steps[event.key];
  if (event.key === 'Enter' || event.key === ' ') pressed(index);
  else if (step !== undefined) focusOn(index + step);
  else return;
  event.preventDefault();
}

/**
 * One stop for the tabulator; the arrows go on from there.
 *
 * @param {number} index
 */
function focusOn(index) {
  const entry = text?.entries[index];
  if (entry === undefined) return;
  for (const other of byId('reading').querySelectorAll('.sentence[tabindex="0"]')) {
    other.setAttribute('tabindex', '-1');
  }
  entry.element.tabIndex = 0;
  entry.element.focus({ preventScroll: true });
  keepInSight(entry.element);
}
