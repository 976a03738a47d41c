/** Addresses within the page: the browser's own "back" works, and a book can be bookmarked. */

const BOOK = /^#\/books\/([\da-f-]{36})(?:\/(choices|words))?$/;

/** @param part `text`, `choices` or `words` */
export function bookAddress(id, part = 'text') {
  return `#/books/${id}${part === 'text' ? '' : `/${part}`}`;
}

/** @returns the id and the part of the book that an address names, or null. */
export function parseAddress(hash) {
  const match = BOOK.exec(hash);
  return match === null ? null : { id: match[1], part: match[2] ?? 'text' };
}
