import type { Evidence } from '../page/removal.ts';
import type { Place } from '../page/place.ts';
import type { FlowItem } from './flow.ts';

/**
 * Lists what is read although a step wanted to leave it out: lines of one step that follow each other on a page are one
 * entry, behind the last of them. What became a part of the page afterwards is left out, and in no doubt.
 */
export function* listDoubts(items: Iterable<FlowItem>): Generator<FlowItem> {
  let open: Open | null = null;
  function* close(): Generator<FlowItem> {
    if (open === null) return;
    const { page, step, reason, texts, places } = open;
    yield { type: 'removed', page, kind: 'doubtful', text: texts.join('\n'), step, reason, places };
    open = null;
  }
  for (const item of items) {
    const doubt = item.type === 'line' && item.line.part === undefined ? item.line.doubt : undefined;
    if (item.type !== 'line' || doubt === undefined) {
      if (item.type !== 'removed') yield* close();
      yield item;
      continue;
    }
    const { page, line, places } = item;
    if (open !== null && (open.page !== page || open.step !== doubt.step)) yield* close();
    open ??= { page, step: doubt.step, reason: doubt.reason, texts: [], places: [] };
    open.texts.push(line.text);
    open.places.push(...places);
    yield item;
  }
  yield* close();
}

interface Open extends Evidence {
  page: number;
  texts: string[];
  places: Place[];
}
