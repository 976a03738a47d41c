/** Shorter text says too little: a product's number, an address. */
const MIN_CHARACTERS = 100;
/** Of all that isn't a space, what words and numbers have. Of listings, a tenth and more is. */
const MAX_PLAIN = 0.1;
/** Signs in between letters and figures. Formulas and listings have up to a tenth. */
const MIN_SIGNS = 0.08;
/** Of all letters, those in a stretch that could be said. Even listings of short commands have a third. */
const MAX_SAYABLE = 0.25;
const MIN_LATIN = 0.9;
/** Backslashes before a letter, of all characters, make a listing of TeX: its commands are too short to be words. */
const MAX_COMMANDS = 0.02;
/** So many characters tell whether they are numbered, by so many of them; prose has more words than these. */
const MIN_NUMBERED = 20;
const NUMBERED = 0.6;
const MAX_PLAIN_OF_NUMBERED = 0.5;

/** From its first letter or figure to its last. */
const CORE = /[\p{L}\p{N}](?:.*[\p{L}\p{N}])?/su;
const PLAIN = /^(?:\p{L}[\p{L}\p{M}]*(?:['’.\-–/]\p{L}[\p{L}\p{M}]*)*|[\p{N}.,:/°%$€£–-]+)$/u;
const SIGN_WITHIN = /[\p{L}\p{N}][\\^_`{|}~[\]<>?!$%&*=+;:"#@¡-¿×÷]+(?=[\p{L}\p{N}])/gu;
const COMMAND = /\\\p{L}/gu;
/** "Declare", "Font", "CYR" of "\DeclareFont{CYR}". */
const STRETCH = /\p{Lu}?\p{Ll}+|\p{Lu}+/gu;
const MIN_STRETCH = 5;
const VOWELS = 'aeiouyæœøáàâäãåéèêëíìîïóòôöõúùûüýÿ';
const VOWEL = new RegExp(`[${VOWELS}]`, 'giu');
const CONSONANTS = new RegExp(`[^${VOWELS}]{4}`, 'iu');
const MIN_VOWELS = 0.25;
const MAX_VOWELS = 0.7;

/**
 * Whether text in Latin letters is what a font gives that says of each letter that it is another one: letters, figures
 * and signs in any order, in which nothing could be said. Listings have words in them.
 */
export function isScrambled(text: string): boolean {
  const tokens = text.split(/\s+/);
  const characters = tokens.reduce((sum, { length }) => sum + length, 0);
  if (characters < MIN_CHARACTERS) return false;
  const words = tokens.map((token) => CORE.exec(token)?.[0] ?? '').filter((word) => PLAIN.test(word));
  const plain = words.join('').length / characters;
  if (plain < MAX_PLAIN_OF_NUMBERED && isNumbered(text)) return true;
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  const signs = text.match(SIGN_WITHIN)?.length ?? 0;
  if (latin < MIN_LATIN * letters || signs < MIN_SIGNS * characters || plain > MAX_PLAIN) return false;
  if ((text.match(COMMAND)?.length ?? 0) > MAX_COMMANDS * characters) return false;
  const stretches = text.match(STRETCH) ?? [];
  return stretches.filter(isSayable).join('').length <= MAX_SAYABLE * stretches.join('').length;
}

/** Programs give the letters of a font the next code each, in the order in which the text needs them: `!"#$%`. */
function isNumbered(text: string): boolean {
  const points = [...new Set(text.replaceAll(/\s/g, ''))].map((character) => character.codePointAt(0) ?? 0);
  const next = points.filter((point, index) => index > 0 && point === (points[index - 1] ?? 0) + 1);
  return points.length >= MIN_NUMBERED && next.length >= NUMBERED * points.length;
}

function isSayable(stretch: string): boolean {
  const vowels = stretch.match(VOWEL)?.length ?? 0;
  const { length } = stretch;
  return (
    length >= MIN_STRETCH &&
    vowels >= MIN_VOWELS * length &&
    vowels <= MAX_VOWELS * length &&
    !CONSONANTS.test(stretch)
  );
}
