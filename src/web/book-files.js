/** What can be taken away of a book: its files. */
import { hideCover, showCover } from './cover.js';
import { isM4bInMaking } from './book-state.js';
import { announce, byId, newElement } from './dom.js';
import { showEdition, startEditions } from './edition.js';
import { hideFeeds, showFeeds } from './feeds.js';
import { asDownload } from './format.js';
import { getJson } from './http.js';
import { askForM4b, describeM4b } from './m4b.js';
import { showKeepButton } from './offline/keep-button.js';
import { showPush, startPush } from './push.js';

/** @import { BookJson } from './types.d.ts' */

/**
 * @typedef {{ name: string, what: string, href: string | null, ask?: () => void }} BookFile without an address it is
 *   asked for, unless it is in the making.
 */

/** What the list shows: it stays as it is, with the focus in it, while nothing of that changes. */
let shown = '';
/** @type {BookJson | null} The one that is open, as it was last heard of. */
let open = null;
/** What asking for its M4B met. */
let m4bProblem = '';
/** @type {(book: BookJson) => void} hears of the book as it is now */
let changed = () => undefined;

/** @param {{ changed: (book: BookJson) => void, sendEdition: (file: File, of: string) => void }} listeners */
export function startFiles(listeners) {
  ({ changed } = listeners);
  startPush(listeners);
  startEditions(listeners);
}

/** @param {BookJson} book */
export function showFiles(book) {
  updateFiles(book);
  showFeeds(book);
}

/** @param {BookJson} book */
export function updateFiles(book) {
  showKeepButton(book);
  showPush(book);
  showEdition(book);
  showCover(book);
  if (open !== null && isM4bInMaking(open) && book.m4b?.state === 'ready') announce('The M4B is ready.');
  open = book;
  const files = filesOf(book);
  const key = JSON.stringify(files);
  if (key === shown) return;
  shown = key;
  byId('files-list').replaceChildren(...files.map(toItem));
  byId('files-later').hidden = book.status === 'ready';
}

export function hideFiles() {
  shown = '';
  open = null;
  m4bProblem = '';
  byId('files-list').replaceChildren();
  showKeepButton(null);
  showPush(null);
  showEdition(null);
  hideFeeds();
  hideCover();
}

/**
 * Those that there are by now.
 *
 * @param {BookJson} book
 * @returns {BookFile[]}
 */
function filesOf(book) {
  const { id, status, audio, cover } = book;
  const path = `/v1/audiobooks/${id}`;
  /** @type {BookFile[]} */
  const files = [];
  if (audio.mp3 !== null) {
    files.push({ name: 'MP3', what: 'the whole book, with chapters', href: asDownload(audio.mp3) });
  }
  if (audio.m4b !== null) {
    files.push({ name: 'M4B', what: 'the whole book, for audiobook players', href: asDownload(audio.m4b) });
  } else if (status === 'ready') {
    const what = describeM4b(book, m4bProblem);
    const file = { name: 'M4B', what, href: null };
    files.push(isM4bInMaking(book) ? file : { ...file, ask: () => void makeM4b(id) });
  }
  if (status === 'ready') {
    files.push(
      { name: 'ZIP', what: 'an MP3 for each chapter', href: `${path}/chapters.zip` },
      { name: 'EPUB', what: 'text and voice, for e-readers', href: `${path}/book.epub` },
    );
  }
  if (cover !== null) files.push({ name: 'Cover', what: 'its picture', href: cover.url });
  files.push({ name: 'Text', what: 'what is read', href: `${path}/text.txt` });
  if (status === 'ready') {
    files.push(
      { name: 'SRT', what: 'subtitles for video players', href: `${path}/audio.srt` },
      { name: 'VTT', what: 'subtitles for browsers', href: `${path}/audio.vtt` },
    );
  }
  return files;
}

/** @param {BookFile} file */
function toItem({ name, what, href, ask }) {
  const item = newElement('li');
  const link = href === null ? toButton(name, ask) : toLink(name, href);
  const explained = newElement('span', what);
  explained.id = `file-${name.toLowerCase()}`;
  link.setAttribute('aria-describedby', explained.id);
  item.append(link, explained);
  return item;
}

/**
 * @param {string} name
 * @param {string} href
 */
function toLink(name, href) {
  const link = newElement('a', name, 'button quiet');
  link.href = href;
  link.download = '';
  return link;
}

/**
 * @param {string} name
 * @param {(() => void) | undefined} ask
 */
function toButton(name, ask) {
  const button = newElement('button', name, 'quiet');
  button.type = 'button';
  button.disabled = ask === undefined;
  if (ask !== undefined) button.addEventListener('click', ask);
  return button;
}

/** @param {string} id */
async function makeM4b(id) {
  m4bProblem = '';
  try {
    await askForM4b(id);
  } catch (error) {
    // Another one may be open by now.
    if (open?.id === id) m4bProblem = /** @type {Error} */ (error).message;
  }
  /** @type {BookJson | null} */
  const book = await getJson(`/v1/audiobooks/${id}`).catch(() => null);
  if (book !== null) changed(book);
}
