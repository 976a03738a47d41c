/**
 * What is played, and where in it one is: one <audio> element, whatever it is fed from. A book that is still being made
 * comes as one endless file, which begins at any moment that is spoken; a finished one is a file that can be sought in.
 * Both have the same times, so that nobody has to know which it is.
 */
import { isFinal, madeOf } from '../book-state.js';
import { byId } from '../dom.js';
import { getJson } from '../http.js';

/** @import { BookJson } from '../types.d.ts' */

const audio = byId('audio');
/** Between tries to get the sound back; the last one goes on. */
const RETRY_MS = [500, 1_000, 2_000, 4_000, 8_000, 15_000];
/** Wants to play and doesn't come any further: the line may hang without anybody having said so. */
const HANGS_MS = 12_000;
/** So near to its end a book is heard. */
export const AT_END_SECONDS = 3;

/**
 * Dispatches `change` for all that a control shows, `seek` when somebody goes elsewhere, and `end` when the book is
 * heard.
 */
export const playback = new EventTarget();

const state = {
  /** @type {BookJson | null} */
  book: null,
  /** Which file the element has: that of `live.mp3`, or of a finished narration. */
  source: '',
  isLive: false,
  /** Where the element's own zero is in the book: a live narration begins at some moment. */
  base: 0,
  /** @type {number | null} Where it is to begin, until the element knows the file. */
  from: null,
  /** Somebody wants to hear it, which `audio.paused` doesn't tell after an error. */
  wanted: false,
  tries: 0,
  isLost: false,
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  retryTimer: undefined,
  lastProgress: 0,
};

export function startPlayback() {
  audio.addEventListener('loadedmetadata', () => {
    if (state.from !== null) audio.currentTime = state.from - state.base;
    state.from = null;
  });
  audio.addEventListener('timeupdate', () => {
    state.lastProgress = performance.now();
    if (!audio.paused && audio.readyState > 2) found();
    tell();
  });
  audio.addEventListener('play', () => {
    state.wanted = true;
    tell();
  });
  audio.addEventListener('pause', () => {
    // An end and an error pause it, too.
    if (!audio.ended && audio.error === null) state.wanted = false;
    tell();
  });
  audio.addEventListener('error', () => {
    if (state.book !== null && audio.hasAttribute('src')) lose();
  });
  audio.addEventListener('ended', () => void afterEnd());
  for (const event of ['waiting', 'playing', 'seeked']) audio.addEventListener(event, tell);
  addEventListener('online', () => state.isLost && void recover());
  setInterval(() => {
    const hangs = state.wanted && !audio.ended && performance.now() - state.lastProgress > HANGS_MS;
    // What is narrated more slowly than it is heard is waited for.
    if (hangs && !(state.isLive && currentSeconds() + 1 > spokenSeconds())) lose();
  }, HANGS_MS / 4);
}

/**
 * @param {BookJson} book
 * @param {number} seconds where to begin.
 */
export function openBook(book, seconds) {
  state.book = book;
  load(seconds);
  start();
}

export function closeBook() {
  clearTimeout(state.retryTimer);
  audio.pause();
  audio.removeAttribute('src');
  audio.load();
  Object.assign(state, {
    book: null,
    source: '',
    from: null,
    base: 0,
    wanted: false,
    isLost: false,
    tries: 0,
  });
  tell();
}

/**
 * Takes in what is new about the book that is played; others are none of its business. The finished file goes on where
 * the live one is; one that was made anew replaces the one before.
 *
 * @param {BookJson} book
 */
export function updateBook(book) {
  if (state.book?.id !== book.id) return;
  state.book = book;
  const isNew = book.status === 'ready' && addressOf(book) !== state.source && !isSameFile(book);
  if (isNew) {
    const { wanted } = state;
    load(currentSeconds());
    if (wanted) start();
  }
  tell();
}

export function start() {
  if (state.book === null) return;
  state.wanted = true;
  state.lastProgress = performance.now();
  if (audio.error !== null) void recover();
  // A browser may not let a page begin by itself: then the button waits to be pressed.
  else {
    audio.play().catch((/** @type {DOMException} */ error) => {
      if (error.name === 'NotAllowedError') state.wanted = false;
      tell();
    });
  }
  tell();
}

export function pause() {
  state.wanted = false;
  audio.pause();
  tell();
}

/** @param {number} seconds */
export function seek(seconds) {
  if (state.book === null) return;
  const to = Math.max(0, Math.min(seconds, lastSeconds()));
  if (state.isLive) {
    const { wanted } = state;
    load(to);
    if (wanted) start();
  } else if (state.from !== null || audio.readyState === 0) state.from = to;
  else audio.currentTime = to;
  playback.dispatchEvent(new Event('seek'));
  tell();
}

export function openedBook() {
  return state.book;
}

/** Whether it is played, or would be if only it could. */
export function isPlaying() {
  return state.wanted && !audio.ended;
}

/** Wants to be heard, and has nothing to be heard as yet. */
export function isWaiting() {
  return state.wanted && audio.readyState < 3;
}

/** The line is cut, and is tried again. */
export function isLost() {
  return state.isLost;
}

/** Where one is in the book. */
export function currentSeconds() {
  return state.from ?? state.base + audio.currentTime;
}

/** How much of the book there is to hear by now. */
export function spokenSeconds() {
  return state.book?.durationSeconds ?? state.book?.progress.secondsSpoken ?? 0;
}

/** How long the book is; while it is made, how long it will be about. */
export function wholeSeconds() {
  const { book } = state;
  if (book === null) return 0;
  if (!state.isLive) return Number.isFinite(audio.duration) ? audio.duration : (book.durationSeconds ?? 0);
  const { secondsSpoken, fraction } = book.progress;
  return fraction > 0 ? Math.max(secondsSpoken, secondsSpoken / fraction) : secondsSpoken;
}

/** The last moment that can be gone to. */
function lastSeconds() {
  return state.isLive ? Math.max(0, spokenSeconds() - 0.5) : wholeSeconds();
}

/** @param {number} seconds */
function load(seconds) {
  const { book } = state;
  if (book === null) return;
  clearTimeout(state.retryTimer);
  state.source = addressOf(book);
  state.isLive = book.audio.mp3 === null;
  state.base = state.isLive ? seconds : 0;
  state.from = seconds > 0 ? seconds : null;
  state.lastProgress = performance.now();
  const rate = audio.playbackRate;
  audio.src = state.isLive && seconds > 0 ? `${state.source}?from=${seconds.toFixed(3)}` : state.source;
  audio.playbackRate = rate;
}

/**
 * Browsers keep what they have heard of an address: each file that is made of a book gets another one.
 *
 * @param {BookJson} book
 */
function addressOf(book) {
  const { mp3 } = book.audio;
  if (mp3 === null) return `/v1/audiobooks/${book.id}/live.mp3`;
  return `${mp3}${mp3.includes('?') ? '&' : '?'}made=${madeOf(book)}`;
}

/**
 * A link is signed anew every time that it is asked for: the file behind it is the same.
 *
 * @param {BookJson} book
 */
function isSameFile(book) {
  const made = /made=(\d+)$/;
  return made.exec(addressOf(book))?.[1] === made.exec(state.source)?.[1];
}

function found() {
  state.tries = 0;
  state.isLost = false;
}

/** The sound broke off: it is tried again until it is back. */
function lose() {
  state.isLost = true;
  state.lastProgress = performance.now();
  const delay = RETRY_MS[Math.min(state.tries, RETRY_MS.length - 1)];
  state.tries += 1;
  clearTimeout(state.retryTimer);
  state.retryTimer = setTimeout(() => void recover(), delay);
  tell();
}

/** Also for a player that stood still for a day and holds a link that has expired: the book has a new one. */
async function recover() {
  const { book, wanted } = state;
  if (book === null) return;
  clearTimeout(state.retryTimer);
  try {
    /** @type {BookJson} */
    const now = await getJson(`/v1/audiobooks/${book.id}`);
    if (state.book?.id !== book.id) return;
    const seconds = currentSeconds();
    state.book = now;
    load(seconds);
    if (wanted) start();
  } catch {
    if (state.book?.id === book.id) lose();
  }
}

/** A live narration that is over, or whose line was cut: which of them, the book knows. */
async function afterEnd() {
  const { book } = state;
  if (book === null) return;
  if (state.isLive) {
    const seconds = currentSeconds();
    try {
      /** @type {BookJson} */
      const now = await getJson(`/v1/audiobooks/${book.id}`);
      if (state.book?.id !== book.id) return;
      state.book = now;
      const more = (now.durationSeconds ?? now.progress.secondsSpoken) - seconds;
      if (more > AT_END_SECONDS || !isFinal(now)) {
        if (more > AT_END_SECONDS || now.status !== 'assembling') {
          state.from = seconds;
          lose();
        }
        return;
      }
    } catch {
      lose();
      return;
    }
  }
  state.wanted = false;
  tell();
  playback.dispatchEvent(new Event('end'));
}

function tell() {
  playback.dispatchEvent(new Event('change'));
}
