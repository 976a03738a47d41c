import { byId, copyOf, find, inputs, setText } from './dom.js';
import { duration } from './format.js';

/** @import { BookChangeJson, Chapter } from './types.d.ts' */

const list = byId('chapter-rows');
let key = '';

/**
 * One row a chapter: whether it is read, and what it is called.
 *
 * @param {readonly Chapter[]} chapters
 */
export function fillChapters(chapters) {
  byId('chapters-field').hidden = chapters.length === 0;
  const shape = JSON.stringify(chapters.map(({ title, durationSeconds }) => [title, durationSeconds]));
  if (shape !== key) {
    key = shape;
    list.replaceChildren(...chapters.map(toRow));
  }
  chapters.forEach(({ title, included }, index) => {
    const row = list.children[index];
    if (row === undefined) return;
    find(row, '[type="checkbox"]').checked = included;
    find(row, '[type="text"]').value = title;
  });
}

export function startChapterList() {
  /** @param {boolean} checked */
  const tickAll = (checked) => {
    for (const box of inputs(list, '[type="checkbox"]')) box.checked = checked;
    list.dispatchEvent(new Event('input', { bubbles: true }));
  };
  byId('chapters-all').addEventListener('click', () => tickAll(true));
  byId('chapters-none').addEventListener('click', () => tickAll(false));
}

/**
 * What the rows say, as PATCH takes it. `chapters` is null for all of them and '' for none; `chapterTitles` has those
 * that differ from what they were, null where they were emptied.
 *
 * @returns {Pick<BookChangeJson, 'chapters' | 'chapterTitles'>}
 */
export function readChapters() {
  const rows = [...list.children];
  const ticked = rows.map((row) => find(row, '[type="checkbox"]').checked);
  /** @type {Record<string, string | null>} */
  const chapterTitles = {};
  rows.forEach((row, index) => {
    const { value, defaultValue } = find(row, '[type="text"]');
    if (value.trim() !== defaultValue) chapterTitles[index + 1] = value.trim() || null;
  });
  return { chapters: ticked.every(Boolean) ? null : toChoice(ticked), chapterTitles };
}

/**
 * `2-4,7`
 *
 * @param {readonly boolean[]} ticked
 */
function toChoice(ticked) {
  /** @type {string[]} */
  const parts = [];
  for (let from = 0; from < ticked.length; from += 1) {
    if (!ticked[from]) continue;
    let to = from;
    while (ticked[to + 1]) to += 1;
    parts.push(from === to ? `${from + 1}` : `${from + 1}-${to + 1}`);
    from = to;
  }
  return parts.join(',');
}

/**
 * @param {Chapter} chapter
 * @param {number} index
 */
function toRow({ title, durationSeconds }, index) {
  const row = copyOf('chapter-template');
  const box = find(row, '[type="checkbox"]');
  box.setAttribute('aria-label', `Read chapter ${index + 1}`);
  setText(find(row, '.number'), `${index + 1}`);
  const input = find(row, '[type="text"]');
  input.setAttribute('aria-label', `Title of chapter ${index + 1}`);
  input.defaultValue = title;
  setText(find(row, '.length'), durationSeconds === null ? '' : duration(durationSeconds));
  return row;
}
