import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { PDFParse } from 'pdf-parse';
import { hasErrno } from '../../src/errors.ts';
import { createSentenceSplitter } from '../../src/pdf/sentences.ts';
import type { Narration } from './score.ts';

const execute = promisify(execFile);

/** What the plain text of pdf-parse would be read as. */
export async function narrateWithPdfParse(file: string, language: string): Promise<Narration> {
  const parser = new PDFParse({ data: new Uint8Array(await readFile(file)) });
  try {
    const { text } = await parser.getText();
    return toNarration(text, language);
  } finally {
    await parser.destroy();
  }
}

/** What the plain text of poppler's pdftotext would be read as; `null` where it isn't installed. */
export async function narrateWithPdftotext(file: string, language: string): Promise<Narration | null> {
  try {
    const { stdout } = await execute('pdftotext', [file, '-'], { maxBuffer: 1 << 28 });
    return toNarration(stdout, language);
  } catch (error) {
    if (hasErrno(error, 'ENOENT')) return null;
    throw error;
  }
}

/** Neither program cuts sentences or knows chapters: they get our splitter, paragraph by paragraph. */
function toNarration(text: string, language: string): Narration {
  const split = createSentenceSplitter(language);
  const paragraphs = text.split(/\n\s*\n|\f/).map((paragraph) => paragraph.replace(/\s+/g, ' '));
  return { sentences: paragraphs.flatMap((paragraph) => split(paragraph)), chapters: null };
}
