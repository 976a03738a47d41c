import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';
import { programPath } from '../programs/programs.ts';

/** A real Chromium without a window, which asks nobody on the network for anything. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: programPath('chromium'),
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      // Tests press "Listen" as a user would; nobody hears it.
      '--mute-audio',
    ],
  });
}
