import type { FeedBook } from '../../db/feeds.ts';
import { VERSION } from '../../process/version.ts';
import { titleOf } from '../../db/books.ts';
import { xml } from '../files/xml.ts';
import { coverAddress, NO_AUTHOR } from './episodes.ts';

export interface Catalogue {
  /** Of the feed; a UUID. */
  id: string;
  title: string;
  /** Where it is. */
  self: string;
  updatedAt: Date;
}

export const OPDS_TYPE = 'application/atom+xml;profile=opds-catalog;kind=acquisition';

const ACQUISITION = 'http://opds-spec.org/acquisition/open-access';

/**
 * Books as the apps of e-readers find them: an acquisition feed of OPDS 1.2 (https://specs.opds.io/opds-1.2).
 *
 * @param base of the addresses of files.
 */
export function* opds(
  { id, title, self, updatedAt }: Catalogue,
  books: readonly FeedBook[],
  base: string,
): Generator<string> {
  yield `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/terms/" xmlns:opds="http://opds-spec.org/2010/catalog">
<id>urn:uuid:${xml(id)}</id>
<title>${xml(title)}</title>
<updated>${updatedAt.toISOString()}</updated>
<author><name>${xml(NO_AUTHOR)}</name></author>
<generator version="${xml(VERSION)}">Tandem</generator>
<link rel="self" href="${xml(self)}" type="${OPDS_TYPE}" />
<link rel="start" href="${xml(self)}" type="${OPDS_TYPE}" />
`;
  for (const book of books) yield entry(book, base);
  yield '</feed>\n';
}

function entry(book: FeedBook, base: string): string {
  const { id, author, language, status, hasCover, mp3Bytes, createdAt, updatedAt } = book;
  const files = `${base}/${id}`;
  const lines = [
    `<id>urn:uuid:${xml(id)}</id>`,
    `<title>${xml(titleOf(book))}</title>`,
    `<updated>${updatedAt.toISOString()}</updated>`,
    `<published>${createdAt.toISOString()}</published>`,
    `<author><name>${xml(author ?? NO_AUTHOR)}</name></author>`,
  ];
  if (language !== null) lines.push(`<dc:language>${xml(language)}</dc:language>`);
  if (hasCover) {
    const cover = xml(coverAddress(base, id));
    lines.push(
      `<link rel="http://opds-spec.org/image" href="${cover}" type="image/jpeg" />`,
      `<link rel="http://opds-spec.org/image/thumbnail" href="${cover}" type="image/jpeg" />`,
    );
  }
  // While a changed book is narrated anew, its text is no longer that of the audio.
  if (status === 'ready') {
    lines.push(`<link rel="${ACQUISITION}" href="${xml(files)}/book.epub" type="application/epub+zip" />`);
  }
  lines.push(
    `<link rel="${ACQUISITION}" href="${xml(files)}/audio.mp3" type="audio/mpeg" length="${mp3Bytes}" />`,
  );
  return `<entry>\n${lines.join('\n')}\n</entry>\n`;
}
