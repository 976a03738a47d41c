import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { Browser, Locator, Page } from 'playwright-core';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import scanner from 'jsqr';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { openBrowser } from '../../tools/kit/browser.ts';
import { getBook } from '../../src/db/books.ts';
import { pdfBytes } from '../services/api/multipart.ts';
import type { Narrator } from '../services/api/narrator.ts';
import { narrate } from '../services/api/narrator.ts';
import type { TestApi } from '../services/api/start-api.ts';
import { startApi } from '../services/api/start-api.ts';
import { insertBook } from '../helpers/books.ts';
import { makeBookPdf } from '../../tools/kit/pdf-book.ts';
import { startService, untilReady } from '../process/service.ts';
import type { Service } from '../process/service.ts';
import { listenForComplaints, namelessControls, picture, playsBeyond, source } from './browser.ts';

const PATIENTLY = { timeout: 60_000 };
const MARKUP = '<img src="/nowhere" onerror="document.title=\'owned\'"> & “co”';

let browser: Browser;
let page: Page;
let complaints: string[];
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  page = await browser.newPage();
  complaints = listenForComplaints(page);
});
afterEach(async () => {
  await page.close();
  expect(complaints).toEqual([]);
});

const more = (): Locator => page.locator('#more-choices');
const currentSentence = (): Locator => page.locator('.sentence[aria-current="true"]');
const part = (name: string): Locator =>
  page.getByRole('navigation', { name: 'This audiobook' }).getByText(name);

async function position(): Promise<number> {
  return page.evaluate(`document.querySelector('audio').currentTime`);
}

/** What a scanner of another author reads. */
async function scanned(code: Locator): Promise<string | undefined> {
  const image = await loadImage(await code.screenshot());
  const context = createCanvas(image.width, image.height).getContext('2d');
  context.drawImage(image, 0, 0);
  const { data, width, height } = context.getImageData(0, 0, image.width, image.height);
  return scanner.default(data, width, height)?.data;
}

describe('the page of one book', () => {
  let api: TestApi;
  let id: string;
  let narrator: Narrator;

  beforeAll(async () => {
    api = await startApi();
  });
  afterAll(() => api.close());
  beforeEach(async () => {
    ({ id } = await insertBook(api.pool));
    narrator = narrate(api, id);
  });
  afterEach(async () => {
    // A book that is played keeps its place, and can't where it is gone.
    await page.close();
    await api.pool.query('DELETE FROM books');
    await api.pool.query('DELETE FROM feeds');
  });

  /** Two chapters of one sentence, of 30 seconds each. */
  async function readyBook(titles: readonly string[] = ['One', 'Two'], title = 'A book'): Promise<void> {
    await narrator.begin(titles, title);
    for (let spoken = 0; spoken < titles.length; spoken += 1) await narrator.speak(30);
    await narrator.finish();
  }
  const open = (address = ''): Promise<unknown> => page.goto(`${api.url}/#/books/${id}${address}`);

  it('takes what is chosen for an upload, and says so where it is folded away', async () => {
    await page.goto(api.url);
    await page.getByText('More choices').click();
    await more().getByLabel('Notes').check();
    await more().getByLabel('Tables').check();
    await more().getByLabel('Chapters').fill('2-4');
    await page.locator('#language option[value="de"]').waitFor({ state: 'attached' });
    await more().getByLabel('Language').selectOption('de');
    await page.getByText('More choices').click();
    await page.getByText('More choices: German · chapters 2-4 · with footnotes, tables').waitFor();
    const pdf = { name: 'Thesis.pdf', mimeType: 'application/pdf', buffer: pdfBytes() };
    await page.getByLabel('Choose a PDF').setInputFiles(pdf);
    await page.getByRole('heading', { name: 'Thesis' }).waitFor();
    const { rows } = await api.pool.query(`SELECT choices FROM books WHERE file_name = 'Thesis.pdf'`);
    expect(rows).toMatchObject([
      { choices: { include: ['footnotes', 'tables'], chapters: '2-4', language: 'de' } },
    ]);
    // Chapters are one book's.
    await page.getByText('More choices: German · with footnotes, tables').waitFor();
  });

  it('shows what is wrong with a choice of chapters', async () => {
    await page.goto(api.url);
    await page.getByText('More choices').click();
    await more().getByLabel('Chapters').fill('nine');
    const pdf = { name: 'Thesis.pdf', mimeType: 'application/pdf', buffer: pdfBytes() };
    await page.getByLabel('Choose a PDF').setInputFiles(pdf);
    await page.locator('.upload-item').getByText('"nine" is not a choice of chapters').waitFor();
    complaints = complaints.filter((line) => !line.includes('422'));
  });

  it('opens from the shelf and goes back to where one was', async () => {
    await readyBook();
    await page.goto(api.url);
    await page.getByRole('link', { name: 'Text and choices' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'A book', level: 1 }).waitFor();
    expect(await page.title()).toBe('A book · Tandem');
    expect(await page.evaluate('document.activeElement.id')).toBe('book-title');
    await page.goBack();
    await page.getByRole('heading', { name: 'Listen to your PDF' }).waitFor();
    expect(await page.evaluate('document.activeElement.className')).toContain('open');
  });

  it('marks the sentence that is heard, and plays on from one that is pressed', async () => {
    await readyBook();
    await open();
    await page.locator('.sentence').click();
    await playsBeyond(page, 0.2);
    await currentSentence().waitFor();
    expect(await page.getByLabel('Chapter', { exact: true }).inputValue()).toBe('0');

    // Into the next chapter, which is shown in its turn.
    await page.evaluate(`document.querySelector('audio').currentTime = 29.5`);
    await expect.poll(() => page.getByLabel('Chapter', { exact: true }).inputValue(), PATIENTLY).toBe('1');
    await currentSentence().waitFor();

    // Who looks up another chapter is left there.
    await page.getByRole('button', { name: 'Chapter before' }).click();
    await page.locator('.sentence').waitFor();
    expect(await page.getByLabel('Follow').isChecked()).toBe(false);
    const heard = await position();
    await playsBeyond(page, heard + 0.5);
    expect(await page.getByLabel('Chapter', { exact: true }).inputValue()).toBe('0');
    expect(await currentSentence().count()).toBe(0);
    await page.locator('.sentence').click();
    await expect.poll(position, PATIENTLY).toBeLessThan(10);
    expect(await page.getByLabel('Follow').isChecked()).toBe(true);
  });

  it('marks the word that is heard, where it is known', async () => {
    await readyBook();
    await api.pool.query(`UPDATE speech SET word_times = '{0,100,5,1000}' WHERE content_key = $1`, [
      `${id}-0`,
    ]);
    await open();
    await page.locator('.sentence').click();
    await expect
      .poll(() => page.evaluate(`String(CSS.highlights.get('heard-word')?.values().next().value)`), PATIENTLY)
      .toMatch(/^words\.+$/);
    // Another chapter has none that is heard.
    await page.getByLabel('Chapter', { exact: true }).selectOption('1');
    await expect.poll(() => page.evaluate(`CSS.highlights.has('heard-word')`), PATIENTLY).toBe(false);
  });

  it('is read and played by keyboard alone', async () => {
    await readyBook();
    // Another sentence in the first segment, so that there is one to go to.
    await api.pool.query(`UPDATE paragraphs SET first_sentence = 2 WHERE book_id = $1 AND index = 1`, [id]);
    await api.pool.query(
      `UPDATE paragraphs SET sentences = ARRAY['A first one.', 'A second one.'] WHERE book_id = $1 AND index = 0`,
      [id],
    );
    await api.pool.query(`UPDATE segments SET sentences = 2 WHERE book_id = $1 AND position = 0`, [id]);
    await api.pool.query(`UPDATE segments SET first_sentence = 2 WHERE book_id = $1 AND position = 1`, [id]);
    await open();
    await page.getByRole('button', { name: 'A first one.' }).waitFor();
    await page.getByLabel('Follow').focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowDown');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('A second one.');
    await page.keyboard.press('Enter');
    await expect.poll(position, PATIENTLY).toBeGreaterThan(10);
    await currentSentence().getByText('A second one.').waitFor();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press(' ');
    await currentSentence().getByText('A first one.').waitFor();
  });

  it('says what was left out and why, and shows all text as text', async () => {
    await readyBook([MARKUP, 'Two'], MARKUP);
    await api.pool.query(`UPDATE paragraphs SET sentences = ARRAY[$2] WHERE book_id = $1 AND index = 0`, [
      id,
      MARKUP,
    ]);
    await api.pool.query(
      `INSERT INTO omissions (book_id, index, page, kind, text)
       VALUES ($1, 0, 1, 'footnote', $2), ($1, 1, 2, 'page-number', '2'), ($1, 2, 2, 'page-number', '3'), ($1, 3, 5, 'index', 'Zebra, 9'),
              ($1, 4, 2, 'doubtful', 'The keeper slept.')`,
      [id, MARKUP],
    );
    await api.pool.query('UPDATE books SET left_out_share = 0.184 WHERE id = $1', [id]);
    await open();
    await page.locator('.sentence').getByText(MARKUP).waitFor();
    await page.getByText('About 18 % of the running text of this document is not read aloud.').waitFor();
    await page.getByText('3 passages left out on these pages, and why; 1 passage read in doubt').click();
    const list = page.locator('#left-out-list');
    expect(await list.getByRole('heading').allTextContents()).toEqual([
      ...['Read, though it may not belong to the text (1)', 'Notes (1)', 'Page numbers (2)'],
    ]);
    expect(await list.getByRole('listitem').allTextContents()).toEqual([
      ...['Page 2 The keeper slept.Leave it out', `Page 1 ${MARKUP}Read it`, 'Page 2 2 · 3'],
    ]);
    await page.setViewportSize({ width: 1280, height: 900 });
    await picture(page, 'left-out');
    await page.setViewportSize({ width: 390, height: 844 });
    await picture(page, 'left-out-phone');

    // What is said of passages is priced together, and sent together.
    await list.getByRole('button', { name: 'Read it: page 1' }).click();
    await list.getByRole('button', { name: 'Leave it out: page 2' }).click();
    await page.locator('#verdicts-cost').getByText('has to be read again').waitFor();
    await picture(page, 'verdicts');
    await page.getByRole('button', { name: 'Read the book again like this' }).click();
    await expect.poll(() => page.locator('#announcer').textContent()).toContain('is read again.');
    expect(Object.values((await getBook(api.pool, id))?.choices.passages ?? {}).toSorted()).toEqual([
      'leave-out',
      'read',
    ]);

    await part('What is read').click();
    expect(await page.getByLabel('Title of chapter 1').inputValue()).toBe(MARKUP);
    expect(await page.title()).toBe(`${MARKUP} · Tandem`);
    expect(await page.locator('#book-page img').count()).toBe(0);

    await api.pool.query('DELETE FROM omissions WHERE book_id = $1', [id]);
    await page.reload();
    await part('Text').click();
    await page.getByText('Nothing was left out here.').waitFor();
    expect(await page.locator('#left-out').isVisible()).toBe(false);
  });

  it('names the passages that may not be read out in full, and plays them', async () => {
    await readyBook();
    await open();
    await page.locator('.sentence').first().waitFor();
    expect(await page.locator('#doubts').isVisible()).toBe(false);
    expect(await page.locator('#book-warning').isVisible()).toBe(false);
    const doubt = { chapter: 1, startSeconds: 31, durationSeconds: 20, doubt: 'too-short', text: MARKUP };
    await api.pool.query('UPDATE books SET audio_doubts = $2 WHERE id = $1', [id, JSON.stringify([doubt])]);
    await page.reload();
    await page.getByText('One passage may not be read out in full').click();
    await page.locator('#doubts').getByText(`some words may be missing: “${MARKUP}…”`).waitFor();
    await page.getByRole('button', { name: 'Play from 0:31' }).click();
    await playsBeyond(page, 31);
    expect(await namelessControls(page)).toEqual([]);
  });

  it('overrules a wrong guess: a chapter that is none, a title, a language', async () => {
    await readyBook(['Contents', 'Chapter the First', 'Index']);
    await open('/choices');
    expect(await page.getByRole('button', { name: 'Read again with these changes' }).isDisabled()).toBe(true);
    await page.getByLabel('Read chapter 1', { exact: true }).uncheck();
    await page.getByLabel('Read chapter 3').uncheck();
    await page.getByLabel('Title of chapter 2').fill('The First');
    await page.getByText('Next to nothing has to be read again.').waitFor();
    await page.locator('#part-choices [name="language"] option[value="de"]').waitFor({ state: 'attached' });
    await page.getByRole('combobox', { name: 'Language' }).selectOption('de');
    await page.getByText(/^Up to \d+ min has to be read again, which costs nothing/).waitFor();
    await page.getByText('Voices of their own').click();
    await page.getByRole('combobox', { name: 'Headings' }).selectOption('de');
    await page.getByText('Voices of their own: Headings').waitFor();
    expect(await page.getByRole('button', { name: 'Hear the voice: Headings' }).isEnabled()).toBe(true);
    expect(await page.getByRole('button', { name: 'Hear the voice: Notes' }).count()).toBe(0);
    // Its voice is the offline one.
    expect(await page.getByLabel('If the voice is away for long').isVisible()).toBe(false);
    expect(await namelessControls(page)).toEqual([]);
    await page.getByRole('button', { name: 'Read again with these changes' }).click();
    await page.locator('#book-making').getByText('Waiting for its turn').waitFor();
    expect(await getBook(api.pool, id)).toMatchObject({
      status: 'queued',
      title: 'A book',
      choices: {
        ...{ chapters: '2', chapterTitles: { 2: 'The First' }, language: 'de' },
        voices: { headings: 'de' },
      },
    });
    // What there is can be heard meanwhile.
    await page.locator('#book-listen').click();
    await playsBeyond(page, 0.2);
    expect(await source(page)).toMatch(/\/audio\.mp3\?made=\d+$/);
  });

  it('doesn’t let a book end up without chapters, and takes changes back', async () => {
    await readyBook();
    await open('/choices');
    await page.getByRole('button', { name: 'Tick none' }).click();
    await page.getByRole('alert').getByText('Leave at least one chapter in.').waitFor();
    expect(await page.getByRole('button', { name: 'Read again with these changes' }).isDisabled()).toBe(true);
    await page.getByRole('button', { name: 'Take changes back' }).click();
    expect(await page.getByLabel('Read chapter 1').isChecked()).toBe(true);
    expect(await page.getByRole('button', { name: 'Take changes back' }).isVisible()).toBe(false);
  });

  it('tries pronunciations out before they are kept, and removes them again', async () => {
    await readyBook();
    await api.pool.query(
      `UPDATE paragraphs SET sentences = ARRAY['Tolkien wrote it.'] WHERE book_id = $1 AND index = 0`,
      [id],
    );
    await open('/words');
    await page.getByLabel('Written').fill('Tolkien*');
    await page.getByLabel('Say').fill('Tolkeen*');
    await page.getByText('One sentence of this book uses them').waitFor();
    await page.locator('#words-examples').getByText('Tolkeen wrote it.').waitFor();
    await page.getByText(/read again, which costs nothing/).waitFor();
    await page.getByRole('button', { name: 'Add a word' }).click();
    await page.keyboard.type('***');
    await page.getByText(/stars/).waitFor();
    complaints = complaints.filter((line) => !line.includes('422'));
    await page.getByRole('button', { name: 'Remove this word' }).last().click();
    await page.getByRole('button', { name: 'Save for later' }).click();
    const rules = async (): Promise<unknown> =>
      (await api.pool.query<{ rules: unknown }>('SELECT pronunciations AS rules FROM books')).rows[0]?.rules;
    await expect.poll(rules).toEqual([{ match: 'Tolkien*', spoken: 'Tolkeen*', caseSensitive: false }]);
    expect((await getBook(api.pool, id))?.status).toBe('ready');

    await page.reload();
    expect(await page.getByLabel('Written').inputValue()).toBe('Tolkien*');
    await page.getByRole('button', { name: 'Remove this word' }).click();
    await page.getByRole('button', { name: 'Save and read again' }).click();
    await page.locator('#book-making').getByText('Waiting for its turn').waitFor();
    expect(await rules()).toEqual([]);
  });

  it('tries a book that failed again', async () => {
    await narrator.fail('speech-rejected');
    await open('/choices');
    await page.locator('#book-making[data-status="failed"]').waitFor();
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.locator('#book-making').getByText('Waiting for its turn').waitFor();
  });

  it('that is deleted is left', async () => {
    await narrator.begin(['One']);
    await open();
    await page.getByRole('heading', { name: 'A book', level: 1 }).waitFor();
    await page.locator(`.book[data-id="${id}"]`).waitFor({ state: 'attached' });
    await fetch(`${api.url}/v1/audiobooks/${id}`, { method: 'DELETE' });
    await page.getByRole('heading', { name: 'Listen to your PDF' }).waitFor(PATIENTLY);
    complaints = complaints.filter((line) => !line.includes('404'));
  });

  it('opens a chapter of a book with a hundred thousand sentences as one of any other', async () => {
    await readyBook(['One', 'Two', 'Three']);
    await api.pool.query(
      `INSERT INTO paragraphs (book_id, index, chapter_index, page, kind, first_sentence, sentences)
       SELECT $1, 3 + n, 2, 9, 'text', 3 + 10 * n, ARRAY(SELECT 'Sentence ' || n || '.' FROM generate_series(1, 10)) FROM generate_series(0, 9999) n`,
      [id],
    );
    const answer = page.waitForResponse((response) => response.url().endsWith('/text?chapter=1'));
    await open();
    await page.locator('.sentence').waitFor();
    expect((await (await answer).body()).length).toBeLessThan(10_000);
    expect(await page.locator('.sentence').count()).toBe(1);
  });

  it('offers the files that there are by now', async () => {
    await narrator.begin(['One', 'Two'], 'A book');
    await open('/files');
    const files = page.locator('#files-list a');
    await files.getByText('Text').waitFor();
    expect(await files.allTextContents()).toEqual(['Text']);
    await narrator.speak();
    await narrator.speak();
    await narrator.finish();
    await files.getByText('ZIP').waitFor(PATIENTLY);
    expect(await files.allTextContents()).toEqual(['MP3', 'ZIP', 'EPUB', 'Text', 'SRT', 'VTT']);
    expect(await page.getByText('The others follow').isVisible()).toBe(false);
    await page.getByRole('button', { name: 'M4B' }).click();
    await page.getByText('is going to be made').waitFor();
    await picture(page, 'files');
    const key = `m4b/${id}/1.m4b`;
    const { bytes, sha256 } = await api.storage.put(key, Readable.from(['an M4B']), {
      contentType: 'audio/mp4',
    });
    await api.pool.query(
      `UPDATE m4b SET state = 'ready', key = $2, bytes = $3, sha256 = $4 WHERE book_id = $1`,
      [id, key, bytes, sha256],
    );
    await files.getByText('M4B').waitFor(PATIENTLY);
    const endings = ['mp3', 'm4b', 'zip', 'epub', 'txt', 'srt', 'vtt'];
    const names = endings.map((ending) => `A book.${ending}`);
    for (const name of names) {
      const download = page.waitForEvent('download');
      await files.nth(names.indexOf(name)).click();
      expect((await download).suggestedFilename()).toBe(name);
      expect(await (await download).failure()).toBeNull();
    }
  });

  it('shows the cover wherever the book is, and takes another picture for it', async () => {
    await readyBook();
    await open('/files');
    const canvas = createCanvas(600, 800);
    const context = canvas.getContext('2d');
    context.fillStyle = '#2050c0';
    context.fillRect(0, 0, 600, 800);
    const file = page.getByLabel('Another picture');
    await file.setInputFiles({ name: 'x.png', mimeType: 'image/png', buffer: Buffer.from('no picture') });
    await page.locator('#cover-problem').getByText('not a picture').waitFor();
    complaints = complaints.filter((line) => !line.includes('415'));
    await file.setInputFiles({
      name: 'x.png',
      mimeType: 'image/png',
      buffer: canvas.toBuffer('image/png'),
    });
    for (const place of ['#cover-now', '#book-cover']) {
      await page.locator(`${place} img`).waitFor(PATIENTLY);
      await page.waitForFunction(`document.querySelector('${place} img').naturalWidth === 240`);
    }
    expect(await page.locator('#cover-problem').textContent()).toBe('');
    expect(await namelessControls(page)).toEqual([]);
    await picture(page, 'cover');
    await page.setViewportSize({ width: 390, height: 844 });
    await picture(page, 'cover-phone');
    await page.locator('.back').click();
    await page.locator(`.book[data-id="${id}"] .cover img`).waitFor();
    await picture(page, 'cover-library-phone');
    await page.goBack();
    await page.getByRole('button', { name: 'Back to its own' }).click();
    await page.locator('#book-cover img').waitFor({ state: 'detached' });
  });

  it('makes a link for a podcast app, shows it once, and revokes it', async () => {
    await readyBook();
    await open('/files');
    await page.getByLabel('Where it is used').fill('My phone');
    await page.getByRole('button', { name: 'Make a link' }).click();
    const links = page.locator('#feeds-list li');
    await links.getByText('My phone').waitFor();
    const url = await page.locator('#feed-address').inputValue();
    expect(await (await fetch(url)).text()).toContain('<itunes:type>serial</itunes:type>');
    const catalogue = await page.locator('#catalogue-address').inputValue();
    expect(await (await fetch(catalogue)).text()).toContain('http://opds-spec.org/acquisition');
    expect(await scanned(page.locator('#feed-code svg'))).toBe(url);
    await picture(page, 'feeds');
    await page.getByLabel('Where it is used').fill('Kitchen');
    await page.getByLabel('What is in it').selectOption('All my audiobooks');
    await page.getByRole('button', { name: 'Make a link' }).click();
    await links.getByText('Kitchen').waitFor();
    expect(await links.getByText('All audiobooks').count()).toBe(1);
    await part('Text').click();
    await part('Files').click();
    await links.getByText('My phone').waitFor();
    expect(await page.locator('#new-feed').isVisible()).toBe(false);
    await links.filter({ hasText: 'My phone' }).getByRole('button', { name: 'Revoke' }).click();
    await expect.poll(() => links.count(), PATIENTLY).toBe(1);
    expect((await fetch(url)).status).toBe(410);
    await page.setViewportSize({ width: 320, height: 640 });
    await picture(page, 'feeds-phone');
  });

  it('fits a phone, and names every control', async () => {
    await readyBook(['Donaudampfschifffahrtsgesellschaft'.repeat(4), 'Two'], 'Long'.repeat(40));
    await page.setViewportSize({ width: 320, height: 640 });
    for (const address of ['', '/choices', '/words', '/files']) {
      await open(address);
      await page.reload();
      await page.locator('#book-listen').click();
      await page
        .locator('.sentence, [name="title"], [name="match"], #files-list a')
        .locator('visible=true')
        .first()
        .waitFor();
      expect([address, await page.evaluate('document.documentElement.scrollWidth')]).toEqual([address, 320]);
      expect(await namelessControls(page)).toEqual([]);
    }
  });
});

describe('the page of one book, of a running service', () => {
  let service: Service;
  beforeEach(async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'tandem-book-page-'));
    onTestFinished(() => rm(dataDir, { recursive: true, force: true }));
    service = await startService({ dataDir });
    onTestFinished(async () => {
      await service.stop();
    });
  });

  it('makes the book that the listener wants of the one that was guessed', { timeout: 240_000 }, async () => {
    await page.goto(service.url);
    await page.getByLabel('Choose a PDF').setInputFiles({
      name: 'lighthouse.pdf',
      mimeType: 'application/pdf',
      buffer: makeBookPdf({ chapters: ['The Harbour', 'The River', 'Index'], pagesPerChapter: 1 }),
    });
    await page.getByRole('link', { name: 'Download' }).waitFor({ timeout: 120_000 });
    await page.getByRole('link', { name: 'Text and choices' }).click();
    const id = /books\/([\da-f-]+)/.exec(page.url())?.[1] ?? '';

    // The fifth sentence, and on to the sixth by itself.
    const sentences = page.locator('.sentence');
    await sentences.nth(5).click();
    await currentSentence().waitFor();
    expect(await currentSentence().textContent()).toBe(await sentences.nth(5).textContent());
    await page.locator('#player-speed').selectOption('3');
    await expect
      .poll(() => currentSentence().textContent(), PATIENTLY)
      .toBe(await sentences.nth(6).textContent());
    await page.locator('#player-speed').selectOption('1');

    await part('Pronunciation').click();
    await page.getByLabel('Written').fill('keeper');
    await page.getByLabel('Say').fill('guardian');
    await page.locator('#words-examples').getByText('The guardian counted').first().waitFor();
    await page.getByRole('button', { name: 'Save for later' }).click();
    await expect.poll(() => page.locator('#announcer').textContent()).toContain('Saved.');

    await part('What is read').click();
    await page.getByLabel('Read chapter 3').uncheck();
    await page.getByLabel('Title of chapter 1').fill('At the Harbour');
    const before = await position();
    await page.getByRole('button', { name: 'Read again with these changes' }).click();
    await page.locator('#book-making').waitFor();
    const book = await untilReady(service.url, id);
    expect(book.chapters.map(({ title }) => title)).toEqual(['At the Harbour', 'The River', 'Index']);
    await page.locator('#book-making').waitFor({ state: 'hidden' });
    // What was playing all the while goes on in the new audio, which is shorter.
    const length = (): Promise<number> => page.evaluate(`document.querySelector('audio').duration`);
    await expect.poll(length, PATIENTLY).toBeLessThan(book.durationSeconds + 0.5);
    await playsBeyond(page, before);
    await page.getByRole('button', { name: 'Close the player' }).click();

    await part('Text').click();
    await page.getByLabel('Chapter', { exact: true }).selectOption({ label: '3. Index (left out)' });
    await page.getByText('This chapter is left out of the audiobook.').waitFor();
    await page.getByLabel('Chapter', { exact: true }).selectOption({ label: '1. At the Harbour' });
    await page.getByText('The keeper counted the boats').first().waitFor();
    const manifest = (await (await fetch(`${service.url}/v1/audiobooks/${id}/manifest`)).json()) as {
      segments: { chapter: number; spoken: string }[];
    };
    const spoken = manifest.segments.map((segment) => segment.spoken).join(' ');
    expect(spoken).toContain('The guardian counted');
    expect(spoken).not.toContain('keeper');
    expect(new Set(manifest.segments.map(({ chapter }) => chapter))).toEqual(new Set([0, 1]));
  });
});
