import { anyOf } from '../../languages/languages.ts';
import { hanValue, readNumber } from '../../languages/numerals.ts';

/** "Chapter IV", "Zweites Kapitel", "Часть первая": what stands before the title of a chapter or in its place. */
export interface ChapterLabel {
  kind: 'chapter' | 'part';
  /** `null` for a number that isn't understood. */
  number: number | null;
  /** Whether nothing follows it. */
  bare: boolean;
}

const CHAPTER = anyOf(({ structure }) => structure?.chapter);
const PART = anyOf(({ structure }) => structure?.part);
const APPENDIX = anyOf(({ structure }) => structure?.appendix);
const WHOLE = new RegExp(
  `^(?:(${anyOf(({ structure }) => structure?.chapterLabel)})|(?:${anyOf(({ structure }) => structure?.partLabel)}))`,
  'iu',
);
/** A letter with its signs, or a figure: the vowels of Hindi are marks. */
const IN_WORD = '[\\p{L}\\p{M}\\p{N}]';
const BEFORE = new RegExp(`^(?:(${CHAPTER})|(${PART}))\\s+(${IN_WORD}+)(?!${IN_WORD})`, 'iu');
const AFTER = new RegExp(`^(${IN_WORD}+)\\.?\\s+(?:(${CHAPTER})|(${PART}))(?!${IN_WORD})`, 'iu');
const NAMED_AS_CHAPTER = new RegExp(`^(?:${CHAPTER}|${APPENDIX})(?![\\p{L}\\p{M}])`, 'iu');
const NAMED_AS_PART = new RegExp(`^(?:${PART})(?![\\p{L}\\p{M}])`, 'iu');

const UNNUMBERED = new RegExp(
  `^(?:${anyOf(({ structure }) => structure?.unnumbered)})(?!\\p{L}).{0,40}$`,
  'iu',
);

/** The numbers in words by their values less one. */
const NUMBERS = Array.from({ length: 12 }, (_, index) => {
  return new RegExp(`^(?:${anyOf(({ structure }) => structure?.numbers?.split(' ')[index])})$`, 'iu');
});
const LARGER_NUMBER = new RegExp(`^(?:${anyOf(({ structure }) => structure?.largerNumbers)})$`, 'iu');

/**
 * The label that a heading begins with, if it begins with one. A word counts as the number of a part only if it is one
 * ("part of").
 */
export function readLabel(text: string): ChapterLabel | null {
  const whole = WHOLE.exec(text);
  if (whole !== null) {
    const word = /[\p{Nd}〇零一二两三四五六七八九十百]+/u.exec(whole[0])?.[0] ?? '';
    return {
      kind: whole[1] === undefined ? 'part' : 'chapter',
      number: hanValue(word) ?? readNumber(word.normalize('NFKC')),
      bare: whole[0] === text,
    };
  }
  const before = BEFORE.exec(text);
  if (before !== null) return toLabel(text, before[0], before[1] !== undefined, before[3] ?? '');
  const after = AFTER.exec(text);
  if (after === null || readNumberWord(after[1] ?? '') === null) return null;
  return toLabel(text, after[0], after[2] !== undefined, after[1] ?? '');
}

/** Whether a title begins with a word for chapters or appendices, with a number or without one. */
export function isNamedAsChapter(title: string): boolean {
  return NAMED_AS_CHAPTER.test(title);
}

/** Whether a title begins with a word for what holds chapters, with a number or without one. */
export function isNamedAsPart(title: string): boolean {
  return NAMED_AS_PART.test(title);
}

/** Whether a title is one of what stands before the first chapter or behind the last: "Preface". */
export function isUnnumbered(title: string): boolean {
  return UNNUMBERED.test(title);
}

/** A number in figures, in Roman numerals or, up to twelve, in words. */
export function readNumberWord(word: string): number | null {
  const number = readNumber(word);
  if (number !== null) return number;
  const index = NUMBERS.findIndex((words) => words.test(word));
  return index < 0 ? null : index + 1;
}

/** "SEVEN", "Twenty-one". */
export function isNumberInWords(text: string): boolean {
  return LARGER_NUMBER.test(text) || NUMBERS.some((words) => words.test(text));
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
