/** How much there is to say of a text, in letters as they would be written out. */
export interface SpokenLength {
  letters: number;
  /** Where figures, signs and capitals are said in the shortest way, and in the longest. */
  least: number;
  most: number;
}

/** A letter of these scripts is a syllable, or more than a letter of the Latin one. */
const WEIGHTS: readonly (readonly [RegExp, number])[] = [
  [/\p{Script=Han}/u, 4],
  [/\p{Script=Hangul}/u, 3],
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/u, 2],
];
/** "1952" is said as four words of 19 letters, "1,000,000" as two of 10, "777" as five of 27. */
const DIGIT = { letters: 5, least: 1.4, most: 9 };
/** A sign is left out, or is a word: "%", "$", "&". */
const SIGN = { letters: 3, least: 0, most: 9 };
/** "BBC" is said letter by letter, "NATO" as a word. */
const CAPITAL = { letters: 2, least: 1, most: 4 };
const CAPITALS = /(?<!\p{L})\p{Lu}{2,5}(?!\p{L})/gu;
/** An abbreviation stands for a longer word: "Mrs.", "p.", "Abb.". */
const ABBREVIATION = { least: 0, most: 8 };
const ABBREVIATIONS = /(?<!\p{L})\p{L}{1,4}\.(?=\s+[\p{L}\p{N}])/gu;

/** Measures a text that is sent to a voice. */
export function spokenLength(text: string): SpokenLength {
  const length = { letters: 0, least: 0, most: 0 };
  const add = (count: number, each: SpokenLength): void => {
    length.letters += count * each.letters;
    length.least += count * each.least;
    length.most += count * each.most;
  };
  const capitals = (text.match(CAPITALS) ?? []).join('').length;
  add(capitals, CAPITAL);
  add(text.match(ABBREVIATIONS)?.length ?? 0, { letters: 0, ...ABBREVIATION });
  let plain = -capitals;
  for (const character of text) {
    if (/\p{N}/u.test(character)) add(1, DIGIT);
    else if (/[\p{Sc}\p{Sm}%&§°@#/]/u.test(character)) add(1, SIGN);
    else if (/\p{L}/u.test(character)) plain += WEIGHTS.find(([script]) => script.test(character))?.[1] ?? 1;
  }
  add(plain, { letters: 1, least: 1, most: 1 });
  return length;
}
