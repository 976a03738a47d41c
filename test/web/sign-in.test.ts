import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openBrowser } from '../../tools/kit/browser.ts';
import type { Access } from '../../src/api/access/access.ts';
import { createAccess } from '../../src/api/access/access.ts';
import { loadConfig } from '../../src/service/config.ts';
import { insertBook } from '../helpers/books.ts';
import { pdfBytes } from '../services/api/multipart.ts';
import { narrate } from '../services/api/narrator.ts';
import type { TestApi } from '../services/api/start-api.ts';
import { startApi } from '../services/api/start-api.ts';
import { listenForComplaints, playsBeyond, source } from './browser.ts';

const ANNA = 'token-of-anna-0123456789';
const BEN = 'token-of-ben-0123456789ab';
const DAY_MS = 24 * 60 * 60 * 1000;
const PATIENTLY = { timeout: 60_000 };

/** The service's clock, ahead of the browser's by what a test has waited. */
let waitedMs = 0;
const access: Access = createAccess({
  accounts: loadConfig({ API_TOKENS: `anna:${ANNA},ben:${BEN}` }).access.accounts,
  secretKey: 'k'.repeat(32),
  alwaysSecure: false,
  now: () => new Date(Date.now() + waitedMs),
});

let browser: Browser;
let api: TestApi;
let context: BrowserContext;
let page: Page;
let complaints: string[];

beforeAll(async () => {
  [browser, api] = await Promise.all([openBrowser(), startApi({ access })]);
});
afterAll(async () => {
  await browser.close();
  await api.close();
});
beforeEach(async () => {
  waitedMs = 0;
  context = await browser.newContext();
  page = await context.newPage();
  complaints = listenForComplaints(page);
  await page.goto(api.url);
});
afterEach(async () => {
  await context.close();
  await api.pool.query('DELETE FROM books');
  // The browser itself notes every refusal.
  expect(complaints.filter((line) => !/status of (401|403)/.test(line))).toEqual([]);
});

const token = (): Locator => page.getByLabel('Your token');
const card = (title: string): Locator =>
  page.locator('.book', { has: page.getByRole('heading', { name: title }) });

async function signIn(secret = ANNA): Promise<void> {
  await token().fill(secret);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

async function playableBook(owner: string, title: string): Promise<string> {
  const { id } = await insertBook(api.pool, { owner });
  const narrator = narrate(api, id);
  await narrator.begin(['One'], title);
  await narrator.speak(20);
  await narrator.finish();
  return id;
}

describe('the page of a service with tokens', () => {
  it('asks for the token once, and shows nothing but its own books', async () => {
    await insertBook(api.pool, { owner: 'anna', fileName: 'of anna.pdf' });
    await insertBook(api.pool, { owner: 'ben', fileName: 'of ben.pdf' });
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    expect(await page.getByLabel('Choose a PDF').isVisible()).toBe(false);
    expect(await page.evaluate('document.activeElement.id')).toBe('token');
    expect(complaints).toEqual([]);

    await signIn();
    await card('of anna').waitFor();
    expect(await page.locator('.book').count()).toBe(1);
    expect(await page.locator('#account').innerText()).toMatch(/^anna\s+Sign out$/);
    expect(await page.getByRole('heading', { name: 'Sign in' }).isVisible()).toBe(false);

    await page.reload();
    await card('of anna').waitFor();
    const other = await context.newPage();
    await other.goto(api.url);
    await other.getByRole('heading', { name: 'of anna' }).waitFor();
    expect(complaints).toEqual([]);
  });

  it('keeps the session where no script gets at it, and the token nowhere', async () => {
    await signIn();
    await page.getByText('Nothing here yet').waitFor();
    expect(await page.evaluate('document.cookie')).toBe('');
    expect(await page.evaluate('JSON.stringify([localStorage, sessionStorage])')).not.toContain(ANNA);
    expect(await token().inputValue()).toBe('');
    expect(await context.cookies()).toMatchObject([
      { name: 'tandem', httpOnly: true, sameSite: 'Strict', path: '/' },
    ]);
  });

  it.each([
    ['unknown', 'token-of-nobody-0123456789', 'This token is not known here'],
    ['impossible', 'tökén', 'This can’t be a token'],
  ])('says what is wrong with a token that is %s', async (_name, secret, problem) => {
    await signIn(secret);
    await page.getByRole('alert').getByText(problem).waitFor();
    expect(await page.evaluate('document.activeElement.id')).toBe('token');
    await signIn(`  ${ANNA}\n`);
    await page.getByText('Nothing here yet').waitFor();
  });

  it('signs out, for good and for every tab, and lets somebody else in', async () => {
    await playableBook('anna', 'Of Anna');
    await insertBook(api.pool, { owner: 'ben', fileName: 'of ben.pdf' });
    await signIn();
    await card('Of Anna').getByRole('button', { name: 'Listen' }).click();
    await playsBeyond(page, 0.1);

    await page.getByRole('button', { name: 'Sign out' }).click();
    await token().waitFor();
    expect(await context.cookies()).toEqual([]);
    expect(await page.locator('.book').count()).toBe(0);
    expect(await page.locator('#player').isVisible()).toBe(false);
    await page.reload();
    await token().waitFor();

    await signIn(BEN);
    await card('of ben').waitFor();
    expect(await page.locator('.book').count()).toBe(1);
  });

  it('asks again when the session has ended, and goes on playing and uploading meanwhile', async () => {
    await playableBook('anna', 'Of Anna');
    await signIn();
    await card('Of Anna').getByRole('button', { name: 'Listen' }).click();
    await playsBeyond(page, 0.1);
    waitedMs = 31 * DAY_MS;

    await page.getByLabel('Choose a PDF').setInputFiles({
      name: 'Late.pdf',
      mimeType: 'application/pdf',
      buffer: pdfBytes(),
    });
    await page.getByText('Your session has ended').waitFor();
    expect(await page.locator('.book').count()).toBe(0);
    const heard = await page.evaluate<number>(`document.querySelector('audio').currentTime`);
    await playsBeyond(page, heard + 0.1);

    await signIn();
    await card('Of Anna').waitFor();
    const upload = page.locator('.upload-item', { hasText: 'Late.pdf' });
    await upload.getByRole('button', { name: 'Try again' }).click();
    await card('Late').waitFor();
    expect(await page.locator('#player').isVisible()).toBe(true);
  });

  it('takes a new link where the one it plays has expired', async () => {
    await playableBook('anna', 'Of Anna');
    await signIn();
    await card('Of Anna').getByRole('button', { name: 'Listen' }).click();
    await playsBeyond(page, 0.1);
    const first = await source(page);
    expect(first).toMatch(/audio\.mp3\?expires=\d+&signature=[\w-]{43}&made=\d+$/);

    waitedMs = 2 * DAY_MS;
    // As after a night with the lid closed: the browser has let go of the file, and asks for it again. It would take an
    // address that it has just had from its own memory.
    const refused = page.waitForResponse((answer) => answer.url().endsWith('&again'));
    await page.evaluate(`(() => {
      const audio = document.querySelector('audio');
      audio.src += '&again';
      void audio.play().catch(() => undefined);
    })()`);
    expect((await refused).status()).toBe(403);
    await expect.poll(() => source(page), PATIENTLY).toMatch(/signature=[\w-]{43}&made=\d+$/);
    expect(await source(page)).not.toBe(first);
    await playsBeyond(page, 0.3);
    await page.reload();
    const download = page.waitForEvent('download');
    await card('Of Anna').getByRole('link', { name: 'Download' }).click();
    expect((await download).suggestedFilename()).toBe('Of Anna.mp3');
  });

  it('follows and plays a book while it is made', async () => {
    const { id } = await insertBook(api.pool, { owner: 'anna', fileName: 'live.pdf' });
    const narrator = narrate(api, id);
    await signIn();
    await card('live').waitFor();
    await narrator.begin(['One', 'Two'], 'Live');
    await narrator.speak(20);
    await card('Live').getByRole('button', { name: 'Listen now' }).click();
    await playsBeyond(page, 0.3);
    await narrator.speak(1);
    await narrator.finish();
    await expect.poll(() => source(page), PATIENTLY).toMatch(/audio\.mp3\?expires=/);
    await playsBeyond(page, 0.3);
  });

  it('fits a phone, and is done by keyboard alone', async () => {
    await page.setViewportSize({ width: 320, height: 640 });
    await token().waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320);
    await page.keyboard.type(ANNA);
    await page.keyboard.press('Enter');
    await page.getByText('Nothing here yet').waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320);
    await page.getByRole('button', { name: 'Sign out' }).focus();
    await page.keyboard.press('Enter');
    await token().waitFor();
  });
});
