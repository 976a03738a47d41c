import { byId, setText, showNotice } from './dom.js';
import { call, getJson } from './http.js';
import { allowPush } from './push.js';

const PRIVATE = 'This service is for invited listeners. Paste the token that you were given.';
const ENDED = 'Your session has ended. Paste your token once more.';

const RETRY_MS = 3_000;

/** @import { ServiceError, SessionJson } from './types.d.ts' */

/** @type {string | null} Who is signed in; `null` while that isn't known, and where no tokens are needed. */
let account = null;
let inside = false;

/**
 * Shows the page to those who may see it, and asks the others for a token. `enter` and `leave` are called in turns;
 * `change` when what is to come isn't for whoever was here before.
 *
 * @param {{ enter: () => void, leave: () => void, change: () => void }} listeners
 */
export function startSession({ enter, leave, change }) {
  /** @param {Pick<SessionJson, 'account'>} session */
  const admit = (session) => {
    if (account !== null && session.account !== account) change();
    account = session.account;
    showHome();
    if (!inside) enter();
    inside = true;
  };
  /** @param {string} why */
  const shutOut = (why) => {
    if (inside) leave();
    inside = false;
    showForm(why);
  };

  document.addEventListener('signedout', () => {
    // Also heard while signing in, for a wrong token.
    if (inside) shutOut(account === null ? PRIVATE : ENDED);
  });
  byId('signin-form').addEventListener('submit', (event) => {
    event.preventDefault();
    void signIn().then((session) => {
      if (session !== null) admit(session);
    });
  });
  byId('signout').addEventListener('click', () => {
    void signOut().then((done) => {
      if (!done) return;
      change();
      account = null;
      shutOut(PRIVATE);
    });
  });
  const look = async () => {
    try {
      /** @type {SessionJson} */
      const session = await getJson('/v1/session');
      byId('preview').hidden = !session.preview;
      allowPush(session.audiobookshelf);
      if (session.tokenNeeded && session.account === null) shutOut(PRIVATE);
      else admit(session);
    } catch {
      // A service that is away is no reason to ask for a token: the shelf says that it waits for it.
      admit({ account: null });
      setTimeout(look, RETRY_MS);
    }
  };
  void look();
}

/** @returns {Promise<SessionJson | null>} null after showing why there is none. */
async function signIn() {
  const input = byId('token');
  const token = input.value.trim();
  showProblem('');
  // Headers take no other characters, and tokens have none.
  if (!/^[\x21-\x7e]+$/.test(token)) {
    showProblem('This can’t be a token: it has characters that none has. Copy it again.');
    return null;
  }
  try {
    const headers = { Authorization: `Bearer ${token}` };
    const answer = await call('/v1/session', { method: 'POST', headers });
    input.value = '';
    return await answer.json();
  } catch (error) {
    const { status, message } = /** @type {ServiceError} */ (error);
    const wrong = status === 401;
    showProblem(wrong ? 'This token is not known here. Check that it was copied whole.' : message);
    return null;
  }
}

/** Only the service can take the cookie back: without its answer nobody is signed out. */
async function signOut() {
  try {
    await call('/v1/session', { method: 'DELETE' });
    return true;
  } catch (error) {
    showNotice(`You are still signed in. ${/** @type {ServiceError} */ (error).message}`);
    return false;
  }
}

function showHome() {
  byId('signin').hidden = true;
  byId('home').hidden = false;
  byId('account').hidden = account === null;
  setText(byId('account-name'), account ?? '');
}

/** @param {string} why */
function showForm(why) {
  byId('home').hidden = true;
  byId('account').hidden = true;
  byId('signin').hidden = false;
  setText(byId('signin-why'), why);
  showProblem('');
  byId('token').focus();
}

/** @param {string} text */
function showProblem(text) {
  setText(byId('signin-problem'), text);
  byId('token').setAttribute('aria-invalid', String(text !== ''));
  if (text !== '') byId('token').focus();
}
