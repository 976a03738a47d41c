/** How the words of one book are to be said: rules that are tried out before they are paid for. */
import { createEstimator } from './book-estimate.js';
import { announce, byId, copyOf, newElement, setText } from './dom.js';
import { getJson, sendJson } from './http.js';

const rows = byId('word-rows');
const estimator = createEstimator(byId('words-cost'), showEffect);

let book = null;
/** As they are kept by the service, for telling whether something was changed. */
let kept = '';
let changed = () => undefined;

export function startWords(listeners) {
  ({ changed } = listeners);
  byId('words-form').addEventListener('input', look);
  byId('words-form').addEventListener('submit', (event) => {
    event.preventDefault();
    void save({ narrate: event.submitter?.value !== 'later' });
  });
  byId('word-add').addEventListener('click', () => {
    addRow({ match: '', spoken: '' }).querySelector('input').focus();
    look();
  });
}

export function showWords(shown) {
  book = shown;
  rows.replaceChildren();
  showEffect(null);
  void load(shown.id);
}

export function updateWords(shown) {
  book = shown;
}

export function hideWords() {
  estimator.cancel();
  rows.replaceChildren();
  showEffect(null);
}

async function load(id) {
  try {
    const { rules } = await getJson(`/v1/audiobooks/${id}/pronunciations`);
    if (book.id !== id || rows.childElementCount > 0) return;
    for (const rule of rules) addRow(rule);
    if (rules.length === 0) addRow({ match: '', spoken: '' });
    kept = JSON.stringify(readRules());
    look();
  } catch (error) {
    showProblem(error.message);
  }
}

function addRow(rule) {
  const row = copyOf('word-template');
  // What this page has no control for is kept: the language of a rule.
  row.rule = rule;
  row.querySelector('[name="match"]').value = rule.match;
  row.querySelector('[name="spoken"]').value = rule.spoken;
  row.querySelector('[name="caseSensitive"]').checked = rule.caseSensitive ?? false;
  row.querySelector('.remove').addEventListener('click', () => {
    const next = row.nextElementSibling ?? row.previousElementSibling;
    row.remove();
    (next?.querySelector('input') ?? byId('word-add')).focus();
    look();
  });
  rows.append(row);
  return row;
}

/** Rows in which nothing was written as yet are none. */
function readRules() {
  return [...rows.children].flatMap((row) => {
    const match = row.querySelector('[name="match"]').value.trim();
    const spoken = row.querySelector('[name="spoken"]').value.trim();
    const caseSensitive = row.querySelector('[name="caseSensitive"]').checked;
    return match === '' ? [] : [{ ...row.rule, match, spoken, caseSensitive }];
  });
}

function look() {
  const rules = readRules();
  const isChanged = JSON.stringify(rules) !== kept;
  showProblem('');
  byId('words-save').disabled = false;
  byId('words-later').disabled = !isChanged;
  estimator.ask(book, { rules });
}

function showEffect(estimate) {
  const effect = estimate?.pronunciations ?? null;
  byId('words-effect').hidden = effect === null || effect.sentences === 0;
  if (effect === null) return;
  const count = effect.sentences === 1 ? 'One sentence' : `${effect.sentences.toLocaleString()} sentences`;
  setText(
    byId('words-effect-title'),
    `${count} of this book ${effect.sentences === 1 ? 'uses' : 'use'} them`,
  );
  byId('words-examples').lang = book.language ?? '';
  byId('words-examples').replaceChildren(
    ...effect.examples.map(({ written, spoken }) => {
      const item = newElement('li');
      item.append(newElement('span', written, 'written'), newElement('span', spoken, 'spoken'));
      return item;
    }),
  );
}

async function save({ narrate }) {
  const rules = readRules();
  const { id } = book;
  const path = `/v1/audiobooks/${id}`;
  for (const button of [byId('words-save'), byId('words-later')]) button.disabled = true;
  try {
    await sendJson('PUT', `${path}/pronunciations`, { rules });
    // Unless another book was opened meanwhile.
    if (book.id === id) kept = JSON.stringify(rules);
    if (narrate) {
      const answer = await sendJson('POST', `${path}/narrate`, {});
      changed(answer);
      announce(`${answer.title} is narrated anew.`);
      if (book.id === id) byId('book-title').focus();
    } else {
      announce('Saved. You hear it when the book is narrated anew.');
    }
    byId('words-save').disabled = false;
  } catch (error) {
    if (book.id !== id) return;
    look();
    showProblem(error.message);
  }
}

function showProblem(text) {
  setText(byId('words-problem'), text);
}
