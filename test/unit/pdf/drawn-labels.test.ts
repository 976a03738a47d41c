import { describe, expect, test } from 'vitest';
import type { PdfLine } from '../../../tools/kit/pdf-writer.ts';
import { prose, setPage } from '../../../tools/kit/pdf-page.ts';
import { readPages } from '../../helpers/read-pages.ts';

/** Two boxes, and between them a wire that bends six times: 300 × 100 points from 120, 450. */
const CIRCUIT = [
  '120 520 60 30 re S 360 520 60 30 re S',
  ...[180, 210, 240, 270, 300, 330].map((x) => `${x} 535 m ${x + 15} 550 l ${x + 30} 535 l S`),
  '150 520 m 150 480 l 240 450 l S 390 520 m 390 480 l 300 450 l S',
].join('\n');
/** The same place ruled as a table is. */
const GRID = [450, 475, 500, 525, 550]
  .flatMap((y) => [`120 ${y} m 420 ${y} l S`, `${y - 330} 450 m ${y - 330} 550 l S`])
  .join('\n');
const HELVETICA = { font: 'helvetica', size: 10 } as const;
const labels: PdfLine[] = [
  { text: 'PV1', x: 135, y: 532, ...HELVETICA },
  { text: 'A1', x: 380, y: 532, ...HELVETICA },
  { text: '10 kohm', x: 240, y: 549, ...HELVETICA },
  { text: 'GND', x: 255, y: 455, ...HELVETICA },
];
const [before, after] = [
  prose(1, 10).slice(0, 9),
  ['which is where they had always come from.', ...prose(2, 8)],
];

/** A sentence that is interrupted by what is drawn and written between its halves. */
function around(drawn: readonly PdfLine[], background: string) {
  const page = setPage(before);
  page.lines.push(...drawn, ...setPage(after).lines.map((line) => ({ ...line, y: line.y - 320 })));
  return { ...page, background };
}

describe('what is written in a drawing without a caption', () => {
  test('is left out, and the sentence around it is whole', async () => {
    const { text, as } = await readPages([around(labels, CIRCUIT)]);
    expect(text.join(' ')).toBe([...before, ...after].join(' '));
    expect(as('figure')).toEqual(['10 kohm\nPV1 A1\nGND']);
  });

  test.each([
    ['on nothing', ''],
    ['in a grid of rules', GRID],
    ['on the ground of the whole page', `0 0 612 792 re f 0 0 m 612 792 l S ${CIRCUIT}`],
  ])('is read where it stands %s', async (_name, background) => {
    const { text, as } = await readPages([around(labels, background)]);
    expect(text.join(' ')).toContain('PV1');
    expect(as('figure')).toEqual([]);
  });

  test.each([
    [
      'sentences',
      ['Never touch the lens with wet hands.', 'It may break.', 'Warm it first.', 'Then wipe it.'],
    ],
    ['items of a list', ['a can of oil', 'two wicks', 'some matches', 'a clean cloth']],
  ])('is read where it is %s', async (_name, lines) => {
    const note = lines.map((text, index) => ({ text, x: 200, y: 530 - 14 * index, ...HELVETICA }));
    const { text, as } = await readPages([around(note, CIRCUIT)]);
    for (const line of lines) expect(text.join(' ')).toContain(line);
    expect(as('figure')).toEqual([]);
  });
});
