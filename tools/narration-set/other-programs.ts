import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { hasErrno } from '../../src/process/thrown.ts';
import { createSentenceSplitter } from '../../src/pdf/sentences/sentences.ts';
import type { Narration } from './score.ts';

const execute = promisify(execFile);

const PARSE = `import { readFileSync } from 'node:fs';
import { PDFParse } from 'pdf-parse';
const parser = new PDFParse({ data: new Uint8Array(readFileSync(process.argv[1])) });
process.stdout.write((await parser.getText()).text);`;

/**
 * What the plain text of pdf-parse would be read as. In a process of its own, since we change the pdf.js of this one.
 */
export async function narrateWithPdfParse(file: string, language: string): Promise<Narration> {
  const args = ['--input-type=module', '--eval', PARSE, file];
  const { stdout } = await execute(process.execPath, args, { maxBuffer: 1 << 28 });
  return toNarration(stdout, language);
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
