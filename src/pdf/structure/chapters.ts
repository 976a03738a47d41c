import { anyOf } from '../../languages/languages.ts';
import { readNumber } from '../../languages/numerals.ts';
import { isNamedAsChapter, isNamedAsPart, readLabel } from './chapter-labels.ts';
import type { ChapterStart } from './chapter-start.ts';
import type { Bookmark } from '../page/page-source.ts';

const PAGE = new RegExp(`^(?:${anyOf(({ structure }) => structure?.page)})\\s*\\d+$`, 'iu');

/** The sections into which PowerPoint puts slides of which nobody said where they belong, as its menus call them. */
const UNNAMED_SECTION = new RegExp(
  `^(?:${[
    ...['default section', 'untitled section', 'standardabschnitt', 'abschnitt ohne titel'],
    ...['section par défaut', 'section sans titre', 'sección predeterminada', 'sección sin título'],
    ...['seção padrão', 'seção sem título', 'secção predefinida', 'secção sem título'],
    ...['sezione predefinita', 'sezione senza titolo', 'раздел по умолчанию', 'раздел без заголовка'],
  ].join('|')})$`,
  'iu',
);

/** "Table 1. Device summary": FrameMaker makes bookmarks of captions, too. */
const CAPTION = new RegExp(
  String.raw`^(?:${anyOf(({ structure }) => structure?.figure)}|${anyOf(({ structure }) => structure?.table)})\.?\s*\d{1,3}(?:\s*[.:|–—-]|$)`,
  'iu',
);

/**
 * The chapters that a document's bookmarks name, ordered by their place; none if the bookmarks lead nowhere. The
 * outline's levels are taken apart only where the upper one is no level of chapters: the book's title above all others,
 * or parts that hold chapters.
 */
export function chaptersFromBookmarks(bookmarks: readonly Bookmark[]): ChapterStart[] {
  const chapters = chooseLevel(bookmarks.filter(({ title }) => !CAPTION.test(title))).filter(
    ({ title }) => !UNNAMED_SECTION.test(title),
  );
  // One bookmark tells no more than the book's title, and a bookmark a page no more than the page numbers.
  if (chapters.length < 2 || chapters.filter(isPageNumber).length > chapters.length / 2) return [];
  const ordered = chapters
    .map((chapter, index) => ({ chapter, index }))
    .toSorted((a, b) => a.chapter.page - b.chapter.page || a.index - b.index)
    .map(({ chapter }) => chapter);
  return ordered.map(({ title, page, target }) => ({ title, page, target }));
}

/** The tree's nodes that are chapters, in the tree's order. */
function chooseLevel(entries: readonly Bookmark[]): Bookmark[] {
  const only = entries[0];
  if (entries.length === 1 && only !== undefined && only.children.length > 1)
    return chooseLevel(only.children);
  const runsOn = numbersRunOn(entries);
  return entries.flatMap((entry) => {
    if (!isPart(entry) && !(runsOn && entry.children.some((child) => numberOf(child) !== null)))
      return [entry];
    const [first] = entry.children;
    const chapters = chooseLevel(entry.children);
    // A part with text of its own before its first chapter stays as one; otherwise its title goes to that chapter.
    if (first === undefined || first.page > entry.page) return [entry, ...chapters];
    return [
      { ...first, title: `${entry.title}: ${first.title}`, page: entry.page, target: entry.target },
      ...chapters.slice(1),
    ];
  });
}

/**
 * Whether the numbers below go on from one entry to the next: "Piracy" holds chapters 1 to 5, and "Property" 6 to 10.
 */
function numbersRunOn(entries: readonly Bookmark[]): boolean {
  const numbers = entries.map(({ children }) => children.map(numberOf).filter((number) => number !== null));
  const counted = numbers.filter((own) => own.length > 0);
  const all = counted.flat();
  return (
    counted.length > 1 && all.length > 2 && all.every((number, index) => number === index + (all[0] ?? 0))
  );
}

/** The number of "Chapter 1: Creators" and of "2: Copyists"; sections ("2.1") have none. */
function numberOf({ title }: Bookmark): number | null {
  return readLabel(title)?.number ?? readNumber(/^(\d{1,3})(?![.,]?\d)/.exec(title)?.[1] ?? '');
}

/** "Page 12", "Slide 3". */
function isPageNumber({ title }: Bookmark): boolean {
  return PAGE.test(title);
}

function isPart(entry: Bookmark): boolean {
  if (entry.children.length === 0) return false;
  if (isNamedAsPart(entry.title)) return true;
  const chapters = entry.children.filter((child) => /^\p{L}/u.test(child.title) && isChapter(child));
  return !isChapter(entry) && chapters.length > entry.children.length / 2;
}

function isChapter({ title }: Bookmark): boolean {
  // "I rilasci" has an article in front, and no number.
  return isNamedAsChapter(title) || /^(?:\d{1,3}\b|[ivxlIVXL]{1,6}[.:]|[IVXL]{1,6}\s+\p{Lu})/u.test(title);
}
