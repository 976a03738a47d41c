import type { PdfLine, PdfPage, PdfPiece } from './pdf-writer.ts';

/** A line of a page, from the top: its text, or more about it. */
export type PageLine = string | SetLine;

/** `gap` is the space above it, in lines. */
export type SetLine = Partial<PdfLine> & { text: string; gap?: number };

const TOP = 720;
const LEFT = 72;
const LEADING = 14;

/**
 * Sets lines below each other, 14 points apart, at 11 points. In a plain string, `^1^` is a raised mark; `foot` are
 * small lines at the foot of the page, below a gap.
 */
export function setPage(lines: readonly PageLine[], foot: readonly PageLine[] = []): PdfPage {
  let y = TOP + LEADING;
  const body = lines.map((line) => {
    const given = typeof line === 'string' ? { text: line } : line;
    y -= LEADING * (1 + (given.gap ?? 0));
    return place(given, y);
  });
  let footY = 60 + 10 * foot.length;
  const notes = foot.map((line) => {
    footY -= 10;
    return place({ size: 8.5, ...(typeof line === 'string' ? { text: line } : line) }, footY);
  });
  return { lines: [...body, ...notes] };
}

export function heading(text: string, gap = 0): SetLine {
  return { text, size: 16, bold: true, gap };
}

/** Twenty lines of prose that no cleaning step has any business with; `seed` makes them differ. */
export function prose(seed: number, count = 20): string[] {
  return Array.from({ length: count }, (_, index) => {
    const number = seed * 100 + index;
    const who = ['The keeper', 'Her brother', 'The captain', 'An old man'][number % 4] ?? '';
    const did = ['counted every boat', 'wrote a letter', 'lit the lamp'][number % 3] ?? '';
    const end = index === count - 1 ? 'and that was all of it.' : 'before the rain came over the harbour,';
    return `${who} ${did} on morning ${number} of that year, ${end}`;
  });
}

function place({ gap: _gap, ...given }: SetLine, y: number): PdfLine {
  const size = given.size ?? 11;
  const [text = '', ...pieces] = given.text.split('^');
  const then = pieces.map((piece, index): PdfPiece => {
    // Every other piece stands between two carets.
    return index % 2 === 0 ? { text: piece, size: size * 0.65, rise: size * 0.35 } : { text: piece, size };
  });
  return { x: LEFT, y, ...given, size, text, then: [...then, ...(given.then ?? [])] };
}
