import { createBeginnings, OF_PICTURES } from './beginnings.ts';
import { summarize } from './book-so-far.ts';
import type { ExtractionEvent } from '../events.ts';
import type { FirstPassOptions } from './options.ts';
import type { Gathering } from './gathering.ts';
import { detectLanguage } from '../language.ts';
import { evenPage } from '../ocr/even-sizes.ts';
import { readPictures } from '../ocr/read-pictures.ts';
import { readRecognized } from '../ocr/recognized-pages.ts';
import { unreadablePage } from '../page/page-reader.ts';
import type { PageText } from '../page/page-text.ts';
import { createPageSpool } from '../page-spool.ts';
import type { PageSpool } from '../page-spool.ts';
import { replacePages, unseenPage } from './picture-page.ts';
import type { TextPass } from './text-pass.ts';

/** As much text tells its language. */
const TELLING_LETTERS = 500;

/**
 * Has the pages read that are pictures, and gathers what they tell.
 *
 * @returns all pages of the book, where `bodySize` evens out the sizes of those that were pictures; may be called again
 * and again
 */
export async function* readPicturePages(
  options: FirstPassOptions,
  { text, spool, gathering }: { text: TextPass; spool: PageSpool; gathering: Gathering },
): AsyncGenerator<ExtractionEvent, (bodySize: number) => Iterable<PageText>> {
  const { ocr, createSpool } = options;
  const { document, count, pictures } = text;
  const read = createPageSpool(createSpool());
  const pages = (bodySize: number): Iterable<PageText> =>
    replacePages(spool.pages(), evenPages(read.pages(), bodySize));
  if (pictures.length === 0 || !ocr.enabled) {
    for (const picture of pictures) read.append(unseenPage(picture, ocr));
    return pages;
  }
  const take = (texts: readonly PageText[]): void => {
    for (const page of texts) {
      read.append(page);
      gathering.addRecognized(page);
    }
  };
  let left = pictures.map(({ page }) => page);
  for await (const { page, texts } of readRecognized(options.recognized)) {
    if (page !== left[0]) break;
    take(texts);
    left = left.slice(1);
  }
  yield { type: 'progress', page: count, pages: count, read: count - left.length };
  const { letters, sample } = gathering.result().statistics;
  const language =
    options.language ??
    (letters > TELLING_LETTERS ? await detectLanguage(sample, document.declaredLanguage) : null);
  // One that is shorter than the last would take back what is being heard.
  const from = Math.max(OF_PICTURES.from, text.begunAt + 1);
  const beginAt = createBeginnings({ ...OF_PICTURES, from }, options.begin);
  const { file, password } = options;
  for await (const event of readPictures({ file, password, pages: left, language })) {
    if (event.type === 'page') {
      take(event.texts);
      yield {
        type: 'recognized',
        page: event.page,
        content: JSON.stringify({ page: event.page, texts: event.texts }),
      };
    } else if (event.type === 'lost') take([unreadablePage(event.page, event.reason)]);
    if (event.type === 'page' || event.type === 'lost') left = left.slice(1);
    // Also while a page takes long: silence would be taken for the end.
    yield { type: 'progress', page: count, pages: count, read: count - left.length };
    const known = left[0] === undefined ? count : left[0] - 1;
    const beginning = await beginAt(known, count, () =>
      Promise.resolve(summarize(document, gathering.result(), pages)),
    );
    if (beginning !== null) yield beginning;
  }
  return pages;
}

function* evenPages(pages: Iterable<PageText>, bodySize: number): Generator<PageText> {
  for (const page of pages) yield evenPage(page, bodySize);
}
