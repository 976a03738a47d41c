/** The word that is being heard, marked within its sentence; browsers that can't (Firefox before 140) mark that. */

/** What `::highlight()` in the style sheet is about. */
const NAME = 'heard-word';

/** @typedef {readonly [from: number, to: number, startSeconds: number]} Word of a sentence, until the next one */

/**
 * @param {HTMLElement} sentence with its text and nothing else
 * @param {readonly Word[]} words
 * @param {number} seconds
 */
export function markWord(sentence, words, seconds) {
  if (!canMark()) return;
  const word = words.findLast(([, , start]) => start <= seconds);
  const text = sentence.firstChild;
  if (word === undefined || text === null) {
    unmarkWord();
    return;
  }
  const [from, to] = word;
  const marked = CSS.highlights.get(NAME)?.values().next().value;
  if (marked?.startContainer === text && marked.startOffset === from && marked.endOffset === to) return;
  const range = new Range();
  range.setStart(text, from);
  range.setEnd(text, to);
  CSS.highlights.set(NAME, new Highlight(range));
}

export function unmarkWord() {
  if (canMark()) CSS.highlights.delete(NAME);
}

function canMark() {
  return 'highlights' in CSS;
}
