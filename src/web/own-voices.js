/** Voices for more than the narrator: headings, quotations, notes, and whoever speaks in a play. */
import { byId, copyOf, find, setText } from './dom.js';
import { createSample } from './sample.js';
import { fillVoices, noteFavourite, select } from './voices.js';

/** @import { BookJson, BookChangeJson, VoiceListJson } from './types.d.ts' */

const KINDS = /** @type {const} */ ({
  headings: 'Headings',
  quotations: 'What is said or quoted',
  notes: 'Notes',
  captions: 'Captions',
  tables: 'Tables',
  code: 'Code',
});
const rows = byId('own-voice-rows');

/** @type {VoiceListJson | null} */
let offered = null;
/** @type {BookJson | null} */
let book = null;
/** @type {Map<string, { list: HTMLSelectElement, look: () => void }>} By role. */
const lists = new Map();

/** @param {VoiceListJson} voices */
export function offerOwnVoices(voices) {
  offered = voices;
  if (book !== null) fillOwnVoices(book);
}

/**
 * A list of voices for each kind of text, and for each speaker.
 *
 * @param {BookJson} shown
 */
export function fillOwnVoices(shown) {
  book = shown;
  const { voices } = shown.choices;
  const roles = [...new Set([...Object.keys(KINDS), ...shown.speakers, ...Object.keys(voices)])];
  if (roles.join('\n') !== [...lists.keys()].join('\n') || offered !== filledWith) {
    filledWith = offered;
    lists.clear();
    rows.replaceChildren(...roles.map(toRow));
  }
  for (const [role, { list, look }] of lists) {
    select(list, voices[role] ?? '');
    look();
  }
  sumUp();
}

/** @type {VoiceListJson | null} */
let filledWith = null;

/**
 * What the lists say, as PATCH takes it: null for a part that is the narrator's.
 *
 * @returns {NonNullable<BookChangeJson['voices']>}
 */
export function readOwnVoices() {
  return Object.fromEntries([...lists].map(([role, { list }]) => [role, list.value || null]));
}

/** @param {string} role */
function toRow(role) {
  const row = copyOf('own-voice-template');
  const list = /** @type {HTMLSelectElement} */ (/** @type {unknown} */ (find(row, 'select')));
  setText(find(row, 'label span'), nameOf(role));
  if (offered !== null) fillVoices(list, offered);
  const button = find(row, 'button');
  button.setAttribute('aria-label', `Hear the voice: ${nameOf(role)}`);
  const { look } = createSample(button, find(row, 'p'), () => ({
    voice: list.value,
    query: { ...(book !== null && { book: book.id }), speed: String(book?.speed ?? 1) },
  }));
  list.addEventListener('change', () => {
    noteFavourite(list.value);
    look();
    sumUp();
  });
  lists.set(role, { list, look });
  return row;
}

/** What is folded away is said nevertheless. */
function sumUp() {
  const own = [...lists].filter(([, { list }]) => list.value !== '').map(([role]) => nameOf(role));
  setText(byId('own-voices-sum'), own.length === 0 ? '' : `: ${own.join(', ')}`);
}

/** @param {string} role */
function nameOf(role) {
  return /** @type {Record<string, string>} */ (KINDS)[role] ?? role;
}
