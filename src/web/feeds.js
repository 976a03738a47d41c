/** Links for podcast and reading apps: made, listed and revoked. */
import { announce, byId, newElement, setText } from './dom.js';
import { call, getJson, sendJson } from './http.js';
import { drawCode } from './qr-code.js';

/** @import { BookJson, CreatedFeedJson, FeedJson, FeedListJson } from './types.d.ts' */

/** @type {BookJson | null} The one that is open. */
let book = null;

export function startFeeds() {
  byId('feed-form').addEventListener('submit', (event) => {
    event.preventDefault();
    void trying(make);
  });
  byId('feed-copy').addEventListener('click', () => void copy(byId('feed-address')));
  byId('catalogue-copy').addEventListener('click', () => void copy(byId('catalogue-address')));
}

/** @param {BookJson} shown */
export function showFeeds(shown) {
  book = shown;
  void trying(load);
}

/** An address isn't left to whoever looks at the page next. */
export function hideFeeds() {
  book = null;
  byId('new-feed').hidden = true;
  byId('feed-address').value = '';
  byId('catalogue-address').value = '';
  byId('feed-code').querySelector('svg')?.remove();
  setText(byId('feeds-problem'), '');
  byId('feeds-list').replaceChildren();
}

/** @param {() => Promise<void>} action */
async function trying(action) {
  setText(byId('feeds-problem'), '');
  try {
    await action();
  } catch (error) {
    setText(byId('feeds-problem'), /** @type {Error} */ (error).message);
  }
}

async function load() {
  /** @type {FeedListJson} */
  const { feeds } = await getJson('/v1/feeds');
  if (book === null) return;
  byId('feeds-list').replaceChildren(...feeds.map(toItem));
}

async function make() {
  if (book === null) return;
  const isForAll = byId('feed-scope').value === 'all';
  /** @type {CreatedFeedJson} */
  const { url, opds } = await sendJson('POST', '/v1/feeds', {
    name: byId('feed-name').value,
    book: isForAll ? null : book.id,
  });
  byId('feed-name').value = '';
  byId('feed-address').value = url;
  byId('catalogue-address').value = opds;
  byId('feed-code').querySelector('svg')?.remove();
  byId('feed-code').prepend(drawCode(url));
  byId('feed-local').hidden = !['localhost', '127.0.0.1', '[::1]'].includes(location.hostname);
  byId('new-feed').hidden = false;
  byId('feed-address').focus();
  byId('feed-address').select();
  await load();
}

/**
 * Where a page may not write the clipboard (plain http), the address is marked for the reader to copy.
 *
 * @param {HTMLInputElement} address
 */
async function copy(address) {
  try {
    await navigator.clipboard.writeText(address.value);
    announce('Copied.');
  } catch {
    address.focus();
    address.select();
  }
}

/** @param {FeedJson} feed */
function toItem({ id, name, book: ofBook, createdAt, usedAt }) {
  const item = newElement('li');
  const about = newElement('span', name);
  about.id = `feed-${id}`;
  const scope =
    ofBook === null ? 'All audiobooks' : ofBook === book?.id ? 'This audiobook' : 'Another audiobook';
  const used = usedAt === null ? 'not used yet' : `last used ${toDay(usedAt)}`;
  const facts = newElement('span', `${scope}, made ${toDay(createdAt)}, ${used}`, 'hint');
  const revoke = newElement('button', 'Revoke', 'quiet');
  revoke.type = 'button';
  revoke.setAttribute('aria-describedby', about.id);
  revoke.addEventListener('click', () => {
    void trying(async () => {
      await call(`/v1/feeds/${id}`, { method: 'DELETE' });
      announce(`The link for ${name} is revoked.`);
      byId('feed-name').focus();
      await load();
    });
  });
  item.append(about, facts, revoke);
  return item;
}

/** @param {string} time */
function toDay(time) {
  return new Date(time).toLocaleDateString();
}
