import { AppError } from '../errors.ts';
import { createLetterRestorer, restorePage, restoreText } from './book/restored-letters.ts';
import type { LetterRestorer } from './book/restored-letters.ts';
import type { BookFacts } from './cleaning/book-facts.ts';
import { cleanBook } from './cleaning/clean-book.ts';
import { createLeftOutShare } from './cleaning/left-out-share.ts';
import type { ExtractionEvent } from './events.ts';
import { firstPass } from './first-pass.ts';
import type { FirstPassOptions } from './first-pass.ts';
import type { IncludeKind } from './include.ts';
import { detectLanguage } from './language.ts';
import type { PageText } from './page/page-text.ts';
import { createCompounds } from './paragraphs/compounds.ts';
import type { KeptItem } from './paragraphs/passing.ts';
import { createSentenceSplitter } from './sentences/sentences.ts';
import type { Spool } from './spool.ts';
import { tidyTitle } from './structure/chapter-title.ts';
import { inferChapters } from './structure/inferred-chapters.ts';
import type { ChapterPlan } from './structure/inferred-chapters.ts';

export interface ExtractBookOptions extends FirstPassOptions {
  include: readonly IncludeKind[];
  /** Whether to tell where everything stands; not unless asked for. */
  places?: boolean | undefined;
}

/**
 * Reads a book in two passes. The first goes through the PDF and puts its lines on disk; the second streams them
 * through the cleaning steps. Between them nothing is held but small statistics.
 *
 * @throws {AppError} when the PDF can't be made a book; anything else is a bug or a lack of memory.
 */
export async function* extractBook(options: ExtractBookOptions): AsyncGenerator<ExtractionEvent> {
  const first = yield* firstPass(options);
  const { author, statistics, starts, count } = first;
  // Only now that the PDF is out of memory: the language tables are large.
  const language = options.language ?? (await detectLanguage(statistics.sample, first.declaredLanguage));
  const restore = createLetterRestorer(first.unknownLetters, language);
  const title = restore === null ? first.title : restoreTitle(first.title, restore);
  const facts: BookFacts = {
    ...{ title, language, statistics, references: first.references, include: options.include },
    isCompound: createCompounds(statistics.vocabulary, language),
  };
  const pages = (): Iterable<PageText> =>
    restore === null ? first.pages() : restorePages(first.pages(), restore);
  const leftOut = createLeftOutShare(statistics);
  const spool = options.createSpool();
  let cleaned = 0;
  // How much is left out is said first, and known only when all of the book is clean.
  for (const item of cleanBook(pages(), starts, facts, options.cleaning ?? {})) {
    leftOut.add(item);
    spool.append(JSON.stringify(item.type === 'chapter' ? item : { ...item, lines: undefined }));
    cleaned += 1;
    // Silence would be taken for the end.
    if (cleaned % ITEMS_A_SIGN === 0) yield { type: 'progress', page: count, pages: count, read: count };
  }
  // Without bookmarks, the headings of the whole book tell where its chapters begin.
  const plan = starts.length > 0 ? NO_PLAN : inferChapters(spooledItems(spool), statistics);
  yield { type: 'document', title, author, language, leftOutShare: leftOut.result() };
  yield* speakBook(spooledItems(spool), { plan, language, title, places: options.places ?? false });
}

/** They take a second at most, and a child that is silent for a minute is ended. */
const ITEMS_A_SIGN = 2_000;
/** The bookmarks have named the chapters. */
const NO_PLAN: ChapterPlan = new Map();

function* spooledItems(spool: Spool): Generator<KeptItem> {
  for (const line of spool.lines()) yield JSON.parse(line) as KeptItem;
}

function restoreTitle(title: string | null, restore: LetterRestorer): string | null {
  return title === null ? null : restoreText(title, restore(title));
}

function* restorePages(pages: Iterable<PageText>, restore: LetterRestorer): Generator<PageText> {
  for (const page of pages) yield restorePage(page, restore);
}

function* speakBook(
  items: Iterable<KeptItem>,
  book: { plan: ChapterPlan; language: string; title: string | null; places: boolean },
): Generator<ExtractionEvent> {
  const split = createSentenceSplitter(book.language);
  let chapters = 0;
  let paragraphs = 0;
  let characters = 0;
  // A chapter is announced with its first paragraph, so that none is empty.
  let announced: { title: string; page: number } | null = { title: book.title ?? 'Beginning', page: 1 };
  let seen = 0;
  for (const item of items) {
    if (item.type === 'removed') {
      const { type, page, kind, text, step, reason } = item;
      yield book.places ? item : { type, page, kind, text, step, reason };
    } else if (item.type === 'chapter') {
      announced = { title: tidyTitle(item.title, book.language), page: item.page };
    } else {
      const planned = book.plan.get(seen);
      if (planned !== undefined) announced = { title: tidyTitle(planned, book.language), page: item.page };
      seen += 1;
      const sentences = split(item.text);
      if (sentences.length === 0) continue;
      if (announced !== null) yield { type: 'chapter', index: chapters++, ...announced };
      announced = null;
      paragraphs += 1;
      for (const sentence of sentences) characters += sentence.length;
      const { kind, aside, page, places } = item;
      yield { type: 'paragraph', kind: aside ?? kind, page, sentences, ...(book.places && { places }) };
    }
  }
  if (paragraphs === 0) throw new AppError('pdf-no-text');
  yield { type: 'end', chapters, paragraphs, characters };
}
