/** What the tab says: what is shown, and in front of it what is going on. */
import { onPlayback } from './player/controls.js';
import { isPlaying } from './player/playback.js';

let shown = document.title;

export function startTabTitle() {
  onPlayback(show);
}

/** @param {string} title of what the page shows */
export function nameTab(title) {
  shown = title;
  show();
}

function show() {
  const title = `${isPlaying() ? '▶ ' : ''}${shown}`;
  if (document.title !== title) document.title = title;
}
