/** Editions of a book: another version of its PDF is sent, and what is new in one is shown. */
import { bookAddress } from './addresses.js';
import { isFinal } from './book-state.js';
import { byId, newElement, setText } from './dom.js';
import { getJson } from './http.js';

/** @import { BookJson, EditionChangesJson, ServiceError } from './types.d.ts' */

/** @type {BookJson | null} The one that is open. */
let open = null;
/** Of which the changes are shown, and in which state it was. */
let shown = '';

/** @param {{ sendEdition: (file: File, of: string) => void }} listeners */
export function startEditions({ sendEdition }) {
  const input = byId('edition-file');
  input.addEventListener('change', () => {
    const [file] = input.files ?? [];
    input.value = '';
    if (file === undefined || open === null) return;
    sendEdition(file, open.id);
    // The uploads are on the shelf.
    location.hash = '#books';
  });
}

/** @param {BookJson | null} book null: none is open */
export function showEdition(book) {
  open = book;
  byId('edition-changes').hidden = book?.editionOf == null;
  const key = book?.editionOf == null ? '' : `${book.id} ${book.status}`;
  if (key === shown) return;
  shown = key;
  byId('edition-list').replaceChildren();
  setText(byId('edition-sum'), '');
  if (book?.editionOf != null) void loadChanges(book, key);
}

/**
 * @param {BookJson} book
 * @param {string} key
 */
async function loadChanges(book, key) {
  try {
    /** @type {EditionChangesJson} */
    const changes = await getJson(`/v1/audiobooks/${book.id}/changes`);
    if (shown !== key) return;
    byId('edition-former').href = bookAddress(changes.editionOf);
    setText(byId('edition-sum'), describeChanges(changes));
    byId('edition-list').replaceChildren(...changes.chapters.map(toItem));
  } catch (error) {
    if (shown !== key) return;
    const { code, message } = /** @type {ServiceError} */ (error);
    const isWaited = code === 'not-read-yet' && !isFinal(book);
    setText(
      byId('edition-sum'),
      isWaited ? 'Both editions are compared as soon as this one is read.' : message,
    );
  }
}

/** @param {Pick<EditionChangesJson, 'sentences' | 'characters' | 'usd'>} changes */
export function describeChanges({ sentences: { same, changed, added, removed }, characters, usd }) {
  if (changed + added + removed === 0) return 'Nothing has changed: it is the same text.';
  const parts = [`${changed} changed`, `${added} new`, `${removed} gone`].join(', ');
  const price = usd === 0 ? '' : `, for ${usd < 0.01 ? 'less than 1 cent' : `$${usd.toFixed(2)}`}`;
  return `Sentences: ${parts}; ${same} are the same. ${characters.toLocaleString()} characters are spoken anew${price}.`;
}

/** @param {EditionChangesJson['chapters'][number]} chapter */
function toItem({ title, changed, added, removed, examples }) {
  const item = newElement('li');
  item.append(newElement('strong', title), ` ${changed} changed, ${added} new, ${removed} gone`);
  for (const { before, after } of examples) {
    const example = newElement('p', '', 'hint');
    if (before !== null) example.append(newElement('del', before), ' ');
    if (after !== null) example.append(newElement('ins', after));
    item.append(example);
  }
  return item;
}
