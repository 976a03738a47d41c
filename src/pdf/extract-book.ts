import { AppError } from '../errors.ts';
import type { ExtractBookOptions } from './book-options.ts';
import { bookText } from './book-text.ts';
import { createLeftOutShare } from './cleaning/left-out-share.ts';
import type { ExtractionEvent } from './events.ts';
import type { Beginning, Prefix } from './first-pass/beginnings.ts';
import { firstPass } from './first-pass/first-pass.ts';
import { detectLanguage } from './language.ts';
import type { KeptItem } from './paragraphs/passing.ts';
import { prepareBook } from './prepared-book.ts';
import { readBeginning } from './read-beginning.ts';
import type { Spool } from './spool.ts';

/**
 * Reads a book in two passes. The first goes through the PDF and puts its lines on disk; the second streams them
 * through the cleaning steps. Between them nothing is held but small statistics.
 *
 * @throws {AppError} when the PDF can't be made a book; anything else is a bug or a lack of memory.
 */
export async function* extractBook(options: ExtractBookOptions): AsyncGenerator<ExtractionEvent> {
  const begin = (prefix: Prefix): Beginning | null => readBeginning(prefix, options);
  const first = yield* firstPass({ ...options, begin: options.beginnings === true ? begin : undefined });
  const { author, statistics, count } = first;
  // Only now that the PDF is out of memory: the language tables are large.
  const language = options.language ?? (await detectLanguage(statistics.sample, first.declaredLanguage));
  const book = prepareBook(first, language, options);
  const leftOut = createLeftOutShare(statistics);
  const spool = options.createSpool();
  let cleaned = 0;
  // How much is left out is said first, and known only when all of the book is clean.
  for (const item of book.items()) {
    leftOut.add(item);
    spool.append(JSON.stringify(item.type === 'chapter' ? item : { ...item, lines: undefined }));
    cleaned += 1;
    // Silence would be taken for the end.
    if (cleaned % ITEMS_A_SIGN === 0) yield { type: 'progress', page: count, pages: count, read: count };
  }
  const { title } = book;
  yield { type: 'document', title, author, language, leftOutShare: leftOut.result() };
  let chapters = 0;
  let paragraphs = 0;
  let characters = 0;
  for (const event of bookText(() => spooledItems(spool), { ...book, places: options.places ?? false })) {
    if (event.type === 'chapter') chapters += 1;
    if (event.type === 'paragraph') {
      paragraphs += 1;
      for (const sentence of event.sentences) characters += sentence.length;
    }
    yield event;
  }
  if (paragraphs === 0) throw new AppError('pdf-no-text');
  yield { type: 'end', chapters, paragraphs, characters };
}

/** They take a second at most, and a child that is silent for a minute is ended. */
const ITEMS_A_SIGN = 2_000;

function* spooledItems(spool: Spool): Generator<KeptItem> {
  for (const line of spool.lines()) yield JSON.parse(line) as KeptItem;
}
