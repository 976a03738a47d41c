import { bookAddress } from './addresses.js';
import { isFinal } from './book-state.js';
import { fillCover } from './cover.js';
import { copyOf, find, setText } from './dom.js';
import { isKept } from './offline/keep.js';
import { asDownload, duration, languageName, timeLeft } from './format.js';
import { startUnlocking } from './password.js';
import { fillPlayButton } from './player/play-buttons.js';
import { fillSteering, makeSteering } from './steering.js';

/** @import { BookJson } from './types.d.ts' */
/** @typedef {{ current: () => BookJson | undefined, changed: (book: BookJson) => void }} Steered see steering.js */

/**
 * @param {string} id
 * @param {{ play: () => void, remove: () => void, unlock: (password: string) => Promise<void> } & Steered} actions
 */
export function makeCard(id, { play, remove, unlock, current, changed }) {
  const card = copyOf('book-template');
  card.dataset['id'] = id;
  const heading = find(card, 'h3');
  heading.id = `title-${id}`;
  find(card, 'article').setAttribute('aria-labelledby', heading.id);
  for (const control of card.querySelectorAll('.buttons > *')) {
    control.setAttribute('aria-describedby', heading.id);
  }
  find(card, 'progress').setAttribute('aria-labelledby', heading.id);
  find(card, 'a.open').href = bookAddress(id);
  find(card, '.play').addEventListener('click', play);
  find(card, '.delete').addEventListener('click', remove);
  find(card, '.steered').append(makeSteering(current, changed, heading.id));
  startUnlocking(find(card, 'form.unlock'), unlock);
  return card;
}

/**
 * @param {HTMLLIElement} card
 * @param {BookJson} book
 */
export function fillCard(card, book) {
  const { status, progress, error, waiting } = book;
  card.dataset['status'] = status;
  setText(find(card, 'h3'), book.title);
  fillCover(find(card, '.cover'), book);
  setText(find(card, '.meta'), describe(book));

  find(card, '.making').hidden = isFinal(book);
  const bar = find(card, 'progress');
  if (progress.fraction === 0) bar.removeAttribute('value');
  else bar.value = progress.fraction;
  bar.hidden = status === 'awaiting_confirmation';
  const state = describeProgress(book);
  setText(find(card, '.making .state'), waiting === null ? state : `${state} · ${waiting.title}`);

  find(card, '.problem').hidden = status !== 'failed' && status !== 'cancelled';
  setText(find(card, '.problem-title'), error?.title ?? 'This audiobook was cancelled');
  fillSteering(find(card, '.steering'), book);
  setText(find(card, '.problem-hint'), [error?.detail, error?.hint].filter(Boolean).join(' '));
  find(card, 'form.unlock').hidden = !book.needsPassword;

  fillPlayButton(find(card, '.play'), book);
  const download = find(card, 'a.download');
  download.hidden = book.audio.mp3 === null;
  if (book.audio.mp3 !== null) download.href = asDownload(book.audio.mp3);
}

/**
 * What there is to know of a book, in a line.
 *
 * @param {BookJson} book
 */
export function describe(book) {
  const parts = [];
  if (book.durationSeconds !== null) parts.push(duration(book.durationSeconds));
  const chapters = book.chapters.filter(({ included }) => included).length;
  if (chapters > 1) parts.push(`${chapters} chapters`);
  if (book.pages !== null) parts.push(book.pages === 1 ? '1 page' : `${book.pages.toLocaleString()} pages`);
  const { unreadablePages: lost } = book;
  if (lost.length > 0)
    parts.push(lost.length === 1 ? `page ${lost[0]} not readable` : `${lost.length} pages not readable`);
  if (book.language !== null) parts.push(languageName(book.language));
  if (book.speed !== 1) parts.push(`${book.speed} ×`);
  if (isKept(book)) parts.push('on this device');
  if (book.cost.estimatedUsd > 0) parts.push(`$${book.cost.estimatedUsd.toFixed(2)}`);
  return parts.join(' · ');
}

/** @param {BookJson} book */
export function describeProgress({ status, queuePosition, progress, pages }) {
  const percent = `${Math.floor(progress.fraction * 100)} %`;
  switch (status) {
    case 'queued':
      return describePlace(queuePosition, progress.etaSeconds);
    case 'extracting':
      if (pages === null) return 'Opening the PDF …';
      return `Reading page ${Math.min(pages, progress.pagesRead + 1).toLocaleString()} of ${pages.toLocaleString()} …`;
    case 'awaiting_confirmation':
      return 'Read, and waiting for your yes';
    case 'narrating': {
      const left = progress.etaSeconds === null ? '' : `, ${timeLeft(progress.etaSeconds)}`;
      return `Narrating, ${percent} done${left}`;
    }
    case 'assembling':
      return 'Putting the chapters together …';
    default:
      return '';
  }
}

/** @param {number | null} place @param {number | null} seconds */
function describePlace(place, seconds) {
  if (place === null) return 'Waiting for its turn …';
  const left = seconds === null ? '' : `, ${timeLeft(seconds)}`;
  return `Waiting for its turn: ${place === 1 ? 'next' : `number ${place.toLocaleString()}`} in line${left}`;
}
