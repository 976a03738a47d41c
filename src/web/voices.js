import { languageName } from './format.js';
import { getJson } from './http.js';

/** @import { VoiceListJson } from './types.d.ts' */

/** @type {Promise<VoiceListJson> | null} */
let asked = null;

/**
 * The voices of the service and which of them speaks unless another is chosen; asked for once, if that works.
 *
 * @returns {Promise<VoiceListJson>}
 */
export function getVoices() {
  asked ??= getJson('/v1/voices').catch((error) => {
    asked = null;
    throw error;
  });
  return asked;
}

/**
 * Adds all voices to a list, those of the listener's own languages first.
 *
 * @param {HTMLSelectElement} select
 * @param {VoiceListJson} offered
 */
export function fillVoices(select, { voices }) {
  const spoken = navigator.languages.map(baseOf);
  /** @param {VoiceListJson['voices'][number]} voice */
  const isSpoken = ({ languages }) => languages.some((tag) => spoken.includes(baseOf(tag)));
  const sorted = [...voices].sort((a, b) => a.name.localeCompare(b.name));
  addVoices(select, 'In your languages', sorted.filter(isSpoken));
  addVoices(
    select,
    'In other languages',
    sorted.filter((voice) => !isSpoken(voice)),
  );
}

/**
 * @param {HTMLSelectElement} select
 * @param {string} label
 * @param {VoiceListJson['voices']} voices
 */
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

/**
 * Adds every language that some voice reads, without its regions.
 *
 * @param {HTMLSelectElement} select
 * @param {VoiceListJson} offered
 */
export function fillLanguages(select, { voices }) {
  const tags = new Set(voices.flatMap(({ languages }) => languages.map(baseOf)));
  const named = [...tags].map((tag) => ({ name: languageName(tag), tag }));
  named.sort((a, b) => a.name.localeCompare(b.name));
  select.append(...named.map(({ name, tag }) => new Option(name, tag)));
}

/**
 * Chooses a value, also one that the list doesn't have.
 *
 * @param {HTMLSelectElement} list
 * @param {string} value
 */
export function select(list, value, name = value) {
  if (![...list.options].some((option) => option.value === value)) list.append(new Option(name, value));
  list.value = value;
}

/** @param {string} tag */
function baseOf(tag) {
  return tag.split('-')[0] ?? tag;
}
