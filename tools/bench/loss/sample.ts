/** Pages that follow each other, counted from 1, the last one included. */
export interface PageRange {
  first: number;
  last: number;
}

export const MOST_PAGES = 60;
const RANGES = 6;

/**
 * The pages of a document that are judged: all of them, or sixty in six runs that are spread evenly from the first page
 * to the last. Runs, since sentences go on from page to page and running heads are known by their coming again.
 */
export function samplePages(pages: number): PageRange[] {
  if (pages <= MOST_PAGES) return pages === 0 ? [] : [{ first: 1, last: pages }];
  const length = MOST_PAGES / RANGES;
  return Array.from({ length: RANGES }, (_, index) => {
    const first = 1 + Math.round((index * (pages - length)) / (RANGES - 1));
    return { first, last: first + length - 1 };
  });
}
