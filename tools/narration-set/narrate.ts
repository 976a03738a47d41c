import { tmpdir } from 'node:os';
import type { CleaningOptions } from '../../src/pdf/cleaning/clean-book.ts';
import type { ExtractionEvent } from '../../src/pdf/events.ts';
import { extractBook } from '../../src/pdf/extract-book.ts';
import { createAnonymousSpool } from '../../src/pdf/spool.ts';
import type { Narration } from './score.ts';

export interface NarratedDocument extends Narration {
  pages: number;
  events: readonly ExtractionEvent[];
}

/**
 * What Tandem would read of a document. In this process: the set is harmless, and a child for every document takes
 * longer than reading it.
 */
export async function narrate(file: string, cleaning: CleaningOptions = {}): Promise<NarratedDocument> {
  const events: ExtractionEvent[] = [];
  const sentences: string[] = [];
  const chapters: { title: string; sentence: number }[] = [];
  let pages = 0;
  const options = {
    file,
    maxPages: 1000,
    include: [],
    cleaning,
    skip: [],
    ocr: { enabled: false, reason: 'the set has no pictures' } as const,
    createSpool: () => createAnonymousSpool(tmpdir()),
  };
  for await (const event of extractBook(options)) {
    events.push(event);
    if (event.type === 'opened') pages = event.pages;
    if (event.type === 'chapter') chapters.push({ title: event.title, sentence: sentences.length });
    if (event.type === 'paragraph') sentences.push(...event.sentences);
  }
  return { sentences, chapters, pages, events };
}
