import type { Region } from './page/geometry.ts';
import type { PageText, TextLine } from './page/page-text.ts';
import type { Spool } from './spool.ts';

/** The pages of a book on disk, with all that the second pass needs. */
export interface PageSpool {
  append(page: PageText): void;
  /** All pages from the first; may be called again and again once everything is appended. */
  pages(): Generator<PageText>;
}

/** @param spool an empty one */
export function createPageSpool(spool: Spool): PageSpool {
  return {
    append: (page) => spool.append(JSON.stringify(pack(page))),
    *pages() {
      for (const line of spool.lines()) yield unpack(JSON.parse(line) as PackedPage);
    },
  };
}

const MONO = 1;
const BOLD = 2;
const FILLED = 4;
const ENDS_IN_SPACE = 8;

type PackedLine = [
  ...line: [text: string, x: number, y: number, width: number, size: number, style: number, column: number],
  flags: number,
  raised: readonly number[],
  stops: readonly number[],
];
type PackedPage = [
  page: number,
  transform: PageText['transform'],
  apart: PageText['apart'],
  unreadable: string | null,
  lines: PackedLine[],
  noise: readonly string[] | null,
  drawings: readonly Region[],
  pictures: readonly Region[],
];

function pack(page: PageText): PackedPage {
  const lines = page.lines.map((line): PackedLine => {
    const raised = line.raised.flatMap(({ start, end }) => [start, end]);
    const stops = line.stops.flatMap(({ at, x }) => [at, x]);
    const { text, x, y, width, size, style, column } = line;
    return [text, x, y, width, size, style, column, flagsOf(line), raised, stops];
  });
  return [
    page.page,
    page.transform,
    page.apart,
    page.unreadable,
    lines,
    page.noise ?? null,
    page.drawings ?? [],
    page.pictures ?? [],
  ];
}

function flagsOf({ mono, bold, filled, endsInSpace }: TextLine): number {
  const common = (mono ? MONO : 0) | (bold ? BOLD : 0);
  return common | (filled === true ? FILLED : 0) | (endsInSpace === true ? ENDS_IN_SPACE : 0);
}

function unpack(packed: PackedPage): PageText {
  const [page, transform, apart, unreadable, packedLines, noise, drawings, pictures] = packed;
  const lines = packedLines.map(
    ([text, x, y, width, size, style, column, flags, raised, stops]): TextLine => ({
      ...{ text, x, y, width, size, style, column },
      mono: (flags & MONO) !== 0,
      bold: (flags & BOLD) !== 0,
      ...((flags & FILLED) !== 0 && { filled: true }),
      raised: inPairs(raised).map(([start, end]) => ({ start, end })),
      stops: inPairs(stops).map(([at, x]) => ({ at, x })),
      ...((flags & ENDS_IN_SPACE) !== 0 && { endsInSpace: true }),
    }),
  );
  const seen = { lines, drawings, pictures };
  return { page, transform, apart, ...(noise !== null && { noise }), unreadable, ...seen };
}

function inPairs(numbers: readonly number[]): [number, number][] {
  const pairs: [number, number][] = [];
  for (let index = 0; index + 1 < numbers.length; index += 2)
    pairs.push([numbers[index] ?? 0, numbers[index + 1] ?? 0]);
  return pairs;
}
