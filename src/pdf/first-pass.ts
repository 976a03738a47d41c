import { AppError } from '../errors.ts';
import { collectStatistics } from './book/book-statistics.ts';
import { collectUnknownLetters } from './book/unknown-letters.ts';
import type { UnknownLetters } from './book/unknown-letters.ts';
import type { BookStatistics } from './book/book-statistics.ts';
import type { ChapterStart } from './structure/chapter-start.ts';
import { chaptersFromBookmarks } from './structure/chapters.ts';
import { chooseAuthor, chooseTitle } from './structure/document-title.ts';
import type { ExtractionEvent } from './events.ts';
import { detectLanguage } from './language.ts';
import { evenPage } from './ocr/even-sizes.ts';
import { readPictures } from './ocr/read-pictures.ts';
import { readRecognized } from './ocr/recognized-pages.ts';
import { readPages, unreadablePage } from './page/page-reader.ts';
import type { SkippedPage } from './page/page-reader.ts';
import type { PageText } from './page/page-text.ts';
import { openPageSource } from './pdfjs/source.ts';
import { chooseReading, pictureKind } from './page/picture-pages.ts';
import type { PictureKind } from './page/picture-pages.ts';
import type { CleaningOptions } from './cleaning/clean-book.ts';
import { createRunCleaner } from './cleaning/clean-runs.ts';
import { collectReferenceKeys } from './cleaning/reference-keys.ts';
import type { ReferenceKeys } from './cleaning/reference-keys.ts';
import { createPageSpool } from './page-spool.ts';
import type { PageSpool } from './page-spool.ts';
import type { Spool } from './spool.ts';

/** Whether text is recognised on pages that are pictures, and why not; the reason is for people. */
export type OcrPolicy = { enabled: true } | { enabled: false; reason: string };

export interface FirstPassOptions {
  /** Absolute path of the PDF. */
  file: string;
  maxPages: number;
  /** Where it can't be opened without. */
  password?: string | undefined;
  /** ISO 639-1, where it is known. */
  language?: string | undefined;
  /** Pages that are not looked at: earlier tries didn't get past them. */
  skip: readonly SkippedPage[];
  ocr: OcrPolicy;
  /** JSON lines with what earlier runs recognised, in the order of the pages; none unless given. */
  recognized?: string | undefined;
  /** Makes an empty one; it takes what was read of the book until the next pass. */
  createSpool: () => Spool;
  /** For those who look into the steps; as it is unless given. */
  cleaning?: CleaningOptions | undefined;
}

export interface FirstPass {
  /** Of its pages. */
  count: number;
  /** The book's pages in order; may be gone through again and again. */
  pages(): Generator<PageText>;
  statistics: BookStatistics;
  references: ReferenceKeys;
  unknownLetters: UnknownLetters;
  title: string | null;
  author: string | null;
  declaredLanguage: string | null;
  /** From the bookmarks; empty without them. */
  starts: readonly ChapterStart[];
}

/** As much text tells its language. */
const TELLING_LETTERS = 500;

/**
 * Goes through the PDF and puts its lines on disk; then, with the PDF out of memory, has the pages read that are
 * pictures. What is held in the end is small statistics.
 *
 * @throws {AppError} `pdf-too-many-pages`, `pdf-broken`, `pdf-no-text`, and what `openPdf` throws
 */
export async function* firstPass(options: FirstPassOptions): AsyncGenerator<ExtractionEvent, FirstPass> {
  const { ocr, createSpool } = options;
  const spool = createPageSpool(createSpool());
  const { pages, pictures, readable, statistics, references, ...document } = yield* readText(options, spool);
  if (readable === 0) throw new AppError('pdf-broken', { detail: 'None of its pages can be read.' });
  const read = createPageSpool(createSpool());
  if (pictures.length > 0 && ocr.enabled) {
    const take = (texts: readonly PageText[]): void => {
      for (const text of texts) {
        read.append(text);
        statistics.add(text);
        references.add(text);
      }
    };
    let left = pictures.map(({ page }) => page);
    for await (const { page, texts } of readRecognized(options.recognized)) {
      if (page !== left[0]) break;
      take(texts);
      left = left.slice(1);
    }
    yield { type: 'progress', page: pages, pages, read: pages - left.length };
    const known = statistics.result();
    const language =
      options.language ??
      (known.letters > TELLING_LETTERS
        ? await detectLanguage(known.sample, document.declaredLanguage)
        : null);
    let waiting = left.length;
    for await (const event of readPictures({
      file: options.file,
      password: options.password,
      pages: left,
      language,
    })) {
      if (event.type === 'page') {
        const { page, texts } = event;
        take(texts);
        waiting -= 1;
        yield { type: 'recognized', page, content: JSON.stringify({ page, texts }) };
      } else if (event.type === 'lost') {
        take([unreadablePage(event.page, event.reason)]);
        waiting -= 1;
      }
      // Also while a page takes long: silence would be taken for the end.
      yield { type: 'progress', page: pages, pages, read: pages - waiting };
    }
  } else {
    for (const picture of pictures) read.append(unseen(picture, ocr));
  }
  const result = statistics.result();
  if (result.letters === 0) throw new AppError('pdf-no-text', whyNoText(pictures, ocr));
  return {
    ...document,
    count: pages,
    title: chooseTitle(document.title, result.largestOnFirstPage),
    statistics: result,
    references: references.result(),
    pages: () => replacePages(spool.pages(), evenPages(read.pages(), result.bodySize)),
  };
}

interface Picture {
  page: number;
  kind: PictureKind;
}

interface TextPass extends Omit<FirstPass, 'count' | 'pages' | 'statistics' | 'references'> {
  pages: number;
  /** The pages that have to be looked at to be read, in order. */
  pictures: Picture[];
  /** Pages that pdf.js could open. */
  readable: number;
  statistics: ReturnType<typeof collectStatistics>;
  references: ReturnType<typeof collectReferenceKeys>;
}

async function* readText(
  { file, password, maxPages, skip, ocr, cleaning }: FirstPassOptions,
  spool: PageSpool,
): AsyncGenerator<ExtractionEvent, TextPass> {
  const source = await openPageSource(file, password);
  try {
    const { pages, isLocked } = source;
    if (pages > maxPages) {
      throw new AppError('pdf-too-many-pages', {
        detail: `The PDF has ${pages} pages; the limit is ${maxPages}.`,
      });
    }
    yield { type: 'opened', pages, isLocked };
    const statistics = collectStatistics();
    const references = collectReferenceKeys();
    const unknownLetters = collectUnknownLetters();
    const pictures: Picture[] = [];
    let readable = 0;
    for await (const page of readPages(source, { sort: createRunCleaner(cleaning ?? {}), skip })) {
      spool.append(page);
      if (page.unreadable === null) readable += 1;
      // A blank page would be drawn only to be found blank, by a process that is started for it.
      const kind = page.blank === true && ocr.enabled ? null : pictureKind(page);
      // Where pictures are not read, the words on them are better than nothing.
      if (kind !== null && (kind !== 'stamped' || ocr.enabled)) {
        pictures.push({ page: page.page, kind });
      } else {
        statistics.add(page);
        references.add(page);
        unknownLetters.add(page);
      }
      // For every page: where the child ends early, it must be known which page it was at.
      yield { type: 'progress', page: page.page, pages, read: page.page - pictures.length };
    }
    return {
      pages,
      pictures,
      readable,
      statistics,
      references,
      unknownLetters: unknownLetters.result(),
      title: source.title,
      author: chooseAuthor(source.author),
      declaredLanguage: source.language,
      starts: chaptersFromBookmarks(await source.bookmarks()),
    };
  } finally {
    await source.close();
  }
}

function unseen({ page, kind }: Picture, ocr: OcrPolicy): PageText {
  const why = ocr.enabled ? '' : `: ${ocr.reason}`;
  const what =
    kind === 'garbled'
      ? 'Not all of the text on this page can be read. It does not say which letters its signs stand for'
      : 'There is no readable text on this page. It is blank or a picture';
  return unreadablePage(page, `${what}, and pictures are not read${why}.`);
}

function whyNoText(pictures: readonly Picture[], ocr: OcrPolicy): { detail?: string } {
  if (pictures.length === 0) return {};
  if (!ocr.enabled)
    return { detail: `All of its text is in pictures, and pictures are not read here: ${ocr.reason}.` };
  return { detail: 'Its pages are pictures, and no text could be made out on them.' };
}

function* evenPages(pages: Iterable<PageText>, bodySize: number): Generator<PageText> {
  for (const page of pages) yield evenPage(page, bodySize);
}

/** Both in the order of the pages. Several take the place of one where it was two pages of an open book. */
function* replacePages(pages: Iterable<PageText>, better: Generator<PageText>): Generator<PageText> {
  let next = better.next();
  for (const page of pages) {
    const found: PageText[] = [];
    for (; next.done !== true && next.value.page === page.page; next = better.next()) found.push(next.value);
    yield* found.length === 0 ? [page] : chooseReading(page, found);
  }
}
