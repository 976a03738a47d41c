import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openBrowser } from '../../tools/kit/browser.ts';
import { createAccess } from '../../src/api/access/access.ts';
import { loadConfig } from '../../src/service/config.ts';
import { storeCover } from '../../src/service/store-cover.ts';
import { PROJECT_ROOT } from '../../tools/kit/project-root.ts';
import { insertBook } from '../helpers/books.ts';
import type { TestDatabase } from '../helpers/database.ts';
import { createTestDatabase } from '../helpers/database.ts';
import { narrate } from '../services/api/narrator.ts';
import type { TestApi } from '../services/api/start-api.ts';
import { startApi } from '../services/api/start-api.ts';
import { picture, playsBeyond } from './browser.ts';

const TOKEN = 'token-of-anna-0123456789';

let browser: Browser;
let database: TestDatabase;
let storageDir: string;
let api: TestApi;
let context: BrowserContext;
let page: Page;
let id: string;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  database = await createTestDatabase();
  storageDir = await mkdtemp(join(tmpdir(), 'tandem-offline-'));
  api = await serve();
  id = await finishedBook('The Lamp', 30);
  await insertBook(api.pool, { title: 'Not here', owner: 'anna' });
  // A browser of its own: what is kept on the device goes with it.
  context = await browser.newContext();
  page = await context.newPage();
  await page.goto(api.url);
  await page.getByLabel('Token').fill(TOKEN);
  await page.getByRole('button', { name: 'Sign in' }).click();
});
afterEach(async () => {
  await context.close();
  await api.close();
  await database.drop();
  await rm(storageDir, { recursive: true, force: true });
});

async function serve(port?: number): Promise<TestApi> {
  const { accounts } = loadConfig({ API_TOKENS: `anna:${TOKEN}` }).access;
  return startApi({
    // An API that is closed leaves the database to the next one.
    ...{ database: { ...database, drop: () => Promise.resolve() }, storageDir },
    access: createAccess({ accounts, secretKey: 'k'.repeat(32), alwaysSecure: false }),
    ...(port !== undefined && { port }),
  });
}

async function finishedBook(title: string, seconds: number): Promise<string> {
  const book = await insertBook(api.pool, { title, owner: 'anna' });
  const narrator = narrate(api, book.id);
  await narrator.begin(['One', 'Two'], title);
  await narrator.speak(seconds);
  await narrator.speak(seconds);
  await narrator.finish();
  const cover = await readFile(join(PROJECT_ROOT, 'src', 'web', 'icon-180.png'));
  const files = { large: cover, square: cover, small: cover };
  await storeCover(api, book.id, { origin: 'uploaded', width: 180, height: 180, files });
  return book.id;
}

async function keep(): Promise<void> {
  await page.goto(`${api.url}/#/books/${id}/files`);
  await page.getByRole('button', { name: 'Keep on this device' }).click();
  await page.getByText('It is on this device').waitFor();
}

async function kept(): Promise<unknown> {
  return page.evaluate(`(async () => ({
    caches: await caches.keys(),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    names: Object.keys(localStorage).filter((name) => name.startsWith('kept:')),
  }))()`);
}

describe('an audiobook on this device', () => {
  it('is listed, played, sought in and read without a connection, and its place is told afterwards', async () => {
    // Nothing stands between the page and the service before somebody asks for it.
    expect(await kept()).toEqual({ caches: [], workers: 0, names: [] });
    await keep();
    await picture(page, 'kept');
    const { port } = api;
    await api.close();

    await page.goto(`${api.url}/`);
    await page.locator('.book', { hasText: 'The Lamp' }).getByText('on this device').waitFor();
    expect(await page.locator('.book').count()).toBe(1);
    const coverWidth = `document.querySelector('.book .cover img')?.naturalWidth ?? 0`;
    await expect.poll(() => page.evaluate<number>(coverWidth)).toBeGreaterThan(0);
    await page.locator('.book').getByRole('button', { name: 'Listen' }).click();
    await playsBeyond(page, 0.5);
    await page.evaluate(`document.querySelector('audio').currentTime = 45`);
    await playsBeyond(page, 45.5);
    await page.goto(`${api.url}/#/books/${id}`);
    await page.locator('.sentence', { hasText: 'Some words.' }).first().waitFor();

    api = await serve(port);
    const place = async (): Promise<number> => {
      const { rows } = await database.pool.query<{ seconds: number }>(
        'SELECT seconds FROM positions WHERE book_id = $1',
        [id],
      );
      return rows[0]?.seconds ?? 0;
    };
    await expect.poll(place).toBeGreaterThan(45);
  });

  it('goes when it is removed, and nothing of it stays after signing out', async () => {
    await keep();
    await page.getByRole('button', { name: 'Remove from this device' }).click();
    await page.getByText('To be heard without a connection').waitFor();
    expect(await kept()).toMatchObject({ names: [] });

    await page.getByRole('button', { name: 'Keep on this device' }).click();
    await page.getByText('It is on this device').waitFor();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByLabel('Token').waitFor();
    await expect.poll(kept).toEqual({ caches: [], workers: 0, names: [] });
  });

  it("leaves nothing behind when it can't be had whole, and says so", async () => {
    await rm(storageDir, { recursive: true });
    await page.goto(`${api.url}/#/books/${id}/files`);
    await page.getByRole('button', { name: 'Keep on this device' }).click();
    await page.locator('#keep-problem').getByText('audio').waitFor();
    expect(await kept()).toMatchObject({ names: [] });
    expect(
      await page.evaluate(
        `caches.open('tandem-kept').then((cache) => cache.keys()).then((keys) => keys.length)`,
      ),
    ).toBe(0);
  });
});
