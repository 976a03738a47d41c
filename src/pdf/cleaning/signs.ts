import type { BookFacts } from './book-facts.ts';
import type { LeavingOut } from './leaving-out.ts';
import type { CleanItem } from '../paragraphs/passing.ts';

/** What stands before the items of a list. A dash may be more. */
const BULLET = /^[•▪◦‣●■○□◆◇❍❏❑❖➢➤➔✓✔∙·►▶▸]\s+(?=\S)/u;

const WHY = { kind: 'garbled', reason: 'has neither letter nor figure', evidence: ['wording'] } as const;

/**
 * Takes the bullets off the items of lists, which a voice would name, and leaves out paragraphs that nothing can be
 * said of: what is left of a line whose address was taken out, a dash by itself.
 */
export function* removeSigns(
  items: Iterable<CleanItem>,
  _facts: BookFacts,
  leaveOut: LeavingOut,
): Generator<CleanItem> {
  for (const item of items) {
    const isSilent = item.type === 'paragraph' && !/[\p{L}\p{N}]/u.test(item.text);
    if (isSilent) yield* leaveOut.paragraph(item, WHY);
    else yield item.type === 'paragraph' ? { ...item, text: item.text.replace(BULLET, '') } : item;
  }
}
