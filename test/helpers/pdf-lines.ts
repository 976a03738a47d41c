import type { Matrix } from '../../src/pdf/page/geometry.ts';
import type { SourceText } from '../../src/pdf/page/page-source.ts';
import type { PageText, TextLine } from '../../src/pdf/page/page-text.ts';

/** A run of text as a reader gives it, in the font "f". */
export function sourceText(text: string, transform: Matrix, rest: Partial<SourceText> = {}): SourceText {
  return { text, rightToLeft: false, transform, width: text.length * 5, height: 10, font: 'f', ...rest };
}

/** A line for tests of the cleaning steps: body text unless told otherwise. */
export function textLine(text: string, y: number, rest: Partial<TextLine> = {}): TextLine {
  return {
    text,
    x: 72,
    y,
    width: text.length * 5,
    size: 10,
    style: 0,
    column: 0,
    mono: false,
    bold: false,
    raised: [],
    stops: [],
    ...rest,
  };
}

/** A page whose body lines stand 12 points apart from `top` on. */
export function textPage(page: number, body: readonly string[], extra: TextLine[] = [], top = 100): PageText {
  const lines = body.map((text, index) => textLine(text, top + 12 * index));
  return {
    page,
    transform: [1, 0, 0, -1, 0, 792],
    lines: [...lines, ...extra].toSorted((a, b) => a.y - b.y),
    apart: [],
    unreadable: null,
  };
}
