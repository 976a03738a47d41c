import type { IsCompound } from './compounds.ts';
import type { FlowItem } from './flow.ts';
import { joinLines } from './join-lines.ts';
import type { IncludeKind } from '../include.ts';
import type { Part, TextLine } from '../page/page-text.ts';
import type { Evidence } from '../removal.ts';

/** Text beside the running text that is read because the listener asked for it. */
export interface Aside {
  type: 'aside';
  page: number;
  kind: Part;
  /** Of a note. */
  mark: string | null;
  text: string;
  size: number;
  lines: readonly TextLine[];
}

const WISHES: Readonly<Partial<Record<Part, IncludeKind>>> = {
  footnote: 'footnotes',
  caption: 'captions',
  table: 'tables',
  code: 'code',
};

/** Turns the lines that aren't running text into asides where they were asked for, and into removed text everywhere else. */
export function* setAside(
  items: Iterable<FlowItem>,
  include: readonly IncludeKind[],
  isCompound: IsCompound,
): Generator<FlowItem | Aside> {
  let block: { page: number; kind: Part; lines: TextLine[]; evidence: Evidence } | null = null;
  function* close(): Generator<FlowItem | Aside> {
    if (block === null) return;
    const { page, kind, lines, evidence } = block;
    block = null;
    const wish = WISHES[kind];
    if (wish !== undefined && include.includes(wish)) yield toAside(page, kind, lines, isCompound);
    else yield { type: 'removed', page, kind, text: lines.map(textOf).join('\n'), ...evidence };
  }
  for (const item of items) {
    const part = item.type === 'line' ? item.line.part : undefined;
    if (item.type !== 'line' || part === undefined) {
      if (item.type !== 'removed') yield* close();
      yield item;
      continue;
    }
    if (block !== null && (block.kind !== part.kind || block.page !== item.page || part.opens))
      yield* close();
    const { kind, step, reason } = part;
    block ??= { page: item.page, kind, lines: [], evidence: { step, reason } };
    block.lines.push(item.line);
  }
  yield* close();
}

function toAside(page: number, kind: Part, lines: readonly TextLine[], isCompound: IsCompound): Aside {
  const asRows = kind === 'table' || kind === 'code';
  const text = asRows
    ? lines.map(kind === 'table' ? rowOf : textOf).join('\n')
    : lines.reduce((joined, line) => joinLines(joined, line.text, isCompound), '');
  const mark = kind === 'footnote' ? (lines[0]?.notes?.[0] ?? null) : null;
  return { type: 'aside', page, kind, mark, text, size: lines[0]?.size ?? 0, lines };
}

/** What was taken away is listed as it stood there, a note with its mark. */
function textOf({ text, notes, part }: TextLine): string {
  return part?.kind === 'footnote' && part.opens ? `${notes?.[0] ?? ''} ${text}`.trim() : text;
}

/** A row is read cell by cell, with a breath between. */
function rowOf({ text, stops }: TextLine): string {
  const edges = [0, ...stops.map(({ at }) => at), text.length];
  const cells = edges.slice(0, -1).map((edge, index) => text.slice(edge, edges[index + 1]).trim());
  return `${cells.filter((cell) => cell !== '').join(', ')}.`;
}
