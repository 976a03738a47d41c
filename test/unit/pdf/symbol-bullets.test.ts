import { expect, test } from 'vitest';
import { readBullets } from '../../../src/pdf/page/symbol-bullets.ts';
import type { SourceFont, SourceText } from '../../../src/pdf/page/page-source.ts';
import { sourceText } from '../../helpers/pdf-lines.ts';

const font = (name: string): SourceFont => {
  return { family: 'serif', name, ascent: 0.8, descent: -0.2, drawn: false, vertical: false };
};
const FONTS = { f: font('Times'), s: font('ABCDEF+Shapes'), d: font('ZapfDingbats') };

/** Signs each before a line, in the font "s" unless told otherwise. */
function read(signs: readonly string[], { name = 's', x = 16, before = [] as SourceText[] } = {}): string[] {
  const items = signs.flatMap((sign, index) => [
    sourceText(sign, [9, 0, 0, 9, 48, 500 - 14 * index], { font: name, width: 7 }),
    sourceText(' ', [9, 0, 0, 9, 55, 500 - 14 * index], { font: name, width: 5 }),
    sourceText('Paying the bill', [10, 0, 0, 10, 48 + x, 500 - 14 * index]),
  ]);
  return readBullets([...before, ...items], FONTS)
    .map(({ text }) => text.trim())
    .filter((text) => text !== '' && text !== 'Paying the bill');
}

test.each([
  ['letters on whose codes there are shapes', ['n', 'r', 'l'], 's'],
  ['private characters', ['\uf0b7', '\uf0a7'], 's'],
  ["Word's circle", ['o', 'o'], 's'],
  ['anything in a font of signs', ['4', 'a'], 'd'],
])('a single sign before a line is a bullet: %s', (_what, signs, name) => {
  expect(read(signs, { name })).toEqual(signs.map(() => '•'));
});

test.each([
  [
    'a font that has words, too',
    { before: [sourceText('Name', [9, 0, 0, 9, 48, 700], { font: 's' })] },
    'Name',
  ],
  ['its line begins close to it', { x: 10 }],
  ['the line is far away', { x: 90 }],
])('but is what it says where %s', (_what, options, ...more: string[]) => {
  expect(read(['n', 'l'], options)).toEqual([...more, 'n', 'l']);
});

test('but is a variable in a sentence, however wide the spaces are', () => {
  const texts = ['where', 'n', 'is more'].map((text, index) =>
    sourceText(text, [9, 0, 0, 9, 48 + 40 * index, 500], { font: index === 1 ? 's' : 'f', width: 30 }),
  );
  expect(readBullets(texts, FONTS).map(({ text }) => text)).toEqual(['where', 'n', 'is more']);
  const math = { ...FONTS, s: font('CMMI10') };
  const opening = [
    sourceText('n', [9, 0, 0, 9, 48, 500], { font: 's', width: 5 }),
    sourceText('is', [9, 0, 0, 9, 64, 500]),
  ];
  expect(readBullets(opening, math)[0]?.text).toBe('n');
});

test('but is a letter or a number of a list', () => {
  for (const signs of [
    ['a', 'b'],
    ['1', '2'],
    ['i', 'v'],
    ['A', 'B'],
  ])
    expect(read(signs)).toEqual(signs);
});
