/** One tab plays at a time: whoever begins silences the others. */
import { isPlaying, openedBook, pause, playback } from './playback.js';

export function startOneTab() {
  if (!('BroadcastChannel' in globalThis)) return;
  const channel = new BroadcastChannel('tandem-player');
  let wasPlaying = false;
  playback.addEventListener('change', () => {
    const plays = isPlaying();
    if (plays && !wasPlaying) channel.postMessage({ plays: openedBook()?.id });
    wasPlaying = plays;
  });
  channel.addEventListener('message', () => {
    if (isPlaying()) pause();
  });
}
