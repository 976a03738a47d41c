/** What every part of the page does to the document. */

export const byId = (id) => document.getElementById(id);

/** A new copy of what a template holds. */
export function copyOf(templateId) {
  return byId(templateId).content.firstElementChild.cloneNode(true);
}

export function newElement(name, text = '', className = '') {
  const element = document.createElement(name);
  element.textContent = text;
  if (className !== '') element.className = className;
  return element;
}

/** Screen readers and selections are left alone where nothing changed. */
export function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

export function showNotice(text) {
  const notice = byId('notice');
  notice.hidden = text === null;
  setText(notice, text ?? '');
}

/** Says it to screen readers; nothing moves on the page. */
export function announce(text) {
  byId('announcer').textContent = text;
}
