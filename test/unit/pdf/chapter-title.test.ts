import { expect, test } from 'vitest';
import { readLabel } from '../../../src/pdf/structure/chapter-labels.ts';
import { tidyTitle } from '../../../src/pdf/structure/chapter-title.ts';

test.each([
  ['en', 'CHAPTER II. THE POOL OF TEARS', 'Chapter II. The Pool of Tears'],
  ['en', 'WHAT THE BOARD REQUIRED: A REPORT', 'What the Board Required: A Report'],
  ['en', 'The Use of NATO Forces', 'The Use of NATO Forces'],
  ['en', 'USA', 'USA'],
  ['en', '1Introduction', '1 Introduction'],
  ['en', '2.1Related Work', '2.1 Related Work'],
  ['en', '  The   Sea . . . . . . 14', 'The Sea'],
  ['en', 'Conclusion.', 'Conclusion'],
  ['en', 'What Is Truth?', 'What Is Truth?'],
  ['de', 'DER BRIEF AUS WISMAR', 'Der Brief aus Wismar'],
  ['fr', 'LE PASSEUR DE KERLOUAN', 'LE PASSEUR DE KERLOUAN'],
  ['ru', 'Глава I: Остановка', 'Глава I: Остановка'],
])('a title as a person would write it (%s): %s', (language, given, wanted) => {
  expect(tidyTitle(given, language)).toBe(wanted);
});

test.each([
  ['Chapter IV', { kind: 'chapter', number: 4, bare: true }],
  ['CHAPTER TWO. The Sea', { kind: 'chapter', number: 2, bare: false }],
  ['Zweites Kapitel', { kind: 'chapter', number: 2, bare: true }],
  ['Chapitre premier', { kind: 'chapter', number: 1, bare: true }],
  ['Primera parte', { kind: 'part', number: 1, bare: true }],
  ['Часть первая', { kind: 'part', number: 1, bare: true }],
  ['Глава 12.', { kind: 'chapter', number: 12, bare: true }],
  ['Chapter Twenty-One', { kind: 'chapter', number: null, bare: false }],
  ['第三章 海', { kind: 'chapter', number: 3, bare: false }],
  ['Part of the way', null],
  ['Some parts', null],
  ['A book', null],
])('the label of a heading: %s', (text, label) => {
  expect(readLabel(text)).toEqual(label);
});
