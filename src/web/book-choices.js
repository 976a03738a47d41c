/** What is to be read of a book, and how: the program's guesses, to be overruled. */
import { createEstimator } from './book-estimate.js';
import { fillChapters, readChapters } from './chapter-list.js';
import { announce, byId, find, inputs, setText } from './dom.js';
import { isFinal } from './book-state.js';
import { languageName } from './format.js';
import { sendJson } from './http.js';
import { fillOwnVoices, offerOwnVoices, readOwnVoices } from './own-voices.js';
import { createPasswordField } from './password.js';
import { createSample } from './sample.js';
import {
  canBeAway,
  fillOfflineVoices,
  fillLanguages,
  fillVoices,
  getVoices,
  noteFavourite,
  select,
} from './voices.js';

/** @import { BookChangeJson, BookJson } from './types.d.ts' */
/** @typedef {(book: BookJson) => void} Changed hears of the book as it is now */

const form = byId('choices-form');
const title = find(form, '[name="title"]');
/** @param {'language' | 'voice' | 'speed' | 'fallbackVoice'} name */
const list = (name) => /** @type {HTMLSelectElement} */ (form.elements.namedItem(name));
const estimator = createEstimator(byId('choices-cost'));
const password = createPasswordField(byId('choices-locked'));

/** @type {BookJson | null} */
let book = null;
/** The book's own beginning, in the voice that is chosen, or in the one that it has by itself. */
const sample = createSample(byId('hear-book'), byId('hear-book-state'), () => ({
  voice: list('voice').value || (book?.voice ?? ''),
  query: { ...(book !== null && { book: book.id }), speed: list('speed').value },
}));
/** @type {BookChangeJson} What the form said when it was filled: only what is different then is sent. */
let initial = {};
/** @type {Changed} */
let changed = () => undefined;
let isOffered = false;

/** @param {{ changed: Changed }} listeners */
export function startChoices(listeners) {
  ({ changed } = listeners);
  list('speed').append(...[...byId('speed').options].map(({ text, value }) => new Option(text, value)));
  form.addEventListener('input', () => withBook(look));
  for (const name of /** @type {const} */ (['voice', 'speed'])) {
    list(name).addEventListener('change', sample.look);
  }
  list('voice').addEventListener('change', () => noteFavourite(list('voice').value));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    withBook((shown) => void save(shown));
  });
  byId('choices-reset').addEventListener('click', () => withBook(fill));
  // What somebody has begun to change would be lost.
  addEventListener('beforeunload', (event) => {
    if (book !== null && Object.keys(changes()).length > 0) event.preventDefault();
  });
}

/** @param {BookJson} shown */
export function showChoices(shown) {
  book = shown;
  password.clear();
  fill(shown);
  void offer().catch((/** @type {Error} */ error) => showProblem(error.message));
}

/**
 * What somebody has begun to change stays as it is.
 *
 * @param {BookJson} shown
 */
export function updateChoices(shown) {
  const wasTouched = book?.id === shown.id && Object.keys(changes()).length > 0;
  book = shown;
  password.show(shown);
  if (!wasTouched) fill(shown);
}

export function hideChoices() {
  estimator.cancel();
  book = null;
  sample.look();
  title.value = '';
  fillChapters([]);
}

/** @param {(book: BookJson) => void} action */
function withBook(action) {
  if (book !== null) action(book);
}

async function offer() {
  if (isOffered) return;
  const offered = await getVoices();
  if (isOffered) return;
  isOffered = true;
  /** @type {['voice' | 'language', typeof fillVoices][]} */
  const lists = [
    ['voice', fillVoices],
    ['language', fillLanguages],
  ];
  for (const [name, fillList] of lists) {
    const { value } = list(name);
    // What stood for the choice until now had no name.
    list(name).length = 1;
    fillList(list(name), offered);
    select(list(name), value);
  }
  list('fallbackVoice').closest('label')?.toggleAttribute('hidden', !canBeAway(offered));
  fillOfflineVoices(list('fallbackVoice'), offered);
  select(list('fallbackVoice'), book?.choices.fallbackVoice ?? '');
  offerOwnVoices(offered);
}

/** @param {BookJson} shown */
function fill(shown) {
  const { choices, speed, language } = shown;
  title.value = shown.title;
  const detected = choices.language === null && language !== null ? `, ${languageName(language)}` : '';
  setText(find(list('language'), 'option'), `As detected${detected}`);
  select(list('language'), choices.language ?? '', languageName(choices.language ?? ''));
  select(list('voice'), choices.voice ?? '');
  select(list('speed'), String(speed), `${speed} ×`);
  const included = new Set(/** @type {readonly string[]} */ (choices.include));
  for (const box of inputs(form, '[name="include"]')) box.checked = included.has(box.value);
  select(list('fallbackVoice'), choices.fallbackVoice ?? '');
  fillOwnVoices(shown);
  fillChapters(shown.chapters);
  password.show(shown);
  initial = read();
  look(shown);
  sample.look();
}

/** @returns {BookChangeJson} */
function read() {
  const included = inputs(form, '[name="include"]:checked').map(({ value }) => value);
  return {
    title: title.value.trim(),
    language: list('language').value || null,
    voice: list('voice').value || null,
    voices: readOwnVoices(),
    fallbackVoice: list('fallbackVoice').value || null,
    speed: Number(list('speed').value),
    include: /** @type {BookChangeJson['include']} */ (included),
    ...readChapters(),
  };
}

/**
 * The fields that somebody changed, as PATCH takes them.
 *
 * @returns {BookChangeJson}
 */
function changes() {
  const now = read();
  const names = /** @type {(keyof BookChangeJson)[]} */ (Object.keys(now)).filter(
    (name) => JSON.stringify(now[name]) !== JSON.stringify(initial[name]),
  );
  /** @type {BookChangeJson} */
  const found = Object.fromEntries(names.map((name) => [name, now[name]]));
  return found.title === '' ? { ...found, title: null } : found;
}

/** @param {BookJson} shown */
function look(shown) {
  const change = changes();
  const isChanged = Object.keys(change).length > 0;
  // A book that failed may be tried again as it is.
  const canRetry = shown.status === 'failed' || shown.status === 'cancelled';
  showProblem('');
  byId('choices-save').disabled = !isChanged && !canRetry;
  setText(byId('choices-save'), canRetry && !isChanged ? 'Try again' : 'Read again with these changes');
  byId('choices-reset').hidden = !isChanged;
  if (change.chapters === '') {
    estimator.cancel();
    showProblem('Leave at least one chapter in.');
    byId('choices-save').disabled = true;
  } else if (isChanged) estimator.ask(shown, change);
  else estimator.cancel(whatAChangeDoes(shown));
}

/** @param {BookJson} shown */
function whatAChangeDoes(shown) {
  if (isFinal(shown)) return '';
  if (shown.status === 'awaiting_confirmation')
    return 'Nothing is bought yet. After a change you are asked again.';
  return 'It is being made just now. A change starts it again.';
}

/** @param {BookJson} shown */
async function save({ id }) {
  const change = changes();
  byId('choices-save').disabled = true;
  try {
    const path = `/v1/audiobooks/${id}`;
    const isRetry = Object.keys(change).length === 0;
    /** @type {BookJson} */
    const answer = isRetry
      ? await sendJson('POST', `${path}/narrate`, password.given())
      : await sendJson('PATCH', path, { ...change, ...password.given() });
    announce(`${answer.title} is read again.`);
    // Left meanwhile, perhaps for another book.
    if (book?.id !== id) {
      changed(answer);
      return;
    }
    book = answer;
    fill(answer);
    changed(answer);
    byId('book-title').focus();
  } catch (error) {
    if (book?.id !== id) return;
    showProblem(/** @type {Error} */ (error).message);
    byId('choices-save').disabled = false;
  }
}

/** @param {string} text */
function showProblem(text) {
  setText(byId('choices-problem'), text);
}
