/** Chapters by their number, counted from 1, as a listener writes it: `2-9`, `1,3,5-7`, `4-` up to the end. */
export interface ChapterChoice {
  /** The same choice, shortest and in order. */
  text: string;
  has(number: number): boolean;
}

/** No book has as many chapters; a typing error has. */
const MAX_NUMBER = 100_000;
const MAX_RANGES = 200;

/** @returns null for what is no choice of chapters. */
export function parseChapterChoice(text: string): ChapterChoice | null {
  const parts = text.replace(/\s+/g, '').replaceAll('–', '-').split(',');
  if (parts.length > MAX_RANGES) return null;
  const ranges: { from: number; to: number }[] = [];
  for (const part of parts) {
    const match = /^(\d{1,6})(?:(-)(\d{1,6})?)?$/.exec(part);
    if (match === null) return null;
    const from = Number(match[1]);
    const to = match[2] === undefined ? from : match[3] === undefined ? Infinity : Number(match[3]);
    if (from < 1 || to < from || from > MAX_NUMBER) return null;
    ranges.push({ from, to });
  }
  const merged = merge(ranges);
  return {
    text: merged.map(format).join(','),
    has: (number) => merged.some(({ from, to }) => from <= number && number <= to),
  };
}

function merge(ranges: readonly { from: number; to: number }[]): { from: number; to: number }[] {
  const merged: { from: number; to: number }[] = [];
  for (const { from, to } of ranges.toSorted((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last !== undefined && from <= last.to + 1) last.to = Math.max(last.to, to);
    else merged.push({ from, to });
  }
  return merged;
}

function format({ from, to }: { from: number; to: number }): string {
  if (to === from) return String(from);
  return to === Infinity ? `${from}-` : `${from}-${to}`;
}
