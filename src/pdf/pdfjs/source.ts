import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Box, Matrix } from '../page/geometry.ts';
import type { PageSource, SourceFont, SourcePage, SourceText, Unseen } from '../page/page-source.ts';
import { readBookmarks } from './bookmarks.ts';
import { readFields } from './form-fields.ts';
import { withoutHidden } from './hidden-parts.ts';
import { openPdf } from './open-pdf.ts';
import type { SeenInk } from './worker/ink.ts';
import type { HiddenPart } from './worker/printed.ts';

/** pdf.js caches fonts for the whole document: a 100 MB file needs 552 MB of memory without this and 312 MB with it. */
const CLEANUP_EVERY_PAGES = 50;

/**
 * A PDF as pdf.js reads it, with the patches that let it tell what is seen.
 *
 * @throws {AppError} as `openPdf` does
 */
export async function openPageSource(file: string, password?: string): Promise<PageSource> {
  const pdf = await openPdf(file, { password });
  const { document, outline, title, author, language, hasForm, isLocked } = pdf;
  let read = 0;
  return {
    ...{ pages: document.numPages, title, author, language, isLocked },
    bookmarks: () => readBookmarks(document, outline),
    read: async (page) => {
      if (read > 0 && read % CLEANUP_EVERY_PAGES === 0) await document.cleanup();
      read += 1;
      return readPage(document, page, hasForm);
    },
    close: () => pdf.close(),
  };
}

/**
 * What pdf.js's `getTextContent` gives, as far as it is used. Patched: `unseen`, the order of the letters, and the name
 * and kind of a style's font.
 */
interface TextItem {
  str: string;
  dir: string;
  transform: Matrix;
  width: number;
  height: number;
  fontName: string;
  /** Numbers those that were printed. */
  piece?: number;
  unseen?: Unseen;
}

interface TextStyle {
  fontFamily: string;
  fontName?: string;
  drawn?: boolean;
  vertical: boolean;
  ascent: number;
  descent: number;
}

async function readPage(document: PDFDocumentProxy, number: number, hasForm: boolean): Promise<SourcePage> {
  const page = await document.getPage(number);
  try {
    const content = await page.getTextContent({ disableNormalization: true });
    const items: TextItem[] = [];
    // The patched worker tells it in an item of its own, unless an error ended the page.
    let ink: SeenInk = { images: [], drawings: [], hidden: [], isBlank: false };
    for (const item of content.items as readonly (TextItem | SeenInk | object)[]) {
      if ('str' in item) items.push(item);
      else if ('images' in item) ink = item;
    }
    const styles = Object.entries(content.styles as Record<string, TextStyle>);
    return {
      view: page.view as unknown as Box,
      transform: page.getViewport({ scale: 1 }).transform as unknown as Matrix,
      text: toTexts(items, ink.hidden),
      fonts: Object.fromEntries(styles.map(([name, style]) => [name, toFont(style)])),
      images: ink.images,
      shapes: ink.drawings,
      // On pages full of links, as costly as the text.
      fields: hasForm ? await readFields(page) : [],
      // What somebody put on the page, a stamp or a signature, is an annotation.
      isBlank: ink.isBlank && (await page.getAnnotations()).length === 0,
    };
  } finally {
    page.cleanup();
  }
}

function toTexts(items: readonly TextItem[], hidden: readonly HiddenPart[]): SourceText[] {
  if (hidden.length === 0) return items.map(toText);
  return items.flatMap((item) =>
    withoutHidden(
      toText(item),
      hidden.filter(([piece]) => piece === item.piece),
    ),
  );
}

function toText({ str, dir, transform, width, height, fontName, unseen }: TextItem): SourceText {
  const text = { text: str, rightToLeft: dir === 'rtl', transform, width, height, font: fontName };
  return unseen === undefined ? text : { ...text, unseen };
}

function toFont({ fontFamily, fontName, ascent, descent, drawn = false, vertical }: TextStyle): SourceFont {
  return { family: fontFamily, name: fontName ?? null, ascent, descent, drawn, vertical };
}
