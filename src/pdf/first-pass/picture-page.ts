import { unreadablePage } from '../page/page-reader.ts';
import type { PageText } from '../page/page-text.ts';
import { chooseReading } from '../page/picture-pages.ts';
import type { PictureKind } from '../page/picture-pages.ts';
import type { OcrPolicy } from './options.ts';

/** A page that has to be looked at to be read. */
export interface Picture {
  /** From 1. */
  page: number;
  kind: PictureKind;
}

/** What stands for it where pictures are not read. */
export function unseenPage({ page, kind }: Picture, ocr: OcrPolicy): PageText {
  const why = ocr.enabled ? '' : `: ${ocr.reason}`;
  const what =
    kind === 'garbled'
      ? 'Not all of the text on this page can be read. It does not say which letters its signs stand for'
      : 'There is no readable text on this page. It is blank or a picture';
  return unreadablePage(page, `${what}, and pictures are not read${why}.`);
}

/**
 * The pages with better readings of some of them, both in the order of the pages. Several take the place of one where
 * it was two pages of an open book.
 */
export function* replacePages(pages: Iterable<PageText>, better: Iterable<PageText>): Generator<PageText> {
  const readings = better[Symbol.iterator]();
  let next = readings.next();
  for (const page of pages) {
    const found: PageText[] = [];
    for (; next.done !== true && next.value.page === page.page; next = readings.next())
      found.push(next.value);
    yield* found.length === 0 ? [page] : chooseReading(page, found);
  }
}
