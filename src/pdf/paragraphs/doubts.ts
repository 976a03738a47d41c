import type { Evidence } from '../page/removal.ts';
import type { Listener } from '../passages.ts';
import type { FlowItem } from './flow.ts';

/**
 * Lists what is read although a step wanted to leave it out: lines of one step that follow each other on a page are one
 * entry, behind the last of them. What became a part of the page afterwards is left out, and in no doubt. Of an entry
 * that the listener doesn't want to hear, the lines go.
 */
export function* listDoubts(items: Iterable<FlowItem>, listener: Listener): Generator<FlowItem> {
  let open: Open | null = null;
  function* close(): Generator<FlowItem> {
    if (open === null) return;
    const { page, step, reason, held } = open;
    const own = held.filter((item) => item.type === 'line');
    const lines = own.map(({ line }) => line);
    const text = lines.map((line) => line.text).join('\n');
    const entry = { page, text, step, reason, places: own.flatMap(({ places }) => places) };
    const isUnwanted = listener.says({ ...entry, kind: 'doubtful' }) === 'leave-out';
    yield* isUnwanted ? held.filter((item) => item.type !== 'line') : held;
    yield isUnwanted
      ? { type: 'removed', kind: 'unwanted', ...entry, lines }
      : { type: 'removed', kind: 'doubtful', ...entry };
    open = null;
  }
  for (const item of items) {
    const doubt = item.type === 'line' && item.line.part === undefined ? item.line.doubt : undefined;
    if (item.type !== 'line' || doubt === undefined) {
      if (item.type !== 'removed') yield* close();
      if (open === null) yield item;
      else open.held.push(item);
      continue;
    }
    const { page } = item;
    if (open !== null && (open.page !== page || open.step !== doubt.step)) yield* close();
    open ??= { page, step: doubt.step, reason: doubt.reason, held: [] };
    open.held.push(item);
  }
  yield* close();
}

interface Open extends Evidence {
  page: number;
  /** Its lines, and what was taken away between them. */
  held: FlowItem[];
}
