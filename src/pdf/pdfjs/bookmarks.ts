import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Bookmark } from '../page/page-source.ts';

/** An entry of the document's outline, as pdf.js gives it. */
export interface OutlineEntry {
  title: string;
  url: string | null;
  dest: string | readonly unknown[] | null;
  items: readonly OutlineEntry[];
}

/** A hostile outline has millions; and one level below chapters, parts and the book's own title is enough. */
const MAX_ENTRIES = 5_000;
const MAX_DEPTH = 3;

/** The entries that lead to a page of the document. Web links are dropped, with what is below them. */
export function readBookmarks(
  document: PDFDocumentProxy,
  outline: readonly OutlineEntry[],
): Promise<readonly Bookmark[]> {
  return resolve(document, outline, 0, { left: MAX_ENTRIES });
}

async function resolve(
  document: PDFDocumentProxy,
  outline: readonly OutlineEntry[],
  depth: number,
  budget: { left: number },
): Promise<Bookmark[]> {
  const bookmarks: Bookmark[] = [];
  if (depth >= MAX_DEPTH) return bookmarks;
  for (const entry of outline) {
    if (budget.left-- <= 0) break;
    if (entry.url !== null) continue;
    const children = await resolve(document, entry.items, depth + 1, budget);
    const title = entry.title.replace(/\s+/g, ' ').trim();
    // A broken link is no reason to lose the others.
    const place = await locate(document, entry.dest).catch(() => null);
    if (place === null || title === '') bookmarks.push(...children);
    else bookmarks.push({ title, ...place, children });
  }
  return bookmarks;
}

/** Explicit destinations: PDF 32000-1, 12.3.2.2. */
async function locate(
  document: PDFDocumentProxy,
  dest: OutlineEntry['dest'],
): Promise<Pick<Bookmark, 'page' | 'target'> | null> {
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
