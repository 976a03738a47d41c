/** What every part of the page does to the document. */

/** @import { Elements, FoundBy } from './types.d.ts' */

/**
 * @template {keyof Elements} Id
 * @param {Id} id
 */
export function byId(id) {
  return /** @type {Elements[Id]} */ (document.getElementById(id));
}

/**
 * The first element within `root` that matches; there is one.
 *
 * @template {string} Selector
 * @param {ParentNode} root
 * @param {Selector} selector
 */
export function find(root, selector) {
  return /** @type {FoundBy<Selector>} */ (root.querySelector(selector));
}

/**
 * All of the inputs that match.
 *
 * @param {ParentNode} root
 * @param {string} selector
 */
export function inputs(root, selector) {
  return /** @type {HTMLInputElement[]} */ ([...root.querySelectorAll(selector)]);
}

/**
 * A new copy of what a template holds.
 *
 * @param {import('./types.d.ts').Ids['template']} templateId
 */
export function copyOf(templateId) {
  return /** @type {HTMLLIElement} */ (byId(templateId).content.firstElementChild?.cloneNode(true));
}

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} name
 */
export function newElement(name, text = '', className = '') {
  const element = document.createElement(name);
  element.textContent = text;
  if (className !== '') element.className = className;
  return element;
}

/**
 * Screen readers and selections are left alone where nothing changed.
 *
 * @param {Element} element
 * @param {string} text
 */
export function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/** @param {string | null} text */
export function showNotice(text) {
  const notice = byId('notice');
  notice.hidden = text === null;
  setText(notice, text ?? '');
}

/**
 * Says it to screen readers; nothing moves on the page.
 *
 * @param {string} text
 */
export function announce(text) {
  byId('announcer').textContent = text;
}
