import { execFile } from 'node:child_process';
import { tmpdir } from 'node:os';
import { promisify } from 'node:util';
import { extractBook } from '../../../src/pdf/extract-book.ts';
import type { PageSource } from '../../../src/pdf/page/page-source.ts';
import { openPageSource } from '../../../src/pdf/pdfjs/source.ts';
import { createAnonymousSpool } from '../../../src/pdf/spool.ts';
import { chaptersFromBookmarks } from '../../../src/pdf/structure/chapters.ts';
import { programPath } from '../../programs/programs.ts';
import { foldTitle } from '../../../src/pdf/structure/folded-title.ts';

export interface Chapter {
  title: string;
  /** From 1. */
  page: number;
}

/** A document as it is read with its bookmarks and without. */
export interface OutlinedDocument {
  language: string;
  /** What the text before the first chapter is called. */
  title: string;
  outline: readonly Chapter[];
  /** Those of the outline that are printed where it says, and of which something is read. */
  truth: readonly Chapter[];
  withBookmarks: readonly Chapter[];
  withoutBookmarks: readonly Chapter[];
}

const execute = promisify(execFile);
const OUTPUT_BYTES = 1 << 28;
const FEWEST_CHAPTERS = 3;
/** "2.1 Sites". */
const SECTION = /^\d+\.\d/;

/** Reads a document twice, unless its outline isn't one of chapters. */
export async function readOutlined(file: string): Promise<OutlinedDocument | { excluded: string }> {
  const source = await openPageSource(file);
  const outlined = await readOutline(source, file).finally(() => source.close());
  if ('excluded' in outlined) return outlined;
  const read = await readChapters(file, openPageSource);
  const bare = await readChapters(file, async (name) => ({
    ...(await openPageSource(name)),
    bookmarks: () => Promise.resolve([]),
  }));
  const { language, title } = read;
  return {
    ...{ language, title, outline: outlined.outline, withBookmarks: read.chapters },
    truth: outlined.printed.filter((chapter) => !read.isLeftOut(chapter)),
    withoutBookmarks: bare.chapters,
  };
}

/**
 * An outline isn't one of chapters if it has one or two entries, or more than one a page (clauses, forms); if the pages
 * are slides; or if its entries aren't printed where they lead to (names of pictures, numbers of pages).
 */
async function readOutline(
  source: PageSource,
  file: string,
): Promise<{ outline: Chapter[]; printed: Chapter[] } | { excluded: string }> {
  const entries = chaptersFromBookmarks(await source.bookmarks());
  if (entries.length < FEWEST_CHAPTERS) return { excluded: `${entries.length} entries` };
  if (entries.length > source.pages)
    return { excluded: `${entries.length} entries on ${source.pages} pages` };
  const sections = entries.filter(({ title }) => SECTION.test(title)).length;
  if (sections > entries.length / 2)
    return { excluded: `${sections} of ${entries.length} entries are sections` };
  const [left, bottom, right, top] = (await source.read(1)).view;
  if (right - left > top - bottom) return { excluded: 'slides' };
  const pages = await printedPages(file);
  const printed = entries.filter(({ title, page }) => {
    const around = pages.slice(Math.max(0, page - 2), page + 1).join('');
    return around.includes(foldTitle(title));
  });
  if (printed.length < FEWEST_CHAPTERS || printed.length < entries.length / 2)
    return { excluded: `${printed.length} of ${entries.length} titles are printed where they lead to` };
  return { outline: entries, printed };
}

/** The letters of each page as pdftotext reads them. */
async function printedPages(file: string): Promise<string[]> {
  const { stdout } = await execute(programPath('poppler'), ['-q', '-enc', 'UTF-8', file, '-'], {
    maxBuffer: OUTPUT_BYTES,
  });
  return stdout.split('\f').map(foldTitle);
}

interface ReadChapters {
  language: string;
  title: string;
  chapters: Chapter[];
  /** Whether nothing is left to be read of it: a table of contents, an index, a list of references. */
  isLeftOut(chapter: Chapter): boolean;
}

const LISTS: readonly string[] = ['contents', 'index', 'reference'];

async function readChapters(file: string, open: typeof openPageSource): Promise<ReadChapters> {
  const chapters: Chapter[] = [];
  const left = new Set<number>();
  const said = new Set<string>();
  let language = '';
  let title = '';
  const book = extractBook({
    ...{ file, open, maxPages: 100_000, include: [], skip: [] },
    ocr: { enabled: false, reason: 'outlines of scans are not counted' },
    createSpool: () => createAnonymousSpool(tmpdir()),
  });
  for await (const event of book) {
    if (event.type === 'document') {
      ({ language } = event);
      title = event.title ?? 'Beginning';
    }
    if (event.type === 'chapter') chapters.push({ title: event.title, page: event.page });
    if (event.type === 'paragraph') said.add(foldTitle(event.sentences.join(' ')));
    if (event.type === 'removed' && LISTS.includes(event.kind)) left.add(event.page);
  }
  const isLeftOut = (chapter: Chapter): boolean =>
    left.has(chapter.page) && !said.has(foldTitle(chapter.title));
  return { language, title, chapters, isLeftOut };
}
