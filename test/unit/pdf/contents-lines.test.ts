import { expect, test } from 'vitest';
import { removeContentsLines } from '../../../src/pdf/cleaning/contents-lines.ts';
import { runStep, unsorted } from '../../helpers/cleaning.ts';
import { textPage } from '../../helpers/pdf-lines.ts';

function clean(lines: string[]): { kept: string[]; removed: string[] } {
  const [page] = runStep(removeContentsLines, [unsorted(textPage(1, lines))]);
  return {
    kept: page?.lines.map(({ text }) => text) ?? [],
    removed: page?.removed.map(({ text }) => text) ?? [],
  };
}

test('takes a table of contents out, with its entries of two lines and of the highest level', () => {
  const table = [
    '1 The Sea 3',
    '1.1 Tides . . . . . . . . . 4',
    '1.2 A very long title that goes on',
    'in a second line ........ 9',
    '1.3 Waves……………… 12',
    '1.4 Storms · · · · · · · xii',
    '2 The Land 20',
  ];
  expect(clean(['Contents', ...table])).toEqual({ kept: [], removed: ['Contents', ...table] });
});

test('takes the first entry of a page along that has no room for dots where the contents go on', () => {
  const pages = [
    Array.from({ length: 6 }, (_, index) => `1.${index} Tides . . . . . . . . . ${index + 3}`),
    [
      '8.3 DocPara(self, expr)91',
      ...Array.from({ length: 5 }, (_, index) => `9.${index} Waves ....... 9${index + 2}`),
    ],
  ];
  const cleaned = runStep(
    removeContentsLines,
    pages.map((lines, index) => unsorted(textPage(index + 1, lines))),
  );
  expect(cleaned.map(({ lines }) => lines.length)).toEqual([0, 0]);
});

test('leaves an ellipsis alone', () => {
  const lines = [
    'He paused . . . .',
    'and went on. . . . Then',
    'Nothing happened in 1945',
    'and he left...',
  ];
  expect(clean(lines)).toEqual({ kept: lines, removed: [] });
});

test('leaves lists of examples alone, however many of them end in an ellipsis', () => {
  const lines = [
    'Boats: a ketch, a yawl, a lugger....',
    'What they carry: coal, salt, timber.....',
    'Who is on board: a master, a mate....',
    'Who is not: owners, insurers....',
    'Where they go......',
  ];
  expect(clean(lines)).toEqual({ kept: lines, removed: [] });
});

test('takes a table of contents whose numbers stand in a column of their own', () => {
  const lines = [
    'The Sea ..................',
    'Tides ...........',
    'Waves .............',
    'Storms ..........',
  ];
  expect(clean(lines).removed).toEqual(lines);
});

test('knows a lone leader by its number', () => {
  expect(clean(['Some text here.', 'Appendix . . . . . . . . . 99', 'More text.']).removed).toEqual([
    'Appendix . . . . . . . . . 99',
  ]);
});

test('leaves the text between two lists with dots', () => {
  const changes = ['Tides: more of them .... 4', 'Waves: none at all ..... 9', 'Storms: as before ..... 12'];
  const text = [
    'Index',
    'Numbers that are written in italic letters name the page on which a lamp is described;',
    'numbers that are underlined name the page on which it is drawn; all of the others name',
    'the pages on which somebody lights it or puts it out.',
  ];
  const entries = ['lamp .......... 14', 'oil .......... 26', 'wick ......... 31'];
  expect(clean([...changes, ...text, ...entries])).toEqual({ kept: text, removed: [...changes, ...entries] });
});
