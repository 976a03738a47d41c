const HAN = '[\\p{Script=Han}々〆ヶ]';
const HIRAGANA = '[ぁ-ゖー]';
/** 漢字（かんじ）, and 食べる（たべる）, of which the last letters are in both. */
const IN_BRACKETS = new RegExp(`(${HAN}{1,8})(${HIRAGANA}{0,3})[（(](${HIRAGANA}{1,24})[）)]`, 'gu');
/** As books without ruby mark it: ｜漢字《かんじ》. */
const MARKED = new RegExp(`(?:｜(${HAN}{1,8})|(${HAN}{1,8}))《(${HIRAGANA}{1,24})》`, 'gu');
/** A character is read as one to four kana, in a word of three or more as one and a half at least. */
const MOST_KANA = 4;
const LEAST_KANA = { few: 1, several: 1.5 };

/**
 * Words whose reading stands behind them are said once, as they are read. Where a reading is too short for the whole
 * word, it is that of its end alone, and the word is left to the engine.
 */
export function readFurigana(text: string): string {
  if (!/[（(《]/u.test(text)) return text;
  return text
    .replace(MARKED, (_whole, marked: string | undefined, word: string | undefined, reading: string) =>
      said(marked ?? word ?? '', reading),
    )
    .replace(IN_BRACKETS, (whole, word: string, ending: string, reading: string) => {
      if (!reading.endsWith(ending)) return whole;
      return said(word, reading.slice(0, reading.length - ending.length)) + ending;
    });
}

function said(word: string, reading: string): string {
  const characters = Array.from(word).length;
  const least = characters * (characters < 3 ? LEAST_KANA.few : LEAST_KANA.several);
  return reading.length >= least && reading.length <= MOST_KANA * characters ? reading : word;
}
