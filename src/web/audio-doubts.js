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

/** @param {BookJson} book */
export function showAudioDoubts(book) {
  const { audioDoubts: doubts } = book;
  byId('doubts').hidden = doubts.length === 0;
  const what = doubts.length === 1 ? 'One passage' : `${doubts.length} passages`;
  setText(byId('doubts-summary'), `${what} may not be read out in full`);
  byId('doubts-list').replaceChildren(...doubts.map((doubt) => toItem(book, doubt)));
}

/**
 * @param {BookJson} book
 * @param {AudioDoubt} doubt
 */
function toItem(book, { startSeconds, doubt, text }) {
  const item = newElement('li');
  const play = newElement('button', `▶ ${clock(startSeconds)}`, 'quiet');
  play.type = 'button';
  play.setAttribute('aria-label', `Play from ${clock(startSeconds)}`);
  play.addEventListener('click', () => playFrom(book, startSeconds));
  const passage = newElement('p', `${WHAT[doubt]}: “${text}…”`);
  item.append(play, passage);
  return item;
}
