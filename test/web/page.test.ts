import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { toneMp3 } from '../../tools/kit/tone-mp3.ts';
import { openBrowser } from '../../tools/kit/browser.ts';
import { pdfBytes } from '../services/api/multipart.ts';
import { narrate } from '../services/api/narrator.ts';
import type { TestApi } from '../services/api/start-api.ts';
import { startApi } from '../services/api/start-api.ts';
import { insertBook } from '../helpers/books.ts';
import { lockedPdf, PASSWORD } from '../helpers/locked-pdfs.ts';
import { makeBookPdf } from '../../tools/kit/pdf-book.ts';
import { startService } from '../process/service.ts';
import {
  listenForComplaints,
  namelessControls,
  picture,
  playsBeyond,
  source,
  topsWhenScrolledTo,
} from './browser.ts';

const UPLOAD_MAX_BYTES = 1024 * 1024;
const PATIENTLY = { timeout: 60_000 };

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

describe('the page', () => {
  let api: TestApi;
  let page: Page;
  let complaints: string[];

  beforeAll(async () => {
    api = await startApi({ uploadMaxBytes: UPLOAD_MAX_BYTES });
  });
  afterAll(() => api.close());
  beforeEach(async () => {
    page = await browser.newPage();
    complaints = listenForComplaints(page);
    await page.goto(api.url);
  });
  afterEach(async () => {
    await page.close();
    await api.pool.query('DELETE FROM books');
    expect(complaints).toEqual([]);
  });

  const card = (title: string): Locator =>
    page.locator('.book', { has: page.getByRole('heading', { name: title }) });

  it('lets a voice be heard before it is chosen, and says what keeps it from that', async () => {
    const asked: string[] = [];
    const sound = await toneMp3({ seconds: 60 });
    let refusal: string | null = null;
    await page.route('**/sample.mp3*', (route) => {
      asked.push(
        decodeURIComponent(new URL(route.request().url()).pathname + new URL(route.request().url()).search),
      );
      return refusal === null
        ? route.fulfill({ contentType: 'audio/mpeg', body: sound })
        : route.fulfill({
            ...{ status: 429, contentType: 'application/problem+json' },
            body: JSON.stringify({ title: 'No', status: 429, code: refusal }),
          });
    });
    const button = page.locator('#hear');
    const line = page.locator('#hear-state');
    expect(await button.isDisabled()).toBe(true);
    const voices = page.locator('.options').getByLabel('Voice');
    await voices.selectOption('en-gb');
    await page.locator('.options').getByLabel('Speed').selectOption('1.25');
    await expect(voices.locator('optgroup').first().getAttribute('label')).resolves.toBe('English');
    expect(await voices.locator('option[value="en-gb"]').textContent()).toContain('offline, robotic');
    await button.click();
    await page.getByText('This is how it sounds.').waitFor();
    expect(asked[0]).toBe('/v1/voices/en-gb/sample.mp3?speed=1.25');
    await picture(page, 'sample');
    await page.setViewportSize({ width: 390, height: 844 });
    await picture(page, 'sample-390');
    await page.setViewportSize({ width: 1280, height: 900 });
    expect(await button.textContent()).toContain('Stop');
    await button.click();
    await expect.poll(() => button.textContent()).toContain('Hear it');

    refusal = 'too-much-speech';
    await voices.selectOption('de');
    await button.click();
    await page.getByText('That was often. Try again in a minute.').waitFor();
    await picture(page, 'sample-refused');
    expect(await line.getAttribute('role')).toBe('status');
    // What the browser itself says of the answer that it did not get.
    complaints.length = 0;

    await page.reload();
    await expect(voices.locator('optgroup').first().getAttribute('label', PATIENTLY)).resolves.toBe(
      'Chosen before',
    );
    await page.evaluate('localStorage.clear()');
  });

  it('takes a PDF with the voice and speed that were chosen, and shows it waiting', async () => {
    await page.getByText('Nothing here yet').waitFor();
    await page.locator('.options').getByLabel('Voice').selectOption('en-gb');
    await page.locator('.options').getByLabel('Speed').selectOption('1.25');
    await page.getByLabel('Choose a PDF').setInputFiles({
      name: 'My thesis.pdf',
      mimeType: 'application/pdf',
      buffer: pdfBytes(),
    });
    await card('My thesis').getByText('Waiting for its turn').waitFor();
    expect(await page.locator('.upload-item').count()).toBe(0);
    const { rows } = await api.pool.query('SELECT choices, file_name AS name FROM books');
    expect(rows).toMatchObject([{ choices: { voice: 'en-gb', speed: 1.25 }, name: 'My thesis.pdf' }]);

    await page.reload();
    await card('My thesis').waitFor();
    expect(await page.locator('.options').getByLabel('Speed').inputValue()).toBe('1.25');
    await page.locator('#voice option[value="en-gb"]').waitFor({ state: 'attached' });
    expect(await page.locator('.options').getByLabel('Voice').inputValue()).toBe('en-gb');
  });

  it('takes files that are dropped anywhere', async () => {
    const dropped = await page.evaluateHandle(`(() => {
      const transfer = new DataTransfer();
      transfer.items.add(new File(['%PDF-1.4 one'], 'One.pdf', { type: 'application/pdf' }));
      transfer.items.add(new File(['%PDF-1.4 two'], 'Two.pdf', { type: 'application/pdf' }));
      return transfer;
    })()`);
    await page.dispatchEvent('header', 'dragenter', { dataTransfer: dropped });
    await page.locator('.drop.over').waitFor();
    await page.dispatchEvent('header', 'drop', { dataTransfer: dropped });
    await card('One').waitFor();
    await card('Two').waitFor();
    expect(await page.locator('.drop.over').count()).toBe(0);
  });

  it('says what is wrong with a file, and what to do', async () => {
    const input = page.getByLabel('Choose a PDF');
    const item = page.locator('.upload-item');
    await input.setInputFiles({
      name: 'big.pdf',
      mimeType: 'application/pdf',
      buffer: pdfBytes(UPLOAD_MAX_BYTES + 1),
    });
    await item.getByText('more than the 1.0 MB that are allowed').waitFor();
    await item.getByRole('button', { name: 'Dismiss' }).click();
    await item.waitFor({ state: 'detached' });

    await input.setInputFiles({
      name: 'photo.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('JFIF'),
    });
    await item.getByText('This file is not a PDF').waitFor();
    await item.getByText('Upload a file that starts with %PDF-').waitFor();
    // The browser itself notes the refusal.
    complaints = complaints.filter((line) => !line.includes('415'));
  });

  it('follows a book from its first sentence to its chapters, and plays it all the while', async () => {
    const book = await insertBook(api.pool, { fileName: 'machine.pdf' });
    const narrator = narrate(api, book.id);
    await page.reload();
    await card('machine').waitFor();
    await narrator.begin(['Introduction', 'The Machine'], 'The Time Machine');
    const shown = card('The Time Machine');
    await shown.getByText('2 chapters · 6 pages · English').waitFor();
    expect(await shown.getByRole('button', { name: 'Listen' }).count()).toBe(0);

    await narrator.speak(20);
    await shown.getByText('Narrating, 50 % done').waitFor();
    expect(await shown.getByRole('progressbar').getAttribute('value')).toBe('0.5');
    await shown.getByRole('button', { name: 'Listen now' }).click();
    await page.locator('#time-end').getByText('about 0:40').waitFor();
    await playsBeyond(page, 0.3);
    expect(await source(page)).toContain('/live.mp3');

    await narrator.speak(20);
    await narrator.finish();
    await shown.getByRole('link', { name: 'Download' }).waitFor();
    await expect.poll(() => source(page), PATIENTLY).toMatch(/\/audio\.mp3\?made=\d+$/);
    await playsBeyond(page, 0.3);

    await page.getByRole('button', { name: 'Chapters' }).click();
    await page.getByRole('button', { name: /The Machine.*0:20/ }).click();
    await playsBeyond(page, 20.1);
    expect(await page.locator('#player-state').textContent()).toBe('The Machine');

    const download = page.waitForEvent('download');
    await shown.getByRole('link', { name: 'Download' }).click();
    expect((await download).suggestedFilename()).toBe('The Time Machine.mp3');
    await page.getByRole('button', { name: 'Close the player' }).click();
    expect(await page.locator('#player').isVisible()).toBe(false);
  });

  it('shows why a book failed', async () => {
    const book = await insertBook(api.pool, { fileName: 'secret.pdf' });
    await page.reload();
    await card('secret').waitFor();
    await narrate(api, book.id).fail('pdf-encrypted');
    await card('secret').getByText('The PDF is protected with a password').waitFor();
    await card('secret').getByText('Give its password along').waitFor();
    expect(await page.locator('#announcer').textContent()).toBe('secret could not be made.');
  });

  it.each([
    ['a laptop', { width: 1280, height: 800 }],
    ['a phone', { width: 390, height: 844 }],
  ])(
    'asks for the password of a locked PDF, and sends it again with one press: on %s',
    async (name, size) => {
      await page.setViewportSize(size);
      await page.getByLabel('Choose a PDF').setInputFiles({
        name: 'Diary.pdf',
        mimeType: 'application/pdf',
        buffer: await lockedPdf('aes-256'),
      });
      const item = page.locator('.upload-item');
      await item.getByText('This PDF is locked. Type its password').waitFor();
      const field = item.getByLabel('Password');
      expect(await field.getAttribute('type')).toBe('password');
      await expect.poll(() => page.evaluate('document.activeElement.name'), PATIENTLY).toBe('password');
      await picture(page, `locked-${name}`);
      await page.keyboard.type('wrong');
      await page.keyboard.press('Enter');
      await item.getByText('That isn’t its password.').waitFor();
      expect(await field.inputValue()).toBe('');
      expect(await namelessControls(page)).toEqual([]);
      await picture(page, `locked-wrong-${name}`);
      await field.fill(PASSWORD);
      await item.getByRole('button', { name: 'Send it again' }).click();
      await card('Diary').getByText('Waiting for its turn').waitFor();
      expect(await item.count()).toBe(0);
      expect(complaints.splice(0)).toEqual(Array(2).fill(expect.stringContaining('422')));
      const { rows } = await api.pool.query('SELECT locked, sealed_password IS NOT NULL AS kept FROM books');
      expect(rows).toEqual([{ locked: true, kept: true }]);
    },
  );

  it('asks on the card of a book whose PDF turned out to be locked', async () => {
    const book = await insertBook(api.pool, { fileName: 'Letters.pdf' });
    const body = Readable.from([await lockedPdf('rc4-128')]);
    await api.storage.put(book.sourceKey, body, { contentType: 'application/pdf' });
    await narrate(api, book.id).fail('pdf-encrypted');
    await page.reload();
    const field = card('Letters').getByLabel('Password');
    await field.fill('wrong');
    await field.press('Enter');
    await card('Letters').getByText('This password does not open the PDF').waitFor();
    await picture(page, 'locked-card');
    await field.fill(PASSWORD);
    await card('Letters').getByRole('button', { name: 'Read it' }).click();
    await card('Letters').getByText('Waiting for its turn').waitFor();
    expect(await field.isVisible()).toBe(false);
    expect(complaints.splice(0)).toEqual([expect.stringContaining('422')]);
  });

  it('takes the password along with a change of a book whose PDF is locked', async () => {
    const book = await insertBook(api.pool, { fileName: 'Letters.pdf', locked: true });
    const body = Readable.from([await lockedPdf('rc4-128')]);
    await api.storage.put(book.sourceKey, body, { contentType: 'application/pdf' });
    const narrator = narrate(api, book.id);
    await narrator.begin(['One'], 'Letters');
    await narrator.speak();
    await narrator.finish();
    await page.reload();
    await card('Letters').getByRole('link', { name: 'Text and choices' }).click();
    await page.getByRole('link', { name: 'What is read' }).click();
    const sheet = page.locator('#choices-form');
    await sheet.getByLabel('Title', { exact: true }).fill('Letters from home');
    await sheet.getByLabel('Password of the PDF').fill(PASSWORD);
    await picture(page, 'locked-choices');
    await sheet.getByRole('button', { name: 'Read again with these changes' }).click();
    await expect.poll(() => sheet.getByLabel('Password of the PDF').isVisible()).toBe(false);
    const { rows } = await api.pool.query(
      'SELECT title, status, sealed_password IS NOT NULL AS kept FROM books',
    );
    expect(rows).toEqual([{ title: 'Letters from home', status: 'queued', kept: true }]);
  });

  it('opens a book that it shows without waiting for the service', async () => {
    const { id } = await insertBook(api.pool, { fileName: 'Opened.pdf' });
    await page.reload();
    let answer = (): void => undefined;
    const held = new Promise<void>((resolve) => (answer = resolve));
    await page.route(`**/v1/audiobooks/${id}`, async (route) => {
      await held;
      await route.continue();
    });
    const isAsked = page.waitForRequest(`**/v1/audiobooks/${id}`);
    await card('Opened').getByRole('link', { name: 'Text and choices' }).click();
    await isAsked;
    await page.getByRole('heading', { level: 1, name: 'Opened' }).waitFor();
    const whatIsRead = page.getByRole('link', { name: 'What is read' });
    const before = await whatIsRead.boundingBox();
    const isAnswered = page.waitForResponse(`**/v1/audiobooks/${id}`);
    answer();
    await (await isAnswered).finished();
    expect(await whatIsRead.boundingBox()).toEqual(before);
  });

  it('deletes a book only after asking, by keyboard too', async () => {
    await insertBook(api.pool, { fileName: 'doomed.pdf' });
    await page.reload();
    await card('doomed').getByRole('button', { name: 'Delete' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Delete this audiobook?' }).waitFor();
    await page.keyboard.press('Escape');
    expect(await card('doomed').count()).toBe(1);

    await card('doomed').getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    await card('doomed').waitFor({ state: 'detached' });
    await page.getByText('Nothing here yet').waitFor();
    expect((await api.pool.query('SELECT FROM books')).rowCount).toBe(0);
  });

  it('shows older books on request', async () => {
    for (let number = 1; number <= 23; number += 1) {
      await insertBook(api.pool, { fileName: `Book ${number}.pdf` });
    }
    await api.pool.query(`UPDATE books SET status = 'cancelled', completed_at = now()`);
    await page.reload();
    await card('Book 23').waitFor();
    expect(await page.locator('.book').count()).toBe(20);
    // A button that moves while it is pressed isn't pressed.
    const more = page.getByRole('button', { name: 'Show older ones' });
    expect(await topsWhenScrolledTo(page, '#more')).toHaveLength(1);
    await more.click();
    await page.locator('.book').nth(22).waitFor();
    const titles = await page.locator('.book h3').allTextContents();
    expect(titles).toEqual(Array.from({ length: 23 }, (_, index) => `Book ${23 - index}`));
    expect(await more.isVisible()).toBe(false);
  });

  it('fits a phone, and names every control', async () => {
    const book = await insertBook(api.pool, { fileName: `${'Long'.repeat(40)} title.pdf` });
    const narrator = narrate(api, book.id);
    await narrator.begin(['One', 'Two'], 'Long'.repeat(40));
    await narrator.speak();
    await page.setViewportSize({ width: 320, height: 640 });
    await page.reload();
    await page.getByRole('button', { name: 'Listen now' }).click();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320);
    expect(await namelessControls(page)).toEqual([]);
  });

  it('has a documentation that Problem.type points into', async () => {
    await page.goto(`${api.url}/docs#pdf-no-text`);
    await page.locator('tr:target', { hasText: 'There is no text in this PDF' }).waitFor();
  });
});

describe('the page of a running service', () => {
  it(
    'makes an audiobook that can be heard at once and downloaded in the end',
    { timeout: 120_000 },
    async () => {
      const dataDir = await mkdtemp(join(tmpdir(), 'tandem-page-'));
      onTestFinished(() => rm(dataDir, { recursive: true, force: true }));
      const service = await startService({ dataDir });
      onTestFinished(async () => {
        await service.stop();
      });
      const page = await browser.newPage();
      const complaints = listenForComplaints(page);
      await page.goto(service.url);
      await page.getByLabel('Choose a PDF').setInputFiles({
        name: 'lighthouse.pdf',
        mimeType: 'application/pdf',
        buffer: makeBookPdf({ title: 'The Lighthouse Ledger', pagesPerChapter: 3 }),
      });
      const card = page.locator('.book').first();
      await card.getByRole('button', { name: /^Listen/ }).click({ timeout: 60_000 });
      await playsBeyond(page, 0.5);
      await card.getByRole('link', { name: 'Download' }).waitFor({ timeout: 90_000 });
      const download = page.waitForEvent('download');
      await card.getByRole('link', { name: 'Download' }).click();
      expect((await download).suggestedFilename()).toMatch(/\.mp3$/);
      await card.getByRole('button', { name: 'Delete' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
      await card.waitFor({ state: 'detached' });
      expect(complaints).toEqual([]);
      await page.close();
    },
  );
});
