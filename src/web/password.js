/** The password of a PDF that is locked: typed where it is needed, sent once, and forgotten. */
import { copyOf, find, setText } from './dom.js';

/** @import { BookJson } from './types.d.ts' */

/**
 * A small form of its own, below what says that the PDF is locked.
 *
 * @param {HTMLElement} form
 * @param {(password: string) => Promise<void> | void} send
 */
export function startUnlocking(form, send) {
  const field = find(form, '[name="password"]');
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void unlock();
  });
  const unlock = async () => {
    const password = field.value;
    const button = find(form, 'button');
    field.value = '';
    button.disabled = true;
    setText(find(form, '.problem-title'), '');
    try {
      await send(password);
    } catch (error) {
      setText(find(form, '.problem-title'), /** @type {Error} */ (error).message);
      field.focus();
    } finally {
      button.disabled = false;
    }
  };
}

/**
 * A field among others, for a book that is to be read again. It is put into a box that is empty.
 *
 * @param {HTMLElement} box
 */
export function createPasswordField(box) {
  box.append(copyOf('locked-template'));
  const field = find(box, '[name="password"]');
  return {
    /** @param {BookJson} book */
    show({ needsPassword }) {
      box.hidden = !needsPassword;
      if (!needsPassword) field.value = '';
    },
    clear() {
      field.value = '';
    },
    /** What a request takes along. */
    given() {
      return field.value === '' ? {} : { password: field.value };
    },
  };
}
