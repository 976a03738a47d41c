import type { BookJson } from '../contract/book.ts';

/** Whether a book has come to its end, good or bad. */
export function isFinal({ status }: BookJson): boolean {
  return status === 'ready' || status === 'failed' || status === 'cancelled';
}
