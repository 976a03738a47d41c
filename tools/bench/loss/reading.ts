import { pathToFileURL } from 'node:url';
import type { ExtractionStep } from '../../../src/pdf/child/extraction.ts';
import { compiled } from '../../kit/project-root.ts';

/** What Tandem makes of a document. */
export interface Reading {
  pages: number;
  language: string;
  title: string | null;
  /** In the order in which they are read; `page` is where they begin. */
  paragraphs: { page: number; text: string }[];
  /** What is left out and listed, with the reason. */
  removed: { page: number; kind: string; text: string }[];
  /** The code of the error, where nothing is read. */
  failure: string | null;
}

const LIMITS = { heapMb: 256, memoryMb: 2_048, timeoutMs: 15 * 60_000, maxPages: 100_000 };

/** Reads a document as `npm run text` does, from the compiled program. */
export async function readWithTandem(file: string, options: { ocr: boolean }): Promise<Reading> {
  const built = pathToFileURL(compiled('pdf', 'child', 'extraction.js')).href;
  const { runExtraction } = (await import(built)) as typeof import('../../../src/pdf/child/extraction.ts');
  const reading: Reading = {
    ...{ pages: 0, language: '', title: null, paragraphs: [], removed: [], failure: null },
  };
  const ocr = options.ocr
    ? { enabled: true as const }
    : { enabled: false as const, reason: 'the judge does not ask for it' };
  try {
    for await (const step of runExtraction({ file, ...LIMITS, ocr })) take(reading, step);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && typeof error.code === 'string')) throw error;
    reading.failure = error.code;
  }
  return reading;
}

function take(reading: Reading, step: ExtractionStep): void {
  if (step.type === 'opened') reading.pages = step.pages;
  if (step.type === 'document') {
    reading.language = step.language;
    reading.title = step.title;
  }
  if (step.type === 'paragraph') reading.paragraphs.push({ page: step.page, text: step.sentences.join(' ') });
  // What is doubtful is read.
  if (step.type === 'removed' && step.kind !== 'doubtful')
    reading.removed.push({ page: step.page, kind: step.kind, text: step.text });
}
