/** How the words of one book are to be said: rules that are tried out before they are paid for. */
import { createEstimator } from './book-estimate.js';
import { announce, byId, copyOf, find, newElement, setText } from './dom.js';
import { getJson, sendJson } from './http.js';
import { createPasswordField } from './password.js';

/** @import { BookJson, Estimate, PronunciationRule, Pronunciations } from './types.d.ts' */

const rows = byId('word-rows');
const estimator = createEstimator(byId('words-cost'), showEffect);
const password = createPasswordField(byId('words-locked'));

/** @type {BookJson | null} */
let book = null;
/** @type {WeakMap<Element, PronunciationRule>} What this page has no control for is kept: the language of a rule. */
const ruleOfRow = new WeakMap();
/** As they are kept by the service, for telling whether something was changed. */
let kept = '';
/** @type {(book: BookJson) => void} */
let changed = () => undefined;

/** @param {{ changed: (book: BookJson) => void }} listeners */
export function startWords(listeners) {
  ({ changed } = listeners);
  byId('words-form').addEventListener('input', look);
  byId('words-form').addEventListener('submit', (event) => {
    event.preventDefault();
    const button = /** @type {HTMLButtonElement | null} */ (event.submitter);
    if (book !== null) void save(book, { narrate: button?.value !== 'later' });
  });
  byId('word-add').addEventListener('click', () => {
    find(addRow({ match: '', spoken: '' }), 'input').focus();
    look();
  });
}

/** @param {BookJson} shown */
export function showWords(shown) {
  book = shown;
  password.clear();
  password.show(shown);
  rows.replaceChildren();
  showEffect(null);
  void load(shown.id);
}

/** @param {BookJson} shown */
export function updateWords(shown) {
  book = shown;
  password.show(shown);
}

export function hideWords() {
  estimator.cancel();
  rows.replaceChildren();
  showEffect(null);
}

/** @param {string} id */
async function load(id) {
  try {
    /** @type {Pronunciations} */
    const { rules } = await getJson(`/v1/audiobooks/${id}/pronunciations`);
    if (book?.id !== id || rows.childElementCount > 0) return;
    for (const rule of rules) addRow(rule);
    if (rules.length === 0) addRow({ match: '', spoken: '' });
    kept = JSON.stringify(readRules());
    look();
  } catch (error) {
    showProblem(/** @type {Error} */ (error).message);
  }
}

/** @param {PronunciationRule} rule */
function addRow(rule) {
  const row = copyOf('word-template');
  ruleOfRow.set(row, rule);
  find(row, '[name="match"]').value = rule.match;
  find(row, '[name="spoken"]').value = rule.spoken;
  find(row, '[name="caseSensitive"]').checked = rule.caseSensitive ?? false;
  find(row, '.remove').addEventListener('click', () => {
    const next = row.nextElementSibling ?? row.previousElementSibling;
    row.remove();
    (next === null ? byId('word-add') : find(next, 'input')).focus();
    look();
  });
  rows.append(row);
  return row;
}

/**
 * Rows in which nothing was written as yet are none.
 *
 * @returns {PronunciationRule[]}
 */
function readRules() {
  return [...rows.children].flatMap((row) => {
    const match = find(row, '[name="match"]').value.trim();
    const spoken = find(row, '[name="spoken"]').value.trim();
    const caseSensitive = find(row, '[name="caseSensitive"]').checked;
    return match === '' ? [] : [{ ...ruleOfRow.get(row), match, spoken, caseSensitive }];
  });
}

function look() {
  const rules = readRules();
  const isChanged = JSON.stringify(rules) !== kept;
  showProblem('');
  byId('words-save').disabled = false;
  byId('words-later').disabled = !isChanged;
  if (book !== null) estimator.ask(book, { rules });
}

/** @param {Estimate | null} estimate */
function showEffect(estimate) {
  const effect = estimate?.pronunciations ?? null;
  byId('words-effect').hidden = effect === null || effect.sentences === 0;
  if (effect === null) return;
  const count = effect.sentences === 1 ? 'One sentence' : `${effect.sentences.toLocaleString()} sentences`;
  setText(
    byId('words-effect-title'),
    `${count} of this book ${effect.sentences === 1 ? 'uses' : 'use'} them`,
  );
  byId('words-examples').lang = book?.language ?? '';
  byId('words-examples').replaceChildren(
    ...effect.examples.map(({ written, spoken }) => {
      const item = newElement('li');
      item.append(newElement('span', written, 'written'), newElement('span', spoken, 'spoken'));
      return item;
    }),
  );
}

/**
 * @param {BookJson} shown
 * @param {{ narrate: boolean }} then
 */
async function save({ id }, { narrate }) {
  const rules = readRules();
  const path = `/v1/audiobooks/${id}`;
  for (const button of [byId('words-save'), byId('words-later')]) button.disabled = true;
  try {
    await sendJson('PUT', `${path}/pronunciations`, { rules });
    // Unless another book was opened meanwhile.
    if (book?.id === id) kept = JSON.stringify(rules);
    if (narrate) {
      /** @type {BookJson} */
      const answer = await sendJson('POST', `${path}/narrate`, password.given());
      changed(answer);
      announce(`${answer.title} is read again.`);
      if (book?.id === id) byId('book-title').focus();
    } else {
      announce('Saved. You hear it when the book is read again.');
    }
    byId('words-save').disabled = false;
  } catch (error) {
    if (book?.id !== id) return;
    look();
    showProblem(/** @type {Error} */ (error).message);
  }
}

/** @param {string} text */
function showProblem(text) {
  setText(byId('words-problem'), text);
}
