import type { Language } from '../../languages/language.ts';

const INITIAL = /(?<=(?:^|[("„«“,;]\s?|(?<![\p{L}\p{N}])(\p{L}[\p{L}’'-]+)\s))(\p{Lu})\.(?=\s\p{Lu}\p{Ll})/gu;
/** In front of a name, in any of the languages. */
const BEFORE_NAMES = new Set(
  'by of from with and von bei mit und par de et avec por con y di da e com door van en met от из и przez od z i'.split(
    ' ',
  ),
);

/**
 * "Professor K. Lehmann": behind one initial engines make the pause of a sentence, behind two they don't. "Appendix D.
 * Index" and "he chose plan B. Then" keep their stop.
 */
export function createInitialSpeaker(
  { abbreviations }: Language,
  numbered: ReadonlySet<string>,
): (text: string) => string {
  const titles = new Set(
    (abbreviations ?? []).flatMap(([, spoken, kind]) =>
      kind === 'name' && spoken !== null ? [spoken.replace(/^.*\s/u, '')] : [],
    ),
  );
  return (text) => {
    if (!/\p{Lu}\.\s\p{Lu}/u.test(text)) return text;
    return text.replace(INITIAL, (whole, word: string | undefined, initial: string) => {
      if (word === undefined || titles.has(word) || BEFORE_NAMES.has(word)) return initial;
      return /^\p{Lu}/u.test(word) && word.length > 1 && !numbered.has(word.toLowerCase()) ? initial : whole;
    });
  };
}
