import { languageOf } from '../../languages/languages.ts';

/** A row of dots and a page number, or punctuation that leads to nothing. */
const TAIL = /\s*(?:(?:\.\s?){3,}|…+)\s*(?:\d{1,4}|[ivxlc]+)?$|[\s:,;–—-]+$/iu;
const ROMAN = /^[IVX]+$/;

/**
 * A chapter's title as a person would write it: "CHAPTER II. THE POOL OF TEARS" is shouted only on paper. Capitals stay
 * in languages whose rules aren't known here, since names would become small.
 *
 * @param language ISO 639-1
 */
export function tidyTitle(title: string, language: string): string {
  const text = title
    .replace(/\s+/g, ' ')
    .trim()
    .replace(TAIL, '')
    .replace(/(?<=\p{L})\.$/u, '')
    // LaTeX writes bookmarks as "1Introduction".
    .replace(/^(\d{1,2}(?:\.\d{1,2})*)(?=\p{Lu}\p{Ll})/u, '$1 ');
  const small = languageOf(language)?.spelling?.smallInTitles ?? null;
  if (text === '') return title;
  if (small === null || /\p{Ll}/u.test(text) || !/\p{Lu}.*\p{Lu}.*\p{Lu}.*\p{Lu}/u.test(text)) return text;
  let first = true;
  return text.replace(/[\p{L}\p{M}’']+|[.:!?–—]/gu, (word) => {
    if (!/\p{L}/u.test(word)) {
      first = true;
      return word;
    }
    const lower = word.toLowerCase();
    const stays = first ? false : small.has(lower);
    first = false;
    if (ROMAN.test(word)) return word;
    return stays ? lower : lower.charAt(0).toUpperCase() + lower.slice(1);
  });
}
