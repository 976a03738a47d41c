/** The text that is read, a chapter at a time: a book of a thousand pages opens as fast as a short one. */
import { bookAddress } from './addresses.js';
import { byId, newElement, setText } from './dom.js';
import { followAlong, leaveText, setFollowing, timeSentences } from './follow-along.js';
import { getJson } from './http.js';
import { hideLeftOut, showLeftOut } from './left-out.js';
import { hideVerdicts, showVerdicts } from './passage-verdicts.js';
import { playingSeconds } from './player/controls.js';

/** @import { BookJson, BookTextJson, ManifestJson } from './types.d.ts' */
/** @import { Times } from './follow-along.js' */
/** @typedef {BookTextJson['chapters'][number]} ChapterText */

/** What is shown: the book, the index of the chapter, and `version`, which changes where the text or its times do. */
const shown = {
  /** @type {BookJson | null} */
  book: null,
  chapter: 0,
  version: '',
  /** Of a book that is being made: how much of it was spoken when its times were asked for. */
  timedUntil: 0,
};
/** @type {ChapterText} Of a chapter that the service doesn't have any more. */
const NO_TEXT = { index: 0, title: '', included: true, paragraphs: [] };
let chapterKey = '';
/** Answers for a chapter that was left meanwhile are for nobody. */
let visit = 0;

export function startReader() {
  byId('chapter').addEventListener('change', () => choose(Number(byId('chapter').value)));
  byId('chapter-before').addEventListener('click', () => choose(shown.chapter - 1));
  byId('chapter-after').addEventListener('click', () => choose(shown.chapter + 1));
}

/** @param {BookJson} book */
export function showReader(book) {
  if (shown.book?.id !== book.id) shown.chapter = book.chapters.findIndex(({ included }) => included);
  shown.book = book;
  showVerdicts(book);
  byId('to-leave-in-link').href = bookAddress(book.id, 'choices');
  const seconds = playingSeconds(book.id);
  setFollowing(true);
  void showChapter(book, seconds === null ? shown.chapter : (chapterAt(book, seconds) ?? shown.chapter));
}

/** @param {BookJson} book */
export function updateReader(book) {
  shown.book = book;
  showVerdicts(book);
  if (versionOf(book) !== shown.version) void showChapter(book, shown.chapter);
  else {
    fillChapters(book);
    if (isLive(book) && book.progress.secondsSpoken !== shown.timedUntil) void addTimes(book);
  }
}

/** Nothing of it stays for who comes next. */
export function hideReader() {
  visit += 1;
  shown.version = '';
  clear('');
  hideVerdicts();
}

/**
 * Who looks up another chapter doesn't want to be taken back to the one that is being heard.
 *
 * @param {number} chapter
 */
function choose(chapter) {
  const { book } = shown;
  if (book === null) return;
  const seconds = playingSeconds(book.id);
  setFollowing(seconds === null || chapterAt(book, seconds) === chapter);
  void showChapter(book, chapter);
}

/**
 * @param {BookJson} book
 * @param {number} chapter
 */
async function showChapter(book, chapter) {
  const mine = ++visit;
  shown.chapter = Math.max(0, Math.min(chapter, book.chapters.length - 1));
  shown.version = versionOf(book);
  fillChapters(book);
  if (book.chapters.length === 0) {
    clear(notReadYet(book));
    return;
  }
  const query = `chapter=${shown.chapter + 1}`;
  const address = `/v1/audiobooks/${book.id}`;
  byId('reading').setAttribute('aria-busy', 'true');
  try {
    /** @type {[BookTextJson, ManifestJson | null]} */
    const [text, manifest] = await Promise.all([
      getJson(`${address}/text?${query}`),
      hasTimes(book) ? getJson(`${address}/manifest?${query}&words=true`) : null,
    ]);
    if (mine !== visit) return;
    const read = text.chapters[0] ?? NO_TEXT;
    const sentences = fillText(read, text.language);
    shown.timedUntil = book.progress.secondsSpoken;
    showLeftOut(text.removed);
    setText(byId('reading-note'), noteOn(text.complete, read, book));
    byId('to-leave-in').hidden = read.included;
    followAlong(book, {
      sentences,
      times: new Map((manifest?.segments ?? []).flatMap(timesOf)),
      // Played on into another chapter.
      elsewhere: (seconds) => {
        const now = shown.book ?? book;
        const next = chapterAt(now, seconds);
        if (next !== null && next !== shown.chapter) void showChapter(now, next);
      },
    });
  } catch (error) {
    if (mine !== visit) return;
    clear(/** @type {Error} */ (error).message);
    // The book was read anew while its text was on the way: what comes next says so.
    shown.version = '';
  } finally {
    if (mine === visit) byId('reading').removeAttribute('aria-busy');
  }
}

/**
 * The sentences of this chapter that were spoken meanwhile.
 *
 * @param {BookJson} book
 */
async function addTimes(book) {
  const mine = visit;
  shown.timedUntil = book.progress.secondsSpoken;
  try {
    /** @type {ManifestJson} */
    const { segments } = await getJson(
      `/v1/audiobooks/${book.id}/manifest?chapter=${shown.chapter + 1}&words=true`,
    );
    if (mine === visit) timeSentences(new Map(segments.flatMap(timesOf)));
  } catch {
    // The next sentence asks again.
  }
}

/**
 * While it is made for the first time: what is heard is what is read.
 *
 * @param {BookJson} book
 */
function isLive({ status, audio }) {
  return audio.mp3 === null && (status === 'extracting' || status === 'narrating' || status === 'assembling');
}

/** @param {BookJson} book */
function hasTimes(book) {
  return book.status === 'ready' || isLive(book);
}

/** @param {BookJson} book */
function versionOf({ status, completedAt, chapters, progress }) {
  // Pages that are still read bring more text, and may change what there is.
  const grown = status === 'extracting' ? progress.segmentsTotal : null;
  return JSON.stringify([status, completedAt, chapters.length > 0, grown]);
}

/**
 * @param {BookJson} book
 * @param {number} seconds
 */
function chapterAt(book, seconds) {
  const index = book.chapters.findLastIndex(
    ({ startSeconds }) => startSeconds !== null && startSeconds <= seconds + 0.05,
  );
  return index === -1 ? null : index;
}

/**
 * @param {ManifestJson['segments'][number]} segment
 * @returns {[number, Times][]}
 */
function timesOf({ sentences }) {
  return sentences.flatMap(({ number, startSeconds, endSeconds, words = [] }) =>
    startSeconds === null || endSeconds === null ? [] : [[number, { startSeconds, endSeconds, words }]],
  );
}

/** @param {BookJson} book */
function fillChapters(book) {
  const { chapter } = shown;
  const key = JSON.stringify([book.id, book.chapters.map(({ title, included }) => [title, included])]);
  if (key !== chapterKey) {
    chapterKey = key;
    byId('chapter').replaceChildren(
      ...book.chapters.map(
        ({ title, included }, index) =>
          new Option(`${index + 1}. ${title}${included ? '' : ' (left out)'}`, String(index)),
      ),
    );
  }
  byId('chapter').value = String(chapter);
  byId('chapter-bar').hidden = book.chapters.length === 0;
  byId('chapter-before').disabled = chapter <= 0;
  byId('chapter-after').disabled = chapter >= book.chapters.length - 1;
}

/**
 * @param {ChapterText} chapter
 * @param {string | null} language
 * @returns the element of each sentence, by its number.
 */
function fillText({ paragraphs }, language) {
  /** @type {Map<number, HTMLElement>} */
  const elements = new Map();
  byId('reading').lang = language ?? '';
  byId('reading').replaceChildren(
    ...paragraphs.map(({ kind, firstSentence, sentences }) => {
      const paragraph = newElement(kind === 'heading' ? 'h3' : 'p');
      paragraph.dir = 'auto';
      sentences.forEach((sentence, index) => {
        const element = newElement('span', sentence);
        element.className = 'sentence';
        elements.set(firstSentence + index, element);
        if (index > 0) paragraph.append(' ');
        paragraph.append(element);
      });
      return paragraph;
    }),
  );
  return elements;
}

/** @param {string} note */
function clear(note) {
  leaveText();
  byId('reading').replaceChildren();
  hideLeftOut();
  byId('to-leave-in').hidden = true;
  setText(byId('reading-note'), note);
}

/**
 * @param {boolean} complete
 * @param {ChapterText} chapter
 * @param {BookJson} book
 */
function noteOn(complete, { included }, book) {
  if (!included) return 'This chapter is left out of the audiobook.';
  if (!complete) return 'The PDF is still being read: the text ends where the reading is.';
  if (book.status === 'failed' || book.status === 'cancelled' || hasTimes(book)) return '';
  if (book.status === 'awaiting_confirmation') return 'This is what will be read to you.';
  return 'Sentences can be followed, and played by a click, once the new audio is ready.';
}

/** @param {BookJson} book */
function notReadYet({ status }) {
  return status === 'failed' || status === 'cancelled'
    ? 'No text was read.'
    : 'The PDF has not been read yet.';
}
