import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { anyOf } from '../../languages/languages.ts';
import { readNumber } from '../../languages/numerals.ts';
import { isNamedAsChapter, isNamedAsPart, readLabel } from './chapter-labels.ts';
import type { ChapterStart } from './chapter-start.ts';
import type { Bookmark } from '../page/open-pdf.ts';

/** A bookmark that leads to a page of this document. */
interface Entry extends ChapterStart {
  children: Entry[];
}

const MAX_ENTRIES = 5_000;
/** Chapters are never deeper than this below parts and the book's own title. */
const MAX_DEPTH = 3;
const PAGE = new RegExp(`^(?:${anyOf(({ structure }) => structure?.page)})\\s*\\d+$`, 'iu');

/**
 * The chapters that a document's bookmarks name, ordered by their place; none if the bookmarks lead nowhere. Web links and entries without a page
 * are dropped. The outline's levels are taken apart only where the upper one is no level of chapters: the book's title above all others,
 * or parts that hold chapters.
 */
export async function chaptersFromBookmarks(
  document: PDFDocumentProxy,
  bookmarks: readonly Bookmark[],
): Promise<ChapterStart[]> {
  const budget = { left: MAX_ENTRIES };
  const entries = await resolve(document, bookmarks, 0, budget);
  const chapters = chooseLevel(entries);
  // One bookmark tells no more than the book's title, and a bookmark a page no more than the page numbers.
  if (chapters.length < 2 || chapters.filter(isPageNumber).length > chapters.length / 2) return [];
  const ordered = chapters
    .map((chapter, index) => ({ chapter, index }))
    .toSorted((a, b) => a.chapter.page - b.chapter.page || a.index - b.index)
    .map(({ chapter }) => chapter);
  return ordered.map(({ title, page, target }) => ({ title, page, target }));
}

/** Exported for its tests: the tree's nodes that are chapters, in the tree's order. */
export function chooseLevel(entries: readonly Entry[]): Entry[] {
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

/** Whether the numbers below go on from one entry to the next: "Piracy" holds chapters 1 to 5, and "Property" 6 to 10. */
function numbersRunOn(entries: readonly Entry[]): boolean {
  const numbers = entries.map(({ children }) => children.map(numberOf).filter((number) => number !== null));
  const counted = numbers.filter((own) => own.length > 0);
  const all = counted.flat();
  return (
    counted.length > 1 && all.length > 2 && all.every((number, index) => number === index + (all[0] ?? 0))
  );
}

/** The number of "Chapter 1: Creators" and of "2: Copyists"; sections ("2.1") have none. */
function numberOf({ title }: Entry): number | null {
  return readLabel(title)?.number ?? readNumber(/^(\d{1,3})(?![.,]?\d)/.exec(title)?.[1] ?? '');
}

/** "Page 12", "Slide 3". */
function isPageNumber({ title }: Entry): boolean {
  return PAGE.test(title);
}

function isPart(entry: Entry): boolean {
  if (entry.children.length === 0) return false;
  if (isNamedAsPart(entry.title)) return true;
  const chapters = entry.children.filter((child) => /^\p{L}/u.test(child.title) && isChapter(child));
  return !isChapter(entry) && chapters.length > entry.children.length / 2;
}

function isChapter({ title }: Entry): boolean {
  return isNamedAsChapter(title) || /^(?:\d{1,3}\b|[ivxl]{1,6}[.:\s])/iu.test(title);
}

async function resolve(
  document: PDFDocumentProxy,
  bookmarks: readonly Bookmark[],
  depth: number,
  budget: { left: number },
): Promise<Entry[]> {
  const entries: Entry[] = [];
  if (depth >= MAX_DEPTH) return entries;
  for (const bookmark of bookmarks) {
    if (budget.left-- <= 0) break;
    if (bookmark.url !== null) continue;
    const children = await resolve(document, bookmark.items, depth + 1, budget);
    const title = bookmark.title.replace(/\s+/g, ' ').trim();
    // A broken link is no reason to lose the others.
    const place = await locate(document, bookmark.dest).catch(() => null);
    if (place === null || title === '') entries.push(...children);
    else entries.push({ title, ...place, children });
  }
  return entries;
}

/** Explicit destinations: PDF 32000-1, 12.3.2.2. */
async function locate(
  document: PDFDocumentProxy,
  dest: Bookmark['dest'],
): Promise<Pick<ChapterStart, 'page' | 'target'> | null> {
  const explicit =
    typeof dest === 'string' ? ((await document.getDestination(dest)) as readonly unknown[] | null) : dest;
  if (explicit === null) return null;
  const [target, kind, ...positions] = explicit;
  const index =
    typeof target === 'number' ? target : await document.getPageIndex(target as { num: number; gen: number });
  if (!(index >= 0 && index < document.numPages)) return null;
  const name = (kind as { name?: unknown } | undefined)?.name;
  const [x, y] = name === 'XYZ' ? positions : [0, name === 'FitH' || name === 'FitBH' ? positions[0] : null];
  return { page: index + 1, target: typeof y === 'number' ? { x: typeof x === 'number' ? x : 0, y } : null };
}
