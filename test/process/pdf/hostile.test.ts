import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AppError } from '../../../src/errors.ts';
import { runExtraction } from '../../../src/pdf/child/extraction.ts';
import {
  decompressionBomb,
  deepNesting,
  deepPageTree,
  formsWithinForms,
  formDrawnAgain,
  formWithinItself,
  giantPage,
  hugeString,
  liesAboutPages,
  longUnicodeMap,
  manyFonts,
  manyPages,
  manyPieces,
  nestedDecompressionBomb,
  outlineCycle,
  pageTreeCycle,
  scriptAndAttachment,
  xrefLoop,
} from '../../../tools/kit/hostile-pdfs.ts';

/** As tight as on a small machine, so that what hurts there hurts here. */
const LIMITS = { heapMb: 128, memoryMb: 230, timeoutMs: 200_000, stepTimeoutMs: 10_000, maxPages: 1_000 };

interface Outcome {
  /** `text`, or the code of the failure. */
  result: string;
  /** How often the sentence of the good pages was read. */
  sentences: number;
  /** The pages that were given up. */
  unreadable: number[];
}

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'tandem-hostile-'));
});
afterAll(() => rm(dir, { recursive: true }));

async function read(pdf: Buffer): Promise<Outcome> {
  const file = join(dir, 'hostile.pdf');
  await writeFile(file, pdf);
  const outcome: Outcome = { result: 'text', sentences: 0, unreadable: [] };
  try {
    for await (const event of runExtraction({ file, ...LIMITS })) {
      if (event.type === 'paragraph')
        outcome.sentences += event.sentences.join(' ').split('The tide came in').length - 1;
      if (event.type === 'removed' && event.kind === 'unreadable-page') outcome.unreadable.push(event.page);
    }
  } catch (error) {
    const code = error instanceof AppError ? error.code : null;
    if (code === null) throw error;
    outcome.result = code;
  }
  return outcome;
}

describe('a hostile PDF is read, or fails with a reason', { timeout: 300_000 }, () => {
  const ALL_PAGES = { result: 'text', unreadable: [] };
  const WITHOUT_PAGE_2 = { result: 'text', sentences: 2, unreadable: [2] };
  // Whether the page in the middle is read depends on the machine; the ones around it always are.
  const GOOD_PAGES = { result: 'text', sentences: 2 };
  const TOO_MANY = { result: 'pdf-too-many-pages' };
  test.each<[string, () => Buffer, Partial<Outcome>]>([
    ['a page that unpacks to 3 GB', () => decompressionBomb(3_000), WITHOUT_PAGE_2],
    ['a page that is packed twice', () => nestedDecompressionBomb(400), GOOD_PAGES],
    ['forms within forms, 10^9 sentences', () => formsWithinForms(9), WITHOUT_PAGE_2],
    ['a form that draws itself', formWithinItself, ALL_PAGES],
    ['a form that is drawn twice, and elsewhere', formDrawnAgain, { result: 'text', sentences: 4 }],
    ['a page tree with a cycle', pageTreeCycle, { result: 'text', sentences: 1 }],
    ['a page tree 20,000 nodes deep', () => deepPageTree(20_000), ALL_PAGES],
    ['a billion pages that are not there', () => liesAboutPages(1e9), ALL_PAGES],
    ['100,000 pages', () => manyPages(100_000), TOO_MANY],
    ['10,000 fonts on a page', () => manyFonts(10_000), GOOD_PAGES],
    ['a giant page', giantPage, GOOD_PAGES],
    ['arrays 100,000 deep', () => deepNesting(100_000), GOOD_PAGES],
    ['a million pieces of text on a page', () => manyPieces(1_000_000), GOOD_PAGES],
    ['a word of 40 MB', () => hugeString(40), WITHOUT_PAGE_2],
    ['bookmarks that go in circles', outlineCycle, ALL_PAGES],
    ['a script and an attachment', scriptAndAttachment, ALL_PAGES],
    ['a character that is a megabyte of text', longUnicodeMap, GOOD_PAGES],
    ['cross-references that go in circles', xrefLoop, ALL_PAGES],
  ])('%s', async (_name, pdf, expected) => {
    expect(await read(pdf())).toMatchObject(expected);
  });
});
