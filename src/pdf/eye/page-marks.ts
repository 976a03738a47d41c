import type { ExtractionEvent } from '../events.ts';
import type { Place } from '../page/place.ts';
import type { RemovedKind } from '../page/removal.ts';

/** What became of a line, or of words in one. */
export type Fate = 'text' | 'heading' | RemovedKind;

/** Something on one page that had the same fate as one piece. */
export interface Mark {
  fate: Fate;
  /** Who decided it and why, where something was left out. */
  why: string | null;
  boxes: Place['box'][];
}

/** What is inside a line that is read otherwise. */
export const INSIDE_LINES: ReadonlySet<Fate> = new Set<Fate>(['note-mark', 'citation', 'link']);

/** Takes down what the extraction says of each page, if it was asked for places. */
export function collectMarks(isWanted: (page: number) => boolean): {
  add(event: ExtractionEvent): void;
  /** By page; in the order in which they came. */
  result(): ReadonlyMap<number, readonly Mark[]>;
} {
  const pages = new Map<number, Mark[]>();
  const add = (fate: Fate, why: string | null, places: readonly Place[]): void => {
    const own = new Map<number, Mark>();
    for (const { page, box } of places) {
      if (!isWanted(page)) continue;
      const mark = own.get(page) ?? { fate, why, boxes: [] };
      mark.boxes.push(box);
      if (own.has(page)) continue;
      own.set(page, mark);
      pages.set(page, [...(pages.get(page) ?? []), mark]);
    }
  };
  return {
    add: (event) => {
      if (event.type === 'paragraph') add(event.kind, null, event.places ?? []);
      if (event.type === 'removed') {
        const words = INSIDE_LINES.has(event.kind) ? `“${event.text}” ` : '';
        add(event.kind, `${event.step}: ${words}${event.reason}`, event.places ?? []);
      }
    },
    result: () => pages,
  };
}
