/** What a listener decides about a book while it is made: to begin, to pause, to go on, to stop. */
import { isFinal } from './book-state.js';
import { announce, copyOf, find, setText } from './dom.js';
import { duration } from './format.js';
import { sendJson } from './http.js';

/** @import { BookJson } from './types.d.ts' */
/** @typedef {(book: BookJson) => void} Changed hears of the book as it is now */

/** @typedef {'begin' | 'pause' | 'resume' | 'rest' | 'again' | 'cancel'} Step */

/**
 * Which of its buttons a book has just now.
 *
 * @type {Record<Step, (book: BookJson) => boolean>}
 */
const OFFERED = {
  begin: ({ status }) => status === 'awaiting_confirmation',
  pause: (book) => !isFinal(book) && !isPaused(book) && book.status !== 'awaiting_confirmation',
  resume: isPaused,
  rest: (book) => !isFinal(book) && book.choices.ahead !== null && book.status === 'narrating',
  again: ({ status, needsPassword }) => status === 'cancelled' && !needsPassword,
  cancel: (book) => !isFinal(book),
};

/**
 * @type {Record<Step, { call: (book: BookJson) => ['POST' | 'PATCH', string, object], said: string }>} what each asks
 *   of the service, and what is told when it is done
 */
const STEPS = {
  begin: {
    call: ({ confirmation }) => ['POST', '/confirm', { revision: confirmation?.revision ?? 0 }],
    said: 'is being narrated',
  },
  pause: { call: () => ['POST', '/pause', {}], said: 'is paused' },
  resume: { call: () => ['POST', '/resume', {}], said: 'goes on' },
  rest: { call: () => ['PATCH', '', { ahead: null }], said: 'is narrated to the end' },
  again: { call: () => ['POST', '/narrate', {}], said: 'is narrated again' },
  cancel: { call: () => ['POST', '/cancel', {}], said: 'is stopped' },
};

/**
 * @param {() => BookJson | null | undefined} current
 * @param {Changed} changed
 * @param {string} [describedBy] the id of what names the book
 */
export function makeSteering(current, changed, describedBy) {
  const box = copyOf('steering-template');
  for (const step of /** @type {Step[]} */ (Object.keys(STEPS))) {
    const button = find(box, `button.${step}`);
    if (describedBy !== undefined) button.setAttribute('aria-describedby', describedBy);
    button.addEventListener('click', () => {
      const book = current();
      if (book) void take(box, step, book, changed);
    });
  }
  return box;
}

/**
 * @param {HTMLElement} box
 * @param {BookJson} book
 */
export function fillSteering(box, book) {
  const { confirmation } = book;
  const hadFocus = box.contains(document.activeElement);
  for (const step of /** @type {Step[]} */ (Object.keys(STEPS))) {
    find(box, `button.${step}`).hidden = !OFFERED[step](book);
  }
  const offer = find(box, '.offer');
  offer.hidden = confirmation === null;
  if (confirmation !== null) {
    const { usd, seconds } = confirmation;
    setText(offer, `About ${duration(seconds)} to listen to. Nothing is bought before you say so.`);
    setText(find(box, 'button.begin'), `Start narration · ${price(usd)}`);
  }
  box.hidden = [...box.querySelectorAll('button')].every(({ hidden }) => hidden);
  // Where one has pressed is gone: the next one takes its place.
  const isLost = hadFocus && document.activeElement?.closest('[hidden]') !== null;
  if (isLost) /** @type {HTMLElement | null} */ (box.querySelector('button:not([hidden])'))?.focus();
}

/** @param {BookJson} book */
function isPaused(book) {
  return !isFinal(book) && book.waiting?.code === 'paused';
}

/** @param {number} usd */
function price(usd) {
  if (usd === 0) return 'free';
  return usd < 0.01 ? 'less than a cent' : `$${usd.toFixed(2)}`;
}

/**
 * @param {HTMLElement} box
 * @param {Step} step
 * @param {BookJson} book
 * @param {Changed} changed
 */
async function take(box, step, book, changed) {
  const problem = find(box, '.steering-problem');
  const path = `/v1/audiobooks/${book.id}`;
  const [method, verb, body] = STEPS[step].call(book);
  setText(problem, '');
  try {
    const answer = await sendJson(method, path + verb, body);
    announce(`${book.title} ${STEPS[step].said}.`);
    changed(answer);
  } catch (error) {
    setText(problem, /** @type {Error} */ (error).message);
  }
}
