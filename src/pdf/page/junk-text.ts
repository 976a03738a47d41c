/** Fewer words say too little. */
const MIN_WORDS = 25;
/** Of all words. What is read well enough to be listened to has less than a tenth. */
const MAX_STRANGE = 0.35;
const VOWEL = /[aeiouyæœøáàâäãåéèêëíìîïóòôöõúùûüýÿ]/iu;
/** Words of one letter in the languages with Latin letters. */
const SINGLE_LETTERS = /^[aeioyàáéèóúuwzks]$/iu;
const WORD = /^\p{L}+(?:['’.-]\p{L}+)*$/u;
const NUMBER = /^[\p{N}.,:/°%$€£–-]+$/u;

/**
 * Whether text with Latin letters looks like what bad recognition leaves behind on a scan: bits of words, with signs
 * and figures between their letters. Other scripts are taken as they are.
 */
export function isJunk(text: string): boolean {
  const words = text
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ''));
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  if (words.length < MIN_WORDS || latin < 0.9 * letters) return false;
  return words.filter(isStrange).length > MAX_STRANGE * words.length;
}

function isStrange(word: string): boolean {
  if (NUMBER.test(word)) return false;
  // Signs alone leave nothing behind.
  if (!WORD.test(word)) return true;
  if (word.length === 1) return !SINGLE_LETTERS.test(word);
  const isMixed = /\p{Ll}\p{Lu}/u.test(word);
  return isMixed || (word.length > 2 && !VOWEL.test(word) && word !== word.toUpperCase());
}
