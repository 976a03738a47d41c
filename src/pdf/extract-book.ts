import { AppError } from '../errors.ts';
import { createLetterRestorer, restorePage, restoreText } from './book/restored-letters.ts';
import type { LetterRestorer } from './book/restored-letters.ts';
import type { BookFacts } from './cleaning/book-facts.ts';
import { cleanBook } from './cleaning/clean-book.ts';
import type { ExtractionEvent } from './events.ts';
import { firstPass } from './first-pass.ts';
import type { FirstPassOptions } from './first-pass.ts';
import type { IncludeKind } from './include.ts';
import { detectLanguage } from './language.ts';
import type { PageText } from './page/page-text.ts';
import { createCompounds } from './paragraphs/compounds.ts';
import type { Paragraph } from './paragraphs/paragraphs.ts';
import type { CleanItem, Passing } from './paragraphs/passing.ts';
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
  const { author, statistics, starts } = first;
  // Only now that the PDF is out of memory: the language tables are large.
  const language = options.language ?? (await detectLanguage(statistics.sample, first.declaredLanguage));
  const restore = createLetterRestorer(first.unknownLetters, language);
  const title = restore === null ? first.title : restoreTitle(first.title, restore);
  yield { type: 'document', title, author, language };
  const facts: BookFacts = {
    ...{ title, language, statistics, references: first.references, include: options.include },
    isCompound: createCompounds(statistics.vocabulary, language),
  };
  const pages = (): Iterable<PageText> =>
    restore === null ? first.pages() : restorePages(first.pages(), restore);
  const clean = (): Iterable<CleanItem> => cleanBook(pages(), starts, facts, options.cleaning ?? {});
  const book = { language, title, places: options.places ?? false };
  if (starts.length > 0) {
    yield* speakBook(clean(), { plan: new Map(), ...book });
    return;
  }
  // Without bookmarks, the headings of the whole book tell where its chapters begin.
  const spool = options.createSpool();
  const plan = inferChapters(spoolItems(clean(), spool), statistics);
  yield* speakBook(spooledItems(spool), { plan, ...book });
}

/** What of a clean book is spoken or listed. */
type SpokenItem = Pick<Paragraph, 'type' | 'kind' | 'text' | 'page' | 'places'> | Passing;

function* spoolItems(items: Iterable<CleanItem>, spool: Spool): Generator<CleanItem> {
  for (const item of items) {
    spool.append(JSON.stringify(item.type === 'paragraph' ? { ...item, lines: undefined } : item));
    yield item;
  }
}

function* spooledItems(spool: Spool): Generator<SpokenItem> {
  for (const line of spool.lines()) yield JSON.parse(line) as SpokenItem;
}

function restoreTitle(title: string | null, restore: LetterRestorer): string | null {
  return title === null ? null : restoreText(title, restore(title));
}

function* restorePages(pages: Iterable<PageText>, restore: LetterRestorer): Generator<PageText> {
  for (const page of pages) yield restorePage(page, restore);
}

function* speakBook(
  items: Iterable<SpokenItem>,
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
      const { kind, page, places } = item;
      yield { type: 'paragraph', kind, page, sentences, ...(book.places && { places }) };
    }
  }
  if (paragraphs === 0) throw new AppError('pdf-no-text');
  yield { type: 'end', chapters, paragraphs, characters };
}
