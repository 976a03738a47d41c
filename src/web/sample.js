/** Hears a voice before it is chosen: a button plays a few seconds of it, and a line says what is going on. */
import { byId, find, newElement, setText } from './dom.js';
import { call } from './http.js';
import { getVoices } from './voices.js';

/** @import { ServiceError } from './types.d.ts' */

/** The longest sample, as the service has it. */
const CHARACTERS = 300;
/** @type {Readonly<Record<string, string>>} What went wrong, where the listener can do nothing but wait. */
const SAYS = {
  'too-much-speech': 'That was often. Try again in a minute.',
  'speech-budget': 'The budget for speech is used up for now, so no new sample can be made.',
  'speech-quota': 'The speech service takes no more calls just now. Try again in a minute.',
  'speech-setup': 'The speech service refuses its work. Whoever runs this server has to look after that.',
  'speech-unavailable': 'The speech service doesn’t answer just now. Try again in a minute.',
  'speech-rejected': 'This voice can’t say that. Try another one.',
};

/** One sound at a time. */
const sound = newElement('audio');
/** @type {(() => void) | null} Puts the button whose sample is playing back as it was. */
let release = null;

/**
 * @typedef {object} Wish
 * @property {string} voice its id; '' where none is chosen
 * @property {Record<string, string>} query
 */

/**
 * @param {HTMLButtonElement} button
 * @param {HTMLElement} line
 * @param {() => Wish} wish what would be heard now
 * @returns {{ look: () => void }} to be called when another voice is chosen
 */
export function createSample(button, line, wish) {
  const label = find(button, 'span');
  /** @param {string} [problem] */
  const rest = (problem = '') => {
    button.classList.remove('busy', 'playing');
    setText(label, 'Hear it');
    if (problem === '') void sayPrice(line, wish().voice);
    else setText(line, problem);
  };
  /** @type {(() => void) | null} Ends what this button plays. */
  let own = null;
  const play = () => {
    release?.();
    byId('audio').pause();
    const { voice, query } = wish();
    const path = `/v1/voices/${encodeURIComponent(voice)}/sample.mp3?${new URLSearchParams(query)}`;
    const ending = new AbortController();
    const { signal } = ending;
    /** @param {string} [problem] */
    const end = (problem) => {
      ending.abort();
      sound.pause();
      release = null;
      own = null;
      rest(problem);
    };
    release = end;
    own = end;
    sound.addEventListener(
      'playing',
      () => {
        button.classList.replace('busy', 'playing');
        setText(line, 'This is how it sounds.');
      },
      { signal },
    );
    sound.addEventListener('ended', () => end(), { signal });
    sound.addEventListener(
      'error',
      () => void reasonFor(path).then((reason) => !signal.aborted && end(reason)),
      { signal },
    );
    button.classList.add('busy');
    setText(label, 'Stop');
    setText(line, 'Asking the voice to speak …');
    sound.src = path;
    // What keeps it from playing is told by the event.
    sound.play().catch(() => undefined);
  };
  button.addEventListener('click', () => (own === null ? play() : own()));
  const look = () => {
    own?.();
    button.disabled = wish().voice === '';
    rest();
  };
  look();
  return { look };
}

/**
 * What it costs is said before it costs anything.
 *
 * @param {HTMLElement} line
 * @param {string} voice
 */
async function sayPrice(line, voice) {
  const offered = voice === '' ? null : await getVoices().catch(() => null);
  const price = offered?.voices.find(({ id }) => id === voice)?.usdPerMillionCharacters ?? 0;
  setText(line, price === 0 ? '' : `Costs at most ${cents((price * CHARACTERS) / 1e4)}, and nothing again.`);
}

/** @param {number} amount */
function cents(amount) {
  const rounded = Math.max(1, Math.ceil(amount));
  return rounded === 1 ? '1 cent' : `${rounded} cents`;
}

/** @param {string} path */
async function reasonFor(path) {
  try {
    await (await call(path)).blob();
    return 'This browser can’t play it.';
  } catch (error) {
    const { code = '', message } = /** @type {ServiceError} */ (error);
    return SAYS[code] ?? message;
  }
}
