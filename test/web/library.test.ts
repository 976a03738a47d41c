import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openBrowser } from '../../tools/kit/browser.ts';
import { getBook } from '../../src/db/books.ts';
import { insertBook } from '../helpers/books.ts';
import { startForwarder } from '../helpers/forwarder.ts';
import { pdfBytes } from '../services/api/multipart.ts';
import { narrate } from '../services/api/narrator.ts';
import type { TestApi } from '../services/api/start-api.ts';
import { startApi } from '../services/api/start-api.ts';
import { listenForComplaints, namelessControls, picture } from './browser.ts';

const NOBODY = '00000000-0000-4000-8000-000000000000';
/** A port without a service behind it. */
const NOBODY_LISTENS = 1;

let browser: Browser;
let api: TestApi;
let page: Page;
let complaints: string[];
beforeAll(async () => {
  [browser, api] = await Promise.all([openBrowser(), startApi()]);
});
afterAll(async () => {
  await browser.close();
  await api.close();
});
beforeEach(async () => {
  page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  complaints = listenForComplaints(page);
});
afterEach(async () => {
  await page.close();
  await api.pool.query('DELETE FROM books');
  expect(complaints.filter((line) => !/ERR_|Failed to load/.test(line))).toEqual([]);
});

const titles = (): Promise<string[]> => page.locator('.book h3').allTextContents();
const pdf = (name = 'Thesis.pdf') => ({ name, mimeType: 'application/pdf', buffer: pdfBytes() });
const chooser = (): Locator => page.getByLabel('Choose a PDF');

async function readyBook(title: string): Promise<string> {
  const { id } = await insertBook(api.pool);
  const narrator = narrate(api, id);
  await narrator.begin(['One'], title);
  await narrator.speak(30);
  await narrator.finish();
  return id;
}

describe('the library', () => {
  it('is searched, filtered and sorted, also what isn’t shown as yet', async () => {
    await readyBook('Aardvarks of Arran');
    for (let number = 1; number <= 25; number += 1) await insertBook(api.pool, { title: `Book ${number}` });
    await page.goto(api.url);
    await page.locator('.book').nth(19).waitFor();
    expect(await titles()).not.toContain('Aardvarks of Arran');
    await page.getByLabel('Search').fill('arran');
    await expect.poll(titles).toEqual(['Aardvarks of Arran']);
    // A book that is played goes on, whatever is looked for.
    await page.locator('.book .play').click();
    await page.locator('#player-play[aria-label="Pause"]').waitFor();
    await page.getByLabel('Search').fill('no such book');
    await page.getByText('No audiobook is like that.').waitFor();
    expect(await page.locator('#player-play[aria-label="Pause"]').isVisible()).toBe(true);
    expect(await page.title()).toMatch(/^▶ /);
    await page.getByLabel('Search').fill('');
    await page.getByLabel('Show', { exact: true }).selectOption('ready');
    await expect.poll(titles).toEqual(['Aardvarks of Arran']);
    await page.getByLabel('Show', { exact: true }).selectOption('');
    await page.getByLabel('Sort').selectOption('title');
    await expect.poll(async () => (await titles())[0]).toBe('Aardvarks of Arran');
    await page.getByRole('button', { name: 'Show older ones' }).click();
    await expect.poll(async () => (await titles()).length).toBe(26);
    await picture(page, 'library');
    expect(await namelessControls(page)).toEqual([]);
  });

  it('of five hundred books is as quick as a small one', async () => {
    await api.pool.query(
      `INSERT INTO books (id, file_name, source_key, source_bytes, source_sha256, speed, status, request_sha256)
       SELECT gen_random_uuid(), 'Book ' || n || '.pdf', 'books/' || n, 1, '', 1, 'cancelled', '' FROM generate_series(1, 500) n`,
    );
    await page.goto(api.url);
    await page.locator('.book').nth(19).waitFor();
    // What is shown at first doesn't grow with what there is.
    expect(await page.locator('.book').count()).toBe(20);
    await page.getByLabel('Search').fill('Book 499');
    await expect.poll(titles).toEqual(['Book 499']);
  });
});

describe('a book that is steered', () => {
  it('shows its price and waits for a yes, is paused, goes on and is stopped, by keyboard and on a phone', async () => {
    await page.goto(api.url);
    await page.getByText('More choices').click();
    await page.getByLabel('Show me the price first').check();
    await page.locator('#ahead').selectOption('30 minutes ahead of me');
    await picture(page, 'ask-first');
    await chooser().setInputFiles(pdf());
    await page.locator('.book').waitFor();
    const id = (await page.locator('.book').getAttribute('data-id')) ?? '';
    const narrator = narrate(api, id);
    await narrator.begin(['One', 'Two'], 'A Question of Money');
    const start = page.locator('.book').getByRole('button', { name: 'Start narration · $0.03' });
    await start.waitFor();
    await picture(page, 'awaiting-card');
    await page.locator('.book .open').click();
    await page.locator('#book-page').getByRole('button', { name: 'Start narration' }).waitFor();
    await picture(page, 'awaiting-page');
    await page.setViewportSize({ width: 390, height: 800 });
    await picture(page, 'awaiting-page-phone');
    await page.locator('#book-page').getByRole('button', { name: 'Start narration' }).press('Enter');
    const hold = page.locator('#book-page').getByRole('button', { name: 'Pause narration' });
    await hold.waitFor();
    expect(await getBook(api.pool, id)).toMatchObject({ status: 'narrating', choices: { ahead: 30 } });
    expect(await page.evaluate('document.activeElement.textContent')).toMatch(/narrat/i);
    for (const button of await page.locator('#book-page .steering button:visible').all()) {
      expect((await button.boundingBox())?.height).toBeGreaterThanOrEqual(44);
    }
    await narrator.speak(30);
    await hold.press('Enter');
    const goOn = page.locator('#book-page').getByRole('button', { name: 'Go on narrating' });
    await goOn.waitFor();
    await expect.poll(() => page.locator('#book-making').textContent()).toContain('It is paused');
    await picture(page, 'paused-page-phone');
    await goOn.press('Enter');
    await page.getByRole('button', { name: 'Narrate the rest' }).press('Enter');
    await expect.poll(async () => (await getBook(api.pool, id))?.choices.ahead).toBeNull();
    await page.locator('#book-page').getByRole('button', { name: 'Stop narration' }).press('Enter');
    await page.locator('#book-page').getByRole('button', { name: 'Narrate it after all' }).waitFor();
    await picture(page, 'cancelled-page-phone');
    expect(await namelessControls(page)).toEqual([]);
    expect(await getBook(api.pool, id)).toMatchObject({ status: 'cancelled' });
  });
});

describe('an upload', () => {
  it('that can’t become an audiobook is told so before anything is sent', async () => {
    await page.goto(api.url);
    await chooser().setInputFiles({
      name: 'letter.docx',
      mimeType: 'application/msword',
      buffer: pdfBytes(),
    });
    await page.locator('.upload-item').getByText('This is no PDF. Save it as one').waitFor();
    expect((await api.pool.query('SELECT FROM books')).rowCount).toBe(0);
  });

  it('whose line is cut is sent again by itself, and makes one book', async () => {
    const line = await startForwarder(api.port);
    try {
      await page.goto(`http://127.0.0.1:${line.port}`);
      await page.getByText('Nothing here yet').waitFor();
      line.target = NOBODY_LISTENS;
      line.cut();
      await chooser().setInputFiles(pdf());
      await page.locator('.upload-item').getByText('It is sent again by itself').waitFor();
      line.target = api.port;
      await page.getByRole('heading', { name: 'Thesis' }).waitFor({ timeout: 60_000 });
      expect((await api.pool.query('SELECT FROM books')).rowCount).toBe(1);
    } finally {
      await line.close();
    }
  });

  // Under load the browser was seen to stand still here, twice in twenty runs; at which step isn't known.
  it('isn’t lost by a reload without a word', { retry: 2 }, async () => {
    page.setDefaultTimeout(8_000);
    await page.goto(api.url);
    // A service that doesn't answer: the upload is under way for as long as the test needs.
    await page.route('**/v1/audiobooks', (route) =>
      route.request().method() === 'POST' ? undefined : route.continue(),
    );
    await chooser().setInputFiles(pdf());
    await page.locator('.upload-item').waitFor();
    // Browsers ask only where somebody has touched the page.
    await page.getByRole('heading', { name: 'Listen to your PDF' }).click();
    const asked = page.waitForEvent('dialog');
    // Without "back", which would wait for what the listener says.
    void page.evaluate('setTimeout(() => location.reload())');
    const dialog = await asked;
    expect(dialog.type()).toBe('beforeunload');
    await dialog.dismiss();
    expect(await page.locator('.upload-item').isVisible()).toBe(true);
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    await page.locator('.upload-item').getByRole('button', { name: 'Cancel' }).click();
  });
});

describe('the page of a book', () => {
  it('that isn’t there says so', async () => {
    await page.goto(`${api.url}/#/books/${NOBODY}`);
    await page.getByRole('heading', { name: 'This audiobook isn’t here' }).waitFor();
    expect(await page.title()).toBe('No such audiobook · Tandem');
    await picture(page, 'gone');
    await page.getByRole('link', { name: 'Go to your audiobooks' }).click();
    await page.getByRole('heading', { name: 'Listen to your PDF' }).waitFor();
  });

  it('asks before changes are lost by a reload', async () => {
    const id = await readyBook('A book');
    await page.goto(`${api.url}/#/books/${id}/choices`);
    await page.getByLabel('Title', { exact: true }).fill('Another title');
    const asked = page.waitForEvent('dialog');
    void page.evaluate('setTimeout(() => location.reload())');
    const dialog = await asked;
    expect(dialog.type()).toBe('beforeunload');
    await dialog.dismiss();
    expect(await page.getByLabel('Title', { exact: true }).inputValue()).toBe('Another title');
    await page.getByRole('button', { name: 'Take changes back' }).click();
    await page.reload();
    await expect.poll(() => page.getByLabel('Title', { exact: true }).inputValue()).toBe('A book');
  });
});
