import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { limitedCommand } from '../../process/limited-command.ts';
import { programPath } from '../../process/program-path.ts';
import { tellPrivately } from '../../process/private-input.ts';
import { createWorkClock } from '../../process/work-clock.ts';
import type { OcrArguments, OcrEvent } from './ocr-main.ts';

/** A page at which the child ended; next time it may not. */
interface LostPage {
  type: 'lost';
  page: number;
  /** For people. */
  reason: string;
}

/** A page takes 2 to 10 seconds; many times that on half a processor that others want, too. */
const PAGE_TIMEOUT_MS = 240_000;
/**
 * The child says that it goes on more often than that, unless drawing a page never ends. Shorter than what a step of
 * the extraction may take.
 */
const SILENCE_TIMEOUT_MS = 50_000;
/** So many pages in a row at which the child ended: it isn't the pages. */
const MAX_FAILURES = 3;
/**
 * Then a new child takes over: what Tesseract and the canvas hold on to goes with the old one, and so does its share of
 * processor time.
 */
const PAGES_A_CHILD = 50;
/** The pictures and Tesseract are outside of it. */
const HEAP_MB = 128;
/**
 * In place of the extraction child's own limit, which is too low for this: a wall at 1 GB, with what Node never
 * touches. Three times what is needed.
 */
const MEMORY_MB = 944;

/**
 * Reads pages that are pictures, one after the other, in a child process of its own: 300 MB while it lasts. A page that
 * ends the child, or that takes too long, is reported as unreadable, and a new child goes on behind it.
 *
 * @param pages from 1, rising
 * @param language ISO 639-1, or null where it isn't known
 */
export async function* readPictures(options: {
  file: string;
  password?: string | undefined;
  pages: readonly number[];
  language: string | null;
}): AsyncGenerator<OcrEvent | LostPage> {
  const { file, password, language } = options;
  let left = options.pages;
  let failures = 0;
  while (left.length > 0) {
    const leftAfter = Math.max(0, left.length - PAGES_A_CHILD);
    for await (const event of runChild(
      { file, language, pages: left.slice(0, PAGES_A_CHILD), hasPassword: password !== undefined },
      password,
    )) {
      if (event.type === 'page') {
        failures = 0;
        left = left.slice(1);
      }
      yield event;
    }
    const [page] = left;
    if (page === undefined) return;
    if (left.length === leftAfter) continue;
    failures += 1;
    const unread = failures < MAX_FAILURES ? [page] : left;
    left = left.slice(unread.length);
    for (const number of unread) {
      yield {
        type: 'lost',
        page: number,
        reason: 'This page is a picture, and recognising its text failed.',
      };
    }
  }
}

type Child = ChildProcess & { stdout: Readable };

/** One run of the child: ends early when the child does. */
async function* runChild(task: OcrArguments, password: string | undefined): AsyncGenerator<OcrEvent> {
  const { command, args } = limitedCommand(
    [`--max-old-space-size=${HEAP_MB}`, programPath('pdf/ocr/ocr-main'), JSON.stringify(task)],
    { memoryMb: MEMORY_MB },
  );
  const child: Child = spawn(command, args, {
    stdio: ['pipe', 'pipe', 'ignore'],
    env: {},
  });
  child.on('error', () => undefined);
  if (password !== undefined) tellPrivately(child.stdin, password);
  const kill = (): void => void child.kill('SIGKILL');
  const page = createWorkClock(PAGE_TIMEOUT_MS);
  const silence = createWorkClock(SILENCE_TIMEOUT_MS);
  const clocks = [page, silence];
  for (const clock of clocks) {
    clock.onExpired(kill);
    clock.run();
  }
  try {
    for await (const line of createInterface({ input: child.stdout })) {
      const event = JSON.parse(line) as OcrEvent;
      for (const clock of clocks) clock.pause();
      yield event;
      if (event.type === 'page') page.reset();
      silence.reset();
      for (const clock of clocks) clock.run();
    }
  } finally {
    for (const clock of clocks) clock.pause();
    kill();
  }
}
