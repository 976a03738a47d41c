import { AppError } from '../../errors.ts';
import { createBeginnings, OF_TEXT } from './beginnings.ts';
import type { Beginning } from './beginnings.ts';
import { summarize } from './book-so-far.ts';
import type { DocumentFacts } from './book-so-far.ts';
import { createRunCleaner } from '../cleaning/clean-runs.ts';
import type { ExtractionEvent, TextEvent } from '../events.ts';
import type { FirstPassOptions } from './options.ts';
import { replacePages, unseenPage } from './picture-page.ts';
import type { Picture } from './picture-page.ts';
import type { Gathering } from './gathering.ts';
import { readPages } from '../page/page-reader.ts';
import type { PageSource } from '../page/page-source.ts';
import { pictureKind } from '../page/picture-pages.ts';
import type { PageSpool } from '../page-spool.ts';
import { openPageSource } from '../pdfjs/source.ts';
import { chaptersFromBookmarks } from '../structure/chapters.ts';
import { chooseAuthor } from '../structure/document-title.ts';

export interface TextPass {
  document: DocumentFacts;
  /** Of its pages. */
  count: number;
  /** The pages that have to be looked at to be read, in order. */
  pictures: readonly Picture[];
  /** Pages that pdf.js could open. */
  readable: number;
  /** How many pages were known at the last beginning; 0 where there was none. */
  begunAt: number;
}

/** A cover, a frontispiece: a book is begun without them, as they are read when all else is. */
const FEW_PICTURES = 1 / 8;

/**
 * Puts the lines of all pages into the spool, and gathers what those tell that are no pictures.
 *
 * @throws {AppError} `pdf-too-many-pages`, and what `openPdf` throws
 */
export async function* readTextPages(
  { file, password, maxPages, skip, ocr, begin, cleaning, open = openPageSource }: FirstPassOptions,
  spool: PageSpool,
  gathering: Gathering,
): AsyncGenerator<ExtractionEvent, TextPass> {
  const source = await open(file, password);
  try {
    const { pages: count, isLocked } = source;
    if (count > maxPages) {
      throw new AppError('pdf-too-many-pages', {
        detail: `The PDF has ${count} pages; the limit is ${maxPages}.`,
      });
    }
    yield { type: 'opened', pages: count, isLocked };
    const pictures: Picture[] = [];
    let readable = 0;
    let begunAt = 0;
    const beginAt = createBeginnings(OF_TEXT, begin);
    for await (const page of readPages(source, { sort: createRunCleaner(cleaning ?? {}), skip })) {
      spool.append(page);
      if (page.unreadable === null) readable += 1;
      // A blank page would be drawn only to be found blank, by a process that is started for it.
      const kind = page.blank === true && ocr.enabled ? null : pictureKind(page);
      // Where pictures are not read, the words on them are better than nothing.
      if (kind !== null && (kind !== 'stamped' || ocr.enabled)) pictures.push({ page: page.page, kind });
      else gathering.add(page);
      // For every page: where the child ends early, it must be known which page it was at.
      yield { type: 'progress', page: page.page, pages: count, read: page.page - pictures.length };
      const gaps = ocr.enabled ? pictures.map((picture) => picture.page) : [];
      const [gap] = gaps.length > FEW_PICTURES * page.page ? gaps : [];
      const beginning = await beginAt(gap === undefined ? page.page : gap - 1, count, async () => {
        const unseen = pictures.map((one) => unseenPage(one, ocr));
        return summarize(await factsOf(source), gathering.result(), () =>
          replacePages(spool.pages(), unseen),
        );
      });
      if (beginning === null) continue;
      begunAt = page.page;
      yield withGaps(beginning, gaps);
    }
    return { document: await factsOf(source), count, pictures, readable, begunAt };
  } finally {
    await source.close();
  }
}

/** What is still to be recognised isn't left out. */
function withGaps({ text, ...beginning }: Beginning, gaps: readonly number[]): Beginning {
  const isOfGap = ({ type, page }: TextEvent): boolean => type === 'removed' && gaps.includes(page);
  return { ...beginning, gaps: gaps.length > 0, text: text.filter((event) => !isOfGap(event)) };
}

async function factsOf(source: PageSource): Promise<DocumentFacts> {
  return {
    title: source.title,
    author: chooseAuthor(source.author),
    declaredLanguage: source.language,
    starts: chaptersFromBookmarks(await source.bookmarks()),
  };
}
