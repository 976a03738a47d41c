import { expect, test } from 'vitest';
import { scanOf } from '../../../src/pdf/page/scanned-pages.ts';
import type { TextRun } from '../../../src/pdf/page/text-runs.ts';

const A4 = [0, 0, 595, 842] as const;
const item = (unseen?: 'invisible'): TextRun => ({
  ...{ text: 'Manual of the lamp', x: 72, y: 42, width: 90, size: 10 },
  ...{ style: 0, mono: false, bold: false, rightToLeft: false, ...(unseen && { unseen }) },
});

test('a page is a scan that pictures cover, whole or in strips', () => {
  expect(scanOf(A4, [[10, 10, 585, 832]], [item()])).toBe('bare');
  const strips = Array.from({ length: 8 }, (_, index) => [0, 105 * index, 595, 105 * (index + 1)] as const);
  expect(scanOf(A4, strips, [])).toBe('bare');
  expect(scanOf(A4, [], [item()])).toBeNull();
});

test('two screenshots and a running head are no scan', () => {
  const screenshots = [
    [42, 60, 552, 379],
    [42, 420, 552, 739],
  ] as const;
  expect(scanOf(A4, screenshots, [item()])).toBeNull();
});

test('text without ink on a picture is what was recognised of it, also where the scan has wide margins', () => {
  expect(scanOf(A4, [[60, 80, 540, 770]], [item('invisible')])).toBe('layered');
});
