import type { Paragraph } from '../paragraphs/paragraphs.ts';
import type { EvidenceKind, PartOfPage, TextLine } from '../page/page-text.ts';
import { placesOf } from '../page/place.ts';
import type { Place } from '../page/place.ts';
import type { RunsPage } from '../page/runs-page.ts';
import type { SortedPage } from '../page/sorted-page.ts';
import type { TextRun } from '../page/text-runs.ts';
import type { Removal, RemovedKind } from '../page/removal.ts';
import { NO_LISTENER } from '../passages.ts';
import type { Listener } from '../passages.ts';
import type { CleanItem } from '../paragraphs/passing.ts';

/** What a step takes something for, and what it goes by; see `Evidence.reason`. */
export interface Why {
  kind: RemovedKind;
  reason: string;
  /** What it has against it, by kinds: the guard wants more than one where it reads like the text. */
  evidence: readonly EvidenceKind[];
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
  page: (Pick<SortedPage, 'page' | 'ownSize'> & { lines: readonly TextLine[] }) | null;
  blocks: readonly Block[];
}

/** Runs that a step wants to leave out in one piece. */
export interface RunBlock extends Why {
  runs: readonly TextRun[];
}

/** What becomes of a block: what stays is read, and what is doubtful is read and listed. */
export type Verdict = 'goes' | 'stays' | 'doubtful';

/** One verdict for each of the blocks. */
export type Guard = (request: Request) => readonly Verdict[];

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
  /** What stands for the paragraph in the flow: that it was left out; or itself, and the doubt if there is one. */
  paragraph(paragraph: Paragraph, why: Why): readonly CleanItem[];
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
  evidence: readonly EvidenceKind[];
  /** The line as it is in that part, where that is different: a note without its mark. */
  as?: TextLine;
}

/** As long as nobody guards it, all that a step wants to leave out goes. */
export const everythingGoes: Guard = ({ blocks }) => blocks.map(() => 'goes');

/** @param listener whose word on a paragraph goes before the step's and the guard's */
export function createLeavingOut(step: string, guard: Guard, listener: Listener = NO_LISTENER): LeavingOut {
  const judge = <Asked extends Block>(page: Request['page'], blocks: readonly Asked[]): Judged<Asked> => {
    const verdicts = blocks.length === 0 ? [] : guard({ step, page, blocks });
    const having = (verdict: Verdict): Asked[] =>
      blocks.filter((block, index) => verdicts[index] === verdict && !isFilledIn(block, step));
    return { going: having('goes'), doubtful: having('doubtful') };
  };
  const words: LeavingOut['words'] = (text, { lines, places }, why) => {
    const { going } = judge(null, [{ ...why, lines, words: text }]);
    return going.length > 0 ? { kind: why.kind, text, step, reason: why.reason, places } : null;
  };
  return {
    words,
    runs: (page, blocks) => {
      if (blocks.length === 0) return page;
      const lines = new Map(page.runs.map((run) => [run, toLine(run)] as const));
      const asked = blocks.map((block) => {
        return { ...block, lines: block.runs.map((run) => lines.get(run) ?? toLine(run)) };
      });
      const { going } = judge({ page: page.page, lines: [...lines.values()] }, asked);
      if (going.length === 0) return page;
      const runs = new Set(going.flatMap((block) => block.runs));
      const removed = going.map(({ kind, reason, runs: own }): Removal => {
        return { kind, text: textOf(own), step, reason, places: placesOf(page, own) };
      });
      return {
        ...page,
        runs: page.runs.filter((run) => !runs.has(run)),
        apart: [...page.apart, ...removed],
      };
    },
    lines: (page, blocks) => {
      const { going, doubtful } = judge(page, blocks);
      if (going.length === 0 && doubtful.length === 0) return page;
      const gone = new Set(going.flatMap(({ lines }) => lines));
      const removed = going.map(({ kind, reason, lines }): Removal => {
        const text = lines.map((line) => line.text).join('\n');
        return { kind, text, step, reason, places: placesOf(page, lines) };
      });
      const left = page.lines.filter((line) => !gone.has(line));
      return {
        ...page,
        lines: withDoubts(left, doubtful, step),
        removed: [...page.removed, ...removed],
      };
    },
    parts: (page, parts) => {
      const { going, doubtful } = judge(page, stretches(page.lines, parts));
      if (going.length === 0 && doubtful.length === 0) return page;
      const marked = new Set(going.flatMap(({ lines }) => lines));
      const lines = withDoubts(page.lines, doubtful, step).map((line): TextLine => {
        const part = marked.has(line) ? parts.get(line) : undefined;
        if (part === undefined) return line;
        const { kind, opens, reason, as = line } = part;
        return { ...as, part: { kind, opens, step, reason } };
      });
      return { ...page, lines };
    },
    paragraph: (paragraph, why) => {
      const { page, text, lines, places } = paragraph;
      const { going, doubtful } = judge(null, [{ ...why, lines }]);
      const found = { type: 'removed', page, text, step, places } as const;
      if (going.length > 0) {
        const isWanted = listener.says({ page, kind: why.kind, text }) === 'read';
        const entry = { ...found, reason: why.reason };
        return isWanted ? [paragraph, { ...entry, kind: 'wanted' }] : [{ ...entry, kind: why.kind, lines }];
      }
      if (doubtful.length === 0) return [paragraph];
      const isUnwanted = listener.says({ page, kind: 'doubtful', text }) === 'leave-out';
      const entry = { ...found, reason: doubtOf(why) };
      return isUnwanted
        ? [{ ...entry, kind: 'unwanted', lines }]
        : [paragraph, { ...entry, kind: 'doubtful' }];
    },
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

interface Judged<Asked extends Block> {
  going: Asked[];
  doubtful: Asked[];
}

/** The lines, with the doubt about those that a step wanted out and that are read all the same. */
function withDoubts(
  lines: readonly TextLine[],
  doubtful: readonly Block[],
  step: string,
): readonly TextLine[] {
  if (doubtful.length === 0) return lines;
  const blocks = new Map(doubtful.flatMap((block) => block.lines.map((line) => [line, block] as const)));
  return lines.map((line) => {
    const block = blocks.get(line);
    if (block === undefined) return line;
    const evidence = [...new Set([...(line.doubt?.evidence ?? []), ...block.evidence])];
    return { ...line, doubt: { step, reason: doubtOf(block), evidence } };
  });
}

function doubtOf({ kind, reason }: Why): string {
  return `would be a ${kind}, since it ${reason}, but is set and reads like the text`;
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
  const blocks: (Why & { lines: TextLine[] })[] = [];
  let before: MarkedLine | undefined;
  for (const line of lines) {
    const part = parts.get(line);
    const last = blocks.at(-1);
    if (part !== undefined && last !== undefined && before?.kind === part.kind) last.lines.push(line);
    else if (part !== undefined) {
      const { kind, reason, evidence } = part;
      blocks.push({ kind, reason, evidence, lines: [line] });
    }
    before = part;
  }
  return blocks;
}
