/** The bar at the bottom of the page: what is played, and everything that can be done with it. */
import { bookAddress } from '../addresses.js';
import { byId, setText } from '../dom.js';
import { startBookmarks } from './bookmarks.js';
import { currentChapter, startChapters, timedChapters } from './chapters.js';
import {
  closePlayer,
  goBack,
  goForward,
  nextChapter,
  onPlayback,
  previousChapter,
  toggle,
} from './controls.js';
import { startMediaSession } from './media-session.js';
import { startOneTab } from './one-tab.js';
import { startPlace } from './place.js';
import { startPlayButtons } from './play-buttons.js';
import { isLost, isPlaying, isWaiting, openedBook, spokenSeconds, startPlayback } from './playback.js';
import { startShortcuts } from './shortcuts.js';
import { startSleepTimer } from './sleep-timer.js';
import { startSpeed } from './speed.js';
import { startTimeline } from './timeline.js';

/** One at a time: there is no room for more. */
const PANELS = /** @type {const} */ (['chapters', 'bookmarks']);

export function startPlayer() {
  startPlayback();
  startPlace();
  startChapters();
  startTimeline();
  startSpeed();
  startSleepTimer();
  startBookmarks();
  startOneTab();
  startMediaSession();
  startShortcuts();
  startPlayButtons();
  byId('player-back').addEventListener('click', goBack);
  byId('player-play').addEventListener('click', toggle);
  byId('player-forward').addEventListener('click', goForward);
  byId('player-previous').addEventListener('click', previousChapter);
  byId('player-next').addEventListener('click', nextChapter);
  byId('player-close').addEventListener('click', () => closePlayer());
  byId('player-more').addEventListener('click', () => {
    const isExpanded = byId('player').classList.toggle('expanded');
    byId('player-more').setAttribute('aria-expanded', String(isExpanded));
  });
  for (const name of PANELS) {
    byId(`${name}-toggle`).addEventListener('click', () => {
      const isHidden = byId(`${name}-panel`).hidden === true;
      for (const other of PANELS) open(other, other === name && isHidden);
    });
  }
  addEventListener('hashchange', show);
  onPlayback(show);
}

/**
 * @param {'chapters' | 'bookmarks'} name
 * @param {boolean} isOpen
 */
function open(name, isOpen) {
  byId(`${name}-panel`).hidden = !isOpen;
  byId(`${name}-toggle`).setAttribute('aria-expanded', String(isOpen));
}

function show() {
  const book = openedBook();
  byId('player').hidden = book === null;
  document.body.classList.toggle('playing', book !== null);
  if (book === null) {
    for (const name of PANELS) open(name, false);
    return;
  }
  setText(byId('player-title'), book.title);
  setText(byId('player-state'), describeState());
  const link = byId('player-text');
  link.href = bookAddress(book.id);
  // Where it leads is where one is already: the title needs the room.
  link.hidden = location.hash === link.hash;
  byId('player-play').classList.toggle('plays', isPlaying());
  byId('player-play').setAttribute('aria-label', isPlaying() ? 'Pause' : 'Play');
  const hasChapters = timedChapters().length > 1;
  byId('player-previous').hidden = !hasChapters;
  byId('player-next').hidden = !hasChapters;
}

function describeState() {
  const book = openedBook();
  if (isLost()) return 'The connection broke off. It goes on by itself.';
  if (isWaiting() && isPlaying() && book?.status !== 'ready') {
    return spokenSeconds() === 0 ? 'Begins with the first sentence …' : 'Waiting for the next sentence …';
  }
  return currentChapter()?.title ?? '';
}
