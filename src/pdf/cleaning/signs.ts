import type { BookFacts } from './book-facts.ts';
import type { LeavingOut } from './leaving-out.ts';
import type { CleanItem } from '../paragraphs/passing.ts';

/**
 * Leaves out paragraphs that nothing can be said of: what is left of a line whose address was taken out, a dash by
 * itself.
 */
export function* removeSigns(
  items: Iterable<CleanItem>,
  _facts: BookFacts,
  leaveOut: LeavingOut,
): Generator<CleanItem> {
  for (const item of items) {
    const isSilent = item.type === 'paragraph' && !/[\p{L}\p{N}]/u.test(item.text);
    yield isSilent
      ? (leaveOut.paragraph(item, { kind: 'garbled', reason: 'has neither letter nor figure' }) ?? item)
      : item;
  }
}
