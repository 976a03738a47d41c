const HAN = '\\p{Script=Han}';
/** 대한민국(大韓民國), and with more behind it, 이순신(李舜臣, 1545~1598). */
const BEHIND = new RegExp(
  `(\\p{Script=Hangul}{1,12})\\s?\\((${HAN}{1,12})(?:\\)|[,·]\\s?(?=[^()]{1,40}\\)))`,
  'gu',
);
/** 大韓民國(대한민국) */
const BEFORE = new RegExp(`(${HAN}{1,12})\\((\\p{Script=Hangul}{1,12})\\)`, 'gu');

/** What stands in Chinese characters beside the same in Korean letters is said once: each character is a syllable. */
export function readHanja(text: string): string {
  if (!/\p{Script=Han}/u.test(text)) return text;
  return text
    .replace(BEFORE, (whole, han: string, hangul: string) =>
      lengthOf(han) === hangul.length ? hangul : whole,
    )
    .replace(BEHIND, (whole, hangul: string, han: string) => {
      if (lengthOf(han) > hangul.length) return whole;
      return whole.endsWith(')') ? hangul : `${hangul}(`;
    });
}

function lengthOf(text: string): number {
  return Array.from(text).length;
}
