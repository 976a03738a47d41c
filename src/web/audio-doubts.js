/** The passages of the finished audio that may not be complete: where they are, and a button to hear each. */
import { byId, newElement, setText } from './dom.js';
import { clock } from './format.js';
import { playFrom } from './player/controls.js';

/** @import { BookJson } from './types.d.ts' */
/** @typedef {BookJson['audioDoubts'][number]} AudioDoubt */

/** @type {Readonly<Record<AudioDoubt['doubt'], string>>} */
const WHAT = {
  'too-short': 'some words may be missing',
  'too-long': 'something may be said twice',
  silence: 'there is a long silence',
};

/** @type {BookJson | null} The latest that is known of it: its links end. */
let book = null;
/** What the list shows: it stays as it is, with the focus in it, while nothing of that changes. */
let shown = '';

/** @param {BookJson} latest */
export function showAudioDoubts(latest) {
  book = latest;
  const { id, audioDoubts: doubts } = latest;
  const key = JSON.stringify([id, doubts]);
  if (key === shown) return;
  shown = key;
  byId('doubts').hidden = doubts.length === 0;
  const what = doubts.length === 1 ? 'One passage' : `${doubts.length} passages`;
  setText(byId('doubts-summary'), `${what} may not be read out in full`);
  byId('doubts-list').replaceChildren(...doubts.map(toItem));
}

/** @param {AudioDoubt} doubt */
function toItem({ startSeconds, doubt, text, heard }) {
  const item = newElement('li');
  const play = newElement('button', `▶ ${clock(startSeconds)}`, 'quiet');
  play.type = 'button';
  play.setAttribute('aria-label', `Play from ${clock(startSeconds)}`);
  play.addEventListener('click', () => book !== null && playFrom(book, startSeconds));
  const instead = heard === undefined ? '' : ` Heard instead: “${heard}…”`;
  const passage = newElement('p', `${WHAT[doubt]}: “${text}…”${instead}`);
  item.append(play, passage);
  return item;
}
