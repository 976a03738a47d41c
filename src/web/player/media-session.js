/** The lock screen, the keys of a keyboard and the button of a headset. */
import { currentChapter } from './chapters.js';
import { goBack, goForward, nextChapter, previousChapter, toggle } from './controls.js';
import { currentSeconds, isPlaying, openedBook, pause, playback, seek, wholeSeconds } from './playback.js';

/** @import { BookJson } from '../types.d.ts' */

export function startMediaSession() {
  if (!('mediaSession' in navigator)) return;
  const { mediaSession } = navigator;
  /** @type {[MediaSessionAction, MediaSessionActionHandler][]} */
  const actions = [
    ['play', toggle],
    ['pause', pause],
    ['stop', pause],
    ['seekbackward', goBack],
    ['seekforward', goForward],
    ['previoustrack', previousChapter],
    ['nexttrack', nextChapter],
    ['seekto', ({ seekTime }) => seekTime !== undefined && seek(seekTime)],
  ];
  for (const [name, handler] of actions) {
    try {
      mediaSession.setActionHandler(name, handler);
    } catch {
      // Not every browser knows every action.
    }
  }
  let shown = '';
  playback.addEventListener('change', () => {
    const book = openedBook();
    mediaSession.playbackState = book === null ? 'none' : isPlaying() ? 'playing' : 'paused';
    if (book === null) {
      mediaSession.metadata = null;
      shown = '';
      return;
    }
    const chapter = currentChapter()?.title ?? '';
    const key = JSON.stringify([book.title, chapter, book.cover]);
    if (key !== shown) {
      shown = key;
      mediaSession.metadata = new MediaMetadata({
        title: chapter === '' ? book.title : chapter,
        artist: 'Tandem',
        album: book.title,
        artwork: artworkOf(book),
      });
    }
    const duration = wholeSeconds();
    const position = Math.min(currentSeconds(), duration);
    if (duration > 0) mediaSession.setPositionState({ duration, position });
  });
}

/** @param {BookJson} book @returns {MediaImage[]} */
function artworkOf({ cover }) {
  if (cover === null) return [{ src: '/favicon.svg', sizes: 'any', type: 'image/svg+xml' }];
  return [{ src: `${cover.url}&size=square`, sizes: '1400x1400', type: 'image/jpeg' }];
}
