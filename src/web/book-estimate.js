import { setText } from './dom.js';
import { sendJson } from './http.js';

const DELAY_MS = 350;

/**
 * Asks the service what a change would buy, and says it in `element`; of many changes in a row only the last one is asked about. `answered` hears
 * of each answer, and of null when it can't be told.
 */
export function createEstimator(element, answered = () => undefined) {
  let timer;
  let last = 0;
  const cancel = (text = '') => {
    clearTimeout(timer);
    last += 1;
    setText(element, text);
  };
  const ask = (book, change) => {
    clearTimeout(timer);
    const mine = ++last;
    timer = setTimeout(() => {
      void sendJson('POST', `/v1/audiobooks/${book.id}/estimate`, change)
        .then((estimate) => ({ estimate, text: describeCost(estimate) }))
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

function describeCost({ characters, usd, unknownChapters, pronunciations }) {
  const sentences = [];
  // Where chapters begin differently, a few short segments may be new.
  const nothing = pronunciations === null ? 'Next to nothing' : 'Nothing';
  if (characters === 0) sentences.push(`${nothing} has to be spoken anew.`);
  else {
    const price = usd === 0 ? 'which costs nothing' : `for at most ${dollars(usd)}`;
    sentences.push(`Up to ${characters.toLocaleString()} characters are spoken anew, ${price}.`);
  }
  if (unknownChapters > 0) {
    const what = unknownChapters === 1 ? 'one chapter that was' : `${unknownChapters} chapters that were`;
    sentences.push(`To that comes ${what} left out until now.`);
  }
  return sentences.join(' ');
}

function dollars(usd) {
  return usd < 0.01 ? 'one cent' : `$${usd.toFixed(2)}`;
}
