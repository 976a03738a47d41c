import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openBrowser } from '../kit/browser.ts';
import { freePort } from '../../src/process/free-port.ts';
import { runProgram } from '../kit/program.ts';
import { compiled, PROJECT_ROOT } from '../kit/project-root.ts';

/** Takes the picture in the README: a real service reads a real book, and a browser follows it. */
const BOOK = join(PROJECT_ROOT, 'tools', 'narration-set', 'pdf', 'lamp.pdf');
const PICTURE = join(PROJECT_ROOT, 'docs', 'read-along.png');
const MAX_KB = 200;
const WINDOW = { width: 1000, height: 720 };
/** Far enough into the chapter for text above and below the sentence that is heard. */
const SENTENCE = 6;
const CHAPTER = '3. Chapter I: The Crossing';

const dataDir = await mkdtemp(join(tmpdir(), 'tandem-picture-'));
const port = await freePort();
const service = runProgram(process.execPath, [compiled('start.js'), 'all'], {
  env: { PORT: String(port), DATA_DIR: dataDir, DATABASE_URL: '', REDIS_URL: '' },
});
try {
  await service.line(/"Everything is up"/);
  const id = await narrate(`http://127.0.0.1:${port}`);
  await takePicture(`http://127.0.0.1:${port}/#/books/${id}`);
} finally {
  service.child.kill('SIGTERM');
  await service.exit;
  await rm(dataDir, { recursive: true, force: true });
}
const kb = Math.ceil((await stat(PICTURE)).size / 1024);
console.log(`${PICTURE}: ${kb} kB`);
process.exitCode = kb <= MAX_KB ? 0 : 1;

/** @returns the id of the finished audiobook. */
async function narrate(url: string): Promise<string> {
  const form = new FormData();
  form.set('file', new Blob([await readFile(BOOK)], { type: 'application/pdf' }), 'lamp.pdf');
  const answer = await fetch(`${url}/v1/audiobooks`, { method: 'POST', body: form });
  const { id } = (await answer.json()) as { id: string };
  for (;;) {
    const { status, error } = (await (await fetch(`${url}/v1/audiobooks/${id}`)).json()) as {
      status: string;
      error: unknown;
    };
    if (status === 'ready') return id;
    if (status === 'failed') throw new Error(`the book failed: ${JSON.stringify(error)}`);
    await sleep(500);
  }
}

async function takePicture(address: string): Promise<void> {
  const browser = await openBrowser();
  try {
    const page = await browser.newPage({ viewport: WINDOW });
    await page.goto(address);
    await page.getByLabel('Chapter', { exact: true }).selectOption({ label: CHAPTER });
    await page.locator('.sentence').nth(SENTENCE).click();
    await page.locator('.sentence[aria-current="true"]').waitFor();
    await page.waitForFunction('document.querySelector("audio").currentTime > 0.5');
    await page.screenshot({ path: PICTURE });
  } finally {
    await browser.close();
  }
}
