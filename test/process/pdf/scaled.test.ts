import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openPdf } from '../../../src/pdf/pdfjs/open-pdf.ts';
import { scalePdf } from '../../../tools/kit/scale-pdf.ts';
import { PROJECT_ROOT } from '../../../tools/kit/project-root.ts';
import { narrate } from '../../../tools/narration-set/narrate.ts';

/** Columns, notes, tables, formulas, listings, a play, margin notes; of several typesetting programs. */
const DOCUMENTS = [
  'canals',
  'clock',
  'deed',
  'essay',
  'ferry',
  'gazette',
  'kaffee',
  'locks',
  'orchard',
  'tides',
];

let dir: string;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'tandem-scaled-'));
});
afterAll(() => {
  rmSync(dir, { recursive: true });
});

describe.each(DOCUMENTS)('%s', (name) => {
  const file = join(PROJECT_ROOT, 'tools', 'narration-set', 'pdf', `${name}.pdf`);

  test.each([0.7, 1.5])('is read the same on paper of %f times its size', async (scale) => {
    const scaled = join(dir, `${name}-${scale}.pdf`);
    writeFileSync(scaled, scalePdf(readFileSync(file), scale));
    const [original, read] = [await narrate(file), await narrate(scaled)];
    expect(read.pages).toBe(original.pages);
    expect(original.sentences.length).toBeGreaterThan(20);
    expect(read.sentences).toEqual(original.sentences);
    expect(read.chapters).toEqual(original.chapters);
    const removed = ({ events }: typeof read): string[] =>
      events.flatMap((event) =>
        event.type === 'removed' ? [`${event.page} ${event.kind}: ${event.text}`] : [],
      );
    expect(removed(read)).toEqual(removed(original));
  });
});

test('scaling makes pages and letters larger by as much', async () => {
  const file = join(PROJECT_ROOT, 'tools', 'narration-set', 'pdf', 'deed.pdf');
  const scaled = join(dir, 'larger.pdf');
  writeFileSync(scaled, scalePdf(readFileSync(file), 1.5));
  const [width, size] = await measure(file);
  expect(await measure(scaled)).toEqual([expect.closeTo(1.5 * width, 2), expect.closeTo(1.5 * size, 2)]);
});

/** The width of the last page and the size of its first letters, in points. */
async function measure(file: string): Promise<[width: number, size: number]> {
  const pdf = await openPdf(file);
  try {
    const page = await pdf.document.getPage(pdf.document.numPages);
    const { items } = await page.getTextContent();
    const first = items.find((item) => 'transform' in item);
    return [page.getViewport({ scale: 1 }).width, Number(first?.transform[0])];
  } finally {
    await pdf.close();
  }
}
