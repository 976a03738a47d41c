/** Where one is in the whole book: its chapters, what there is to hear, and what is still to come. */
import { byId, newElement, setText } from '../dom.js';
import { clock } from '../format.js';
import { currentChapter, timedChapters } from './chapters.js';
import { currentSeconds, openedBook, playback, seek, spokenSeconds, wholeSeconds } from './playback.js';

let isDragging = false;
let marksKey = '';

export function startTimeline() {
  const line = byId('timeline');
  line.addEventListener('input', () => {
    isDragging = true;
    showTimes(Number(line.value));
  });
  line.addEventListener('change', () => {
    isDragging = false;
    seek(Number(line.value));
  });
  playback.addEventListener('change', show);
}

function show() {
  if (openedBook() === null) return;
  const whole = wholeSeconds();
  const line = byId('timeline');
  const max = String(Math.max(1, Math.round(whole)));
  if (line.max !== max) line.max = max;
  const share = whole > 0 ? Math.min(1, spokenSeconds() / whole) : 0;
  byId('timeline-box').style.setProperty('--spoken', `${(share * 100).toFixed(2)}%`);
  showMarks(whole);
  if (isDragging) return;
  line.value = String(Math.round(currentSeconds()));
  showTimes(currentSeconds());
}

/** @param {number} seconds */
function showTimes(seconds) {
  const whole = wholeSeconds();
  const isMade = openedBook()?.status === 'ready';
  const played = whole > 0 ? Math.min(1, seconds / whole) : 0;
  byId('timeline-box').style.setProperty('--played', `${(played * 100).toFixed(2)}%`);
  setText(byId('time-now'), clock(seconds));
  setText(byId('time-end'), whole === 0 ? '' : isMade ? clock(whole) : `about ${clock(whole)}`);
  const chapter = currentChapter()?.title;
  const said = `${clock(seconds)} of ${isMade ? '' : 'about '}${clock(whole)}${chapter ? `, ${chapter}` : ''}`;
  byId('timeline').setAttribute('aria-valuetext', said);
}

/** @param {number} whole */
function showMarks(whole) {
  const starts = timedChapters()
    .map(({ startSeconds }) => startSeconds)
    .filter((start) => start > 0 && start < whole);
  const key = JSON.stringify([Math.round(whole), starts]);
  if (key === marksKey) return;
  marksKey = key;
  byId('timeline-marks').replaceChildren(
    ...starts.map((start) => {
      const mark = newElement('i');
      mark.style.setProperty('--at', `${((start / whole) * 100).toFixed(2)}%`);
      return mark;
    }),
  );
}
