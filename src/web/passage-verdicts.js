/** What a listener says of single passages, against the program: gathered, priced, and sent together. */
import { createEstimator } from './book-estimate.js';
import { announce, byId, newElement, setText } from './dom.js';
import { sendJson } from './http.js';
import { createPasswordField } from './password.js';

/** @import { BookChangeJson, BookJson, Removed } from './types.d.ts' */

const estimator = createEstimator(byId('verdicts-cost'));
const password = createPasswordField(byId('verdicts-locked'));
/** Of a passage, so much is named to who can't see it. UTF-16 code units. */
const BEGINNING = 60;

/** @type {BookJson | null} */
let book = null;
/** @type {Map<string, 'read' | 'leave-out' | null>} By passage, `null` to take back what was said of it before. */
const said = new Map();

/** @param {{ changed: (book: BookJson) => void }} listeners */
export function startVerdicts({ changed }) {
  byId('verdicts').addEventListener('submit', (event) => {
    event.preventDefault();
    if (book !== null) void save(book, changed);
  });
  byId('verdicts-reset').addEventListener('click', takeBack);
}

/** @param {BookJson} shown */
export function showVerdicts(shown) {
  if (book?.id !== shown.id) takeBack();
  book = shown;
  password.show(shown);
}

export function hideVerdicts() {
  takeBack();
  book = null;
}

/**
 * A button that turns what becomes of a passage, where a listener has a say.
 *
 * @param {Removed} removed
 */
export function verdictButton({ page, kind, text, passage }) {
  if (passage === null) return null;
  const isRead = kind === 'doubtful' || kind === 'wanted';
  const label = isRead ? 'Leave it out' : 'Read it';
  const button = newElement('button', label, 'quiet');
  button.type = 'button';
  button.setAttribute('aria-label', `${label}: page ${page}, ${text.slice(0, BEGINNING)}`);
  button.setAttribute('aria-pressed', String(said.has(passage)));
  button.addEventListener('click', () => {
    // What somebody said before is only taken back.
    const verdict = kind === 'wanted' || kind === 'unwanted' ? null : isRead ? 'leave-out' : 'read';
    if (!said.delete(passage)) said.set(passage, verdict);
    button.setAttribute('aria-pressed', String(said.has(passage)));
    look();
  });
  return button;
}

function look() {
  byId('verdicts').hidden = said.size === 0;
  setText(byId('verdicts-problem'), '');
  if (book === null || said.size === 0) estimator.cancel();
  else estimator.ask(book, change());
}

/** @returns {BookChangeJson} */
function change() {
  return { passages: Object.fromEntries(said) };
}

function takeBack() {
  said.clear();
  password.clear();
  for (const button of byId('left-out-list').querySelectorAll('[aria-pressed]')) {
    button.setAttribute('aria-pressed', 'false');
  }
  look();
}

/**
 * @param {BookJson} shown
 * @param {(book: BookJson) => void} changed
 */
async function save({ id }, changed) {
  byId('verdicts-save').disabled = true;
  try {
    /** @type {BookJson} */
    const answer = await sendJson('PATCH', `/v1/audiobooks/${id}`, { ...change(), ...password.given() });
    announce(`${answer.title} is read again.`);
    if (book?.id === id) {
      takeBack();
      byId('book-title').focus();
    }
    changed(answer);
  } catch (error) {
    if (book?.id === id) setText(byId('verdicts-problem'), /** @type {Error} */ (error).message);
  } finally {
    byId('verdicts-save').disabled = false;
  }
}
