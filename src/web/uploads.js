import { announce, byId, copyOf, find, setText } from './dom.js';
import { megabytes } from './format.js';
import { chosenFields, forgetChapters } from './options.js';
import { playFrom } from './player/controls.js';
import { isPlaying } from './player/playback.js';
import { sendPdf } from './send-pdf.js';
import { addBook } from './shelf.js';

/** @import { ServiceError } from './types.d.ts' */
/** @typedef {{ file: File, item: HTMLLIElement, fields: Record<string, string>, key: string }} Upload */

const maxUploadBytes = Number(document.body.dataset['uploadMaxBytes']);
/** @type {Upload[]} */
const waiting = [];
let uploading = false;

export function startUploads() {
  setText(byId('limit'), `Up to ${megabytes(maxUploadBytes)}`);
  const input = byId('file');
  input.addEventListener('change', () => {
    enqueue([...(input.files ?? [])]);
    input.value = '';
  });
  listenForDrops();
}

function listenForDrops() {
  // The whole page takes files: one that misses the frame must not replace the page.
  let depth = 0;
  /** @param {boolean} isOver */
  const over = (isOver) => byId('drop').classList.toggle('over', isOver);
  addEventListener('dragenter', (event) => {
    event.preventDefault();
    depth += 1;
    over(true);
  });
  addEventListener('dragleave', () => {
    depth -= 1;
    if (depth === 0) over(false);
  });
  addEventListener('dragover', (event) => event.preventDefault());
  addEventListener('drop', (event) => {
    event.preventDefault();
    depth = 0;
    over(false);
    enqueue([...(event.dataTransfer?.files ?? [])]);
  });
}

/** @param {readonly File[]} files */
function enqueue(files) {
  for (const file of files) {
    const item = copyOf('upload-template');
    setText(find(item, '.name'), file.name);
    byId('uploads').append(item);
    const fields = chosenFields();
    // The same key for every try: a PDF whose answer got lost is not made twice.
    const upload = { file, item, fields, key: randomKey() };
    const mistake = seenMistake(file);
    if (mistake === null) wait(upload);
    else fail(upload, mistake, false);
  }
  if (files.length > 0) forgetChapters();
}

/**
 * What can be told without sending anything.
 *
 * @param {File} file
 */
function seenMistake(file) {
  if (file.size === 0) return 'The file is empty.';
  if (file.size > maxUploadBytes) {
    return `The file has ${megabytes(file.size)}, more than the ${megabytes(maxUploadBytes)} that are allowed.`;
  }
  return null;
}

/** @param {Upload} upload */
function wait(upload) {
  upload.item.classList.remove('failed');
  setText(find(upload.item, '.state'), 'Waiting to be uploaded');
  setButton(upload.item, 'Cancel', () => {
    waiting.splice(waiting.indexOf(upload), 1);
    upload.item.remove();
  });
  waiting.push(upload);
  void uploadNext();
}

/** One after the other: two at a time would only halve each other's line. */
async function uploadNext() {
  if (uploading) return;
  const upload = waiting.shift();
  if (!upload) return;
  uploading = true;
  try {
    const book = await send(upload);
    upload.item.remove();
    if (book !== null) {
      addBook(book);
      if (byId('play-soon').checked && !isPlaying()) playFrom(book, 0);
      announce(`${upload.file.name} is uploaded.`);
    }
  } catch (error) {
    const { status, message } = /** @type {ServiceError} */ (error);
    fail(upload, message, status === undefined || status >= 500 || status === 401);
  } finally {
    uploading = false;
    void uploadNext();
  }
}

/** @param {Upload} upload */
function send({ file, item, fields, key }) {
  const cancel = new AbortController();
  setButton(item, 'Cancel', () => cancel.abort());
  return sendPdf(file, fields, {
    key,
    signal: cancel.signal,
    onProgress: (fraction) => {
      find(item, 'progress').value = fraction;
      const state = fraction < 1 ? `Uploading, ${Math.floor(fraction * 100)} %` : 'Checking …';
      setText(find(item, '.state'), state);
    },
  });
}

/**
 * @param {Upload} upload
 * @param {string} message
 * @param {boolean} canRetry
 */
function fail(upload, message, canRetry) {
  const { item } = upload;
  item.classList.add('failed');
  setText(find(item, '.state'), message);
  if (canRetry) setButton(item, 'Try again', () => wait(upload));
  else setButton(item, 'Dismiss', () => item.remove());
}

/**
 * @param {HTMLLIElement} item
 * @param {string} label
 * @param {() => void} action
 */
function setButton(item, label, action) {
  const button = find(item, 'button');
  setText(button, label);
  button.onclick = action;
}

function randomKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return `page-${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}
