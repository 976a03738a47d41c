import { AppError } from '../errors.ts';
import { setAside } from './cleaning/asides.ts';
import { tagCaptions } from './cleaning/captions.ts';
import { tidyTitle } from './structure/chapter-title.ts';
import { tagCode } from './cleaning/code.ts';
import { removeCitations } from './cleaning/citations.ts';
import { createCompounds } from './paragraphs/compounds.ts';
import { removeContentsLines } from './cleaning/contents-lines.ts';
import type { ExtractionEvent } from './events.ts';
import { firstPass } from './first-pass.ts';
import type { FirstPass, FirstPassOptions } from './first-pass.ts';
import { tagDrawings } from './cleaning/drawings.ts';
import { tagDrawnLabels } from './cleaning/drawn-labels.ts';
import { raiseFlatMarks } from './cleaning/flat-marks.ts';
import { toFlow } from './paragraphs/flow.ts';
import { tagFootnotes } from './cleaning/footnotes.ts';
import { tagFormulas } from './cleaning/formulas.ts';
import { removeFurniture } from './cleaning/furniture.ts';
import type { SortedPage } from './cleaning/furniture.ts';
import type { IncludeKind } from './include.ts';
import { removeIndex } from './cleaning/index-pages.ts';
import { inferChapters } from './structure/inferred-chapters.ts';
import type { ChapterPlan } from './structure/inferred-chapters.ts';
import { detectLanguage } from './language.ts';
import { tagNotices } from './cleaning/notices.ts';
import { removeNoteMarks } from './cleaning/note-marks.ts';
import { shortenLinks } from './cleaning/links.ts';
import { tightenSpaces } from './cleaning/loose-spaces.ts';
import { toParagraphs } from './paragraphs/paragraphs.ts';
import type { Paragraph } from './paragraphs/paragraphs.ts';
import type { Passing } from './paragraphs/passing.ts';
import { tagPictureCaptions } from './cleaning/picture-captions.ts';
import { removeReferenceLists } from './cleaning/reference-lists.ts';
import { createSentenceSplitter } from './sentences/sentences.ts';
import { tagTables } from './cleaning/tables.ts';
import { removeWatermarks } from './page/watermarks.ts';

export interface ExtractBookOptions extends FirstPassOptions {
  include: readonly IncludeKind[];
}

/**
 * Reads a book in two passes. The first goes through the PDF and puts its lines on disk; the second streams them through the cleaning
 * steps. Between them nothing is held but small statistics.
 *
 * @throws {AppError} when the PDF can't be made a book; anything else is a bug or a lack of memory.
 */
export async function* extractBook(options: ExtractBookOptions): AsyncGenerator<ExtractionEvent> {
  const first = yield* firstPass(options);
  const { title, author, statistics, starts } = first;
  // Only now that the PDF is out of memory: the language tables are large.
  const language = options.language ?? (await detectLanguage(statistics.sample, first.declaredLanguage));
  yield { type: 'document', title, author, language };
  // Without bookmarks one more pass over the lines looks for headings.
  const plan: ChapterPlan =
    starts.length > 0 ? new Map() : inferChapters(clean(options, first, language), statistics);
  yield* speakBook(clean(options, first, language), { plan, language, title });
}

type CleanItem = Paragraph | Passing;

/** The cleaning steps, one after the other. A new one goes between these, as a generator over pages or over the flow. */
function clean({ include }: ExtractBookOptions, first: FirstPass, language: string): Generator<CleanItem> {
  const { starts, statistics, references } = first;
  const isCompound = createCompounds(statistics.vocabulary, language);
  const printed = removeWatermarks(first.pages(), statistics);
  let pages: Generator<SortedPage> = removeFurniture(printed, {
    title: first.title,
    bodySize: statistics.bodySize,
  });
  pages = removeContentsLines(pages);
  pages = removeIndex(pages);
  pages = tagCode(pages, statistics);
  pages = raiseFlatMarks(pages, statistics);
  pages = tagFootnotes(pages, statistics);
  pages = tagNotices(pages, statistics);
  pages = tagCaptions(pages, statistics);
  pages = tagPictureCaptions(pages, statistics);
  pages = tagTables(pages);
  pages = tagDrawings(pages, statistics);
  pages = tagDrawnLabels(pages, statistics);
  pages = tagFormulas(pages, statistics);
  pages = removeNoteMarks(pages);
  const flow = setAside(toFlow(pages, starts), include, isCompound);
  let paragraphs: Generator<CleanItem> = toParagraphs(flow, statistics, isCompound);
  paragraphs = removeReferenceLists(paragraphs, include);
  paragraphs = removeCitations(paragraphs, references);
  paragraphs = shortenLinks(paragraphs);
  return tightenSpaces(paragraphs);
}

function* speakBook(
  items: Iterable<CleanItem>,
  book: { plan: ChapterPlan; language: string; title: string | null },
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
      yield item;
    } else if (item.type === 'chapter') {
      announced = { title: tidyTitle(item.title, book.language), page: item.page };
    } else {
      const planned = book.plan.get(seen);
      if (planned !== undefined) announced = { title: tidyTitle(planned, book.language), page: item.page };
      seen += 1;
      // What is left of a line whose address was taken out; three stars between two scenes.
      if (!/[\p{L}\p{N}]/u.test(item.text)) {
        yield { type: 'removed', page: item.page, kind: 'garbled', text: item.text };
        continue;
      }
      const sentences = split(item.text);
      if (sentences.length === 0) continue;
      if (announced !== null) yield { type: 'chapter', index: chapters++, ...announced };
      announced = null;
      paragraphs += 1;
      for (const sentence of sentences) characters += sentence.length;
      yield { type: 'paragraph', kind: item.kind, page: item.page, sentences };
    }
  }
  if (paragraphs === 0) throw new AppError('pdf-no-text');
  yield { type: 'end', chapters, paragraphs, characters };
}
