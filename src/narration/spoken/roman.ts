import type { Language, Spoken } from '../../languages/language.ts';
import { romanValue } from '../../languages/numerals.ts';
import { tableOf } from '../../languages/spoken-table.ts';

/**
 * A word and what looks like a numeral behind it, which isn't part of a longer word, an abbreviation or a possessive.
 */
const AFTER_WORD =
  /(?<![\p{L}\p{N}])(\p{L}[\p{L}\p{M}’'-]*)(\s+)([IVXLCDM]{1,9}|[ivx]{2,6})(?![\p{L}\p{N}&-]|[’'](?!s(?!\p{L}))|\.\p{L})/gu;
/**
 * The only letters of numerals that stand behind a name; everything with L, C, D or M is more likely a word or an
 * acronym.
 */
const SMALL = /^[IVX]{2,6}$/;
/** What follows a letter that isn't an initial. */
const NO_INITIAL = /^(?!\.\s+\p{Lu})/u;

/** Words behind which a Roman numeral counts things, in small letters. */
export function numberedWords(language: Language): ReadonlySet<string> {
  const { structure } = language;
  const named = [structure?.chapter, structure?.part, structure?.appendix];
  return new Set([
    ...named.flatMap((words) => words?.split('|') ?? []),
    ...(tableOf(language)?.numbered ?? []),
  ]);
}

/**
 * Numerals become numbers where they count something, and ordinals behind a name: "Chapter IV", "World War II", "Henry
 * VIII". What may be a word, a name or an initial stays: "I", "MIX", "Malcolm X".
 */
export function createRomanSpeaker(
  { names, regnal, afterKingI, rulers }: Spoken,
  numbered: ReadonlySet<string>,
): (text: string) => string {
  const afterI =
    afterKingI === null ? NO_INITIAL : new RegExp(`^(?:[,.;:!?)]|\\s+(?:${afterKingI})(?!\\p{L})|$)`, 'u');
  /** "Charles I, king of" and "Charles V" against "Charles I think" and "Charles C. Smith". */
  const standsForNumber = (numeral: string, rest: string): boolean => {
    if (numeral === 'I') return afterI.test(rest);
    return /^[VX]$/.test(numeral) && NO_INITIAL.test(rest);
  };
  const title = new RegExp(`(?<!\\p{L})(?:${rulers})\\s$`, 'iu');
  /** Where one ruler has a numeral, the other's "I" is one, too: "Henry VIII … Elizabeth I never married". */
  const hasRuler = (text: string): boolean =>
    Array.from(text.matchAll(AFTER_WORD)).some(
      ([, word = '', , numeral = '']) =>
        names.has(word) && SMALL.test(numeral) && romanValue(numeral) !== null,
    );
  const speakFirst = (text: string): string =>
    text.replace(AFTER_WORD, (whole, word: string, space: string, numeral: string, offset: number) => {
      const value = romanValue(numeral.toUpperCase());
      if (value === null) return whole;
      // "scene ii"; "vi" is a word in Romance languages.
      const isSmall = numeral !== numeral.toUpperCase();
      if (isSmall && (numeral === 'vi' || !numbered.has(word.toLowerCase()))) return whole;
      if (numbered.has(word.toLowerCase())) {
        // "Part I think" is rarer than "Part I"; "when in part I saw it" isn't.
        const isWord = numeral === 'I' && !/^\p{Lu}/u.test(word);
        // "Appendix D" is the fourth.
        return isWord || /^[CDLM]$/.test(numeral) ? whole : `${word}${space}${value}`;
      }
      if (!/^\p{Lu}\p{Ll}/u.test(word)) return whole;
      const isKnownName = names.has(word) || title.test(text.slice(Math.max(0, offset - 16), offset));
      const rest = text.slice(offset + whole.length);
      const isNumber = standsForNumber(numeral, rest) || (numeral === 'I' && hasRuler(text));
      if (!SMALL.test(numeral) && !(isKnownName && isNumber)) return whole;
      const ordinal = regnal(word, value, isKnownName);
      return ordinal === null ? `${word}${space}${value}` : `${word}${space}${ordinal}`;
    });
  return (text) => {
    const spoken = speakFirst(text);
    return spoken === text ? text : spoken.replace(CHAIN, (...found) => others(found, numbered));
  };
}

/** The others behind the first: "chapters 3 and IV", "World War 1 and II", "pages 12–xv". */
const CHAIN =
  /(?<=(?<![\p{L}\p{N}])(\p{L}[\p{L}\p{M}’'-]*)\s\d{1,4})((?:(?:,\s|\s?[–-]\s?|,?\s\p{Ll}{1,3}\s)(?:[IVXLC]{1,8}|[ivx]{2,6})(?![\p{L}\p{N}’'&]|\.\p{L})){1,6})/gu;

function others([whole = '', word = '']: readonly string[], numbered: ReadonlySet<string>): string {
  if (!numbered.has(word.toLowerCase())) return whole;
  return whole.replace(/(?<!\p{L})(?:[IVXLC]{1,8}|[ivx]{2,6})(?!\p{L})/gu, (numeral) =>
    String(romanValue(numeral.toUpperCase()) ?? numeral),
  );
}
