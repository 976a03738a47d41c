/** Words that English and German titles write small, unless they stand first. */
const SMALL: Readonly<Record<string, RegExp>> = {
  en: /^(?:an?|the|and|but|or|nor|of|in|on|at|to|for|by|with|from|as|into|upon|than|that|is|are|was|were)$/,
  de: /^(?:de[rsmn]|die|das|ein(?:e[rsmn]?)?|und|oder|aber|aus|in|im|am|an|auf|bei|mit|nach|von|vom|vor|zu[mr]?|über|unter|für|ist|wie|was|wer|wo|nicht|als|es|sich)$/,
};
/** A row of dots and a page number, or punctuation that leads to nothing. */
const TAIL = /\s*(?:(?:\.\s?){3,}|…+)\s*(?:\d{1,4}|[ivxlc]+)?$|[\s:,;–—-]+$/iu;
const ROMAN = /^[IVX]+$/;

/**
 * A chapter's title as a person would write it: "CHAPTER II. THE POOL OF TEARS" is shouted only on paper. Capitals stay in languages whose
 * rules aren't known here, since names would become small.
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
  const small = SMALL[language];
  if (text === '') return title;
  if (small === undefined || /\p{Ll}/u.test(text) || !/\p{Lu}.*\p{Lu}.*\p{Lu}.*\p{Lu}/u.test(text))
    return text;
  let first = true;
  return text.replace(/[\p{L}\p{M}’']+|[.:!?–—]/gu, (word) => {
    if (!/\p{L}/u.test(word)) {
      first = true;
      return word;
    }
    const lower = word.toLowerCase();
    const stays = first ? false : small.test(lower);
    first = false;
    if (ROMAN.test(word)) return word;
    return stays ? lower : lower.charAt(0).toUpperCase() + lower.slice(1);
  });
}
