import { joinRow } from '../page/join-row.ts';
import type { TextLine } from '../page/page-text.ts';
import type { RecognizedBlock, RecognizedLine } from './recognizer.ts';

/** How far a line may stick out of its column, in sizes of its font. */
const SLACK = 1;

/** A block with its place. Pixels. */
interface Placed {
  lines: readonly RecognizedLine[];
  left: number;
  right: number;
  top: number;
  bottom: number;
  size: number;
}

/**
 * Turns blocks into the lines of a page, in the order in which Tesseract read them, which knows more of the page than
 * where its words are. Columns are numbered from the blocks that stand side by side.
 *
 * @param scale pixels a point
 */
export function layOut(blocks: readonly RecognizedBlock[], scale: number): TextLine[] {
  const placed = topDown(blocks.map(place));
  const columns = numberColumns(placed);
  const ordered = placed.map((block, index) => ({ block, column: columns[index] ?? 0 }));
  moveHeadsOfWideBlocks(ordered);
  return ordered.flatMap(({ block, column }) => block.lines.map((line) => toTextLine(line, column, scale)));
}

function place({ paragraphs }: RecognizedBlock): Placed {
  const lines = paragraphs.flat();
  const words = lines.flatMap((line) => line.words);
  return {
    lines,
    left: Math.min(...words.map(({ left }) => left)),
    right: Math.max(...words.map(({ right }) => right)),
    top: Math.min(...words.map(({ top }) => top)),
    bottom: Math.max(...words.map(({ bottom }) => bottom)),
    size: lines[0]?.size ?? 0,
  };
}

/**
 * Of two blocks of one column, the upper one comes first: where Tesseract parts a paragraph, it may take its pieces the
 * other way round.
 */
function topDown(blocks: readonly Placed[]): Placed[] {
  const ordered: Placed[] = [];
  for (const block of blocks) {
    let at = ordered.length;
    for (
      let before = ordered[at - 1];
      before !== undefined && isAbove(block, before);
      before = ordered[at - 1]
    )
      at -= 1;
    ordered.splice(at, 0, block);
  }
  return ordered;
}

function isAbove(block: Placed, other: Placed): boolean {
  const shared = Math.min(block.right, other.right) - Math.max(block.left, other.left);
  const narrower = Math.min(block.right - block.left, other.right - other.left);
  return block.bottom <= other.top + 0.3 * block.size && shared > 0.5 * narrower;
}

/**
 * A column for each block: 0 for those that have the page's width to themselves, else counted from 1, left to right.
 */
function numberColumns(blocks: readonly Placed[]): number[] {
  const strips: { left: number; right: number }[] = [];
  const beside = blocks.filter((block) => blocks.some((other) => isBeside(block, other)));
  // The wide ones first: a short line alone doesn't tell how wide its column is.
  for (const block of beside.toSorted((a, b) => b.right - b.left - (a.right - a.left))) {
    if (!strips.some((strip) => isWithin(block, strip)))
      strips.push({ left: block.left, right: block.right });
  }
  strips.sort((a, b) => a.left - b.left);
  const columns: number[] = [];
  for (const [index, block] of blocks.entries()) {
    const before = strips[(columns[index - 1] ?? 0) - 1];
    // The end of a column that is longer than its neighbours stands beside nothing.
    const goesOn = before !== undefined && isWithin(block, before);
    const isInColumn = beside.includes(block) || goesOn;
    columns.push(isInColumn ? 1 + strips.findIndex((strip) => isWithin(block, strip)) : 0);
  }
  return columns;
}

/**
 * A heading that stands below columns and above text of the whole width is taken for the end of the first column, where
 * it begins. It comes before its text.
 */
function moveHeadsOfWideBlocks(ordered: { block: Placed; column: number }[]): void {
  for (const [at, { block: wide, column }] of ordered.entries()) {
    if (column !== 0) continue;
    const from = ordered.findIndex(
      ({ block, column: own }, index) => index < at - 1 && own > 0 && isHeadOf(block, wide, ordered),
    );
    const [head] = from < 0 ? [] : ordered.splice(from, 1);
    if (head !== undefined) ordered.splice(at - 1, 0, { ...head, column: 0 });
  }
}

function isHeadOf(head: Placed, wide: Placed, all: readonly { block: Placed }[]): boolean {
  const gap = wide.top - head.bottom;
  if (head.lines.length > 1 || gap < 0 || gap > 2 * head.size || wide.right < head.right) return false;
  const above = all.filter(({ block }) => block !== head && block.bottom <= head.top);
  const between = all.some(({ block }) => block.top >= head.bottom && block.bottom <= wide.top);
  const isBesideSome = all.some(({ block }) => isBeside(block, head));
  return !between && !isBesideSome && above.every(({ block }) => head.top - block.bottom > gap);
}

function isBeside(block: Placed, other: Placed): boolean {
  const height = Math.min(block.bottom, other.bottom) - Math.max(block.top, other.top);
  return (
    height > 0.5 * Math.min(block.size, other.size) &&
    (block.right <= other.left || other.right <= block.left)
  );
}

function isWithin({ left, right, size }: Placed, strip: { left: number; right: number }): boolean {
  return left > strip.left - SLACK * size && right < strip.right + SLACK * size;
}

function toTextLine({ words, y, size }: RecognizedLine, column: number, scale: number): TextLine {
  const runs = words.map(({ text, left, right }, index) => ({
    // What Tesseract took apart stays apart, however near it is.
    text: index < words.length - 1 ? `${text} ` : text,
    x: left / scale,
    y: y / scale,
    width: (right - left) / scale,
    size: size / scale,
    style: 0,
    mono: false,
    bold: false,
    rightToLeft: false,
  }));
  return joinRow(runs, column, null);
}
