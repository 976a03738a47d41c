/** The picture of a book: where it is shown, and where another one is chosen. */
import { announce, byId, find, newElement, setText } from './dom.js';
import { call, getJson } from './http.js';

/** @import { BookJson } from './types.d.ts' */

/** @type {BookJson | null} The one that is open. */
let book = null;
/** @type {(book: BookJson) => void} */
let changed = () => undefined;

/**
 * @param {HTMLElement} frame
 * @param {BookJson} of
 */
export function fillCover(frame, { id, title, cover }) {
  frame.style.setProperty('--hue', String(Number.parseInt(id.slice(0, 4), 16) % 360));
  setText(find(frame, 'span'), (Array.from(title.trim())[0] ?? '?').toUpperCase());
  const shown = frame.querySelector('img');
  if (cover === null) {
    shown?.remove();
    return;
  }
  const address = `${cover.url}&size=small`;
  if (shown?.getAttribute('src') === address) return;
  const picture = newElement('img');
  picture.alt = '';
  picture.loading = 'lazy';
  picture.decoding = 'async';
  picture.src = address;
  // What lies below it is seen again.
  picture.addEventListener('error', () => picture.remove());
  shown?.remove();
  frame.append(picture);
}

/** @param {{ changed: (book: BookJson) => void }} listeners */
export function startCover(listeners) {
  ({ changed } = listeners);
  byId('cover-file').addEventListener('change', () => {
    const [file] = byId('cover-file').files ?? [];
    byId('cover-file').value = '';
    if (file !== undefined) void change({ method: 'PUT', body: file }, 'The book has another cover.');
  });
  byId('cover-own').addEventListener('click', () => {
    void change({ method: 'DELETE' }, 'The book has its own cover again.');
  });
}

/** @param {BookJson} shown */
export function showCover(shown) {
  book = shown;
  fillCover(byId('cover-now'), shown);
  byId('cover-own').hidden = shown.cover?.origin !== 'uploaded';
}

export function hideCover() {
  book = null;
  setText(byId('cover-problem'), '');
}

/**
 * @param {RequestInit} request
 * @param {string} done
 */
async function change(request, done) {
  if (book === null) return;
  const { id } = book;
  const path = `/v1/audiobooks/${id}`;
  setText(byId('cover-problem'), '');
  byId('cover-file').disabled = true;
  try {
    await call(`${path}/cover`, request);
    changed(await getJson(path));
    announce(done);
    byId('cover-file').disabled = false;
    if (book?.id === id) byId('cover-file').focus();
  } catch (error) {
    if (book?.id === id) setText(byId('cover-problem'), /** @type {Error} */ (error).message);
  }
  byId('cover-file').disabled = false;
}
