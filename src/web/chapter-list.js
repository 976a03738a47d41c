import { byId, copyOf, setText } from './dom.js';
import { duration } from './format.js';

const list = byId('chapter-rows');
let key = '';

/** One row a chapter: whether it is read, and what it is called. */
export function fillChapters(chapters) {
  byId('chapters-field').hidden = chapters.length === 0;
  const shape = JSON.stringify(chapters.map(({ title, durationSeconds }) => [title, durationSeconds]));
  if (shape !== key) {
    key = shape;
    list.replaceChildren(...chapters.map(toRow));
  }
  chapters.forEach(({ title, included }, index) => {
    const row = list.children[index];
    row.querySelector('[type="checkbox"]').checked = included;
    row.querySelector('[type="text"]').value = title;
  });
}

export function startChapterList() {
  const tickAll = (checked) => {
    for (const box of list.querySelectorAll('[type="checkbox"]')) box.checked = checked;
    list.dispatchEvent(new Event('input', { bubbles: true }));
  };
  byId('chapters-all').addEventListener('click', () => tickAll(true));
  byId('chapters-none').addEventListener('click', () => tickAll(false));
}

/**
 * What the rows say, as PATCH takes it. `chapters` is null for all of them and '' for none; `chapterTitles` has those that differ from what they
 * were, null where they were emptied.
 */
export function readChapters() {
  const rows = [...list.children];
  const ticked = rows.map((row) => row.querySelector('[type="checkbox"]').checked);
  const chapterTitles = {};
  rows.forEach((row, index) => {
    const { value, defaultValue } = row.querySelector('[type="text"]');
    if (value.trim() !== defaultValue) chapterTitles[index + 1] = value.trim() || null;
  });
  return { chapters: ticked.every(Boolean) ? null : toChoice(ticked), chapterTitles };
}

/** `2-4,7` */
function toChoice(ticked) {
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

function toRow({ title, durationSeconds }, index) {
  const row = copyOf('chapter-template');
  const box = row.querySelector('[type="checkbox"]');
  box.setAttribute('aria-label', `Read chapter ${index + 1}`);
  setText(row.querySelector('.number'), `${index + 1}`);
  const input = row.querySelector('[type="text"]');
  input.setAttribute('aria-label', `Title of chapter ${index + 1}`);
  input.defaultValue = title;
  setText(row.querySelector('.length'), durationSeconds === null ? '' : duration(durationSeconds));
  return row;
}
