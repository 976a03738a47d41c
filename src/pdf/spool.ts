import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { StringDecoder } from 'node:string_decoder';
import type { Region } from './page/geometry.ts';
import type { PageText, TextLine } from './page/page-text.ts';

/**
 * The lines of a book on disk, one page a line of JSON, so that the passes over it need memory for a page and not for
 * the book. Synchronous: its process has nothing else to do while it reads or writes.
 */
export interface Spool {
  append(page: PageText): void;
  /** All pages from the first; may be called again and again once everything is appended. */
  pages(): Generator<PageText>;
  close(): void;
}

const BLOCK_BYTES = 256 * 1024;

/** The caller owns `file` and removes it. */
export function createSpool(file: string): Spool {
  const descriptor = openSync(file, 'w+');
  let pending: string[] = [];
  let pendingLength = 0;
  const flush = (): void => {
    const bytes = Buffer.from(pending.join(''), 'utf8');
    for (let written = 0; written < bytes.length;) written += writeSync(descriptor, bytes, written);
    pending = [];
    pendingLength = 0;
  };
  return {
    append: (page) => {
      const line = `${JSON.stringify(pack(page))}\n`;
      pending.push(line);
      pendingLength += line.length;
      if (pendingLength > BLOCK_BYTES) flush();
    },
    *pages() {
      flush();
      for (const line of readLines(descriptor)) yield unpack(JSON.parse(line) as PackedPage);
    },
    close: () => closeSync(descriptor),
  };
}

/** One whose file has no name any more once it is open: whatever ends this process, nothing is left behind. */
export function createAnonymousSpool(tempDir: string): Spool {
  const dir = mkdtempSync(join(tempDir, 'tandem-extract-'));
  try {
    return createSpool(join(dir, 'lines'));
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
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
  ];
}

function flagsOf({ mono, bold, filled, endsInSpace }: TextLine): number {
  const common = (mono ? MONO : 0) | (bold ? BOLD : 0);
  return common | (filled === true ? FILLED : 0) | (endsInSpace === true ? ENDS_IN_SPACE : 0);
}

function unpack([page, transform, apart, unreadable, packed, noise, drawings]: PackedPage): PageText {
  const lines = packed.map(([text, x, y, width, size, style, column, flags, raised, stops]): TextLine => ({
    ...{ text, x, y, width, size, style, column },
    mono: (flags & MONO) !== 0,
    bold: (flags & BOLD) !== 0,
    ...((flags & FILLED) !== 0 && { filled: true }),
    raised: inPairs(raised).map(([start, end]) => ({ start, end })),
    stops: inPairs(stops).map(([at, x]) => ({ at, x })),
    ...((flags & ENDS_IN_SPACE) !== 0 && { endsInSpace: true }),
  }));
  return { page, transform, apart, ...(noise !== null && { noise }), unreadable, lines, drawings };
}

function inPairs(numbers: readonly number[]): [number, number][] {
  const pairs: [number, number][] = [];
  for (let index = 0; index + 1 < numbers.length; index += 2)
    pairs.push([numbers[index] ?? 0, numbers[index + 1] ?? 0]);
  return pairs;
}

function* readLines(descriptor: number): Generator<string> {
  const block = Buffer.alloc(BLOCK_BYTES);
  const decoder = new StringDecoder('utf8');
  let rest = '';
  for (let position = 0; ;) {
    const length = readSync(descriptor, block, 0, block.length, position);
    if (length === 0) break;
    position += length;
    const lines = (rest + decoder.write(block.subarray(0, length))).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
}
