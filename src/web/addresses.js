/** Addresses within the page: the browser's own "back" works, and a book can be bookmarked. */

const BOOK = /^#\/books\/([\da-f-]{36})(?:\/(choices|words|files))?$/;

/** @typedef {'text' | 'choices' | 'words' | 'files'} Part of a book's page */

/**
 * @param {string} id
 * @param {Part} part
 */
export function bookAddress(id, part = 'text') {
  return `#/books/${id}${part === 'text' ? '' : `/${part}`}`;
}

/**
 * @param {string} hash
 * @returns {{ id: string, part: Part } | null} the book and the part of it that an address names.
 */
export function parseAddress(hash) {
  const match = BOOK.exec(hash);
  if (match?.[1] === undefined) return null;
  return { id: match[1], part: /** @type {Part} */ (match[2] ?? 'text') };
}
