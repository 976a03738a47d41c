import type { Listener } from '../passages.ts';
import type { CleanItem } from '../paragraphs/passing.ts';

const SAID = {
  read: 'A passage of this page was to be read. It isn’t there as it was any more.',
  'leave-out': 'A passage of this page was to be left out. It isn’t there as it was any more.',
} as const;

/** Lists in the end which of the listener's verdicts found nothing. */
export function* listUnmet(items: Iterable<CleanItem>, listener: Listener): Generator<CleanItem> {
  for (const item of items) {
    if (item.type === 'paragraph') listener.hears(item.page, item.text);
    yield item;
  }
  for (const { page, verdict } of listener.unmet()) {
    const why = { step: 'listener', reason: 'was named by the listener, and isn’t found', places: [] };
    yield { type: 'removed', page, kind: 'not-found', text: SAID[verdict], ...why };
  }
}
