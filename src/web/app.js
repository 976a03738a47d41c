/**
 * The page: uploads, the shelf with live progress, and the player. Plain browser code without a build step; everything it
 * knows comes from the public HTTP interface.
 */

/** Browsers open at most six connections to a host; uploads, audio and ordinary calls need theirs. */
const FOLLOWED_AT_ONCE = 3;
const POLL_BUSY_MS = 3_000;
const POLL_IDLE_MS = 15_000;
const FINAL = new Set(['ready', 'failed', 'cancelled']);

const byId = (id) => document.getElementById(id);
const maxUploadBytes = Number(document.body.dataset.uploadMaxBytes);

// ---------------------------------------------------------------- The shelf

/** id → { book, card, events } */
const shelf = new Map();
/** Lists that were asked for earlier may still hold them. */
const deleted = new Set();
let nextCursor = null;
let pollTimer;

async function refresh() {
  clearTimeout(pollTimer);
  try {
    const page = await getJson('/v1/audiobooks');
    showNotice(null);
    mergeFirstPage(page.audiobooks.filter(({ id }) => !deleted.has(id)));
    if (shelf.size <= page.audiobooks.length) nextCursor = page.nextCursor;
    byId('more').hidden = nextCursor === null;
    byId('empty').hidden = shelf.size > 0;
  } catch (error) {
    showNotice(`${error.message} Trying again …`);
  }
  followBusiest();
  schedulePoll();
}

function schedulePoll() {
  clearTimeout(pollTimer);
  const unfollowed = [...shelf.values()].some(({ book, events }) => !FINAL.has(book.status) && !events);
  const trouble = !byId('notice').hidden;
  pollTimer = setTimeout(
    () => (document.hidden ? schedulePoll() : void refresh()),
    unfollowed || trouble ? POLL_BUSY_MS : POLL_IDLE_MS,
  );
}

/** What the server no longer has among its newest is gone from the shelf, too. */
function mergeFirstPage(books) {
  const oldest = books.at(-1)?.createdAt ?? '';
  const ids = new Set(books.map(({ id }) => id));
  for (const [id, { book }] of shelf) {
    if (!ids.has(id) && (books.length === 0 || book.createdAt > oldest)) removeCard(id);
  }
  showInOrder(books, null);
}

/** The server knows the order best: times in JSON are too coarse to tell books apart that came together. */
function showInOrder(books, before) {
  let previous = before;
  for (const book of books) {
    showBook(book);
    const { card } = shelf.get(book.id);
    if (card.previousElementSibling !== previous) {
      byId('shelf').insertBefore(card, previous === null ? byId('shelf').firstChild : previous.nextSibling);
    }
    previous = card;
  }
}

async function showMore() {
  const page = await getJson(`/v1/audiobooks?cursor=${encodeURIComponent(nextCursor)}`);
  showInOrder(page.audiobooks, byId('shelf').lastElementChild);
  nextCursor = page.nextCursor;
  byId('more').hidden = nextCursor === null;
  followBusiest();
}

function showBook(book) {
  const known = shelf.get(book.id);
  const entry = known ?? { book, card: makeCard(book.id), events: null };
  if (known && FINAL.has(book.status) && !FINAL.has(known.book.status)) announceEnd(book);
  entry.book = book;
  if (!known) {
    shelf.set(book.id, entry);
    byId('shelf').prepend(entry.card);
    byId('empty').hidden = true;
  }
  fillCard(entry.card, book);
  if (player.id === book.id) updatePlayer(book);
}

function removeCard(id) {
  const entry = shelf.get(id);
  if (!entry) return;
  entry.events?.close();
  entry.card.remove();
  shelf.delete(id);
  if (player.id === id) closePlayer();
  byId('empty').hidden = shelf.size > 0;
}

/** The books that are being made are followed live, a few at a time; the others are seen by polling. */
function followBusiest() {
  const busy = [...shelf.values()].filter(({ book }) => !FINAL.has(book.status));
  let followed = busy.filter(({ events }) => events).length;
  for (const entry of busy) {
    if (entry.events || followed >= FOLLOWED_AT_ONCE) continue;
    follow(entry);
    followed += 1;
  }
}

function follow(entry) {
  const { id } = entry.book;
  const events = new EventSource(`/v1/audiobooks/${id}/events`);
  entry.events = events;
  const stop = () => {
    events.close();
    entry.events = null;
    followBusiest();
  };
  events.addEventListener('book', (event) => {
    const book = JSON.parse(event.data);
    showBook(book);
    if (FINAL.has(book.status)) stop();
  });
  events.addEventListener('deleted', () => {
    stop();
    removeCard(id);
  });
  events.addEventListener('error', () => {
    // While the service restarts the browser comes back by itself; otherwise polling takes over.
    if (events.readyState === EventSource.CLOSED) {
      entry.events = null;
      schedulePoll();
    }
  });
}

function makeCard(id) {
  const card = byId('book-template').content.firstElementChild.cloneNode(true);
  card.dataset.id = id;
  card.querySelector('.cover').style.setProperty('--hue', String(Number.parseInt(id.slice(0, 4), 16) % 360));
  const heading = card.querySelector('h3');
  heading.id = `title-${id}`;
  card.querySelector('article').setAttribute('aria-labelledby', heading.id);
  for (const control of card.querySelectorAll('.buttons > *')) {
    control.setAttribute('aria-describedby', heading.id);
  }
  card.querySelector('progress').setAttribute('aria-labelledby', heading.id);
  card.querySelector('.play').addEventListener('click', () => play(shelf.get(id).book));
  card.querySelector('.delete').addEventListener('click', () => void confirmDelete(shelf.get(id).book));
  return card;
}

function fillCard(card, book) {
  const { status, progress, error } = book;
  card.dataset.status = status;
  setText(card.querySelector('h3'), book.title);
  setText(card.querySelector('.cover span'), (Array.from(book.title.trim())[0] ?? '?').toUpperCase());
  setText(card.querySelector('.meta'), describe(book));

  card.querySelector('.making').hidden = FINAL.has(status);
  const bar = card.querySelector('progress');
  if (progress.fraction === 0) bar.removeAttribute('value');
  else bar.value = progress.fraction;
  setText(card.querySelector('.making .state'), describeProgress(book));

  card.querySelector('.problem').hidden = status !== 'failed' && status !== 'cancelled';
  setText(card.querySelector('.problem-title'), error?.title ?? 'This audiobook was cancelled');
  setText(card.querySelector('.problem-hint'), [error?.detail, error?.hint].filter(Boolean).join(' '));

  const live = !FINAL.has(status) && progress.segmentsDone > 0;
  const playButton = card.querySelector('.play');
  playButton.hidden = status !== 'ready' && !live;
  setText(playButton.querySelector('span'), live ? 'Listen now' : 'Listen');
  const download = card.querySelector('.download');
  download.hidden = book.audio.mp3 === null;
  if (book.audio.mp3 !== null) download.href = `${book.audio.mp3}?download`;
}

function describe(book) {
  const parts = [];
  if (book.durationSeconds !== null) parts.push(duration(book.durationSeconds));
  if (book.chapters.length > 1) parts.push(`${book.chapters.length} chapters`);
  if (book.pages !== null) parts.push(book.pages === 1 ? '1 page' : `${book.pages.toLocaleString()} pages`);
  if (book.language !== null) parts.push(languageName(book.language));
  if (book.speed !== 1) parts.push(`${book.speed} ×`);
  if (book.cost.estimatedUsd > 0) parts.push(`$${book.cost.estimatedUsd.toFixed(2)}`);
  return parts.join(' · ');
}

function describeProgress({ status, progress, pages }) {
  const percent = `${Math.floor(progress.fraction * 100)} %`;
  switch (status) {
    case 'queued':
      return 'Waiting for its turn …';
    case 'extracting':
      return pages === null ? 'Opening the PDF …' : `Reading ${pages.toLocaleString()} pages …`;
    case 'narrating': {
      const left = progress.etaSeconds === null ? '' : `, ${timeLeft(progress.etaSeconds)}`;
      return `Narrating, ${percent} done${left}`;
    }
    case 'assembling':
      return 'Putting the chapters together …';
    default:
      return '';
  }
}

function announceEnd(book) {
  const outcome = book.status === 'ready' ? 'is ready to listen to' : 'could not be made';
  byId('announcer').textContent = `${book.title} ${outcome}.`;
}

async function confirmDelete(book) {
  const dialog = byId('confirm');
  const making = !FINAL.has(book.status);
  setText(
    byId('confirm-text'),
    `“${book.title}” ${making ? 'is still being made. It will be stopped and deleted' : 'will be deleted'}, with its audio.`,
  );
  dialog.returnValue = 'cancel';
  dialog.showModal();
  await new Promise((resolve) => dialog.addEventListener('close', resolve, { once: true }));
  if (dialog.returnValue !== 'delete') return;
  try {
    const answer = await fetch(`/v1/audiobooks/${book.id}`, { method: 'DELETE' });
    if (!answer.ok && answer.status !== 404) throw new Error(await problemText(answer));
    deleted.add(book.id);
    removeCard(book.id);
    byId('announcer').textContent = `${book.title} is deleted.`;
    byId('books').focus({ preventScroll: true });
  } catch (error) {
    showNotice(error.message);
  }
}

// ---------------------------------------------------------------- Uploads

const waiting = [];
let uploading = false;

function enqueue(files) {
  for (const file of files) {
    const item = byId('upload-template').content.firstElementChild.cloneNode(true);
    setText(item.querySelector('.name'), file.name);
    byId('uploads').append(item);
    const upload = {
      file,
      item,
      key: randomKey(),
      voice: byId('voice').value,
      speed: byId('speed').value,
    };
    const mistake = seenMistake(file);
    if (mistake === null) wait(upload);
    else failUpload(upload, mistake, false);
  }
}

/** What can be told without sending anything. */
function seenMistake(file) {
  if (file.size === 0) return 'The file is empty.';
  if (file.size > maxUploadBytes) {
    return `The file has ${megabytes(file.size)}, more than the ${megabytes(maxUploadBytes)} that are allowed.`;
  }
  return null;
}

function wait(upload) {
  upload.item.classList.remove('failed');
  setText(upload.item.querySelector('.state'), 'Waiting to be uploaded');
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
      showBook(book);
      followBusiest();
      byId('announcer').textContent = `${upload.file.name} is uploaded.`;
    }
  } catch (error) {
    failUpload(upload, error.message, error.canRetry !== false);
  } finally {
    uploading = false;
    void uploadNext();
  }
}

/** XMLHttpRequest, since fetch() can't tell how much has been sent. Resolves to null when it was cancelled. */
function send({ file, item, key, voice, speed }) {
  const form = new FormData();
  if (voice !== '') form.append('voice', voice);
  form.append('speed', speed);
  form.append('file', file, file.name);
  const bar = item.querySelector('progress');
  const state = item.querySelector('.state');
  const request = new XMLHttpRequest();
  return new Promise((resolve, reject) => {
    setButton(item, 'Cancel', () => request.abort());
    request.upload.addEventListener('progress', ({ loaded, total }) => {
      bar.value = loaded / total;
      setText(state, loaded < total ? `Uploading, ${Math.floor((loaded / total) * 100)} %` : 'Checking …');
    });
    request.addEventListener('load', () => {
      const answer = parse(request.responseText);
      if (request.status === 202 && answer !== null) resolve(answer);
      else
        reject(Object.assign(new Error(textOf(answer, request.status)), { canRetry: request.status >= 500 }));
    });
    request.addEventListener('error', () => reject(new Error('The connection broke off.')));
    request.addEventListener('abort', () => resolve(null));
    request.open('POST', '/v1/audiobooks');
    // The same key for every try: a PDF whose answer got lost is not made twice.
    request.setRequestHeader('Idempotency-Key', key);
    request.send(form);
  });
}

function failUpload(upload, message, canRetry) {
  const { item } = upload;
  item.classList.add('failed');
  setText(item.querySelector('.state'), message);
  if (canRetry) setButton(item, 'Try again', () => wait(upload));
  else setButton(item, 'Dismiss', () => item.remove());
}

function setButton(item, label, action) {
  const button = item.querySelector('button');
  setText(button, label);
  button.onclick = action;
}

function randomKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return `page-${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

function listenForDrops() {
  const drop = byId('drop');
  const input = byId('file');
  input.addEventListener('change', () => {
    enqueue([...input.files]);
    input.value = '';
  });
  // The whole page takes files: one that misses the frame must not replace the page.
  let depth = 0;
  const over = (isOver) => drop.classList.toggle('over', isOver);
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
    enqueue([...event.dataTransfer.files]);
  });
}

async function fillVoices() {
  const select = byId('voice');
  const { voices, defaultVoice } = await getJson('/v1/voices');
  if (defaultVoice !== null) {
    const name = voices.find(({ id }) => id === defaultVoice)?.name ?? defaultVoice;
    setText(select.options[0], `${name}, where it fits the language`);
  }
  const spoken = navigator.languages.map((tag) => tag.split('-')[0]);
  const isSpoken = ({ languages }) => languages.some((tag) => spoken.includes(tag.split('-')[0]));
  const sorted = [...voices].sort((a, b) => a.name.localeCompare(b.name));
  addVoices(select, 'In your languages', sorted.filter(isSpoken));
  addVoices(
    select,
    'In other languages',
    sorted.filter((voice) => !isSpoken(voice)),
  );
  remember(select);
}

function addVoices(select, label, voices) {
  if (voices.length === 0) return;
  const group = document.createElement('optgroup');
  group.label = label;
  for (const { id, name, usdPerMillionCharacters: price } of voices) {
    const suffix = price > 0 ? `, $${price} a million characters` : '';
    group.append(new Option(`${name}${suffix}`, id));
  }
  select.append(group);
}

/** Keeps a choice for the next visit, where the browser lets us. */
function remember(select) {
  try {
    const kept = localStorage.getItem(select.id);
    if (kept !== null && [...select.options].some(({ value }) => value === kept)) select.value = kept;
    select.addEventListener('change', () => localStorage.setItem(select.id, select.value));
  } catch {
    // Private windows may forbid it.
  }
}

// ---------------------------------------------------------------- The player

const audio = byId('audio');
/** `live`: the source is the narration that is still being made. */
const player = { id: null, live: false, chapters: [], chapterKey: '' };

function play(book) {
  if (player.id === book.id && !audio.error) {
    void audio.play();
    return;
  }
  player.id = book.id;
  byId('player').hidden = false;
  document.body.classList.add('playing');
  for (const { card } of shelf.values()) card.classList.toggle('current', card.dataset.id === book.id);
  load(book, 0);
  updatePlayer(book);
  void audio.play().catch(() => undefined);
}

function load(book, fromSeconds) {
  player.live = book.status !== 'ready';
  audio.src = player.live ? `/v1/audiobooks/${book.id}/live.mp3` : book.audio.mp3;
  if (fromSeconds > 0) {
    audio.addEventListener('loadedmetadata', () => (audio.currentTime = fromSeconds), { once: true });
  }
}

function updatePlayer(book) {
  setText(byId('player-title'), book.title);
  if (player.live && book.status === 'ready') {
    // The finished file begins like the live one, and can be sought in.
    const wasPlaying = !audio.paused;
    load(book, audio.currentTime);
    if (wasPlaying) void audio.play().catch(() => undefined);
  }
  player.chapters = player.live ? [] : book.chapters;
  byId('chapters-toggle').hidden = player.chapters.length < 2;
  if (player.chapters.length < 2) toggleChapters(false);
  fillChapters();
  showPosition();
}

function fillChapters() {
  const key = JSON.stringify([player.id, player.chapters]);
  if (key === player.chapterKey) return;
  player.chapterKey = key;
  byId('chapters').replaceChildren(
    ...player.chapters.map((chapter) => {
      const item = document.createElement('li');
      const button = document.createElement('button');
      button.type = 'button';
      const title = document.createElement('span');
      setText(title, chapter.title);
      const start = document.createElement('time');
      setText(start, clock(chapter.startSeconds ?? 0));
      button.append(title, start);
      button.addEventListener('click', () => {
        audio.currentTime = chapter.startSeconds ?? 0;
        void audio.play();
      });
      item.append(button);
      return item;
    }),
  );
}

function showPosition() {
  if (player.id === null) return;
  const now = audio.currentTime;
  const index = player.chapters.findLastIndex(({ startSeconds }) => (startSeconds ?? 0) <= now + 0.25);
  byId('chapters')
    .querySelectorAll('button')
    .forEach((button, position) => button.setAttribute('aria-current', String(position === index)));
  const chapter = player.chapters[index];
  setText(byId('player-state'), player.live ? 'Live, while it is being narrated' : (chapter?.title ?? ''));
}

function toggleChapters(open) {
  byId('chapters').hidden = !open;
  byId('chapters-toggle').setAttribute('aria-expanded', String(open));
}

function closePlayer() {
  audio.pause();
  audio.removeAttribute('src');
  audio.load();
  player.id = null;
  byId('player').hidden = true;
  document.body.classList.remove('playing');
  for (const { card } of shelf.values()) card.classList.remove('current');
}

function listenToPlayer() {
  audio.addEventListener('timeupdate', showPosition);
  audio.addEventListener('error', () => {
    if (player.id !== null && audio.hasAttribute('src')) {
      setText(byId('player-state'), 'The connection broke off. Press “Listen” to start again.');
    }
  });
  byId('player-close').addEventListener('click', closePlayer);
  byId('chapters-toggle').addEventListener('click', () => toggleChapters(byId('chapters').hidden));
}

// ---------------------------------------------------------------- Small things

async function getJson(path) {
  let answer;
  try {
    answer = await fetch(path);
  } catch {
    throw new Error('The service can’t be reached just now.');
  }
  if (!answer.ok) throw new Error(await problemText(answer));
  return answer.json();
}

async function problemText(answer) {
  return textOf(parse(await answer.text()), answer.status);
}

function textOf(problem, status) {
  if (!problem?.title) return `The service answered with an error (${status}).`;
  return [problem.title, problem.detail, problem.hint].filter(Boolean).map(withFullStop).join(' ');
}

function withFullStop(text) {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Screen readers and selections are left alone where nothing changed. */
function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

function showNotice(text) {
  const notice = byId('notice');
  notice.hidden = text === null;
  setText(notice, text ?? '');
}

function duration(seconds) {
  const minutes = Math.max(1, Math.round(seconds / 60));
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

function timeLeft(seconds) {
  if (seconds < 10) return 'a few seconds left';
  if (seconds < 90) return `about ${Math.round(seconds / 10) * 10} seconds left`;
  return `about ${duration(seconds)} left`;
}

function clock(seconds) {
  const whole = Math.floor(seconds);
  const two = (number) => String(number).padStart(2, '0');
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return `${minutes}:${two(whole % 60)}`;
  return `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(whole % 60)}`;
}

function languageName(tag) {
  try {
    return new Intl.DisplayNames(['en'], { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

function megabytes(bytes) {
  return `${(bytes / 1024 / 1024).toFixed(bytes < 10 * 1024 * 1024 ? 1 : 0)} MB`;
}

setText(byId('limit'), `Up to ${megabytes(maxUploadBytes)}`);
listenForDrops();
listenToPlayer();
remember(byId('speed'));
byId('more').addEventListener('click', () => void showMore().catch((error) => showNotice(error.message)));
document.addEventListener('visibilitychange', () => {
  if (!document.hidden) void refresh();
});
void refresh();
void fillVoices().catch(() => undefined);
