import type { TextEvent } from './events.ts';
import type { KeptItem } from './paragraphs/passing.ts';
import type { PreparedBook } from './prepared-book.ts';
import { createSentenceSplitter } from './sentences/sentences.ts';
import type { ChapterPlan } from './structure/chapter-candidate.ts';
import { tidyTitle } from './structure/chapter-title.ts';
import { inferChapters } from './structure/inferred-chapters.ts';

/** The bookmarks have named the chapters. */
const NO_PLAN: ChapterPlan = new Map();

/** Chapters, paragraphs in sentences, and what was left out. @param items may be called again and again */
export function* bookText(
  items: () => Iterable<KeptItem>,
  book: Omit<PreparedBook, 'items'> & { places: boolean },
): Generator<TextEvent> {
  // Without bookmarks, the headings of the whole book tell where its chapters begin.
  const plan = book.starts.length > 0 ? NO_PLAN : inferChapters(items(), book.statistics, book.language);
  const split = createSentenceSplitter(book.language);
  let chapters = 0;
  // A chapter is announced with its first paragraph, so that none is empty.
  let announced: { title: string; page: number } | null = { title: book.title ?? 'Beginning', page: 1 };
  let seen = 0;
  for (const item of items()) {
    if (item.type === 'removed') {
      const { type, page, kind, text, step, reason } = item;
      yield book.places ? item : { type, page, kind, text, step, reason };
    } else if (item.type === 'chapter') {
      announced = { title: tidyTitle(item.title, book.language), page: item.page };
    } else {
      const planned = plan.get(seen);
      if (planned !== undefined) announced = { title: tidyTitle(planned, book.language), page: item.page };
      seen += 1;
      const sentences = split(item.text);
      if (sentences.length === 0) continue;
      if (announced !== null) yield { type: 'chapter', index: chapters++, ...announced };
      announced = null;
      const { kind, aside, page, places } = item;
      yield { type: 'paragraph', kind: aside ?? kind, page, sentences, ...(book.places && { places }) };
    }
  }
}
