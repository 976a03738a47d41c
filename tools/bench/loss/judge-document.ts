import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Finding } from './findings.ts';
import { fingerprint } from './fingerprint.ts';
import { judge, pagesHandedOn } from './judge.ts';
import { openKeptJson } from './kept-json.ts';
import type { LostRun } from './lost.ts';
import { openWithPdfium } from './pdfium.ts';
import type { PdfiumDocument } from './pdfium.ts';
import { readWithPoppler } from './poppler.ts';
import type { PrintedPage } from './printed-page.ts';
import { combine } from './read-page.ts';
import { readWithTandem } from './reading.ts';
import { samplePages } from './sample.ts';

/** What a document is judged by. */
export interface JudgeRequest {
  /** Absolute. */
  file: string;
  sha256: string;
  /** Whether pictures are recognised. */
  ocr: boolean;
  /** Where the pages are kept as the other readers see them: they change with the judge only, not with Tandem. */
  cache: string;
}

export interface DocumentResult {
  pages: number;
  /** Of them, those that were looked at. */
  judgedPages: number;
  /** Of the judged ones, those that Tandem names as unreadable or would have recognised: not judged after all. */
  handedOnPages: number;
  /** Words of running text on the judged pages. */
  words: number;
  language: string;
  title: string | null;
  /** Why Tandem reads nothing of it. */
  failure: string | null;
  findings: Finding[];
}

interface Printed {
  /** Of the whole document. */
  count: number;
  pages: PrintedPage[];
}

/**
 * Judges one document: reads up to sixty of its pages with pdftotext and PDFium, all of it with Tandem, and compares.
 *
 * @throws where one of the two others can't open it: there is nothing to judge by
 */
export async function judgeDocument(request: JudgeRequest): Promise<DocumentResult> {
  const { file, sha256, ocr, cache } = request;
  const kept = openKeptJson<Printed>(join(cache, `pages-${fingerprint(READERS)}`));
  let opened: PdfiumDocument | null = null;
  const open = async (): Promise<PdfiumDocument> => (opened ??= await openWithPdfium(await readFile(file)));
  try {
    let printed = kept.find(sha256);
    if (printed === null) {
      printed = await readPrinted(file, await open());
      kept.keep(sha256, printed);
    }
    const { pages, count } = printed;
    const reading = await readWithTandem(file, { ocr });
    const { words, findings, lost } = judge(pages, reading);
    const seen = lost.length === 0 ? [] : await visibleRuns(lost, open);
    const handedOn = pagesHandedOn(reading);
    return {
      pages: count,
      judgedPages: pages.length,
      handedOnPages: pages.filter(({ page }) => handedOn.has(page)).length,
      words,
      language: reading.language,
      title: reading.title,
      failure: reading.failure,
      findings: [...findings, ...seen.map(({ finding }) => finding)].sort((a, b) => a.page - b.page),
    };
  } finally {
    // TypeScript doesn't see that the closure has set it.
    (opened as PdfiumDocument | null)?.close();
  }
}

/** Everything that the kept pages depend on. */
const READERS = [
  'grams',
  'pdfium',
  'pdfium-module',
  'poppler',
  'printed-page',
  'read-page',
  'sample',
  'words',
].map((name) => join(import.meta.dirname, `${name}.ts`));

async function readPrinted(file: string, pdfium: PdfiumDocument): Promise<Printed> {
  const pages: PrintedPage[] = [];
  for (const { first, last } of samplePages(pdfium.pages)) {
    const printed = await readWithPoppler(file, first, last);
    printed.forEach((page, index) => {
      pages.push(combine(first + index, page, pdfium.read(first + index)));
    });
  }
  return { count: pdfium.pages, pages };
}

/** Text under a picture, a bar or in the paper's colour is nobody's to read. */
async function visibleRuns(
  lost: readonly LostRun[],
  open: () => Promise<PdfiumDocument>,
): Promise<LostRun[]> {
  const pdfium = await open();
  return lost.filter(({ finding, lines }) => {
    const boxes = lines.map(({ box }) => box);
    const seen = pdfium.isVisible(finding.page, boxes);
    return seen.filter(Boolean).length >= seen.length / 2;
  });
}
