import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ExtractionStep, OcrPolicy } from '../../../src/pdf/child/extraction.ts';
import { runExtraction } from '../../../src/pdf/child/extraction.ts';
import { makeBook } from '../../../tools/kit/pdf-book.ts';
import { makePdf } from '../../../tools/kit/pdf-writer.ts';
import { scanPdf } from '../../../tools/kit/scanned-pdf.ts';

const OCR: OcrPolicy = { enabled: true };
const NO_OCR: OcrPolicy = { enabled: false, reason: 'the server has less than 1 GB of memory' };
const LIMITS = { heapMb: 128, memoryMb: 256, timeoutMs: 280_000, maxPages: 100 };

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'tandem-scans-'));
});
afterAll(() => rm(dir, { recursive: true }));

interface Reading {
  language: string;
  text: string;
  unreadable: { page: number; text: string }[];
  progress: number[];
}

async function read(pdf: Buffer, ocr: OcrPolicy): Promise<Reading> {
  const file = join(dir, 'scan.pdf');
  await writeFile(file, pdf);
  const steps: ExtractionStep[] = [];
  for await (const step of runExtraction({ file, ...LIMITS, ocr })) steps.push(step);
  return {
    language: steps.find((step) => step.type === 'document')?.language ?? '',
    text: steps.flatMap((step) => (step.type === 'paragraph' ? step.sentences : [])).join(' '),
    unreadable: steps.flatMap((step) =>
      step.type === 'removed' && step.kind === 'unreadable-page'
        ? [{ page: step.page, text: step.text }]
        : [],
    ),
    progress: steps.flatMap((step) => (step.type === 'progress' ? [step.read] : [])),
  };
}

/** Share of the words of `wanted` that `found` has, in order or not. */
function shareOfWords(wanted: string, found: string): number {
  const words = wanted.split(/\s+/);
  const have = new Set(found.split(/\s+/));
  return words.filter((word) => have.has(word)).length / words.length;
}

const BOOK = makeBook({ chapters: 1, pagesPerChapter: 2, outline: false });
const BOOK_TEXT = BOOK.chapters.flatMap(({ paragraphs }) => paragraphs).join(' ');

describe('a scan', { timeout: 300_000 }, () => {
  test('is read page by page; a page that can not be made out is named, a blank one is not', async () => {
    const { pdf } = makeBook({ chapters: 1, pagesPerChapter: 4, outline: false });
    const scan = await scanPdf(pdf, { looks: ['as it is', 'unreadable', 'blank', 'as it is'] });
    const { text, unreadable, progress } = await read(scan, OCR);
    expect(text).toContain('The keeper counted the boats before the rain came, entry 1.');
    expect(unreadable.map(({ page }) => page)).toEqual([2]);
    expect(unreadable[0]?.text).toMatch(/picture/);
    expect(progress).toEqual([...progress].sort((a, b) => a - b));
    expect(progress.at(-1)).toBeGreaterThanOrEqual(4);
  });

  test('loses next to no words', async () => {
    const { text, language } = await read(await scanPdf(BOOK.pdf), OCR);
    expect(language).toBe('en');
    expect(shareOfWords(BOOK_TEXT, text)).toBeGreaterThan(0.97);
  });

  test('is read however its pages lie, and told of where none of their sides is up', async () => {
    const { pdf, chapters } = makeBook({ chapters: 1, pagesPerChapter: 4, outline: false });
    const scan = await scanPdf(pdf, {
      looks: ['as it is', 'as it is', 'unreadable', 'as it is'],
      turns: [2, 1, 1, 3],
      worn: true,
    });
    const { text, language, unreadable } = await read(scan, OCR);
    expect(language).toBe('en');
    const words = chapters.flatMap(({ paragraphs }) => paragraphs).join(' ');
    expect(shareOfWords(words, text)).toBeGreaterThan(0.7);
    expect(unreadable).toEqual([{ page: 3, text: expect.stringContaining('whichever way') as string }]);
  });

  test('tells its language by itself', async () => {
    const german = [
      'Der Leuchtturmwärter zählte die Boote, bevor der große Regen kam.',
      'Müßig stand der Kapitän am Fenster und schrieb über die Häfen,',
      'in denen er früher schöne und glückliche Jahre verbracht hatte.',
    ];
    const lines = german.map((text, index) => ({ text, x: 72, y: 700 - 16 * index, size: 12 }));
    const { text, language } = await read(await scanPdf(makePdf({ pages: [{ lines }] })), OCR);
    expect(language).toBe('de');
    expect(text).toContain('zählte die Boote, bevor der große Regen kam');
    expect(text).toContain('glückliche Jahre');
  });

  test('fails where pictures are not read, and says why', async () => {
    const scan = await scanPdf(
      makePdf({ pages: [{ lines: [{ text: 'A picture of words', x: 72, y: 700 }] }] }),
    );
    const error: unknown = await read(scan, NO_OCR).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ name: 'AppError', code: 'pdf-no-text' });
    expect((error as Error).message).toContain('less than 1 GB of memory');
  });
});

describe('a document with text and pictures', { timeout: 300_000 }, () => {
  const page = (text: string) => ({ lines: [{ text, x: 72, y: 700 }] });
  /** Private characters, as from a font without a map to Unicode. */
  const garbled = page('\ue001\ue002\ue003\ue004'.repeat(20));

  test('names the pages that are not read where pictures are not read', async () => {
    const pdf = makePdf({
      pages: [page('The first page has words.'), garbled, { lines: [] }, page('And so has the last one.')],
    });
    const { text, unreadable } = await read(pdf, NO_OCR);
    expect(text).toBe('The first page has words. And so has the last one.');
    expect(unreadable.map((entry) => entry.page)).toEqual([2, 3]);
    expect(unreadable[0]?.text).toContain('less than 1 GB of memory');
  });

  test('keeps the order of its pages', async () => {
    const scanned = await scanPdf(
      makePdf({ pages: [page('The second page is a picture of words and nothing else.')] }),
    );
    const { text } = await read(insertAfterFirstPage(scanned), OCR);
    expect(text).toMatch(/first page has words.*picture of words and nothing else.*last page has words/);
  });

  /** Puts pages of text before and behind the only page of a scan. */
  function insertAfterFirstPage(scan: Buffer): Buffer {
    const source = scan.toString('latin1');
    const stream = (text: string): string => {
      const content = `BT /F0 12 Tf 72 700 Td (${text}) Tj ET`;
      return `<< /Length ${content.length} >>\nstream\n${content}\nendstream`;
    };
    const font = '/Font << /F0 << /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >> >>';
    const textPage = (contents: number): string =>
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << ${font} >> /Contents ${contents} 0 R >>`;
    const objects = [
      stream('The first page has words.'),
      textPage(6),
      stream('The last page has words.'),
      textPage(8),
    ].map((body, index) => `${6 + index} 0 obj\n${body}\nendobj\n`);
    // Without its cross-references, which readers rebuild.
    const [body] = source.split('xref\n0');
    const pages = body?.replace('/Count 1 /Kids [5 0 R]', '/Count 3 /Kids [7 0 R 5 0 R 9 0 R]') ?? '';
    return Buffer.from(`${pages}${objects.join('')}trailer\n<< /Root 1 0 R >>\n%%EOF\n`, 'latin1');
  }
});
