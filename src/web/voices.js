import { languageName } from './format.js';
import { getJson } from './http.js';
import { recall, remember } from './remembered.js';

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

/** So many of those that were chosen last stand first. */
const FAVOURITES = 5;
/** The family of the voices that are always there. */
const OFFLINE = 'espeak';
/** @type {Readonly<Record<string, string>>} What kind of voice a family has, where it isn't a neural one. */
const KINDS = { [OFFLINE]: 'offline, robotic', Standard: 'plain' };

/**
 * Whether the voice of a book can be away for a while.
 *
 * @param {VoiceListJson} offered
 */
export function canBeAway({ voices }) {
  return voices.some(({ family }) => family !== OFFLINE);
}

/**
 * Adds the voices that can read on meanwhile.
 *
 * @param {HTMLSelectElement} select
 * @param {VoiceListJson} offered
 */
export function fillOfflineVoices(select, { offlineVoices }) {
  select.append(...offlineVoices.map(({ id, name }) => new Option(`${name}, ${KINDS[OFFLINE]}, free`, id)));
}

/**
 * Adds all voices to a list, by language: those of the listener's own first, and before them what was chosen last.
 *
 * @param {HTMLSelectElement} select
 * @param {VoiceListJson} offered
 */
export function fillVoices(select, { voices }) {
  const favourites = recalled().flatMap((id) => voices.filter((voice) => voice.id === id));
  addVoices(select, 'Chosen before', favourites);
  const spoken = navigator.languages.map(baseOf);
  /** @param {string} tag */
  const rank = (tag) => (spoken.includes(tag) ? spoken.indexOf(tag) : spoken.length);
  const others = voices.filter((voice) => !favourites.includes(voice));
  const tags = [...new Set(others.map(languageOf))].map((tag) => ({ tag, name: languageName(tag) }));
  tags.sort((a, b) => rank(a.tag) - rank(b.tag) || a.name.localeCompare(b.name));
  for (const { tag, name } of tags) {
    const own = others.filter((voice) => languageOf(voice) === tag);
    addVoices(
      select,
      name,
      own.toSorted((a, b) => a.name.localeCompare(b.name)),
    );
  }
}

/**
 * Remembers a voice that somebody chose.
 *
 * @param {string} id
 */
export function noteFavourite(id) {
  if (id === '') return;
  const others = recalled().filter((other) => other !== id);
  remember('favourite-voices', [id, ...others].slice(0, FAVOURITES).join(' '));
}

function recalled() {
  return (recall('favourite-voices') ?? '').split(' ').filter((id) => id !== '');
}

/** @param {VoiceListJson['voices'][number]} voice */
function languageOf({ languages }) {
  return baseOf(languages[0] ?? 'und');
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
  for (const { id, name, family, usdPerMillionCharacters: price } of voices) {
    const suffix = price > 0 ? `, $${price} a million characters` : '';
    group.append(new Option(`${name}, ${KINDS[family] ?? 'neural'}${suffix}`, id));
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
