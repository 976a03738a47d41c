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
