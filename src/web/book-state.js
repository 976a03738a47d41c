/** @import { BookJson } from './types.d.ts' */

const FINAL = new Set(['ready', 'failed', 'cancelled']);

/**
 * Nothing changes any more.
 *
 * @param {BookJson} book
 */
export function isFinal({ status }) {
  return FINAL.has(status);
}

/**
 * Which narration of a book there is: each has its own moment, and is asked for by it.
 *
 * @param {Pick<BookJson, 'completedAt' | 'updatedAt'>} book
 */
export function madeOf({ completedAt, updatedAt }) {
  return String(Date.parse(completedAt ?? updatedAt));
}
