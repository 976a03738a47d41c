import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openWithPdfium } from '../../../../tools/bench/loss/pdfium.ts';
import { readWithPoppler } from '../../../../tools/bench/loss/poppler.ts';
import type { PrintedPage } from '../../../../tools/bench/loss/printed-page.ts';
import { combine } from '../../../../tools/bench/loss/read-page.ts';
import { makePdf } from '../../../../tools/kit/pdf-writer.ts';
import type { PdfLine } from '../../../../tools/kit/pdf-writer.ts';

/** A page of a made document: paragraphs below each other, and lines that stand where they are put. */
export interface SetPage {
  paragraphs: readonly string[];
  more?: readonly PdfLine[];
}

/** Sets pages and reads them as the judge does, with pdftotext and PDFium. */
export async function readSetPages(pages: readonly SetPage[]): Promise<PrintedPage[]> {
  const dir = mkdtempSync(join(tmpdir(), 'tandem-loss-'));
  const file = join(dir, 'set.pdf');
  const bytes = makePdf({
    pages: pages.map(({ paragraphs, more = [] }) => ({ lines: [...setParagraphs(paragraphs), ...more] })),
  });
  writeFileSync(file, bytes);
  const pdfium = await openWithPdfium(bytes);
  try {
    const poppler = await readWithPoppler(file, 1, pages.length);
    return poppler.map((page, index) => combine(index + 1, page, pdfium.read(index + 1)));
  } finally {
    pdfium.close();
    rmSync(dir, { recursive: true });
  }
}

const CHARACTERS_A_LINE = 80;
const LEADING = 14;
const TOP = 700;

/** Points; an indent shows where a paragraph begins. */
export function setParagraphs(paragraphs: readonly string[]): PdfLine[] {
  const lines: PdfLine[] = [];
  for (const paragraph of paragraphs) {
    let text = '';
    let indent = 14;
    const put = (): void => {
      lines.push({ text, x: 72 + indent, y: TOP - lines.length * LEADING });
      indent = 0;
    };
    for (const word of paragraph.split(' ')) {
      if (text.length + word.length >= CHARACTERS_A_LINE) {
        put();
        text = word;
      } else {
        text = text === '' ? word : `${text} ${word}`;
      }
    }
    put();
  }
  return lines;
}
