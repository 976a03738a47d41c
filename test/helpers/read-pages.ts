import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RemovedKind } from '../../src/pdf/page/removal.ts';
import { extractBook } from '../../src/pdf/extract-book.ts';
import type { IncludeKind } from '../../src/pdf/include.ts';
import { createAnonymousSpool } from '../../src/pdf/spool.ts';
import { makePdf } from '../../tools/kit/pdf-writer.ts';
import type { PdfPage } from '../../tools/kit/pdf-writer.ts';

export interface ReadPages {
  /** What is read, paragraph by paragraph. */
  text: string[];
  /** Those of them that are headings, and the titles of the chapters. */
  headings: string[];
  chapters: string[];
  removed: { page: number; kind: RemovedKind; text: string }[];
  /** What was removed as this. */
  as: (kind: RemovedKind) => string[];
}

/**
 * What is read of these pages, and what isn't. In this process: a child for every small document would take longer than
 * reading it.
 */
export async function readPages(pages: PdfPage[], include: readonly IncludeKind[] = []): Promise<ReadPages> {
  const dir = mkdtempSync(join(tmpdir(), 'tandem-pages-'));
  const file = join(dir, 'book.pdf');
  writeFileSync(file, makePdf({ pages }));
  const options = {
    ...{ file, include, maxPages: 1000, skip: [] },
    ocr: { enabled: false, reason: 'these pages have text' } as const,
    createSpool: () => createAnonymousSpool(dir),
  };
  const text: string[] = [];
  const headings: string[] = [];
  const chapters: string[] = [];
  const removed: ReadPages['removed'] = [];
  try {
    for await (const event of extractBook(options)) {
      if (event.type === 'paragraph') text.push(event.sentences.join(' '));
      if (event.type === 'paragraph' && event.kind === 'heading') headings.push(event.sentences.join(' '));
      if (event.type === 'chapter') chapters.push(event.title);
      if (event.type === 'removed') removed.push({ page: event.page, kind: event.kind, text: event.text });
    }
  } finally {
    rmSync(dir, { recursive: true });
  }
  return {
    text,
    headings,
    chapters,
    removed,
    as: (kind) => removed.filter((found) => found.kind === kind).map((found) => found.text),
  };
}
