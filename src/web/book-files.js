/** What can be taken away of a book: its files. */
import { hideCover, showCover } from './cover.js';
import { byId, newElement } from './dom.js';
import { hideFeeds, showFeeds } from './feeds.js';
import { asDownload } from './format.js';
import { showKeepButton } from './offline/keep-button.js';

/** @import { BookJson } from './types.d.ts' */

/** @typedef {{ name: string, what: string, href: string }} File */

/** What the list shows: it stays as it is, with the focus in it, while nothing of that changes. */
let shown = '';

/** @param {BookJson} book */
export function showFiles(book) {
  updateFiles(book);
  showFeeds(book);
}

/** @param {BookJson} book */
export function updateFiles(book) {
  showKeepButton(book);
  showCover(book);
  const files = filesOf(book);
  const key = JSON.stringify(files);
  if (key === shown) return;
  shown = key;
  byId('files-list').replaceChildren(...files.map(toItem));
  byId('files-later').hidden = book.status === 'ready';
}

export function hideFiles() {
  shown = '';
  byId('files-list').replaceChildren();
  showKeepButton(null);
  hideFeeds();
  hideCover();
}

/**
 * Those that there are by now.
 *
 * @param {BookJson} book
 * @returns {File[]}
 */
function filesOf({ id, status, audio, cover }) {
  const path = `/v1/audiobooks/${id}`;
  const files = [];
  if (audio.mp3 !== null) {
    files.push({ name: 'MP3', what: 'the whole book, with chapters', href: asDownload(audio.mp3) });
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

/** @param {File} file */
function toItem({ name, what, href }) {
  const item = newElement('li');
  const link = newElement('a', name, 'button quiet');
  link.href = href;
  link.download = '';
  const explained = newElement('span', what);
  explained.id = `file-${name.toLowerCase()}`;
  link.setAttribute('aria-describedby', explained.id);
  item.append(link, explained);
  return item;
}
