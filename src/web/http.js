/** Calls to the service; its problems (RFC 9457) become errors with a sentence for people. */

/** @throws {Error} with what to tell the user, and the `status` where the service has answered. */
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

export async function getJson(path) {
  return (await call(path)).json();
}

/** @returns what the service answers with. */
export async function sendJson(method, path, body) {
  const headers = { 'Content-Type': 'application/json' };
  return (await call(path, { method, headers, body: JSON.stringify(body) })).json();
}

/** Whoever gets a 401 isn't signed in any more, which concerns the whole page: it hears of it as `signedout`. */
export function problemError(text, status) {
  if (status === 401) document.dispatchEvent(new Event('signedout'));
  return Object.assign(new Error(describe(parse(text), status)), { status });
}

export function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function describe(problem, status) {
  if (!problem?.title) return `The service answered with an error (${status}).`;
  return [problem.title, problem.detail, problem.hint].filter(Boolean).map(withFullStop).join(' ');
}

function withFullStop(text) {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}
