import { announce, byId, copyOf, find, setText } from './dom.js';
import { megabytes } from './format.js';
import { chosenFields, forgetChapters } from './options.js';
import { playFrom } from './player/controls.js';
import { isPlaying } from './player/playback.js';
import { startUnlocking } from './password.js';
import { sendPdf } from './send-pdf.js';
import { addBook } from './shelf.js';

/** @import { ServiceError } from './types.d.ts' */
/** @typedef {{ file: File, item: HTMLLIElement, fields: Record<string, string>, key: string, tries: number }} Upload */

const maxUploadBytes = Number(document.body.dataset['uploadMaxBytes']);
/** Between tries of an upload whose line was cut. */
const RETRY_MS = [2_000, 5_000, 15_000, 60_000];
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
  // What is half sent would be lost.
  addEventListener('beforeunload', (event) => {
    if (uploading || waiting.length > 0) event.preventDefault();
  });
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

/**
 * Another version of a book's PDF, which gets what was chosen for that one.
 *
 * @param {File} file
 * @param {string} of the book's id
 */
export function sendEdition(file, of) {
  enqueue([file], () => ({ editionOf: of }));
}

/**
 * @param {readonly File[]} files
 * @param {() => Record<string, string>} fieldsOf what is chosen for each
 */
function enqueue(files, fieldsOf = chosenFields) {
  for (const file of files) {
    const item = copyOf('upload-template');
    setText(find(item, '.name'), file.name);
    byId('uploads').append(item);
    const fields = fieldsOf();
    // The same key for every try: a PDF whose answer got lost is not made twice.
    /** @type {Upload} */
    const upload = { file, item, fields, key: randomKey(), tries: 0 };
    startUnlocking(find(item, 'form.unlock'), (password) => {
      upload.fields['password'] = password;
      wait(upload);
    });
    const mistake = seenMistake(file);
    if (mistake === null) wait(upload);
    else fail(upload, mistake, false);
  }
  if (files.length > 0 && fieldsOf === chosenFields) forgetChapters();
}

/**
 * What can be told without sending anything.
 *
 * @param {File} file
 */
function seenMistake(file) {
  if (file.size === 0) return 'The file is empty. Choose it again, once it is whole.';
  if (!/\.pdf$/i.test(file.name) && file.type !== 'application/pdf') {
    return 'This is no PDF. Save it as one in the program that it comes from, and choose that.';
  }
  if (file.size > maxUploadBytes) {
    return `The file has ${megabytes(file.size)}, more than the ${megabytes(maxUploadBytes)} that are allowed. Send it in parts, or with smaller pictures.`;
  }
  return null;
}

/** @param {Upload} upload */
function wait(upload) {
  upload.item.classList.remove('failed');
  find(upload.item, 'form.unlock').hidden = true;
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
    const { status, code, message } = /** @type {ServiceError} */ (error);
    if (code === 'pdf-encrypted' || code === 'password-wrong') {
      askForPassword(upload, code);
      return;
    }
    fail(upload, message, status === undefined || status >= 500 || status === 401);
    if (status === undefined || status >= 502) retryLater(upload);
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
 * The line was cut. The key is the same: what arrived without an answer is not made twice.
 *
 * @param {Upload} upload
 */
function retryLater(upload) {
  const delay = RETRY_MS[upload.tries];
  if (delay === undefined) return;
  upload.tries += 1;
  setText(find(upload.item, '.state'), 'The connection broke off. It is sent again by itself …');
  setTimeout(() => {
    // Sent again by hand meanwhile, or taken away.
    if (upload.item.classList.contains('failed') && upload.item.isConnected) wait(upload);
  }, delay);
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
 * @param {Upload} upload
 * @param {'pdf-encrypted' | 'password-wrong'} code
 */
function askForPassword(upload, code) {
  const { item } = upload;
  delete upload.fields['password'];
  fail(
    upload,
    code === 'pdf-encrypted'
      ? 'This PDF is locked. Type its password, and it is sent again.'
      : 'That isn’t its password. Mind capitals and spaces.',
    false,
  );
  find(item, 'form.unlock').hidden = false;
  // Whoever is typing elsewhere isn't torn away.
  const isTyping = document.activeElement?.matches('input:not([type="file"])') ?? false;
  if (!isTyping) find(item, '[name="password"]').focus();
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
