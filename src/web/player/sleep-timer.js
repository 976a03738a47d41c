/** The end of listening, set before one falls asleep: after some minutes, or with the chapter. */
import { announce, byId, setText } from '../dom.js';
import { clock } from '../format.js';
import { endOfChapter } from './chapters.js';
import { currentSeconds, isPlaying, openedBook, pause, playback } from './playback.js';

/** @type {{ at: number } | { chapterEnd: number | null } | null} A moment of the clock, or of the book. */
let timer = null;

export function startSleepTimer() {
  byId('sleep').addEventListener('change', set);
  playback.addEventListener('change', look);
  // A book that stands still has no changes.
  setInterval(look, 1_000);
}

function set() {
  const { value } = byId('sleep');
  if (value === '') timer = null;
  else if (value === 'chapter') timer = { chapterEnd: endOfChapter() };
  else timer = { at: Date.now() + Number(value) * 60_000 };
  announce(timer === null ? 'The sleep timer is off.' : 'The sleep timer is on.');
  look();
}

function look() {
  const off = byId('sleep').options[0];
  if (timer === null || openedBook() === null) {
    timer = null;
    byId('sleep').value = '';
    setText(byId('sleep-left'), '');
    return;
  }
  if (off !== undefined) setText(off, 'Off');
  if ('at' in timer) {
    const left = (timer.at - Date.now()) / 1_000;
    setText(byId('sleep-left'), clock(Math.max(0, left)));
    if (left <= 0) end();
    return;
  }
  // A chapter that is still being spoken has no end as yet.
  timer.chapterEnd ??= endOfChapter();
  setText(byId('sleep-left'), '');
  if (timer.chapterEnd !== null && currentSeconds() >= timer.chapterEnd - 0.3) end();
}

function end() {
  timer = null;
  byId('sleep').value = '';
  setText(byId('sleep-left'), '');
  if (isPlaying()) pause();
  announce('The sleep timer has paused the book.');
}
