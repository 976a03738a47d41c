import { makePdf } from './pdf-writer.ts';
import type { PdfLine, PdfOutlineEntry, PdfPage } from './pdf-writer.ts';

export interface BookOptions {
  title?: string;
  author?: string;
  /** How many chapters, or their titles; 3 unless given. */
  chapters?: number | readonly string[];
  /** Pages of full text in each chapter; 2 unless given. */
  pagesPerChapter?: number;
  /** Pages with a paragraph on each, at the end of the last chapter; none unless given. */
  shortPages?: number;
  /** False leaves the PDF without bookmarks. */
  outline?: boolean;
  /**
   * Sentences are numbered from here; books that count from different numbers have no sentence in common. 1 unless
   * given.
   */
  firstEntry?: number;
  encrypt?: { userPassword: string };
}

export interface Book {
  pdf: Buffer;
  pages: number;
  title: string;
  author: string;
  /** What a reader would read, heading by heading, without running heads and page numbers. */
  chapters: { title: string; paragraphs: string[] }[];
}

const PAGE = {
  width: 432,
  height: 648,
  left: 54,
  top: 576,
  leading: 14,
  linesPerPage: 34,
  charactersPerLine: 62,
};

/** So many that there are lines between the first and the last ones. */
const SENTENCES_A_SHORT_PAGE = 6;

/** A novel-like book: chapter headings, indented paragraphs across pages, running heads and page numbers, bookmarks. */
export function makeBook(options: BookOptions = {}): Book {
  const title = options.title ?? 'The Lighthouse Ledger';
  const author = options.author ?? 'Ada Marsh';
  const titles =
    typeof options.chapters === 'object'
      ? options.chapters
      : Array.from({ length: options.chapters ?? 3 }, (_, index) => `Chapter ${index + 1}`);
  const sentences = createSentences(options.firstEntry ?? 1);
  const pages: PdfPage[] = [];
  const outline: PdfOutlineEntry[] = [];
  const chapters = titles.map((chapterTitle) => {
    outline.push({ title: chapterTitle, page: pages.length + 1 });
    const lineCount = PAGE.linesPerPage * (options.pagesPerChapter ?? 2) - 8;
    const { paragraphs, lines } = layOut(sentences, lineCount);
    let cursor = 0;
    for (let first = true; cursor < lines.length; first = false) {
      const room = first ? PAGE.linesPerPage - 4 : PAGE.linesPerPage;
      pages.push(
        setPage(lines.slice(cursor, cursor + room), pages.length + 1, { title, chapterTitle, first }),
      );
      cursor += room;
    }
    return { title: chapterTitle, paragraphs };
  });
  for (let page = 0; page < (options.shortPages ?? 0); page += 1) {
    const { paragraphs, lines } = layOut(sentences, 1, SENTENCES_A_SHORT_PAGE);
    chapters.at(-1)?.paragraphs.push(...paragraphs);
    const chapterTitle = titles.at(-1) ?? title;
    const head = { title: chapterTitle, chapterTitle, first: false };
    pages.push(setPage(lines, pages.length + 1, head));
  }
  const pdf = makePdf({
    title,
    author,
    pages,
    ...(options.outline !== false && { outline }),
    ...(options.encrypt !== undefined && { encrypt: options.encrypt }),
  });
  return { pdf, pages: pages.length, title, author, chapters };
}

/** The bytes of `makeBook`. */
export function makeBookPdf(options: BookOptions = {}): Buffer {
  return makeBook(options).pdf;
}

interface SetLine {
  text: string;
  indent: number;
}

function layOut(
  sentences: () => string,
  lineCount: number,
  shortest = 3,
): { paragraphs: string[]; lines: SetLine[] } {
  const paragraphs: string[] = [];
  const lines: SetLine[] = [];
  while (lines.length < lineCount) {
    const paragraph = Array.from({ length: shortest + (paragraphs.length % 4) }, sentences).join(' ');
    paragraphs.push(paragraph);
    let line = '';
    let indent = 14;
    for (const word of paragraph.split(' ')) {
      if (line.length + word.length + 1 > PAGE.charactersPerLine) {
        lines.push({ text: line, indent });
        indent = 0;
        line = word;
      } else {
        line = line === '' ? word : `${line} ${word}`;
      }
    }
    lines.push({ text: line, indent });
  }
  return { paragraphs, lines };
}

function setPage(
  lines: SetLine[],
  number: number,
  head: { title: string; chapterTitle: string; first: boolean },
): PdfPage {
  const top = head.first ? PAGE.top - 4 * PAGE.leading : PAGE.top;
  const body = lines.map(({ text, indent }, index): PdfLine => ({
    text,
    x: PAGE.left + indent,
    y: top - index * PAGE.leading,
    size: 11,
  }));
  const heading: PdfLine = {
    text: head.chapterTitle,
    x: PAGE.left,
    y: PAGE.top - PAGE.leading,
    size: 18,
    bold: true,
  };
  const runningHead: PdfLine = {
    text: number % 2 === 0 ? head.title.toUpperCase() : head.chapterTitle.toUpperCase(),
    x: 150,
    y: 612,
    size: 9,
  };
  const foot: PdfLine = { text: String(number), x: 210, y: 40, size: 9 };
  return {
    width: PAGE.width,
    height: PAGE.height,
    lines: [head.first ? heading : runningHead, ...body, foot],
  };
}

const WHO = [
  'The keeper',
  'Her brother',
  'The captain',
  'An old fisherman',
  'The doctor',
  'Mrs. Lowell',
  'The boy',
];
const DID = ['counted', 'remembered', 'wrote down', 'forgot', 'watched', 'described', 'painted'];
const WHAT = [
  'the boats',
  'every lamp',
  'the long letters',
  'a grey horse',
  'the winter storms',
  'the well-known song',
];
const WHEN = [
  'before the rain came',
  'on the third morning',
  'while the kettle sang',
  'and said nothing more about it',
  'because the tide was late',
];

/** An endless supply of English sentences, the same in every run. */
function createSentences(firstEntry: number): () => string {
  let count = firstEntry - 1;
  const pick = (list: readonly string[], stride: number): string =>
    list[Math.floor(count / stride) % list.length] ?? '';
  return () => {
    const sentence = `${pick(WHO, 1)} ${pick(DID, 2)} ${pick(WHAT, 3)} ${pick(WHEN, 1)}, entry ${count + 1}.`;
    count += 1;
    return sentence;
  };
}
