/** All that have a sign of their own, for a class of characters. */
export const FRACTION_SIGNS = '½⅓⅔¼¾⅛⅜⅝⅞⅕⅖⅗⅘⅙⅚';
const SIGN = new RegExp(`(?:(\\d{1,4})\\s?)?([${FRACTION_SIGNS}])`, 'gu');
/** "2/3", and "2 1/2" or "2-1/2" with a whole in front. Neither a date nor a path. */
const PLAIN = /(?<![\d/.,\p{L}])(?:(\d{1,3})[ \u00a0\u202f-])?([1-9]\/(?:10|[2-9]))(?![\d/.,]*[\d/\p{L}])/gu;

/** @param words by the sign or by "3/8"; "+" stands between a whole and its fraction */
export function speakFractions(text: string, words: Readonly<Record<string, string>>): string {
  const say = (whole: string, before: string | undefined, fraction: string): string => {
    const word = words[fraction] ?? words[fraction.normalize('NFKC').replace('⁄', '/')];
    if (word === undefined) return whole;
    return before === undefined ? word : `${before} ${words['+'] ?? ''} ${word}`;
  };
  return text.replace(SIGN, say).replace(PLAIN, say);
}
