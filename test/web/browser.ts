import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** Errors, warnings and violations of the content security policy, as the browser reports them. */
export function listenForComplaints(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  return complaints;
}

/** The player has come so far, in seconds. */
export async function playsBeyond(page: Page, seconds: number): Promise<void> {
  const position = (): Promise<number> => page.evaluate(`document.querySelector('audio').currentTime`);
  await expect.poll(position, { timeout: 60_000 }).toBeGreaterThan(seconds);
}

export function source(page: Page): Promise<string> {
  return page.evaluate(`document.querySelector('audio').src`);
}

/** Where the upper edge is in the ten frames after scrolling there, in CSS pixels, each place once. */
export async function topsWhenScrolledTo(page: Page, selector: string): Promise<unknown> {
  return page.evaluate(`(async () => {
    const element = document.querySelector(${JSON.stringify(selector)});
    element.scrollIntoView();
    const tops = new Set();
    for (let frame = 0; frame < 10; frame += 1) {
      tops.add(Math.round(element.getBoundingClientRect().top));
      await new Promise(requestAnimationFrame);
    }
    return [...tops];
  })()`);
}

/** The HTML of what can be pressed or filled in on the page and has no name that a screen reader could say. */
export async function namelessControls(page: Page): Promise<unknown> {
  return page.evaluate(`
    Array.from(document.querySelectorAll("button, a, input, select, progress, summary, [role='button']"))
      .filter((control) => control.checkVisibility())
      .filter((control) => {
        const labelled = control.getAttribute('aria-label') ?? control.getAttribute('aria-labelledby');
        return labelled === null && control.textContent.trim() === '' && !(control.labels?.length > 0);
      })
      .map((control) => control.outerHTML)`);
}

/** Keeps what the page looks like, by day and by night, where SCREENSHOTS names a folder: to be looked at. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['SCREENSHOTS'];
  if (folder === undefined) return;
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: `${folder}/${name}-${colorScheme}.png` });
  }
  await page.emulateMedia({ colorScheme: null });
}
