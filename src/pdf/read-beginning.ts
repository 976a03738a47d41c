import type { ExtractBookOptions } from './book-options.ts';
import { bookText } from './book-text.ts';
import type { TextEvent } from './events.ts';
import type { Beginning, Prefix } from './first-pass/beginnings.ts';
import { languageAtSight } from './language.ts';
import { prepareBook } from './prepared-book.ts';

/**
 * Of the pages of a beginning. What a page is like is told by those around it and behind it: a running head by the next
 * ones that have it, a chapter by its length.
 */
const CERTAIN = 0.5;

/** What of a book can be said to be its text before all of it is known. `null` where that is doubtful, or nothing. */
export function readBeginning(prefix: Prefix, options: ExtractBookOptions): Beginning | null {
  // The tables that tell other languages are too large beside the PDF.
  const language = options.language ?? languageAtSight(prefix.statistics.sample, prefix.declaredLanguage);
  if (language === null) return null;
  const book = prepareBook(prefix, language, options);
  const items = [...book.items()];
  const text: TextEvent[] = [];
  for (const event of bookText(() => items, { ...book, places: false })) {
    if (event.page > CERTAIN * prefix.upTo) break;
    text.push(event);
  }
  return text.some(({ type }) => type === 'paragraph') ? { type: 'beginning', language, text } : null;
}
