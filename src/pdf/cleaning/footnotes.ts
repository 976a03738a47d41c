import type { BookStatistics } from '../book/book-statistics.ts';
import type { TextLine } from '../page/page-text.ts';
import type { SortedPage } from '../page/sorted-page.ts';
import type { BookFacts } from './book-facts.ts';
import type { LeavingOut, MarkedLine } from './leaving-out.ts';
import { markAtStart, marksInside } from './note-marks.ts';
import { isAboveText, SMALL_PRINT } from './small-print.ts';

/** A note in the size of the text stands this far below it, in font sizes. */
const DETACHED = 1.6;
/** What stands below a note is no larger; the affiliations of a paper have its headings and its text below them. */
const LARGER = 1.03;
/** What a raised number is read as on a scan, and what follows it. */
const MISREAD_MARK = /^[\p{N}*†‡!?'‘’"“”°|lI]{1,2}[.)]?\s?[\p{Lu}"“„«»]/u;
const TERMINAL = /[.!?…][\u201d\u2019"'»)\]]*$/u;

/**
 * Marks the notes at the feet of pages and columns: small lines below the text that begin with a mark. What runs on
 * from the page before, and has no mark of its own, belongs to them where that page's last note didn't end.
 */
export function* tagFootnotes(
  pages: Iterable<SortedPage>,
  { statistics }: BookFacts,
  leaveOut: LeavingOut,
): Generator<SortedPage> {
  let runsOver = false;
  for (const page of pages) {
    const columns = [...new Set(page.lines.map(({ column }) => column))];
    const marks = new Set(page.lines.flatMap(marksInside));
    const notes = new Map<TextLine, string | null>();
    for (const column of columns) {
      const own = page.lines.filter((line) => line.column === column && line.part === undefined);
      const scanned = page.noise !== undefined;
      for (const [line, mark] of findNotes(own, { marks, runsOver, scanned, statistics })) {
        if (!isAboveText(line, page.lines, statistics)) notes.set(line, mark);
      }
    }
    const last = page.lines.findLast((line) => notes.has(line));
    runsOver = last !== undefined && !TERMINAL.test(last.text);
    yield leaveOut.parts(page, new Map([...notes].map(([line, mark]) => [line, toNote(line, mark)])));
  }
}

interface Context {
  /** Marks in the text of the page. */
  marks: ReadonlySet<string>;
  runsOver: boolean;
  /** Its marks are seldom read. */
  scanned: boolean;
  statistics: BookStatistics;
}

/** The lines of notes at the foot of a column, with the mark where one begins. */
function findNotes(lines: readonly TextLine[], context: Context): Map<TextLine, string | null> {
  const { bodySize, leading } = context.statistics;
  const lastOfText = lines.findLastIndex(({ size }) => size > SMALL_PRINT * bodySize);
  const foot = lines.slice(lastOfText + 1);
  const above = lines[lastOfText];
  // A whole column of small print is something else: an index, an appendix.
  if (above === undefined) return new Map();
  const found = fromFirstMark(foot, context, () => true);
  const below = foot[0];
  const detached =
    below !== undefined && (below.y - above.y) / above.size > Math.max(1.25 * leading, leading + 0.3);
  if (context.scanned && found.length === 0 && detached && MISREAD_MARK.test(below.text))
    return new Map(foot.map((line) => [line, null] as const));
  const runsOn = context.runsOver && detached ? foot.slice(0, foot.length - found.length) : [];
  const notes: (readonly [TextLine, string | null])[] = [
    ...runsOn.map((line) => [line, null] as const),
    ...found,
  ];
  if (notes.length > 0 || foot.length > 0) return new Map(notes);
  return new Map(
    fromFirstMark(lines, context, (index, raised) => {
      const line = lines[index];
      const before = lines[index - 1];
      if (!raised || line === undefined || before === undefined) return false;
      const isDetached = (line.y - before.y) / before.size > Math.max(DETACHED, 1.3 * leading);
      return isDetached && lines.slice(index).every(({ size }) => size <= LARGER * line.size);
    }),
  );
}

/** From the first line on that opens a note whose mark stands in the text. Numbers count up from there. */
function fromFirstMark(
  lines: readonly TextLine[],
  { marks }: Context,
  mayOpen: (index: number, raised: boolean) => boolean,
): (readonly [TextLine, string | null])[] {
  const first = lines.findIndex((line, index) => {
    const own = markAtStart(line);
    return own !== null && marks.has(own.mark) && mayOpen(index, own.raised);
  });
  if (first < 0) return [];
  let number = NaN;
  return lines.slice(first).map((line, index) => {
    const own = markAtStart(line);
    if (own === null) return [line, null] as const;
    const next = Number(own.mark);
    const opens = index === 0 || own.raised || marks.has(own.mark) || next === number + 1;
    if (opens) number = next;
    return [line, opens ? own.mark : null] as const;
  });
}

function toNote(line: TextLine, mark: string | null): MarkedLine {
  const why = {
    kind: 'footnote',
    reason: 'is small, below the text, and belongs to a mark in it',
    evidence: ['place', 'pointer'],
  } as const;
  if (mark === null) return { ...why, opens: false };
  const length = markAtStart(line)?.length ?? 0;
  // The mark is where the note is heard, and not read.
  const as = { ...line, text: line.text.slice(length), raised: [], notes: [mark] };
  return { ...why, opens: true, as };
}
