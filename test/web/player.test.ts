import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { PositionJson } from '../../src/contract/listening.ts';
import { openBrowser } from '../../tools/kit/browser.ts';
import { insertBook } from '../helpers/books.ts';
import { startForwarder } from '../helpers/forwarder.ts';
import { pdfBytes } from '../services/api/multipart.ts';
import type { Narrator } from '../services/api/narrator.ts';
import { narrate } from '../services/api/narrator.ts';
import type { TestApi } from '../services/api/start-api.ts';
import { startApi } from '../services/api/start-api.ts';
import { listenForComplaints, namelessControls, picture } from './browser.ts';

const PATIENTLY = { timeout: 60_000 };
/** A port without a service behind it. */
const NOBODY_LISTENS = 1;

let browser: Browser;
let api: TestApi;
let page: Page;
let complaints: string[];
let id: string;
let narrator: Narrator;
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
  ({ id } = await insertBook(api.pool));
  narrator = narrate(api, id);
});
afterEach(async () => {
  await page.close();
  await api.pool.query('DELETE FROM books');
  expect(complaints.filter((line) => !/ERR_|Failed to load/.test(line))).toEqual([]);
});

const player = (): Locator => page.getByRole('region', { name: 'Player' });
const button = (name: string): Locator => player().getByRole('button', { name, exact: true });
const timeline = (): Locator => page.getByRole('slider', { name: 'Place in the book' });
const card = (): Locator => page.locator('.book').first();

/** Where the book is, as the player shows it, in seconds. */
async function place(of: Page = page): Promise<number> {
  const text = await of.locator('#time-now').textContent();
  return (text ?? '').split(':').reduce((total, part) => total * 60 + Number(part), 0);
}

async function keptPlace(): Promise<number> {
  const answer = await fetch(`${api.url}/v1/audiobooks/${id}/position`);
  const { position } = (await answer.json()) as { position: PositionJson | null };
  return position?.seconds ?? -1;
}

async function readyBook(seconds = 60): Promise<void> {
  await narrator.begin(['The Harbour', 'The River', 'The Sea'], 'The Lighthouse Ledger');
  for (let chapter = 0; chapter < 3; chapter += 1) await narrator.speak(seconds);
  await narrator.finish();
}

describe('the player', () => {
  it('goes back and on, by chapter and along the line, and says where it is', async () => {
    await readyBook();
    await page.goto(api.url);
    await card().getByRole('button', { name: 'Listen' }).click();
    await expect.poll(place, PATIENTLY).toBeGreaterThanOrEqual(1);
    await card().getByRole('button', { name: 'Pause' }).waitFor();
    await button('Pause').click();
    await card().getByRole('button', { name: 'Go on listening' }).waitFor();

    await button('On 30 seconds').click();
    await expect.poll(place).toBeGreaterThanOrEqual(31);
    const before = await place();
    await button('Back 15 seconds').click();
    await expect.poll(place).toBe(before - 15);
    await button('Next chapter').click();
    await page.locator('#player-state').getByText('The River').waitFor();
    expect(await place()).toBe(60);
    await button('On 30 seconds').click();
    await button('Previous chapter').click();
    await expect.poll(place).toBe(60);
    await button('Previous chapter').click();
    await page.locator('#player-state').getByText('The Harbour').waitFor();

    await timeline().fill('130');
    await page.locator('#player-state').getByText('The Sea').waitFor();
    expect(await timeline().getAttribute('aria-valuetext')).toBe('2:10 of 3:00, The Sea');
    expect(await page.locator('#timeline-marks i').count()).toBe(2);
    await button('Chapters').click();
    await picture(page, 'player-chapters');
    await player()
      .getByRole('button', { name: /The River.*1:00/ })
      .click();
    await expect.poll(place).toBeGreaterThanOrEqual(60);
    expect(await namelessControls(page)).toEqual([]);
  });

  it('keeps its speed and volume, and the pitch', async () => {
    await readyBook();
    await page.goto(api.url);
    await card().getByRole('button', { name: 'Listen' }).click();
    await player().getByLabel('Speed').selectOption('2');
    await player().getByLabel('Volume').fill('0.4');
    await timeline().fill('20');
    const audio = (): Promise<unknown> =>
      page.evaluate(`(({ playbackRate, volume, preservesPitch }) => ({ playbackRate, volume, preservesPitch }))
        (document.querySelector('audio'))`);
    expect(await audio()).toEqual({ playbackRate: 2, volume: 0.4, preservesPitch: true });
    await page.reload();
    await page.locator('#continue-play').click();
    await expect.poll(place, PATIENTLY).toBeGreaterThanOrEqual(22);
    expect(await audio()).toEqual({ playbackRate: 2, volume: 0.4, preservesPitch: true });
  });

  it('is played by keys alone, which ? lists', async () => {
    await readyBook();
    await page.goto(api.url);
    await card().getByRole('button', { name: 'Listen' }).click();
    await button('Pause').waitFor();
    await page.locator('#books-heading').click();
    await page.keyboard.press('k');
    await button('Play').waitFor();
    await page.keyboard.press('ArrowRight');
    await expect.poll(place).toBeGreaterThanOrEqual(30);
    await page.keyboard.press('j');
    await expect.poll(place).toBeLessThan(30);
    await page.keyboard.press('n');
    await expect.poll(place).toBe(60);
    await page.keyboard.press('>');
    expect(await player().getByLabel('Speed').inputValue()).toBe('1.1');
    await page.keyboard.press('b');
    await expect.poll(() => page.locator('#announcer').textContent()).toBe('Bookmark at 1:00.');
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keys' }).getByText('Back 15 seconds').waitFor();
    await picture(page, 'player-keys');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Space');
    await button('Pause').waitFor();
    // Who writes isn't playing.
    await button('Bookmarks').click();
    await page.getByLabel('Note', { exact: true }).fill('k');
    await page.keyboard.press('k');
    expect(await button('Pause').isVisible()).toBe(true);
  });

  it('keeps bookmarks with notes, for every browser', async () => {
    await readyBook();
    await page.goto(api.url);
    await card().getByRole('button', { name: 'Listen' }).click();
    await timeline().fill('70');
    await button('Pause').click();
    await button('Bookmarks').click();
    await page.getByLabel('Note', { exact: true }).fill('Who is <b>she</b>?');
    await page.getByRole('button', { name: 'Bookmark here' }).click();
    await page.getByLabel('Note at 1:10').waitFor();
    await picture(page, 'player-bookmarks');

    const other = await browser.newPage();
    await other.goto(api.url);
    await other.locator('.book .play').click();
    await other.getByRole('button', { name: 'Bookmarks', exact: true }).click();
    expect(await other.getByLabel('Note at 1:10').inputValue()).toBe('Who is <b>she</b>?');
    await other.getByLabel('Note at 1:10').fill('The keeper’s sister');
    await other.getByLabel('Note at 1:10').blur();
    const notes = async (): Promise<unknown> => (await api.pool.query('SELECT note FROM bookmarks')).rows;
    await expect.poll(notes).toEqual([{ note: 'The keeper’s sister' }]);
    await other.getByRole('button', { name: 'Remove the bookmark at 1:10' }).click();
    await other.getByText('No bookmarks in this book yet.').waitFor();
    expect(await notes()).toEqual([]);
    await other.close();
  });

  it('falls asleep after some minutes, and with the chapter', async () => {
    await readyBook();
    await page.goto(api.url);
    await card().getByRole('button', { name: 'Listen' }).click();
    await button('Pause').waitFor();
    await player().getByLabel('Sleep').selectOption('5');
    await page
      .locator('#sleep-left')
      .getByText(/^4:5\d$/)
      .waitFor();
    await page.evaluate(`(() => {
      const now = Date.now;
      Date.now = () => now() + 5 * 60_000;
    })()`);
    await button('Play').waitFor();
    expect(await player().getByLabel('Sleep').inputValue()).toBe('');

    await button('Play').click();
    await player().getByLabel('Sleep').selectOption('chapter');
    await timeline().fill('58');
    await button('Play').waitFor(PATIENTLY);
    expect(await place()).toBeLessThanOrEqual(60);
    expect(await place()).toBeGreaterThanOrEqual(59);
  });

  it('lets one tab play at a time', async () => {
    await readyBook();
    const context = await browser.newContext();
    const [one, two] = [await context.newPage(), await context.newPage()];
    for (const tab of [one, two]) {
      await tab.goto(api.url);
      await tab.locator('.book .play').click();
      await tab.locator('#player-play[aria-label="Pause"]').waitFor();
    }
    await one.locator('#player-play[aria-label="Play"]').waitFor();
    expect(await one.evaluate(`document.querySelector('audio').paused`)).toBe(true);
    await context.close();
  });

  it('tells the lock screen the book and the chapter, and obeys it', async () => {
    await page.addInitScript(`(() => {
      window.actions = {};
      navigator.mediaSession.setActionHandler = (name, handler) => (window.actions[name] = handler);
    })()`);
    await readyBook();
    await page.goto(api.url);
    await card().getByRole('button', { name: 'Listen' }).click();
    await button('Pause').waitFor();
    await page.evaluate(`window.actions.nexttrack()`);
    const shown = (): Promise<unknown> =>
      page.evaluate(`(({ title, album }) => ({ title, album }))(navigator.mediaSession.metadata)`);
    await expect.poll(shown).toEqual({ title: 'The River', album: 'The Lighthouse Ledger' });
    await page.evaluate(`window.actions.seekto({ seekTime: 100 })`);
    await expect.poll(place).toBeGreaterThanOrEqual(100);
    await page.evaluate(`window.actions.pause()`);
    await button('Play').waitFor();
    expect(await page.evaluate('navigator.mediaSession.playbackState')).toBe('paused');
  });
});

describe('the place', () => {
  it('is found again after a reload and in another browser, which go on from each other', async () => {
    await readyBook();
    await page.goto(api.url);
    await card().getByRole('button', { name: 'Listen' }).click();
    await timeline().fill('70');
    await expect.poll(place, PATIENTLY).toBeGreaterThanOrEqual(73);
    const heard = await place();
    await page.reload();
    await page.locator('#continue').getByText('Continue listening · The River').waitFor();
    await picture(page, 'continue');
    await page.locator('#continue-play').click();
    await page.locator('#player-play[aria-label="Pause"]').waitFor();
    await expect.poll(place, PATIENTLY).toBeGreaterThanOrEqual(heard - 2);
    await button('Pause').click();
    const left = await place();
    expect(left).toBeLessThan(heard + 10);

    const context = await browser.newContext();
    const phone = await context.newPage();
    await phone.goto(api.url);
    await phone.locator('#continue-play').click();
    await expect.poll(() => place(phone), PATIENTLY).toBeGreaterThanOrEqual(left - 2);
    await phone.getByRole('slider', { name: 'Place in the book' }).fill('150');
    await expect.poll(keptPlace).toBeGreaterThanOrEqual(150);
    await context.close();

    // The first one was open all the while, and hears of it when it is to go on.
    await button('Play').click();
    await expect.poll(place, PATIENTLY).toBeGreaterThanOrEqual(148);
  });

  it('is not lost with a browser that is killed', async () => {
    await readyBook();
    const doomed = await openBrowser();
    const last = await doomed.newPage();
    await last.goto(api.url);
    await last.locator('.book .play').click();
    await last.getByRole('slider', { name: 'Place in the book' }).fill('90');
    await expect.poll(() => place(last), PATIENTLY).toBeGreaterThanOrEqual(94);
    const heard = await place(last);
    await doomed.close();
    expect(Math.abs((await keptPlace()) - heard)).toBeLessThanOrEqual(2);
  });

  it('is at the beginning again once the book was heard', async () => {
    await readyBook(4);
    await page.goto(api.url);
    await card().getByRole('button', { name: 'Listen' }).click();
    await timeline().fill('11');
    await button('Play').waitFor(PATIENTLY);
    await expect.poll(keptPlace).toBeGreaterThan(11);
    await page.reload();
    await card().getByRole('button', { name: 'Listen', exact: true }).waitFor();
    expect(await page.locator('#continue').isVisible()).toBe(false);
  });
});

describe('a line that is cut', () => {
  it('is waited for, and the book goes on where it was, finished or live', { timeout: 120_000 }, async () => {
    const line = await startForwarder(api.port);
    try {
      await narrator.begin(['The Harbour', 'The River'], 'The Lighthouse Ledger');
      await narrator.speak(60);
      await page.goto(`http://127.0.0.1:${line.port}`);
      await card().getByRole('button', { name: 'Listen now' }).click();
      await expect.poll(place, PATIENTLY).toBeGreaterThanOrEqual(3);
      await timeline().fill('52');
      await expect.poll(place, PATIENTLY).toBeGreaterThanOrEqual(53);

      line.target = NOBODY_LISTENS;
      line.cut();
      // What came before the cut is heard, then the line is missed.
      await page.locator('#player-state').getByText('The connection broke off').waitFor({ timeout: 60_000 });
      const lost = await place();
      await narrator.speak(60);
      line.target = api.port;
      await expect.poll(place, { timeout: 60_000 }).toBeGreaterThanOrEqual(lost + 3);
      expect(await place()).toBeLessThan(lost + 10);
      await page.locator('#player-state').getByText('The River').waitFor(PATIENTLY);

      // And on into the finished file.
      await narrator.finish();
      await expect
        .poll(() => page.evaluate<string>(`document.querySelector('audio').src`), PATIENTLY)
        .toContain('/audio.mp3');
      const before = await place();
      await expect.poll(place, PATIENTLY).toBeGreaterThanOrEqual(before + 2);
    } finally {
      await line.close();
    }
  });
});

describe('a book that is being made', () => {
  it('begins by itself after the upload, shows what there is and what is to come, and is read along', async () => {
    await api.pool.query('DELETE FROM books');
    await page.goto(api.url);
    await page.getByLabel('Play it as soon as it can be heard').check();
    await page.getByLabel('Choose a PDF').setInputFiles({
      name: 'Ledger.pdf',
      mimeType: 'application/pdf',
      buffer: pdfBytes(),
    });
    await page.locator('#player-state').getByText('Begins with the first sentence').waitFor();
    const { rows } = await api.pool.query<{ id: string }>('SELECT id FROM books');
    id = rows[0]?.id ?? '';
    narrator = narrate(api, id);
    await narrator.begin(['The Harbour', 'The River'], 'The Lighthouse Ledger');
    await narrator.speak(40);
    await expect.poll(place, PATIENTLY).toBeGreaterThanOrEqual(2);
    await page.locator('#time-end').getByText('about 1:20').waitFor();
    const spoken = (): Promise<string> =>
      page.evaluate(`document.getElementById('timeline-box').style.getPropertyValue('--spoken')`);
    expect(await spoken()).toMatch(/^50/);
    await timeline().fill('75');
    // What isn't spoken yet can't be gone to.
    await expect.poll(place).toBeLessThanOrEqual(40);
    await timeline().fill('20');
    await expect.poll(place, PATIENTLY).toBeGreaterThanOrEqual(21);

    await page.getByRole('link', { name: 'Text', exact: true }).last().click();
    await page.locator('.sentence[aria-current="true"]').waitFor();
    await picture(page, 'live');
    const before = await place();
    await narrator.speak(40);
    await narrator.finish();
    await expect
      .poll(() => page.evaluate<string>(`document.querySelector('audio').src`), PATIENTLY)
      .toContain('/audio.mp3');
    await expect.poll(place, PATIENTLY).toBeGreaterThan(before);
    expect(await place()).toBeLessThan(before + 15);
  });
});

describe('on a phone', () => {
  it('has room, in every state, and targets for a thumb', async () => {
    await readyBook();
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(api.url);
    await card().getByRole('button', { name: 'Listen' }).click();
    await button('Pause').waitFor();
    await picture(page, 'phone');
    const height = async (): Promise<number> => (await player().boundingBox())?.height ?? 0;
    expect(await height()).toBeLessThan(844 / 4);
    await button('More controls').click();
    await player().getByLabel('Sleep').waitFor();
    await picture(page, 'phone-more');
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
    const small = await page.evaluate(`
      Array.from(document.querySelectorAll('.player button, .player select, .player input, .player a'))
        .filter((control) => control.checkVisibility())
        .map((control) => [control.id, control.getBoundingClientRect()])
        .filter(([, { width, height }]) => width < 44 || height < 44)
        .map(([id]) => id)`);
    expect(small).toEqual([]);
  });
});
