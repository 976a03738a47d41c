/** The sentence that is being heard, marked and kept in sight; a sentence that is pressed is played. */
import { byId } from './dom.js';
import { playFrom, playingSeconds } from './player.js';

/** Scrolled to when it is outside of this part of the window, as shares of its height: the player covers what is below. */
const IN_SIGHT = { from: 0.14, to: 0.66 };
const CONTROLS = 'a, audio, button, input, select, textarea, [role="button"]';
const SCROLLING_KEYS = new Set(['PageUp', 'PageDown', 'Home', 'End', 'ArrowUp', 'ArrowDown', ' ']);

/** What can be followed: the book, and its sentences in order, each with its element and times. */
let text = null;
let current = -1;

export function startFollowAlong() {
  for (const event of ['timeupdate', 'seeked', 'play']) byId('audio').addEventListener(event, showCurrent);
  byId('follow').addEventListener('change', () => showCurrent());
  for (const event of ['wheel', 'touchmove']) addEventListener(event, lookElsewhere, { passive: true });
  addEventListener('keydown', (event) => {
    if (SCROLLING_KEYS.has(event.key) && event.target.closest(CONTROLS) === null) lookElsewhere();
  });
  byId('reading').addEventListener('click', ({ target }) => pressed(indexOf(target)));
  byId('reading').addEventListener('keydown', byKeyboard);
}

/**
 * Follows a text. `sentences` are its elements by number and `times` where they are in the audio, empty while that isn't known; `elsewhere`
 * hears of a position in another text.
 */
export function followAlong(book, { sentences, times, elsewhere }) {
  leaveText();
  const entries = [...sentences].flatMap(([number, element]) => {
    const time = times.get(number);
    return time === undefined ? [] : [{ element, ...time }];
  });
  byId('follow-label').hidden = entries.length === 0;
  byId('reading-hint').hidden = entries.length === 0;
  entries.forEach(({ element }, index) => {
    element.dataset.index = String(index);
    element.setAttribute('role', 'button');
    element.tabIndex = index === 0 ? 0 : -1;
  });
  text = { book, entries, elsewhere };
  showCurrent();
}

/** The text is no longer shown. */
export function leaveText() {
  text = null;
  current = -1;
  byId('follow-label').hidden = true;
  byId('reading-hint').hidden = true;
}

export function setFollowing(following) {
  byId('follow').checked = following;
}

function lookElsewhere() {
  if (text === null || byId('audio').paused || playingSeconds(text.book.id) === null) return;
  setFollowing(false);
}

function showCurrent() {
  if (text === null) return;
  const seconds = playingSeconds(text.book.id);
  const { entries } = text;
  const isHere = seconds !== null && entries.length > 0 && seconds < entries.at(-1).endSeconds + 1;
  mark(isHere ? lastBefore(entries, seconds) : -1);
  if (!byId('follow').checked || seconds === null) return;
  if (current === -1 || !isHere) text.elsewhere(seconds);
  else keepInSight(entries[current].element);
}

/** The last sentence that has begun; times rise. */
function lastBefore(entries, seconds) {
  let [low, high] = [0, entries.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (entries[middle].startSeconds <= seconds + 0.05) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function mark(index) {
  if (index === current) return;
  text.entries[current]?.element.removeAttribute('aria-current');
  text.entries[index]?.element.setAttribute('aria-current', 'true');
  current = index;
}

function keepInSight(element) {
  const { top, bottom } = element.getBoundingClientRect();
  const height = document.documentElement.clientHeight;
  if (top >= IN_SIGHT.from * height && bottom <= IN_SIGHT.to * height) return;
  // Longer than what is in sight: its beginning will do.
  if (bottom - top > (IN_SIGHT.to - IN_SIGHT.from) * height && top >= 0 && top < height / 2) return;
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  element.scrollIntoView({ block: 'center', behavior: calm ? 'auto' : 'smooth' });
}

function indexOf(target) {
  return Number(target.closest?.('.sentence[data-index]')?.dataset.index ?? -1);
}

function pressed(index) {
  const entry = text?.entries[index];
  if (entry === undefined || String(getSelection()) !== '') return;
  setFollowing(true);
  focusOn(index);
  playFrom(text.book, entry.startSeconds);
}

function byKeyboard(event) {
  const index = indexOf(event.target);
  if (index === -1) return;
  const steps = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };
  if (event.key === 'Enter' || event.key === ' ') pressed(index);
  else if (event.key in steps) focusOn(index + steps[event.key]);
  else return;
  event.preventDefault();
}

/** One stop for the tabulator; the arrows go on from there. */
function focusOn(index) {
  const entry = text.entries[index];
  if (entry === undefined) return;
  for (const other of byId('reading').querySelectorAll('.sentence[tabindex="0"]')) other.tabIndex = -1;
  entry.element.tabIndex = 0;
  entry.element.focus({ preventScroll: true });
  keepInSight(entry.element);
}
