import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeBookPdf } from '../kit/pdf-book.ts';
import { makePdf } from '../kit/pdf-writer.ts';
import { PROJECT_ROOT } from '../kit/project-root.ts';

export interface Specimen {
  name: string;
  pdf: Buffer;
}

/** Whole PDFs that came with the tests, and real manuals that a test run has fetched. */
const FOLDERS = ['tools/narration-set', '.cache'];
/** A larger one would take most of the time for itself. */
const MAX_BYTES = 3_000_000;

/** What is damaged: files of our own, of typesetting programs, and real ones; always in the same order. */
export function readCorpus(extraFolder: string | null = null): Specimen[] {
  const folders = [
    ...FOLDERS.map((folder) => join(PROJECT_ROOT, folder)),
    ...(extraFolder === null ? [] : [extraFolder]),
  ];
  return [...ownSpecimens(), ...folders.flatMap(readFolder)];
}

function ownSpecimens(): Specimen[] {
  const greek = { text: 'Μῆνιν ἄειδε θεὰ Πηληϊάδεω Ἀχιλῆος', x: 72, y: 700 };
  return [
    { name: 'a book', pdf: makeBookPdf({ chapters: 3, pagesPerChapter: 2 }) },
    {
      name: 'a book without bookmarks',
      pdf: makeBookPdf({ chapters: 5, pagesPerChapter: 1, outline: false }),
    },
    { name: 'an encrypted book', pdf: makeBookPdf({ chapters: 1, encrypt: { userPassword: '' } }) },
    {
      name: 'a composite font',
      pdf: makePdf({ pages: [{ lines: [greek] }, { lines: [greek], rotate: 90 }] }),
    },
  ];
}

function readFolder(folder: string): Specimen[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.pdf'))
    .sort()
    .map((name) => ({ name, pdf: readFileSync(join(folder, name)) }))
    .filter(({ pdf }) => pdf.length > 0 && pdf.length <= MAX_BYTES);
}
