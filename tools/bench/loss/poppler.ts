import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { programPath } from '../../programs/programs.ts';
import type { Box } from './printed-page.ts';

const execute = promisify(execFile);
const TIMEOUT_MS = 120_000;
const OUTPUT_BYTES = 1 << 28;

export interface PopplerPage {
  width: number;
  height: number;
  lines: { text: string; box: Box; block: number }[];
}

/**
 * The lines of pages `first` to `last` as pdftotext's own analysis of the layout finds them, in its reading order.
 *
 * @throws where pdftotext fails or isn't there
 */
export async function readWithPoppler(file: string, first: number, last: number): Promise<PopplerPage[]> {
  const range = ['-f', String(first), '-l', String(last)];
  const { stdout } = await execute(
    programPath('poppler'),
    ['-q', '-enc', 'UTF-8', '-cropbox', '-bbox-layout', ...range, file, '-'],
    { maxBuffer: OUTPUT_BYTES, timeout: TIMEOUT_MS },
  );
  return parse(stdout);
}

/** The output is XML of a fixed form, an element a line. */
function parse(output: string): PopplerPage[] {
  const pages: PopplerPage[] = [];
  let block = 0;
  let words: string[] = [];
  let box: Box | null = null;
  for (const line of output.split('\n')) {
    const element = /^\s*<(\/?)(page|block|line|word)\b/.exec(line);
    const page = pages.at(-1);
    if (element === null) continue;
    const [, closes, name] = element;
    if (name === 'page' && closes === '') {
      pages.push({ width: attribute(line, 'width'), height: attribute(line, 'height'), lines: [] });
      block = 0;
    } else if (name === 'block' && closes === '') {
      block += 1;
    } else if (name === 'line' && closes === '') {
      words = [];
      box = boxOf(line);
    } else if (name === 'word') {
      words.push(unescape(line.slice(line.indexOf('>') + 1, line.lastIndexOf('</'))));
    } else if (name === 'line' && page !== undefined && box !== null) {
      page.lines.push({ text: words.join(' '), box, block });
    }
  }
  return pages;
}

function boxOf(line: string): Box {
  return {
    left: attribute(line, 'xMin'),
    top: attribute(line, 'yMin'),
    right: attribute(line, 'xMax'),
    bottom: attribute(line, 'yMax'),
  };
}

function attribute(line: string, name: string): number {
  return Number(new RegExp(`\\b${name}="([^"]*)"`).exec(line)?.[1] ?? 0);
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescape(text: string): string {
  return text.replace(/&(?:#(\d+)|(\w+));/g, (whole, code: string | undefined, name: string | undefined) =>
    code === undefined ? (ENTITIES[name ?? ''] ?? whole) : String.fromCodePoint(Number(code)),
  );
}
