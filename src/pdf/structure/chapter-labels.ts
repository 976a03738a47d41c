import { readNumber } from '../numerals.ts';

/** "Chapter IV", "Zweites Kapitel", "Часть первая": what stands before the title of a chapter or in its place. */
export interface ChapterLabel {
  kind: 'chapter' | 'part';
  /** `null` for a number that isn't understood. */
  number: number | null;
  /** Whether nothing follows it. */
  bare: boolean;
}

const CHAPTER =
  'chapter|kapitel|chapitre|cap[íi]tulo|capitolo|глава|hoofdstuk|rozdział|kapitola|kapitoly|bölüm|fejezet|luku';
const PART = 'part|book|teil|buch|partie|livre|parte|libro|часть|книга|deel|część|del';
const CJK = /^第\s?[\d一二三四五六七八九十百]+\s?[章回]/u;
const BEFORE = new RegExp(`^(?:(${CHAPTER})|(${PART}))\\s+([\\p{L}\\p{N}]+)(?![\\p{L}\\p{N}])`, 'iu');
const AFTER = new RegExp(`^([\\p{L}\\p{N}]+)\\.?\\s+(?:(${CHAPTER})|(${PART}))(?![\\p{L}\\p{N}])`, 'iu');

/** Numbers in words, as they stand before or after "chapter" and "part"; the place in the list is the value less one. */
const WORDS = [
  'one|first|eins?|erste[rs]?|premi(?:er|ère)|un|primer[ao]?|uno|перв(?:ая|ый|ое)',
  'two|second|zwei|zweite[rs]?|deux(?:ième)?|seconde?|segund[ao]|dos|втор(?:ая|ой|ое)',
  'three|third|drei|dritte[rs]?|trois(?:ième)?|tercer[ao]?|tres|трет(?:ья|ий|ье)',
  'four|fourth|vier|vierte[rs]?|quatre|quatrième|cuart[ao]|cuatro|четв[её]рт(?:ая|ый|ое)',
  'five|fifth|fünf|fünfte[rs]?|cinq|cinquième|quint[ao]|cinco|пят(?:ая|ый|ое)',
  'six|sixth|sechs|sechste[rs]?|sixième|sext[ao]|seis|шест(?:ая|ой|ое)',
  'seven|seventh|sieben|sieb(?:en)?te[rs]?|sept(?:ième)?|séptim[ao]|siete|седьм(?:ая|ой|ое)',
  'eight|eighth|acht|achte[rs]?|huit(?:ième)?|octav[ao]|ocho|восьм(?:ая|ой|ое)',
  'nine|ninth|neun|neunte[rs]?|neuf|neuvième|noven[ao]|nueve|девят(?:ая|ый|ое)',
  'ten|tenth|zehn|zehnte[rs]?|dix(?:ième)?|décim[ao]|diez|десят(?:ая|ый|ое)',
  'eleven|eleventh|elf|elfte[rs]?|onze|onzième|undécim[ao]|once|одиннадцат(?:ая|ый|ое)',
  'twelve|twelfth|zwölf|zwölfte[rs]?|douze|douzième|duodécim[ao]|doce|двенадцат(?:ая|ый|ое)',
].map((words) => new RegExp(`^(?:${words})$`, 'iu'));

/** The label that a heading begins with, if it begins with one. A word counts as the number of a part only if it is one ("part of"). */
export function readLabel(text: string): ChapterLabel | null {
  const cjk = CJK.exec(text);
  if (cjk !== null) return { kind: 'chapter', number: null, bare: cjk[0] === text };
  const before = BEFORE.exec(text);
  if (before !== null) return toLabel(text, before[0], before[1] !== undefined, before[3] ?? '');
  const after = AFTER.exec(text);
  if (after === null || readNumberWord(after[1] ?? '') === null) return null;
  return toLabel(text, after[0], after[2] !== undefined, after[1] ?? '');
}

/** A number in figures, in Roman numerals or, up to twelve, in words. */
export function readNumberWord(word: string): number | null {
  const number = readNumber(word);
  if (number !== null) return number;
  const index = WORDS.findIndex((words) => words.test(word));
  return index < 0 ? null : index + 1;
}

function toLabel(text: string, label: string, isChapter: boolean, word: string): ChapterLabel | null {
  const number = readNumberWord(word);
  if (!isChapter && number === null) return null;
  return {
    kind: isChapter ? 'chapter' : 'part',
    number,
    bare: /^[\s.:–—-]*$/u.test(text.slice(label.length)),
  };
}
