import { bookAddress } from './addresses.js';
import { copyOf, setText } from './dom.js';
import { duration, languageName, timeLeft } from './format.js';

const FINAL = new Set(['ready', 'failed', 'cancelled']);

/** Nothing changes any more. */
export function isFinal({ status }) {
  return FINAL.has(status);
}

export function makeCard(id, { play, remove }) {
  const card = copyOf('book-template');
  card.dataset.id = id;
  card.querySelector('.cover').style.setProperty('--hue', String(Number.parseInt(id.slice(0, 4), 16) % 360));
  const heading = card.querySelector('h3');
  heading.id = `title-${id}`;
  card.querySelector('article').setAttribute('aria-labelledby', heading.id);
  for (const control of card.querySelectorAll('.buttons > *')) {
    control.setAttribute('aria-describedby', heading.id);
  }
  card.querySelector('progress').setAttribute('aria-labelledby', heading.id);
  card.querySelector('.open').href = bookAddress(id);
  card.querySelector('.play').addEventListener('click', play);
  card.querySelector('.delete').addEventListener('click', remove);
  return card;
}

export function fillCard(card, book) {
  const { status, progress, error, waiting } = book;
  card.dataset.status = status;
  setText(card.querySelector('h3'), book.title);
  setText(card.querySelector('.cover span'), (Array.from(book.title.trim())[0] ?? '?').toUpperCase());
  setText(card.querySelector('.meta'), describe(book));

  card.querySelector('.making').hidden = isFinal(book);
  const bar = card.querySelector('progress');
  if (progress.fraction === 0) bar.removeAttribute('value');
  else bar.value = progress.fraction;
  const state = describeProgress(book);
  setText(card.querySelector('.making .state'), waiting === null ? state : `${state} · ${waiting.title}`);

  card.querySelector('.problem').hidden = status !== 'failed' && status !== 'cancelled';
  setText(card.querySelector('.problem-title'), error?.title ?? 'This audiobook was cancelled');
  setText(card.querySelector('.problem-hint'), [error?.detail, error?.hint].filter(Boolean).join(' '));

  // What is made anew is heard as it was until then.
  const live = !isFinal(book) && book.audio.mp3 === null && progress.segmentsDone > 0;
  const playButton = card.querySelector('.play');
  playButton.hidden = book.audio.mp3 === null && !live;
  setText(playButton.querySelector('span'), live ? 'Listen now' : 'Listen');
  const download = card.querySelector('.download');
  download.hidden = book.audio.mp3 === null;
  if (book.audio.mp3 !== null) download.href = asDownload(book.audio.mp3);
}

/** The same file under its name, to be saved instead of played. */
function asDownload(path) {
  return `${path}${path.includes('?') ? '&' : '?'}download`;
}

/** What there is to know of a book, in a line. */
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
  if (book.cost.estimatedUsd > 0) parts.push(`$${book.cost.estimatedUsd.toFixed(2)}`);
  return parts.join(' · ');
}

export function describeProgress({ status, progress, pages }) {
  const percent = `${Math.floor(progress.fraction * 100)} %`;
  switch (status) {
    case 'queued':
      return 'Waiting for its turn …';
    case 'extracting':
      if (pages === null) return 'Opening the PDF …';
      return `Reading page ${Math.min(pages, progress.pagesRead + 1).toLocaleString()} of ${pages.toLocaleString()} …`;
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
