import type { SortedPage } from '../page/sorted-page.ts';
import type { BookFacts } from './book-facts.ts';
import type { LeavingOut } from './leaving-out.ts';
import { WATERMARK_SCALE } from './overprints.ts';

const WHY = {
  kind: 'watermark',
  reason: 'is printed over the text of other pages',
  evidence: ['repetition'],
} as const;

/** Takes watermarks away where they cover no text: on title pages, and on the last page of a chapter. */
export function* removeBareWatermarks(
  pages: Iterable<SortedPage>,
  { statistics: { watermarks, bodySize } }: BookFacts,
  leaveOut: LeavingOut,
): Generator<SortedPage> {
  for (const page of pages) {
    const found = page.lines.filter(
      ({ text, size }) => size > WATERMARK_SCALE * bodySize && watermarks.has(text),
    );
    yield leaveOut.lines(
      page,
      found.map((line) => ({ ...WHY, lines: [line] })),
    );
  }
}
