import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ExtractionEvent, TextEvent } from '../../../src/pdf/events.ts';
import { createGathering } from '../../../src/pdf/first-pass/gathering.ts';
import type { Beginning } from '../../../src/pdf/first-pass/beginnings.ts';
import { readTextPages } from '../../../src/pdf/first-pass/text-pass.ts';
import type { TextPass } from '../../../src/pdf/first-pass/text-pass.ts';
import { createPageSpool } from '../../../src/pdf/page-spool.ts';
import type { RemovedKind } from '../../../src/pdf/page/removal.ts';
import { createAnonymousSpool } from '../../../src/pdf/spool.ts';
import { makePdf } from '../../../tools/kit/pdf-writer.ts';
import type { PdfPage } from '../../../tools/kit/pdf-writer.ts';

let dir: string;
beforeAll(() => (dir = mkdtempSync(join(tmpdir(), 'tandem-gaps-'))));
afterAll(() => rmSync(dir, { recursive: true }));

const PICTURE: PdfPage = { lines: [], background: '0.3 g 80 80 400 600 re f' };
const TEXT: PdfPage = {
  lines: Array.from({ length: 20 }, (_, line) => ({
    text: 'Here a keeper of lights wrote down what ships went by.',
    ...{ x: 72, y: 700 - 14 * line },
  })),
};

const leftOut = (page: number, kind: RemovedKind): TextEvent => ({
  ...{ type: 'removed', page, kind, text: '2' },
  ...{ step: 'a step', reason: 'a reason' },
});

/** What is said of a book that begins so, and how far its text is known then; each beginning is of two pages. */
async function begin(
  first: readonly PdfPage[],
): Promise<{ said: { event: Beginning; page: number }[]; pass: TextPass }> {
  const file = join(dir, 'book.pdf');
  writeFileSync(file, makePdf({ pages: [...first, ...Array.from({ length: 70 }, () => TEXT)] }));
  const reading = readTextPages(
    {
      ...{ file, maxPages: 1_000, skip: [], createSpool: () => createAnonymousSpool(dir) },
      ocr: { enabled: true },
      begin: () => ({
        ...{ type: 'beginning', language: 'en' },
        text: [
          leftOut(1, 'unreadable-page'),
          leftOut(2, 'page-number'),
          { type: 'paragraph', kind: 'text', page: 2, sentences: ['Ships. '.repeat(1_000)] },
        ],
      }),
    },
    createPageSpool(createAnonymousSpool(dir)),
    createGathering(),
  );
  const said: { event: Beginning; page: number }[] = [];
  let page = 0;
  for (;;) {
    const step: IteratorResult<ExtractionEvent, TextPass> = await reading.next();
    if (step.done === true) return { said, pass: step.value };
    if (step.value.type === 'progress') ({ page } = step.value);
    if (step.value.type === 'beginning') said.push({ event: step.value, page });
  }
}

test('a book with a cover is begun without it, and the cover is not said to be left out', async () => {
  const { said, pass } = await begin([PICTURE]);
  expect(said.map(({ page }) => page)).toEqual([16]);
  const [{ event } = { event: undefined }] = said;
  expect(event?.gaps).toBe(true);
  expect(event?.text.map(({ type, page }) => `${type} ${page}`)).toEqual(['removed 2', 'paragraph 2']);
  expect(pass).toMatchObject({ begunAt: 16, pictures: [{ page: 1 }] });
});

test('one with no pictures has no gaps', async () => {
  const { said } = await begin([]);
  expect(said.map(({ event, page }) => [event.gaps, page, event.text.length])).toEqual([[false, 16, 3]]);
});

test('one whose first pages are pictures waits until they are few among those that are known', async () => {
  const { said } = await begin([PICTURE, PICTURE, PICTURE, PICTURE]);
  expect(said.map(({ page }) => page)).toEqual([32]);
});
