import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { AppError } from '../../errors.ts';
import { messageOf } from '../../process/thrown.ts';
import { hearPrivately } from '../../process/private-input.ts';
import { disarmUserSignals } from '../../process/user-signals.ts';
import type { ExtractionEvent } from '../events.ts';
import { extractBook } from '../extract-book.ts';
import type { OcrPolicy } from '../first-pass/options.ts';
import type { IncludeKind } from '../include.ts';
import type { PassageVerdicts } from '../passages.ts';
import { isOutOfMemory } from '../page/page-reader.ts';
import { loadForText } from '../pdfjs/open-pdf.ts';
import type { SkippedPage } from '../page/page-reader.ts';
import { createAnonymousSpool } from '../spool.ts';
import type { Spool } from '../spool.ts';

/** What the child is told to do, as a line of JSON on its standard input. */
export interface ReadingTask {
  /** Absolute. */
  file: string;
  /** Where the file can't be opened without. */
  password?: string | undefined;
  maxPages: number;
  include: readonly IncludeKind[];
  /** What the listener says of single passages. */
  passages?: PassageVerdicts | undefined;
  /** ISO 639-1, where it is known. */
  language?: string | undefined;
  skip: readonly SkippedPage[];
  ocr: OcrPolicy;
  /** Whether to tell where everything stands. */
  places?: boolean | undefined;
  /** Whether to say the text of the first pages while others are still read. */
  beginnings?: boolean | undefined;
  /** Absolute path of what was recognised before. */
  recognized?: string | undefined;
  /** Where the temporary file goes. */
  tempDir: string;
}

/** UTF-16 code units. */
const BLOCK_CHARACTERS = 8_192;

/**
 * The extraction child: reads one PDF and writes `ExtractionEvent`s, one JSON object a line, on its standard output. A
 * hostile PDF can take its memory and its time, and nobody else's: it is first in line for the kernel's OOM killer, and
 * it ends when its standard input closes, which happens when its parent dies. It may be started before there is a PDF
 * to read: whatever it needs is loaded by the time it is told.
 */
async function main(): Promise<void> {
  process.title = 'tandem reader, waiting';
  volunteerForOutOfMemory();
  disarmUserSignals();
  process.stdin.on('close', () => process.exit(1)).on('error', () => process.exit(1));
  process.stdin.resume();
  // pdf.js reports through console.log, and the standard output belongs to the events.
  console.log = console.error;
  // pdf.js leaves promises of broken objects behind that nobody waits for; what is waited for reports its failure
  // itself.
  process.on('unhandledRejection', (reason) => console.error('left behind:', reason));
  const told = hearPrivately(process.stdin);
  await loadForText();
  const { tempDir, ...task } = (await told) as ReadingTask;
  process.title = 'tandem extract';
  try {
    const createSpool = (): Spool => createAnonymousSpool(tempDir);
    for await (const event of extractBook({ ...task, createSpool })) await say(event);
  } catch (error) {
    if (error instanceof AppError)
      await say({ type: 'failed', code: error.code, detail: error.detail ?? '' });
    else if (isOutOfMemory(error))
      await say({ type: 'failed', code: 'pdf-too-complex', detail: messageOf(error) });
    else throw error;
  }
}

let pending = '';

/**
 * What comes in the hundreds is written in blocks; anything else at once, since the parent has to know how far the
 * child has got.
 */
async function say(event: ExtractionEvent): Promise<void> {
  pending += `${JSON.stringify(event)}\n`;
  const waits = event.type === 'paragraph' || event.type === 'removed' || event.type === 'chapter';
  if (waits && pending.length < BLOCK_CHARACTERS) return;
  const block = pending;
  pending = '';
  if (!process.stdout.write(block)) await once(process.stdout, 'drain');
}

function volunteerForOutOfMemory(): void {
  try {
    writeFileSync('/proc/self/oom_score_adj', '1000');
  } catch {
    // Not Linux, or not allowed: the heap limit still holds.
  }
}

main().then(
  // An open standard input would keep the process alive.
  () => process.stdout.end(() => process.exit(0)),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
