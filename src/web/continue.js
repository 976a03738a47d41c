/** The book that was listened to last, at the top of the page: on whatever device that was. */
import { bookAddress } from './addresses.js';
import { fillCover } from './cover.js';
import { byId, setText } from './dom.js';
import { duration } from './format.js';
import { getJson } from './http.js';
import { chapterIndexAt, timedChapters } from './player/chapters.js';
import { onPlayback, playOrPause } from './player/controls.js';
import { fillPlayButton } from './player/play-buttons.js';
import { isBegun, placeIn } from './player/place.js';
import { openedBook } from './player/playback.js';

/** @import { BookJson, BookListJson } from './types.d.ts' */

/** So many are asked for: the last ones may be heard to their ends. */
const MOST = 5;

/** @type {BookJson | null} */
let shown = null;
let isListening = false;

export function openContinue() {
  if (!isListening) {
    byId('continue-play').addEventListener('click', () => shown !== null && playOrPause(shown));
    onPlayback(() => {
      const book = openedBook();
      if (book !== null && book.id !== shown?.id) show(book);
    });
    isListening = true;
  }
  void look().catch(() => undefined);
}

export function closeContinue() {
  show(null);
}

/** @param {BookJson} book as it is now */
export function updateContinue(book) {
  if (shown?.id === book.id) show(book);
}

/** @param {string} id of a book that is gone */
export function removeFromContinue(id) {
  if (shown?.id === id) openContinue();
}

async function look() {
  /** @type {BookListJson} */
  const { audiobooks } = await getJson(`/v1/audiobooks?sort=listened&limit=${MOST}`);
  show(audiobooks.find((book) => book.position !== null && isBegun(book)) ?? null);
}

/** @param {BookJson | null} book */
function show(book) {
  shown = book;
  byId('continue').hidden = book === null;
  if (book === null) return;
  fillCover(byId('continue-cover'), book);
  setText(byId('continue-title'), book.title);
  setText(byId('continue-where'), describe(book));
  byId('continue-open').href = bookAddress(book.id);
  fillPlayButton(byId('continue-play'), book);
}

/** @param {BookJson} book */
function describe(book) {
  const place = placeIn(book);
  const chapter = timedChapters(book)[chapterIndexAt(place, book)];
  const left = book.durationSeconds === null ? '' : `${duration(book.durationSeconds - place)} left`;
  return ['Continue listening', chapter?.title, left].filter(Boolean).join(' · ');
}
