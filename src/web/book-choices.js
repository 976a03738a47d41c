/** What is to be read of a book, and how: the program's guesses, to be overruled. */
import { createEstimator } from './book-estimate.js';
import { fillChapters, readChapters } from './chapter-list.js';
import { announce, byId, setText } from './dom.js';
import { isFinal } from './book-card.js';
import { languageName } from './format.js';
import { sendJson } from './http.js';
import { fillLanguages, fillVoices, getVoices, select } from './voices.js';

const form = byId('choices-form');
const field = (name) => form.elements.namedItem(name);
const estimator = createEstimator(byId('choices-cost'));

let book = null;
/** What the form said when it was filled: only what is different then is sent. */
let initial = {};
let changed = () => undefined;
let offered = null;

export function startChoices(listeners) {
  ({ changed } = listeners);
  field('speed').append(...[...byId('speed').options].map(({ text, value }) => new Option(text, value)));
  form.addEventListener('input', look);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void save();
  });
  byId('choices-reset').addEventListener('click', () => fill());
}

export function showChoices(shown) {
  book = shown;
  fill();
  void offer().catch((error) => showProblem(error.message));
}

/** What somebody has begun to change stays as it is. */
export function updateChoices(shown) {
  const wasTouched = book?.id === shown.id && Object.keys(changes()).length > 0;
  book = shown;
  if (!wasTouched) fill();
}

export function hideChoices() {
  estimator.cancel();
  book = null;
  field('title').value = '';
  fillChapters([]);
}

async function offer() {
  if (offered !== null) return;
  const answer = await getVoices();
  if (offered !== null) return;
  offered = answer;
  for (const [name, fillList] of [
    ['voice', fillVoices],
    ['language', fillLanguages],
  ]) {
    const list = field(name);
    const { value } = list;
    // What stood for the choice until now had no name.
    list.length = 1;
    fillList(list, offered);
    select(list, value);
  }
}

function fill() {
  const { choices, title, speed, language } = book;
  field('title').value = title;
  const detected = choices.language === null && language !== null ? `, ${languageName(language)}` : '';
  setText(field('language').options[0], `As detected${detected}`);
  select(field('language'), choices.language ?? '', languageName(choices.language ?? ''));
  select(field('voice'), choices.voice ?? '');
  select(field('speed'), String(speed), `${speed} ×`);
  for (const box of form.querySelectorAll('[name="include"]'))
    box.checked = choices.include.includes(box.value);
  fillChapters(book.chapters);
  initial = read();
  look();
}

function read() {
  return {
    title: field('title').value.trim(),
    language: field('language').value || null,
    voice: field('voice').value || null,
    speed: Number(field('speed').value),
    include: [...form.querySelectorAll('[name="include"]:checked')].map(({ value }) => value),
    ...readChapters(),
  };
}

/** The fields that somebody changed, as PATCH takes them. */
function changes() {
  const now = read();
  const names = Object.keys(now).filter(
    (name) => JSON.stringify(now[name]) !== JSON.stringify(initial[name]),
  );
  const found = Object.fromEntries(names.map((name) => [name, now[name]]));
  if (found.title === '') found.title = null;
  return found;
}

function look() {
  const wishes = changes();
  const isChanged = Object.keys(wishes).length > 0;
  // A book that failed may be tried again as it is.
  const canRetry = book.status === 'failed' || book.status === 'cancelled';
  showProblem('');
  byId('choices-save').disabled = !isChanged && !canRetry;
  setText(byId('choices-save'), canRetry && !isChanged ? 'Try again' : 'Narrate it anew');
  byId('choices-reset').hidden = !isChanged;
  if (wishes.chapters === '') {
    estimator.cancel();
    showProblem('Leave at least one chapter in.');
    byId('choices-save').disabled = true;
  } else if (isChanged) estimator.ask(book, wishes);
  else estimator.cancel(isFinal(book) ? '' : 'It is being made just now. A change starts it anew.');
}

async function save() {
  const wishes = changes();
  const { id } = book;
  byId('choices-save').disabled = true;
  try {
    const path = `/v1/audiobooks/${id}`;
    const isRetry = Object.keys(wishes).length === 0;
    const answer = isRetry
      ? await sendJson('POST', `${path}/narrate`, {})
      : await sendJson('PATCH', path, wishes);
    announce(`${answer.title} is narrated anew.`);
    // Left meanwhile, perhaps for another book.
    if (book?.id !== id) {
      changed(answer);
      return;
    }
    book = answer;
    fill();
    changed(answer);
    byId('book-title').focus();
  } catch (error) {
    if (book?.id !== id) return;
    showProblem(error.message);
    byId('choices-save').disabled = false;
  }
}

function showProblem(text) {
  setText(byId('choices-problem'), text);
}
