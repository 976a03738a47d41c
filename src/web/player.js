import { bookAddress } from './addresses.js';
import { byId, setText } from './dom.js';
import { clock } from './format.js';
import { getJson } from './http.js';

/** @import { BookJson, Chapter } from './types.d.ts' */

const audio = byId('audio');
/**
 * `live`: the source is the narration that is still being made. `link`, `madeAt`: which of a book's finished files it is. `from`: where it is to begin, in
 * seconds, until the file is open. `wanted`: nobody has paused it, which `audio.paused` doesn't tell after an error.
 */
const player = {
  /** @type {string | null} */
  id: null,
  live: false,
  /** @type {string | null} */
  link: null,
  /** @type {string | null} */
  madeAt: null,
  /** @type {number | null} */
  from: null,
  wanted: false,
  /** @type {readonly Chapter[]} */
  chapters: [],
  chapterKey: '',
};

export function startPlayer() {
  audio.addEventListener('timeupdate', showPosition);
  audio.addEventListener('loadedmetadata', () => {
    if (player.from !== null) audio.currentTime = player.from;
    player.from = null;
  });
  audio.addEventListener('play', () => (player.wanted = true));
  audio.addEventListener('pause', () => (player.wanted = audio.error !== null));
  audio.addEventListener('error', () => {
    if (player.id !== null && audio.hasAttribute('src')) void recover(player.id);
  });
  addEventListener('hashchange', showTextLink);
  byId('player-close').addEventListener('click', () => closePlayer());
  byId('chapters-toggle').addEventListener('click', () => toggleChapters(byId('chapters').hidden === true));
}

/** @param {BookJson} book */
export function play(book) {
  if (player.id === book.id && !audio.error) {
    void audio.play();
    return;
  }
  open(book, 0);
}

/**
 * Plays a book that is ready from a place in it.
 *
 * @param {BookJson} book
 * @param {number} seconds
 */
export function playFrom(book, seconds) {
  if (player.id !== book.id || player.live || audio.error || player.from !== null) {
    open(book, seconds);
    return;
  }
  audio.currentTime = seconds;
  void audio.play().catch(() => undefined);
}

/**
 * Where in its finished audio this book is being played; null when it isn't.
 *
 * @param {string} id
 */
export function playingSeconds(id) {
  return player.id === id && !player.live ? (player.from ?? audio.currentTime) : null;
}

/**
 * @param {BookJson} book
 * @param {number} seconds
 */
function open(book, seconds) {
  player.id = book.id;
  byId('player').hidden = false;
  document.body.classList.add('playing');
  byId('player-text').href = bookAddress(book.id);
  showTextLink();
  markCurrent(book.id);
  load(book, seconds);
  updatePlayer(book);
  void audio.play().catch(() => undefined);
}

/**
 * Takes in what is new about the book that is being played; others are none of its business.
 *
 * @param {BookJson} book
 */
export function updatePlayer(book) {
  if (player.id !== book.id) return;
  setText(byId('player-title'), book.title);
  if (book.status === 'ready' && player.madeAt !== book.completedAt) {
    // The finished file begins like the live one, and can be sought in; one that was made anew replaces the one before.
    const wasPlaying = !audio.paused;
    load(book, player.from ?? audio.currentTime);
    if (wasPlaying) void audio.play().catch(() => undefined);
  }
  player.chapters = book.chapters.filter(({ startSeconds }) => startSeconds !== null);
  byId('chapters-toggle').hidden = player.chapters.length < 2;
  if (player.chapters.length < 2) toggleChapters(false);
  fillChapters();
  showPosition();
}

/**
 * With `id`, only if that book is in it.
 *
 * @param {string | null} id
 */
export function closePlayer(id = player.id) {
  if (player.id === null || player.id !== id) return;
  audio.pause();
  audio.removeAttribute('src');
  audio.load();
  player.id = null;
  byId('player').hidden = true;
  document.body.classList.remove('playing');
  markCurrent(null);
}

/** Where it leads is where one is already: the title needs the room. */
function showTextLink() {
  byId('player-text').hidden = location.hash === byId('player-text').hash;
}

/**
 * Browsers keep what they have heard of an address: each file that is made of a book gets another one.
 *
 * @param {string} mp3
 * @param {BookJson} book
 */
function ofItsOwn(mp3, { completedAt, updatedAt }) {
  return `${mp3}${mp3.includes('?') ? '&' : '?'}made=${Date.parse(completedAt ?? updatedAt)}`;
}

/**
 * @param {BookJson} book
 * @param {number} fromSeconds
 */
function load(book, fromSeconds) {
  const { mp3 } = book.audio;
  player.live = mp3 === null;
  player.madeAt = book.status === 'ready' ? book.completedAt : null;
  player.link = mp3;
  audio.src = mp3 === null ? `/v1/audiobooks/${book.id}/live.mp3` : ofItsOwn(mp3, book);
  player.from = fromSeconds > 0 ? fromSeconds : null;
}

/**
 * A player that stood still for a day holds a link that has expired: the book has a new one.
 *
 * @param {string} id
 */
async function recover(id) {
  const seconds = player.from ?? audio.currentTime;
  try {
    /** @type {BookJson} */
    const book = await getJson(`/v1/audiobooks/${id}`);
    if (player.id !== id) return;
    if (!player.live && book.audio.mp3 !== player.link) {
      load(book, seconds);
      if (player.wanted) void audio.play().catch(() => undefined);
      return;
    }
  } catch {
    // The service is away, or the book.
  }
  if (player.id === id)
    setText(byId('player-state'), 'The connection broke off. Press “Listen” to start again.');
}

/** @param {string | null} id */
function markCurrent(id) {
  for (const card of byId('shelf').children) {
    card.classList.toggle('current', card.getAttribute('data-id') === id);
  }
}

function fillChapters() {
  const key = JSON.stringify([player.id, player.chapters]);
  if (key === player.chapterKey) return;
  player.chapterKey = key;
  byId('chapters').replaceChildren(
    ...player.chapters.map((chapter) => {
      const item = document.createElement('li');
      const button = document.createElement('button');
      button.type = 'button';
      const title = document.createElement('span');
      setText(title, chapter.title);
      const start = document.createElement('time');
      setText(start, clock(chapter.startSeconds ?? 0));
      button.append(title, start);
      button.addEventListener('click', () => {
        audio.currentTime = chapter.startSeconds ?? 0;
        void audio.play();
      });
      item.append(button);
      return item;
    }),
  );
}

function showPosition() {
  if (player.id === null) return;
  const now = audio.currentTime;
  const index = player.chapters.findLastIndex(({ startSeconds }) => (startSeconds ?? 0) <= now + 0.25);
  byId('chapters')
    .querySelectorAll('button')
    .forEach((button, position) => button.setAttribute('aria-current', String(position === index)));
  const chapter = player.chapters[index];
  setText(byId('player-state'), player.live ? 'Live, while it is being narrated' : (chapter?.title ?? ''));
}

/** @param {boolean} open */
function toggleChapters(open) {
  byId('chapters').hidden = !open;
  byId('chapters-toggle').setAttribute('aria-expanded', String(open));
}
