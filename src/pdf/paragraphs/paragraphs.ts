import type { TextLine } from '../page/page-text.ts';
import type { Place } from '../page/place.ts';
import type { Aside, AsideKind } from './asides.ts';
import type { BookStatistics } from '../book/book-statistics.ts';
import type { IsCompound } from './compounds.ts';
import type { FlowItem } from './flow.ts';
import { isBold, isHeading } from './headings.ts';
import type { HeadingQuestion } from './headings.ts';
import { joinLines } from './join-lines.ts';
import { startsParagraph } from './paragraph-breaks.ts';
import type { PlacedLine } from './paragraph-breaks.ts';

export interface Paragraph {
  type: 'paragraph';
  kind: 'heading' | 'text';
  /** What it is, where it stands beside the running text. */
  aside?: AsideKind | undefined;
  text: string;
  /** Where it begins. */
  page: number;
  /** Font size of its first line, in points. */
  size: number;
  bold: boolean;
  /** Whether nothing stands above it on its page. */
  opensPage: boolean;
  /** What it was made of, line by line. */
  lines: readonly TextLine[];
  places: readonly Place[];
}

/**
 * Longer ones are split at the next line that ends a sentence: what follows splits sentences in quadratic time. UTF-16
 * code units.
 */
const SOFT_MAX_CHARACTERS = 6_000;
/** And these at the next line in any case. */
const HARD_MAX_CHARACTERS = 12_000;

/** What may stand between two lines of one paragraph. */
type Passing = Removed | Aside;
type Removed = Extract<FlowItem, { type: 'removed' }>;

/** What may interrupt a paragraph, or a sentence. */
const FLOATS: ReadonlySet<string> = new Set(['caption', 'figure', 'formula', 'table']);

/**
 * Joins the lines of a book to paragraphs, across columns and pages. Everything else passes through in its place;
 * asides come after the paragraph that they interrupt, notes after the one that their mark is in.
 */
export function* toParagraphs(
  items: Iterable<FlowItem | Aside>,
  statistics: BookStatistics,
  isCompound: IsCompound,
): Generator<Paragraph | Exclude<FlowItem, { type: 'line' }>> {
  let open: PlacedLine[] = [];
  let characters = 0;
  let lastPage = 0;
  let opensPage = true;
  // What was removed between two lines waits, so that it doesn't stand in the way of joining them.
  let waiting: Passing[] = [];
  let interrupted = false;
  let before: PlacedLine | null = null;

  function* close(page: number, after: PlacedLine | null = null): Generator<Paragraph | Removed> {
    if (open.length > 0) yield toParagraph({ lines: open, before, after, statistics }, opensPage, isCompound);
    before = open.at(-1) ?? before;
    const marks = new Set(open.flatMap(({ line }) => line.notes ?? []));
    const due = waiting.filter((item) => isDue(item, marks, page));
    waiting = waiting.filter((item) => !due.includes(item));
    open = [];
    characters = 0;
    for (const item of due) yield item.type === 'aside' ? fromAside(item) : item;
  }

  for (const { item, next } of withNext(items)) {
    if (item.type === 'removed' || item.type === 'aside') {
      // What stood on a page that can't be read is missing between the lines before and after it.
      if (item.kind === 'unreadable-page') yield* close(item.page);
      waiting.push(item);
      interrupted ||= item.kind !== null && FLOATS.has(item.kind);
      continue;
    }
    if (item.type === 'chapter') {
      yield* close(item.page);
      yield item;
      continue;
    }
    const previous = open.at(-1);
    const full =
      characters > HARD_MAX_CHARACTERS || (characters > SOFT_MAX_CHARACTERS && endsSentence(previous));
    if (
      previous === undefined ||
      full ||
      startsParagraph({ lines: open, line: item, next, interrupted, statistics })
    ) {
      yield* close(item.page, item);
      opensPage = item.page !== lastPage;
    }
    open.push(item);
    interrupted = false;
    characters += item.line.text.length + 1;
    lastPage = item.page;
  }
  yield* close(Infinity);
}

/** Notes wait for their mark, at most to the end of their page. */
function isDue(item: Passing, marks: ReadonlySet<string>, page: number): boolean {
  if (item.type === 'removed' || item.mark === null || item.page < page) return true;
  return marks.has(item.mark);
}

function fromAside({ kind, text, page, size, lines, places }: Aside): Paragraph {
  return {
    type: 'paragraph',
    kind: 'text',
    aside: kind ?? undefined,
    text: text.replaceAll('\u00ad', ''),
    page,
    size,
    bold: false,
    opensPage: false,
    lines,
    places,
  };
}

function toParagraph(
  look: Omit<HeadingQuestion, 'text'>,
  opensPage: boolean,
  isCompound: IsCompound,
): Paragraph {
  const { lines, statistics } = look;
  const isWordCut = (index: number): boolean =>
    statistics.spacesAtEnds && lines[index - 1]?.line.endsInSpace !== true;
  const text = lines.reduce(
    (joined, { line }, index) => joinLines(joined, line.text, isCompound, isWordCut(index)),
    '',
  );
  const first = lines[0];
  return {
    type: 'paragraph',
    kind: isHeading({ ...look, text }) ? 'heading' : 'text',
    text: text.replaceAll('\u00ad', ''),
    page: first?.page ?? 0,
    size: first?.line.size ?? 0,
    bold: isBold(lines, statistics),
    opensPage,
    lines: lines.map(({ line }) => line),
    places: lines.flatMap((line) => line.places),
  };
}

function endsSentence(line: PlacedLine | undefined): boolean {
  return line !== undefined && /[.!?…。！？]["'”’»)\]]*$/.test(line.line.text);
}

/** Each item with the line that follows it, if the very next thing that isn't removed text is one. */
function* withNext(
  items: Iterable<FlowItem | Aside>,
): Generator<{ item: FlowItem | Aside; next: PlacedLine | null }> {
  let held: (FlowItem | Aside)[] = [];
  for (const item of items) {
    if (item.type !== 'removed' && item.type !== 'aside') {
      for (const earlier of held) yield { item: earlier, next: item.type === 'line' ? item : null };
      held = [];
    }
    held.push(item);
  }
  for (const item of held) yield { item, next: null };
}
