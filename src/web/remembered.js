/** What this browser keeps for the next visit. Where a private window forbids it, nothing is kept and nothing fails. */

/** @param {string} name */
export function recall(name) {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

/**
 * @param {string} name
 * @param {string} value
 */
export function remember(name, value) {
  try {
    localStorage.setItem(name, value);
  } catch {
    // Forbidden, or full.
  }
}

/** @param {string} prefix of the names that go */
export function forget(prefix) {
  try {
    for (const name of namesWith(prefix)) localStorage.removeItem(name);
  } catch {
    // Forbidden: there is nothing to forget.
  }
}

/** @param {string} prefix */
export function namesWith(prefix) {
  try {
    return Object.keys(localStorage).filter((name) => name.startsWith(prefix));
  } catch {
    return [];
  }
}
