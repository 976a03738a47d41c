import { expect, test } from 'vitest';
import { straightenArcs } from '../../../src/pdf/page/arcs.ts';
import type { SourceText } from '../../../src/pdf/page/page-source.ts';
import { sourceText } from '../../helpers/pdf-lines.ts';

/** Letters around a circle, so many radians each, the first one at `from`; 0 is its top. */
function arc(
  text: string,
  { from, by = 0.09, size = 20 }: { from: number; by?: number; size?: number },
): SourceText[] {
  return Array.from(text).flatMap((letter, index) => {
    if (letter === ' ') return [];
    const angle = from + by * index;
    const [cos, sin] = [Math.cos(angle), -Math.sin(angle)];
    const place = [210 * Math.sin(angle) + 200, 210 * Math.cos(angle) + 320] as const;
    return [
      sourceText(letter, [size * cos, size * sin, -size * sin, size * cos, ...place], {
        width: 0.9 * 210 * by,
      }),
    ];
  });
}

const body = Array.from({ length: 5 }, (_, index) =>
  sourceText('The boats start at the pier at two.', [10, 0, 0, 10, 45, 300 - 12 * index]),
);
const read = (texts: SourceText[]): string[] =>
  straightenArcs([...texts, ...body])
    .filter(({ text }) => !text.startsWith('The boats'))
    .map(({ text, transform: [, b] }) => (Math.abs(b) < 0.01 ? text : `(${text})`));

test('a title on an arc is one line', () => {
  expect(read(arc('SABLE BAY REGATTA', { from: -0.72 }))).toEqual(['SABLE BAY REGATTA']);
  expect(read(arc('The Ferry', { from: -0.4 }))).toEqual(['The Ferry']);
});

test('what runs around a seal, or small on a map, stays oblique, and whole', () => {
  expect(read(arc('UNIVERSITY OF NORWICK AND THE ISLANDS', { from: -1.7 }))).toEqual([
    '(UNIVERSITY OF NORWICK AND THE ISLANDS)',
  ]);
  expect(read(arc('RIVER SABLE', { from: -0.3, by: 0.05, size: 10 }))).toEqual(['(RIVER SABLE)']);
});

test('letters that stand level are left alone, and so is a text at an angle', () => {
  const level = Array.from('REGATTA', (letter, index) =>
    sourceText(letter, [20, 0, 0, 20, 45 + 18 * index, 500], { width: 15 }),
  );
  expect(read(level)).toEqual(Array.from('REGATTA'));
  const stamp = sourceText('DRAFT', [14, 14, -14, 14, 100, 300]);
  expect(read([stamp])).toEqual(['(DRAFT)']);
});
