/** How fast and how loud, remembered by the browser. */
import { byId } from '../dom.js';
import { recall, remember } from '../remembered.js';
import { select } from '../voices.js';
import { playback } from './playback.js';

const audio = byId('audio');

export function startSpeed() {
  audio.preservesPitch = true;
  setSpeed(Number(recall('player-speed') ?? 1) || 1);
  setVolume(Number(recall('player-volume') ?? 1));
  byId('player-speed').addEventListener('change', () => setSpeed(Number(byId('player-speed').value)));
  byId('volume').addEventListener('input', () => setVolume(Number(byId('volume').value)));
  // Another file would begin at its own speed.
  playback.addEventListener('change', () => {
    const speed = Number(byId('player-speed').value);
    if (audio.playbackRate !== speed) setSpeed(speed);
  });
}

/** @param {1 | -1} step */
export function changeSpeed(step) {
  const list = byId('player-speed');
  const next = list.options[list.selectedIndex + step];
  if (next !== undefined) setSpeed(Number(next.value));
}

/** @param {number} step */
export function changeVolume(step) {
  setVolume(audio.volume + step);
}

export function toggleMute() {
  audio.muted = !audio.muted;
}

/** @param {number} speed */
function setSpeed(speed) {
  select(byId('player-speed'), String(speed), `${speed} ×`);
  // A file that is loaded takes over the default.
  audio.defaultPlaybackRate = speed;
  audio.playbackRate = speed;
  remember('player-speed', String(speed));
}

/** @param {number} volume */
function setVolume(volume) {
  const kept = Math.round(Math.max(0, Math.min(1, volume)) * 100) / 100;
  audio.muted = false;
  audio.volume = kept;
  byId('volume').value = String(kept);
  remember('player-volume', String(kept));
}
