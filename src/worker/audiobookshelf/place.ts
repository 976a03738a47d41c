/** Where a book lies below a folder of Audiobookshelf: what its web page sends, too. */
export interface Place {
  author: string | null;
  title: string;
  /** `Author/Title`. */
  directory: string;
}

/** Units of UTF-16: Audiobookshelf cuts names at 255 bytes of them, with their endings. */
const MAX_UNITS = 120;
/** What Audiobookshelf takes out of a name (`sanitizeFilename` in its server/utils/fileUtils.js). */
const NOT_IN_NAMES = /[/?<>\\:*|"\p{Cc}]+/gu;
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;

/** By names that Audiobookshelf leaves as they are, so that it can be asked what lies there. */
export function placeOf({ author, title }: { author: string | null; title: string }): Place {
  const named = {
    author: author === null ? null : cleanName(author) || null,
    title: cleanName(title) || 'Audiobook',
  };
  return {
    ...named,
    directory: [named.author, named.title].filter((part) => part !== null).join('/'),
  };
}

function cleanName(name: string): string {
  const clean = name
    .normalize('NFC')
    .replace(/\p{Surrogate}/gu, '')
    // A subtitle's colon is what Audiobookshelf makes a dash of.
    .replace(/\s*:\s+/g, ' - ')
    .replace(NOT_IN_NAMES, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  // Half a sign at the end is none.
  const cut = clean.slice(0, MAX_UNITS).replace(/[\p{Surrogate}. ]+$/u, '');
  return RESERVED.test(cut) ? `_${cut}` : cut;
}
