/** The M4B of a book: made for the asking, which takes minutes; meanwhile it is told how far it is. */
import { call } from './http.js';

/** @import { BookJson } from './types.d.ts' */

/**
 * What the list of files says of it.
 *
 * @param {BookJson} book
 * @param {string} problem that asking for it met
 */
export function describeM4b({ m4b }, problem) {
  if (problem !== '') return problem;
  if (m4b?.state === 'queued') return 'is going to be made …';
  if (m4b?.state === 'making') return `is being made … ${Math.floor(100 * m4b.fraction)} %`;
  if (m4b?.state === 'failed') return [m4b.error?.title, m4b.error?.hint].filter(Boolean).join('. ');
  return 'for audiobook players; it is made when you ask for it';
}

/**
 * By HEAD, since it may be there by now. What such an answer can't tell is why it is a refusal.
 *
 * @param {string} id
 */
export async function askForM4b(id) {
  const path = `/v1/audiobooks/${id}/audio.m4b`;
  await call(path, { method: 'HEAD' }).catch(() => call(path));
}
