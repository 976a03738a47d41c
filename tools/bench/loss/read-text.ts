import { indexGrams } from './grams.ts';
import { lettersOf } from './words.ts';

/** Text with pages, as one row of letters that can be searched. */
export interface SearchableText {
  letters: string;
  /** Places of a run of letters on the pages around `page`. */
  find(gram: string, page: number): readonly number[];
}

/** A paragraph may go on over a page that holds nothing but a picture. */
const PAGES_AROUND = 2;

/**
 * @param gram how many letters a run has that is searched for
 * @param isNear says of a page whether anything is searched for on it; a book has too many letters to index them all
 */
export function makeSearchable(
  parts: readonly { page: number; text: string }[],
  gram: number,
  isNear: (page: number) => boolean = () => true,
): SearchableText {
  const starts: number[] = [];
  const pages: number[] = [];
  const pieces: string[] = [];
  let length = 0;
  for (const { page, text } of parts) {
    const letters = lettersOf(text);
    starts.push(length);
    pages.push(page);
    pieces.push(letters);
    length += letters.length;
  }
  const letters = pieces.join('');
  const partAt = (place: number): number => {
    let low = 0;
    for (let high = starts.length; high - low > 1;) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= place) low = middle;
      else high = middle;
    }
    return low;
  };
  // Runs go over the ends of paragraphs: where sentences are parted, they are read one after the other all the same.
  const isWanted = pages.map((page) => isNear(page));
  const index = indexGrams(letters, gram, (place) => isWanted[partAt(place)] === true);
  const pageAt = (place: number): number => pages[partAt(place)] ?? 0;
  // The page of the next paragraph: text at a place is between the two.
  const nextPageAt = (place: number): number => pages[partAt(place) + 1] ?? Infinity;
  return {
    letters,
    find: (run, page) =>
      index
        .places(run)
        .filter((place) => pageAt(place) <= page + PAGES_AROUND && nextPageAt(place) >= page - PAGES_AROUND),
  };
}
