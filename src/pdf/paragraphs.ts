import type { BookStatistics } from './book-statistics.ts';
import type { FlowItem } from './flow.ts';
import { joinLines } from './hyphens.ts';
import { startsParagraph } from './paragraph-breaks.ts';
import type { PlacedLine } from './paragraph-breaks.ts';

export interface Paragraph {
  type: 'paragraph';
  kind: 'heading' | 'text';
  text: string;
  /** Where it begins. */
  page: number;
  /** Font size of its first line, in points. */
  size: number;
  /** Whether nothing stands above it on its page. */
  opensPage: boolean;
}

/** Longer ones are split at the next line that ends a sentence: what follows splits sentences in quadratic time. UTF-16 code units. */
const SOFT_MAX_CHARACTERS = 6_000;
/** And these at the next line in any case. */
const HARD_MAX_CHARACTERS = 12_000;
const HEADING_MAX_CHARACTERS = 200;
const HEADING_MAX_LINES = 4;
/** How much larger than the text a heading is at least. */
const HEADING_SCALE = 1.12;

/** Joins the lines of a book to paragraphs, across columns and pages. Everything else passes through in its place. */
export function* toParagraphs(
  items: Iterable<FlowItem>,
  statistics: BookStatistics,
): Generator<Paragraph | Exclude<FlowItem, { type: 'line' }>> {
  let open: PlacedLine[] = [];
  let characters = 0;
  let lastPage = 0;
  let opensPage = true;
  // What was removed between two lines waits, so that it doesn't stand in the way of joining them.
  let waiting: Exclude<FlowItem, { type: 'line' }>[] = [];

  function* close(): Generator<Paragraph> {
    if (open.length > 0) yield toParagraph(open, statistics, opensPage);
    open = [];
    characters = 0;
  }

  for (const { item, next } of withNext(items)) {
    if (item.type === 'removed') {
      // What stood on a page that can't be read is missing between the lines before and after it.
      if (item.kind === 'unreadable-page') yield* close();
      waiting.push(item);
      continue;
    }
    if (item.type === 'chapter') {
      yield* close();
      yield* waiting;
      waiting = [];
      yield item;
      continue;
    }
    const previous = open.at(-1);
    const full =
      characters > HARD_MAX_CHARACTERS || (characters > SOFT_MAX_CHARACTERS && endsSentence(previous));
    if (previous === undefined || full || startsParagraph({ lines: open, line: item, next, statistics })) {
      yield* close();
      yield* waiting;
      waiting = [];
      opensPage = item.page !== lastPage;
    }
    open.push(item);
    characters += item.line.text.length + 1;
    lastPage = item.page;
  }
  yield* close();
  yield* waiting;
}

function toParagraph(
  lines: readonly PlacedLine[],
  statistics: BookStatistics,
  opensPage: boolean,
): Paragraph {
  const text = lines.reduce((joined, { line }) => joinLines(joined, line.text, statistics.hyphenated), '');
  const first = lines[0];
  return {
    type: 'paragraph',
    kind: isHeading(lines, text, statistics) ? 'heading' : 'text',
    text: text.replaceAll('\u00ad', ''),
    page: first?.page ?? 0,
    size: first?.line.size ?? 0,
    opensPage,
  };
}

function isHeading(
  lines: readonly PlacedLine[],
  text: string,
  { bodySize, bodyStyle }: BookStatistics,
): boolean {
  if (lines.length > HEADING_MAX_LINES || text.length > HEADING_MAX_CHARACTERS || !/\p{L}|\p{N}/u.test(text))
    return false;
  if (lines.every(({ line }) => line.size >= bodySize * HEADING_SCALE)) return true;
  const numbered = /^\d{1,2}(?:\.\d{1,2})*\.?\s+\p{Lu}/u.test(text);
  const otherFont = lines.every(({ line }) => line.style !== bodyStyle && line.size >= bodySize - 0.5);
  return numbered && otherFont && lines.length <= 2 && !/[.,;:]$/.test(text);
}

function endsSentence(line: PlacedLine | undefined): boolean {
  return line !== undefined && /[.!?…。！？]["'”’»)\]]*$/.test(line.line.text);
}

/** Each item with the line that follows it, if the very next thing that isn't removed text is one. */
function* withNext(items: Iterable<FlowItem>): Generator<{ item: FlowItem; next: PlacedLine | null }> {
  let held: FlowItem[] = [];
  for (const item of items) {
    if (item.type !== 'removed') {
      for (const earlier of held) yield { item: earlier, next: item.type === 'line' ? item : null };
      held = [];
    }
    held.push(item);
  }
  for (const item of held) yield { item, next: null };
}
