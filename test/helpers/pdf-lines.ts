import type { PageText, TextLine } from '../../src/pdf/page/page-text.ts';

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
