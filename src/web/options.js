import { byId, find, inputs, setText } from './dom.js';
import { recall, remember } from './remembered.js';
import { createSample } from './sample.js';
import { fillLanguages, fillVoices, getVoices, noteFavourite } from './voices.js';

let isFilled = false;

/** What can be chosen for the next upload. */
export function startOptions() {
  keepChoice(byId('speed'));
  keepTick(byId('play-soon'));
  keepTick(byId('ask-first'));
  keepChoice(byId('ahead'));
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
  keepChoice(select);
  const sample = createSample(byId('hear'), byId('hear-state'), () => ({
    voice: select.value,
    query: { speed: byId('speed').value },
  }));
  select.addEventListener('change', () => noteFavourite(select.value));
  for (const list of [select, byId('speed')]) list.addEventListener('change', sample.look);
}

/** The fields of an upload, as they are chosen now. */
export function chosenFields() {
  return {
    voice: byId('voice').value,
    speed: byId('speed').value,
    language: byId('language').value,
    include: ticked().join(','),
    chapters: byId('upload-chapters').value.trim(),
    ahead: byId('ahead').value,
    confirm: byId('ask-first').checked ? 'true' : '',
  };
}

/** They are one book's: the next one has others. */
export function forgetChapters() {
  byId('upload-chapters').value = '';
  sumUp();
}

function ticked() {
  return inputs(byId('more-choices'), '[name="include"]:checked').map(({ value }) => value);
}

/** What is folded away is said nevertheless. */
function sumUp() {
  const { include, chapters, language, ahead, confirm } = chosenFields();
  const parts = [
    language === '' ? '' : byId('language').selectedOptions[0]?.text,
    chapters === '' ? '' : `chapters ${chapters}`,
    include === '' ? '' : `with ${include.replaceAll(',', ', ')}`,
    ahead === '' ? '' : byId('ahead').selectedOptions[0]?.text,
    confirm === '' ? '' : 'price first',
  ].filter(Boolean);
  setText(byId('more-choices-sum'), parts.length === 0 ? '' : `: ${parts.join(' · ')}`);
}

/** @param {HTMLSelectElement} select */
function keepChoice(select) {
  const kept = recall(select.id);
  if (kept !== null && [...select.options].some(({ value }) => value === kept)) select.value = kept;
  select.addEventListener('change', () => remember(select.id, select.value));
}

/** @param {HTMLInputElement} box */
function keepTick(box) {
  box.checked = recall(box.id) === 'true';
  box.addEventListener('change', () => remember(box.id, String(box.checked)));
}
