import type { IsCompound } from './compounds.ts';
import type { FlowItem } from './flow.ts';
import { joinLines } from './join-lines.ts';
import type { IncludeKind } from '../include.ts';
import type { Part, TextLine } from '../page/page-text.ts';
import type { Place } from '../page/place.ts';
import type { Evidence } from '../page/removal.ts';
import type { Listener } from '../passages.ts';

/** Text beside the running text that is read because the listener asked for its kind, or for this passage. */
export interface Aside {
  type: 'aside';
  page: number;
  /** `null` for what nobody asks for by its kind: a running head. */
  kind: AsideKind | null;
  /** Of a note. */
  mark: string | null;
  text: string;
  size: number;
  lines: readonly TextLine[];
  places: readonly Place[];
}

const INCLUDED_AS = {
  footnote: 'footnotes',
  caption: 'captions',
  table: 'tables',
  code: 'code',
} as const satisfies Partial<Record<Part, IncludeKind>>;

export type AsideKind = keyof typeof INCLUDED_AS;

interface Wishes {
  include: readonly IncludeKind[];
  listener: Listener;
}

/**
 * Turns the lines that aren't running text into asides where they were asked for, and into removed text everywhere
 * else; and what was taken off the page before into asides where the listener named it.
 */
export function* setAside(
  items: Iterable<FlowItem>,
  { include, listener }: Wishes,
  isCompound: IsCompound,
): Generator<FlowItem | Aside> {
  let block: Block | null = null;
  function* close(): Generator<FlowItem | Aside> {
    if (block === null) return;
    const { page, kind, lines, places, step, reason } = block;
    const text = lines.map(textOf).join('\n');
    const isWanted = listener.says({ page, kind, text }) === 'read';
    const aside = isAside(kind) ? kind : null;
    const isIncluded = aside !== null && include.includes(INCLUDED_AS[aside]);
    if (isIncluded || isWanted) yield toAside(block, aside, isCompound);
    if (!isIncluded) {
      const entry = { type: 'removed', page, text, step, reason, places } as const;
      yield isWanted ? { ...entry, kind: 'wanted' } : { ...entry, kind, lines };
    }
    block = null;
  }
  for (const item of items) {
    const part = item.type === 'line' ? item.line.part : undefined;
    if (item.type !== 'line' || part === undefined) {
      if (item.type !== 'removed') yield* close();
      if (item.type !== 'removed' || listener.says(item) !== 'read') {
        yield item;
        continue;
      }
      yield fromRemoved(item, isCompound);
      yield { ...item, kind: 'wanted' };
      continue;
    }
    if (block !== null && (block.kind !== part.kind || block.page !== item.page || part.opens))
      yield* close();
    const { kind, step, reason } = part;
    block ??= { page: item.page, kind, step, reason, lines: [], places: [] };
    block.lines.push(item.line);
    block.places.push(...item.places);
  }
  yield* close();
}

function isAside(kind: Part): kind is AsideKind {
  return kind in INCLUDED_AS;
}

/** Lines of one part that follow each other. */
interface Block extends Evidence {
  page: number;
  kind: Part;
  lines: TextLine[];
  places: Place[];
}

function toAside({ page, lines, places }: Block, kind: AsideKind | null, isCompound: IsCompound): Aside {
  const asRows = kind === 'table' || kind === 'code';
  const text = asRows
    ? lines.map(kind === 'table' ? rowOf : textOf).join('\n')
    : lines.reduce((joined, line) => joinLines(joined, line.text, isCompound), '');
  const mark = kind === 'footnote' ? (lines[0]?.notes?.[0] ?? null) : null;
  return { type: 'aside', page, kind, mark, text, size: lines[0]?.size ?? 0, lines, places };
}

/** What was taken off the page is a paragraph of its own. */
function fromRemoved(
  { page, text, places, lines = [] }: Extract<FlowItem, { type: 'removed' }>,
  isCompound: IsCompound,
): Aside {
  const joined = text.split('\n').reduce((before, line) => joinLines(before, line, isCompound), '');
  return { type: 'aside', page, kind: null, mark: null, text: joined, size: 0, lines, places };
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
