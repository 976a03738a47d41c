import { byId, setText } from './dom.js';
import { getJson } from './http.js';

let filled = false;

/** What can be chosen for the next upload. */
export function startOptions() {
  remember(byId('speed'));
}

/** Asks for the voices, until that has worked once: strangers don't hear of them. */
export function offerVoices() {
  if (!filled) void fillVoices().catch(() => undefined);
}

async function fillVoices() {
  const select = byId('voice');
  const { voices, defaultVoice } = await getJson('/v1/voices');
  if (filled) return;
  filled = true;
  if (defaultVoice !== null) {
    const name = voices.find(({ id }) => id === defaultVoice)?.name ?? defaultVoice;
    setText(select.options[0], `${name}, where it fits the language`);
  }
  const spoken = navigator.languages.map((tag) => tag.split('-')[0]);
  const isSpoken = ({ languages }) => languages.some((tag) => spoken.includes(tag.split('-')[0]));
  const sorted = [...voices].sort((a, b) => a.name.localeCompare(b.name));
  addVoices(select, 'In your languages', sorted.filter(isSpoken));
  addVoices(
    select,
    'In other languages',
    sorted.filter((voice) => !isSpoken(voice)),
  );
  remember(select);
}

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

/** Keeps a choice for the next visit, where the browser lets us. */
function remember(select) {
  try {
    const kept = localStorage.getItem(select.id);
    if (kept !== null && [...select.options].some(({ value }) => value === kept)) select.value = kept;
    select.addEventListener('change', () => localStorage.setItem(select.id, select.value));
  } catch {
    // Private windows may forbid it.
  }
}
