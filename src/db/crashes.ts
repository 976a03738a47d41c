/**
 * Pages, then segments. A claim begins without pages; the segments that it finds are of the one before, until it has
 * read its first page.
 */
const REACHED = `(CASE WHEN b.pages_read = 0 THEN 0
  ELSE b.pages_read + (SELECT count(*) FROM segments s WHERE s.book_id = b.id) END)`;

/**
 * Assignments for an update of `books b` that count a death under the reading of a PDF. A book that kills does so at
 * the same place each time. So a death counts only where nothing new was reached, and not in the first half of what was
 * read without harm before: where everything dies often, few of all deaths are left that speak against the book, and
 * one that gets on is not suspected any more.
 */
export const COUNT_DEATH = {
  crashes: `CASE WHEN ${REACHED} > b.furthest THEN 0
                 WHEN ${REACHED} >= b.furthest / 2.0 THEN b.crashes + 1
                 ELSE b.crashes END`,
  furthest: `greatest(b.furthest, ${REACHED})`,
};
