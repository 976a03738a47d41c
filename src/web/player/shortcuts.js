/** Keys that work anywhere on the page, except where one writes. */
import { byId, newElement } from '../dom.js';
import { add } from './bookmarks.js';
import { goBack, goForward, nextChapter, previousChapter, toggle } from './controls.js';
import { openedBook } from './playback.js';
import { changeSpeed, changeVolume, toggleMute } from './speed.js';

/** @typedef {{ keys: readonly string[], shown: string, what: string, act: () => void }} Shortcut */

/** @type {readonly Shortcut[]} */
const SHORTCUTS = [
  { keys: ['k', ' '], shown: 'Space or K', what: 'Play or pause', act: toggle },
  { keys: ['j', 'ArrowLeft'], shown: '← or J', what: 'Back 15 seconds', act: goBack },
  { keys: ['l', 'ArrowRight'], shown: '→ or L', what: 'On 30 seconds', act: goForward },
  { keys: ['p'], shown: 'P', what: 'Previous chapter', act: previousChapter },
  { keys: ['n'], shown: 'N', what: 'Next chapter', act: nextChapter },
  { keys: ['>', '.'], shown: '>', what: 'Faster', act: () => changeSpeed(1) },
  { keys: ['<', ','], shown: '<', what: 'Slower', act: () => changeSpeed(-1) },
  { keys: ['+', '='], shown: '+', what: 'Louder', act: () => changeVolume(0.1) },
  { keys: ['-'], shown: '−', what: 'Softer', act: () => changeVolume(-0.1) },
  { keys: ['m'], shown: 'M', what: 'Sound off and on', act: toggleMute },
  { keys: ['b'], shown: 'B', what: 'Bookmark here', act: () => void add() },
];
/** They have a use for these keys themselves. */
const WRITES = 'input:not([type="checkbox"]), select, textarea, [contenteditable], dialog';
const PRESSES = 'a, button, summary, input, [role="button"]';

export function startShortcuts() {
  byId('shortcut-list').append(
    ...SHORTCUTS.flatMap(({ shown, what }) => {
      const keys = newElement('dt');
      keys.append(newElement('kbd', shown));
      return [keys, newElement('dd', what)];
    }),
  );
  byId('shortcuts-open').addEventListener('click', () => byId('shortcuts').showModal());
  addEventListener('keydown', press);
}

/** @param {KeyboardEvent} event */
function press(event) {
  const target = /** @type {Element} */ (event.target);
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (target.closest(WRITES) !== null) return;
  if (event.key === '?') {
    event.preventDefault();
    byId('shortcuts').showModal();
    return;
  }
  if (openedBook() === null || (event.key === ' ' && target.closest(PRESSES) !== null)) return;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const shortcut = SHORTCUTS.find(({ keys }) => keys.includes(key));
  if (shortcut === undefined) return;
  event.preventDefault();
  shortcut.act();
}
