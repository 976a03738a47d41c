import { expect, test } from 'vitest';
import { removeRuby } from '../../../src/pdf/cleaning/ruby.ts';
import { createLeavingOut, everythingGoes } from '../../../src/pdf/cleaning/leaving-out.ts';
import type { TextRun } from '../../../src/pdf/page/text-runs.ts';

const run = (text: string, x: number, y: number, size: number): TextRun => ({
  ...{ text, x, y, width: text.length * size, size },
  ...{ style: 0, mono: false, bold: false, rightToLeft: false },
});

test('small kana go that stand above an ideograph, and no others', () => {
  const runs = [
    run('古い時計', 72, 100, 12),
    run('とけい', 97, 88, 6),
    run('おわり', 300, 88, 6),
    run('ひらがなのうえ', 72, 140, 12),
    run('かな', 72, 128, 6),
    run('時計', 72, 180, 12),
    run('トケイ', 72, 168, 10),
  ];
  const page = { page: 1, transform: [1, 0, 0, -1, 0, 792] as const, runs, images: [], apart: [] };
  const { runs: left, apart } = removeRuby(page, createLeavingOut('ruby', everythingGoes));
  expect(runs.filter((one) => !left.includes(one)).map(({ text }) => text)).toEqual(['とけい']);
  expect(apart).toMatchObject([{ kind: 'note-mark', text: 'とけい', step: 'ruby' }]);
});
