/**
 * Stops and colons belong to a number ("5.42", "7:15"), not to a word: a note's number after a full stop is a word of
 * its own.
 */
const WORD = /[\p{L}\p{M}\p{N}]+(?:(?:[-']|(?<=\p{N})[.,:/](?=\p{N}))[\p{L}\p{M}\p{N}]+)*/gu;
const ADDRESS = /\b(?:https?:\/\/|www\.)\S+|\S+@\S+\.\w+/giu;

/**
 * The words of a text as a listener hears them: lower case, without the punctuation around them. Hyphens and
 * apostrophes inside a word stay, so that a hyphen lost or kept at a line's end counts. Addresses are left out, since
 * they may be read in any way.
 */
export function wordsOf(text: string): string[] {
  const plain = text
    .normalize('NFKC')
    .replace(ADDRESS, ' ')
    .replace(/[\u00ad\u200b]/g, '')
    .replace(/[‐‑]/g, '-')
    .replace(/[’ʼ]/g, "'");
  return (plain.match(WORD) ?? []).map((word) => word.toLowerCase());
}
