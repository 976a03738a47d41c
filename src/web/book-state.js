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

/** @param {Pick<BookJson, 'm4b'>} book */
export function isM4bInMaking({ m4b }) {
  return m4b !== null && (m4b.state === 'queued' || m4b.state === 'making');
}

/** @param {Pick<BookJson, 'push'>} book */
export function isBeingSent({ push }) {
  return push !== null && (push.state === 'queued' || push.state === 'sending');
}

/**
 * Which narration of a book there is: each has its own moment, and is asked for by it.
 *
 * @param {Pick<BookJson, 'completedAt' | 'updatedAt'>} book
 */
export function madeOf({ completedAt, updatedAt }) {
  return String(Date.parse(completedAt ?? updatedAt));
}
