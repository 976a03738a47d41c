import type { Paragraph } from '../paragraphs/paragraphs.ts';
import type { PartOfPage, TextLine } from '../page/page-text.ts';
import { placesOf } from '../page/place.ts';
import type { Place } from '../page/place.ts';
import type { RunsPage } from '../page/runs-page.ts';
import type { SortedPage } from '../page/sorted-page.ts';
import type { TextRun } from '../page/text-runs.ts';
import type { Removal, RemovedKind } from '../page/removal.ts';
import type { CleanItem, Passing } from '../paragraphs/passing.ts';

/** What a step takes something for, and what it goes by; see `Evidence.reason`. */
export interface Why {
  kind: RemovedKind;
  reason: string;
}

/** What a step wants to leave out in one piece: one entry in the list of what was left out. */
export interface Block extends Why {
  /** The lines that go, or those that the words stand in. */
  lines: readonly TextLine[];
  /** Those words, where it isn't the whole of the lines. */
  words?: string;
}

/** What a step wants to leave out at once. */
export interface Request {
  step: string;
  /**
   * Everything that is still on the page, each run by itself as long as there are no lines; `null` where the lines are
   * joined to paragraphs already.
   */
  page: { page: number; lines: readonly TextLine[] } | null;
  blocks: readonly Block[];
}

/** Runs that a step wants to leave out in one piece. */
export interface RunBlock extends Why {
  runs: readonly TextRun[];
}

/** Which of the blocks may go; the others are read. */
export type Guard = (request: Request) => readonly Block[];

/**
 * The only way in which a step leaves something out: whatever goes passes the guard, and goes with its step and reason.
 */
export interface LeavingOut {
  /** The page without the runs of these blocks. */
  runs(page: RunsPage, blocks: readonly RunBlock[]): RunsPage;
  /** The page without the lines of these blocks. */
  lines(page: SortedPage, blocks: readonly Block[]): SortedPage;
  /**
   * The page with lines marked as a part of it that is no running text. They stay where they are, since the steps that
   * follow go by them, and are left out in the end unless the listener asked for their kind. Lines that stand together
   * go or stay together.
   */
  parts(page: SortedPage, parts: ReadonlyMap<TextLine, MarkedLine>): SortedPage;
  /** What is to be listed if the words may go, and `null` if they stay. */
  words(words: string, within: Within, why: Why): Removal | null;
  /** What stands for the paragraph in the flow if it may go, and `null` if it stays. */
  paragraph(paragraph: Paragraph, why: Why): Passing | null;
  /**
   * The paragraph as `cut` leaves it, which asks about every stretch of words before it takes it out; and then what was
   * taken out.
   */
  from(
    paragraph: Paragraph,
    why: Why,
    cut: (mayGo: (words: string) => boolean) => string,
  ): Iterable<CleanItem>;
}

/** The lines that words stand in. */
export interface Within {
  lines: readonly TextLine[];
  places: readonly Place[];
}

export interface MarkedLine extends Pick<PartOfPage, 'kind' | 'opens' | 'reason'> {
  /** The line as it is in that part, where that is different: a note without its mark. */
  as?: TextLine;
}

/** As long as nobody guards it, all that a step wants to leave out goes. */
export const everythingGoes: Guard = ({ blocks }) => blocks;

export function createLeavingOut(step: string, given: Guard): LeavingOut {
  const guard: Guard = (request) => given(request).filter((block) => !isFilledIn(block, step));
  const mayGo = (block: Block): boolean => guard({ step, page: null, blocks: [block] }).length > 0;
  const words: LeavingOut['words'] = (text, { lines, places }, { kind, reason }) =>
    mayGo({ kind, reason, lines, words: text }) ? { kind, text, step, reason, places } : null;
  return {
    words,
    runs: (page, blocks) => {
      if (blocks.length === 0) return page;
      const lines = new Map(page.runs.map((run) => [run, toLine(run)] as const));
      const asked = blocks.map(({ kind, reason, runs }) => {
        return { kind, reason, runs, lines: runs.map((run) => lines.get(run) ?? toLine(run)) };
      });
      const seen = { page: page.page, lines: [...lines.values()] };
      const going = new Set<Block>(guard({ step, page: seen, blocks: asked }));
      const gone = asked.filter((block) => going.has(block));
      if (gone.length === 0) return page;
      const runs = new Set(gone.flatMap((block) => block.runs));
      const removed = gone.map(({ kind, reason, runs: own }): Removal => {
        return { kind, text: textOf(own), step, reason, places: placesOf(page, own) };
      });
      return {
        ...page,
        runs: page.runs.filter((run) => !runs.has(run)),
        apart: [...page.apart, ...removed],
      };
    },
    lines: (page, blocks) => {
      const going = blocks.length === 0 ? [] : guard({ step, page, blocks });
      if (going.length === 0) return page;
      const gone = new Set(going.flatMap(({ lines }) => lines));
      const removed = going.map(({ kind, reason, lines }): Removal => {
        const text = lines.map((line) => line.text).join('\n');
        return { kind, text, step, reason, places: placesOf(page, lines) };
      });
      return {
        ...page,
        lines: page.lines.filter((line) => !gone.has(line)),
        removed: [...page.removed, ...removed],
      };
    },
    parts: (page, parts) => {
      const blocks = parts.size === 0 ? [] : guard({ step, page, blocks: stretches(page.lines, parts) });
      if (blocks.length === 0) return page;
      const marked = new Set(blocks.flatMap(({ lines }) => lines));
      const lines = page.lines.map((line): TextLine => {
        const part = marked.has(line) ? parts.get(line) : undefined;
        if (part === undefined) return line;
        const { kind, opens, reason, as = line } = part;
        return { ...as, part: { kind, opens, step, reason } };
      });
      return { ...page, lines };
    },
    paragraph: ({ page, text, lines, places }, { kind, reason }) =>
      mayGo({ kind, reason, lines }) ? { type: 'removed', page, kind, text, step, reason, places } : null,
    from: (paragraph, why, cut) => {
      const removed: Removal[] = [];
      const text = cut((found) => {
        const removal = words(found, linesOf(found, paragraph), why);
        if (removal !== null) removed.push(removal);
        return removal !== null;
      });
      const { page } = paragraph;
      return [
        { ...paragraph, text },
        ...removed.map((removal) => ({ type: 'removed' as const, page, ...removal })),
      ];
    },
  };
}

/**
 * The lines of a paragraph that words from it begin, go on or end in, as far as that can be told; all of them where it
 * can't.
 */
function linesOf(words: string, { lines, places }: Paragraph): Within {
  const parts = words.split(/\s+/).filter((part) => part.length > 2);
  const found = lines.map(({ text }) => parts.some((part) => text.includes(part)));
  // Without a place for each line, there is none to choose.
  if (!found.includes(true) || places.length !== lines.length) return { lines, places };
  return {
    lines: lines.filter((_line, index) => found[index]),
    places: places.filter((_place, index) => found[index]),
  };
}

/** What some runs say one after the other, whatever stands between them. */
export function textOf(runs: readonly TextRun[]): string {
  return runs
    .map(({ text }) => text.trim())
    .filter((text) => text !== '')
    .join(' ');
}

/**
 * What somebody filled in is the point of a form, in whatever small print, table or margin it stands. Only the name
 * that a form repeats on its every page is read once.
 */
function isFilledIn({ lines, words }: Block, step: string): boolean {
  return step !== 'furniture' && words === undefined && lines.some(({ filled }) => filled);
}

/** A run as the guard sees it: a line by itself. */
function toLine({ text, x, y, width, size, style, mono, bold }: TextRun): TextLine {
  return { text, x, y, width, size, style, mono, bold, column: 0, raised: [], stops: [] };
}

/** Marked lines that follow each other, and are the same. */
function stretches(lines: readonly TextLine[], parts: ReadonlyMap<TextLine, MarkedLine>): Block[] {
  const blocks: { kind: RemovedKind; reason: string; lines: TextLine[] }[] = [];
  let before: MarkedLine | undefined;
  for (const line of lines) {
    const part = parts.get(line);
    const last = blocks.at(-1);
    if (part !== undefined && last !== undefined && before?.kind === part.kind) last.lines.push(line);
    else if (part !== undefined) blocks.push({ kind: part.kind, reason: part.reason, lines: [line] });
    before = part;
  }
  return blocks;
}
