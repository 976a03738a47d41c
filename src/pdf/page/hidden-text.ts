import type { PageText } from './page-text.ts';
import type { TextItem } from './text-runs.ts';

/** Left, bottom, right and top, in points from the lower left corner of the page. */
export type Box = readonly [number, number, number, number];

/** Letters below this size can't be read by anybody, if those of the page are much larger; points, and a share of their size. */
const TINY_POINTS = 1.8;
const TINY_SHARE = 0.25;

/**
 * Sets apart what a reader of the page doesn't see: text without ink, in white on nothing, or of the size of dust. Text without ink over a picture is
 * what somebody's recognition made of a scan, and stays; so does what most of the page is written in, since then something else shows it.
 */
export function setHiddenApart(
  items: readonly TextItem[],
  images: readonly Box[],
): { items: readonly TextItem[]; hidden: PageText['apart'] } {
  const suspects = findSuspects(items, images);
  if (suspects.size === 0) return { items, hidden: [] };
  const all = lengthOf(items);
  // Each reason by itself: what is little of everything else is hidden, whatever else is.
  const reasons = new Set(suspects.values());
  const hidden = new Set<TextItem>();
  for (const reason of reasons) {
    const found = items.filter((item) => suspects.get(item) === reason);
    if (lengthOf(found) < all / 2) for (const item of found) hidden.add(item);
  }
  return { items: items.filter((item) => !hidden.has(item)), hidden: join(items, hidden) };
}

type Reason = 'invisible' | 'white' | 'tiny';

function findSuspects(items: readonly TextItem[], images: readonly Box[]): Map<TextItem, Reason> {
  const suspects = new Map<TextItem, Reason>();
  const isSmall = items.some((item) => item.str.trim() !== '' && sizeOf(item) < TINY_POINTS);
  const tiny = isSmall ? Math.min(TINY_POINTS, TINY_SHARE * usualSize(items)) : 0;
  for (const item of items) {
    if (item.str.trim() === '') continue;
    if (item.unseen === 'invisible' && !images.some((box) => isOn(item, box)))
      suspects.set(item, 'invisible');
    else if (item.unseen === 'white') suspects.set(item, 'white');
    else if (sizeOf(item) < tiny) suspects.set(item, 'tiny');
  }
  return suspects;
}

function isOn({ transform }: TextItem, [left, bottom, right, top]: Box): boolean {
  const [, , , , x = 0, y = 0] = transform;
  return x >= left - 1 && x <= right + 1 && y >= bottom - 1 && y <= top + 1;
}

/** The size of most characters. */
function usualSize(items: readonly TextItem[]): number {
  const sizes = items
    .filter(({ str }) => str.trim() !== '')
    .map((item) => ({ size: sizeOf(item), length: item.str.length }))
    .toSorted((a, b) => a.size - b.size);
  const half = lengthOf(items) / 2;
  let seen = 0;
  for (const { size, length } of sizes) {
    seen += length;
    if (seen >= half) return size;
  }
  return 0;
}

function sizeOf({ transform, height }: TextItem): number {
  return Math.hypot(transform[2] ?? 0, transform[3] ?? 0) || height;
}

function lengthOf(items: readonly TextItem[]): number {
  return items.reduce((sum, { str }) => sum + str.trim().length, 0);
}

const HIDDEN = {
  kind: 'hidden',
  step: 'hidden-text',
  reason: 'is not seen by a reader of the page',
} as const;

/** One entry for what follows each other. */
function join(items: readonly TextItem[], hidden: ReadonlySet<TextItem>): PageText['apart'] {
  const texts: string[][] = [];
  let open: string[] | null = null;
  for (const item of items) {
    if (hidden.has(item)) {
      if (open === null) texts.push((open = []));
      open.push(item.str.trim());
    } else if (item.str.trim() !== '') open = null;
  }
  return texts.map((pieces) => ({ ...HIDDEN, text: pieces.join(' ') }));
}
