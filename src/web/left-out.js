import { byId, newElement, setText } from './dom.js';

/** @import { Removed } from './types.d.ts' */
/** @typedef {{ page: number, text: string, isShort: boolean, button: HTMLButtonElement | null }} Line */

/** @type {Readonly<Record<Removed['kind'], string>>} Why it is left out, as people call it. */
export const KINDS = {
  doubtful: 'Read, though it may not belong to the text',
  wanted: 'Read, as you said',
  unwanted: 'Left out, as you said',
  'not-found': 'Named by you, and not found',
  header: 'Running heads',
  footer: 'Running feet',
  'page-number': 'Page numbers',
  margin: 'Text in the margin',
  watermark: 'Watermarks',
  hidden: 'Text that can’t be seen',
  contents: 'Tables of contents',
  index: 'Indexes',
  footnote: 'Notes',
  'note-mark': 'Note marks',
  citation: 'Citations',
  reference: 'Lists of references',
  link: 'Web addresses',
  caption: 'Captions',
  figure: 'Text in figures',
  formula: 'Formulas',
  table: 'Tables',
  code: 'Code',
  garbled: 'Signs, and text that can’t be made out',
  'unreadable-page': 'Pages that can’t be read',
};
/** An index has thousands of lines. */
const AT_ONCE = 200;
/**
 * Page numbers and note marks, in which nobody has a say: all of a page stand in one line. UTF-16 code units.
 */
const SHORT = 12;

/** @type {readonly Removed[]} */
let removed = [];

/** @type {(removed: Removed) => HTMLButtonElement | null} */
let buttonFor = () => null;

/** @param {typeof buttonFor} button turns what becomes of a passage, where a listener has a say. */
export function startLeftOut(button) {
  buttonFor = button;
  byId('left-out').addEventListener('toggle', fill);
}

/**
 * What was left out of a chapter: a number at first, and the rest for who wants to know; what is in doubt before what
 * is sure.
 *
 * @param {readonly Removed[]} list
 */
export function showLeftOut(list) {
  removed = list;
  byId('left-out').hidden = list.length === 0;
  byId('nothing-left-out').hidden = list.length > 0;
  setText(byId('left-out-summary'), summaryOf(list));
  fill();
}

/** @param {readonly Removed[]} list */
function summaryOf(list) {
  const doubtful = list.filter(({ kind }) => kind === 'doubtful').length;
  const leftOut = list.filter(({ kind }) => kind !== 'wanted' && kind !== 'not-found').length - doubtful;
  const inDoubt = `${passages(doubtful)} read in doubt`;
  if (leftOut === 0) return doubtful === 0 ? `${passages(list.length)} named by you` : inDoubt;
  const what = `${passages(leftOut)} left out on these pages, and why`;
  return doubtful === 0 ? what : `${what}; ${inDoubt}`;
}

/** @param {number} count */
function passages(count) {
  return count === 1 ? '1 passage' : `${count.toLocaleString()} passages`;
}

export function hideLeftOut() {
  removed = [];
  byId('left-out').hidden = true;
  byId('nothing-left-out').hidden = true;
}

function fill() {
  if (!byId('left-out').open) return;
  /** @type {Map<Removed['kind'], Removed[]>} */
  const groups = new Map();
  for (const item of removed) {
    const known = groups.get(item.kind);
    if (known === undefined) groups.set(item.kind, [item]);
    else known.push(item);
  }
  const inOrder = [...groups].sort(
    ([one], [other]) => Number(other === 'doubtful') - Number(one === 'doubtful'),
  );
  byId('left-out-list').replaceChildren(...inOrder.flatMap(([kind, items]) => listOf(kind, items)));
}

/**
 * @param {Removed['kind']} kind
 * @param {readonly Removed[]} passages
 */
function listOf(kind, passages) {
  const heading = newElement('h3', `${KINDS[kind]} (${passages.length.toLocaleString()})`);
  const items = inLines(passages);
  const list = newElement('ul', '', 'removed');
  const add = () => {
    const from = list.childElementCount;
    list.append(...items.slice(from, from + AT_ONCE).map(toItem));
  };
  add();
  if (items.length <= AT_ONCE) return [heading, list];
  const more = newElement('button', 'Show more of them', 'quiet');
  more.type = 'button';
  more.addEventListener('click', () => {
    add();
    if (list.childElementCount === items.length) more.remove();
  });
  return [heading, list, more];
}

/** @param {readonly Removed[]} passages */
function inLines(passages) {
  /** @type {Line[]} */
  const lines = [];
  for (const removed of passages) {
    const { page, text } = removed;
    const last = lines.at(-1);
    const button = buttonFor(removed);
    const isShort = text.length <= SHORT && button === null;
    if (isShort && last?.isShort === true && last.page === page) last.text += ` · ${text}`;
    else lines.push({ page, text, isShort, button });
  }
  return lines;
}

/** @param {Line} line */
function toItem({ page, text, button }) {
  const item = newElement('li');
  item.append(newElement('span', `Page ${page}`, 'page'), ' ', newElement('span', text, 'removed-text'));
  if (button !== null) item.append(button);
  return item;
}
