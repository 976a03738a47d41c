/** Calls to the service; its problems (RFC 9457) become errors with a sentence for people. */

/** @import { ServiceError } from './types.d.ts' */

/**
 * @param {string} path
 * @param {RequestInit} [options]
 * @throws {Error} with what to tell the user, and the `status` and `code` where the service has answered.
 */
export async function call(path, options) {
  let answer;
  try {
    answer = await fetch(path, options);
  } catch {
    throw new Error('The service can’t be reached just now.');
  }
  if (!answer.ok) throw problemError(await answer.text(), answer.status);
  return answer;
}

/**
 * @param {string} path
 * @returns {Promise<any>} what the service answers with: whoever asks says what that is, by a type of the contract.
 */
export async function getJson(path) {
  return (await call(path)).json();
}

/**
 * @param {'POST' | 'PUT' | 'PATCH'} method
 * @param {string} path
 * @param {object} body
 * @param {RequestInit} [options]
 * @returns {Promise<any>} as `getJson`.
 */
export async function sendJson(method, path, body, options) {
  const headers = { 'Content-Type': 'application/json' };
  return (await call(path, { ...options, method, headers, body: JSON.stringify(body) })).json();
}

/**
 * Whoever gets a 401 isn't signed in any more, which concerns the whole page: it hears of it as `signedout`.
 *
 * @param {string} text
 * @param {number} status
 * @returns {ServiceError}
 */
export function problemError(text, status) {
  if (status === 401) document.dispatchEvent(new Event('signedout'));
  const problem = parse(text);
  return Object.assign(new Error(describe(problem, status)), { status, code: problem?.code });
}

/**
 * @param {string} text
 * @returns {any} null for what isn't JSON.
 */
export function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/**
 * @param {{ title?: string, detail?: string, hint?: string } | null} problem
 * @param {number} status
 */
function describe(problem, status) {
  if (!problem?.title) return `The service answered with an error (${status}).`;
  return [problem.title, problem.detail, problem.hint]
    .filter((part) => part !== undefined)
    .map(withFullStop)
    .join(' ');
}

/** @param {string} text */
function withFullStop(text) {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}
