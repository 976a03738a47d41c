import { byId, find, inputs, setText } from './dom.js';
import { fillLanguages, fillVoices, getVoices } from './voices.js';

let isFilled = false;

/** What can be chosen for the next upload. */
export function startOptions() {
  remember(byId('speed'));
  rememberTick(byId('play-soon'));
  byId('more-choices').addEventListener('input', sumUp);
  sumUp();
}

/** Asks for the voices, until that has worked once: strangers don't hear of them. */
export function offerVoices() {
  if (!isFilled) void offer().catch(() => undefined);
}

async function offer() {
  const offered = await getVoices();
  if (isFilled) return;
  isFilled = true;
  const select = byId('voice');
  if (offered.defaultVoice !== null) {
    const name = offered.voices.find(({ id }) => id === offered.defaultVoice)?.name ?? offered.defaultVoice;
    setText(find(select, 'option'), `${name}, where it fits the language`);
  }
  fillVoices(select, offered);
  fillLanguages(byId('language'), offered);
  remember(select);
}

/** The fields of an upload, as they are chosen now. */
export function chosenFields() {
  return {
    voice: byId('voice').value,
    speed: byId('speed').value,
    language: byId('language').value,
    include: ticked().join(','),
    chapters: byId('upload-chapters').value.trim(),
  };
}

/** They are one book's: the next one has others. */
export function forgetChapters() {
  byId('upload-chapters').value = '';
  sumUp();
}

function ticked() {
  return inputs(byId('more-choices'), 'input[type="checkbox"]:checked').map(({ value }) => value);
}

/** What is folded away is said nevertheless. */
function sumUp() {
  const { include, chapters, language } = chosenFields();
  const parts = [
    language === '' ? '' : byId('language').selectedOptions[0]?.text,
    chapters === '' ? '' : `chapters ${chapters}`,
    include === '' ? '' : `with ${include.replaceAll(',', ', ')}`,
  ].filter(Boolean);
  setText(byId('more-choices-sum'), parts.length === 0 ? '' : `: ${parts.join(' · ')}`);
}

/**
 * Keeps a choice for the next visit, where the browser lets us.
 *
 * @param {HTMLSelectElement} select
 */
function remember(select) {
  try {
    const kept = localStorage.getItem(select.id);
    if (kept !== null && [...select.options].some(({ value }) => value === kept)) select.value = kept;
    select.addEventListener('change', () => localStorage.setItem(select.id, select.value));
  } catch {
    // Private windows may forbid it.
  }
}

/** @param {HTMLInputElement} box */
function rememberTick(box) {
  try {
    box.checked = localStorage.getItem(box.id) === 'true';
    box.addEventListener('change', () => localStorage.setItem(box.id, String(box.checked)));
  } catch {
    // Private windows may forbid it.
  }
}
