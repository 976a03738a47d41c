import { tmpdir } from 'node:os';
import { AppError, ERROR_CATALOGUE } from '../../src/errors.ts';
import { extractBook } from '../../src/pdf/extract-book.ts';
import { createAnonymousSpool } from '../../src/pdf/spool.ts';

/** What Tandem reads of a PDF. */
export interface Reading {
  title: string | null;
  language: string;
  chapters: readonly string[];
  paragraphs: readonly string[];
  removed: readonly { page: number; kind: string; text: string }[];
  /** What a user is told instead; `null` where the PDF was read. */
  error: string | null;
}

/**
 * Reads in this process, scans too: a child for each of some hundred small files would take longer than reading them.
 */
export async function readPdf(file: string): Promise<Reading> {
  const chapters: string[] = [];
  const paragraphs: string[] = [];
  const removed: { page: number; kind: string; text: string }[] = [];
  const reading: Reading = { title: null, language: '', chapters, paragraphs, removed, error: null };
  const options = {
    file,
    maxPages: 1000,
    include: [],
    skip: [],
    ocr: { enabled: true } as const,
    createSpool: () => createAnonymousSpool(tmpdir()),
  };
  try {
    for await (const event of extractBook(options)) {
      if (event.type === 'document') Object.assign(reading, { title: event.title, language: event.language });
      if (event.type === 'chapter') chapters.push(event.title);
      if (event.type === 'paragraph') paragraphs.push(event.sentences.join(' '));
      if (event.type === 'removed') removed.push(event);
    }
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const { title, hint } = ERROR_CATALOGUE[error.code];
    reading.error = `${title}. ${error.detail ?? ''} ${hint}`;
  }
  return reading;
}
