import { setText } from './dom.js';
import { duration } from './format.js';
import { sendJson } from './http.js';

/** @import { BookJson, Estimate, EstimateRequestJson } from './types.d.ts' */

const DELAY_MS = 350;

/**
 * Asks the service what a change would buy, and says it in `element`; of many changes in a row only the last one is
 * asked about. `answered` hears of each answer, and of null when it can't be told.
 *
 * @param {HTMLElement} element
 * @param {(estimate: Estimate | null) => void} answered
 */
export function createEstimator(element, answered = () => undefined) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let last = 0;
  const cancel = (text = '') => {
    clearTimeout(timer);
    last += 1;
    setText(element, text);
  };
  /**
   * @param {BookJson} book
   * @param {EstimateRequestJson} change
   */
  const ask = (book, change) => {
    clearTimeout(timer);
    const mine = ++last;
    timer = setTimeout(() => {
      void sendJson('POST', `/v1/audiobooks/${book.id}/estimate`, change)
        .then((/** @type {Estimate} */ estimate) => ({ estimate, text: describeCost(estimate) }))
        .catch((error) => ({ estimate: null, text: error.message }))
        .then(({ estimate, text }) => {
          if (mine !== last) return;
          setText(element, text);
          answered(estimate);
        });
    }, DELAY_MS);
  };
  return { ask, cancel };
}

/** @param {Estimate} estimate */
function describeCost({ characters, seconds, usd, unknownChapters, pronunciations }) {
  const sentences = [];
  // Where chapters begin differently, a few short segments may be new.
  const nothing = pronunciations === null ? 'Next to nothing' : 'Nothing';
  if (characters === 0) sentences.push(`${nothing} has to be read again.`);
  else {
    const price = usd === 0 ? 'which costs nothing' : `for at most ${dollars(usd)}`;
    sentences.push(`Up to ${duration(seconds)} has to be read again, ${price}.`);
  }
  if (unknownChapters > 0) {
    const what = unknownChapters === 1 ? 'one chapter that was' : `${unknownChapters} chapters that were`;
    sentences.push(`To that comes ${what} left out until now.`);
  }
  return sentences.join(' ');
}

/** @param {number} usd */
function dollars(usd) {
  return usd < 0.01 ? 'one cent' : `$${usd.toFixed(2)}`;
}
