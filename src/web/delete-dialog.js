import { isFinal } from './book-state.js';
import { byId, setText } from './dom.js';

/**
 * Resolves to whether the user really means it.
 *
 * @param {import('./types.d.ts').BookJson} book
 */
export async function askBeforeDeleting(book) {
  const dialog = byId('confirm');
  const outcome = isFinal(book) ? 'will be deleted' : 'is still being made. It will be stopped and deleted';
  setText(byId('confirm-text'), `“${book.title}” ${outcome}, with its audio.`);
  dialog.returnValue = 'cancel';
  dialog.showModal();
  await new Promise((resolve) => dialog.addEventListener('close', resolve, { once: true }));
  return dialog.returnValue === 'delete';
}
