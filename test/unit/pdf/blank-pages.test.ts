import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openPageSource } from '../../../src/pdf/pdfjs/source.ts';
import { prose, setPage } from '../../../tools/kit/pdf-page.ts';
import { makePdf } from '../../../tools/kit/pdf-writer.ts';
import type { PdfPage } from '../../../tools/kit/pdf-writer.ts';

/** Whether each of these pages is blank. */
async function areBlank(pages: PdfPage[]): Promise<boolean[]> {
  const dir = await mkdtemp(join(tmpdir(), 'tandem-blank-'));
  try {
    const file = join(dir, 'book.pdf');
    await writeFile(file, makePdf({ pages }));
    const source = await openPageSource(file);
    const found: boolean[] = [];
    for (let page = 1; page <= source.pages; page += 1) found.push((await source.read(page)).isBlank);
    await source.close();
    return found;
  } finally {
    await rm(dir, { recursive: true });
  }
}

const bare = (background = ''): PdfPage => ({ ...setPage([]), background });

test('a page on which nothing is painted is blank', async () => {
  const path = 'q 1 0 0 1 72 72 cm 10 0 0 10 0 0 cm 0 0 m 5 5 l n Q';
  expect(await areBlank([setPage(prose(1)), bare(), bare(path)])).toEqual([false, true, true]);
});

test.each<[string, PdfPage]>([
  ['a picture', bare('q 612 0 0 792 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID a EI Q')],
  ['lines, which may be letters', bare('72 500 m 80 520 l 88 500 l S')],
  ['shapes, which may be letters', bare('72 500 8 20 re f')],
  ['spaces, which a font may draw as anything', setPage(['   '])],
  ['a field to fill in', { ...bare(), fields: [{ kind: 'text', box: [72, 500, 200, 520] }] }],
])('a page with nothing but %s is not', async (_name, page) => {
  expect(await areBlank([page])).toEqual([false]);
});
