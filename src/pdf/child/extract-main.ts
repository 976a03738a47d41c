import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { AppError } from '../../errors.ts';
import { messageOf } from '../../process/thrown.ts';
import { receiveSecret } from '../../process/secret-pipe.ts';
import { disarmUserSignals } from '../../process/user-signals.ts';
import type { ExtractionEvent } from '../events.ts';
import { extractBook } from '../extract-book.ts';
import type { OcrPolicy } from '../first-pass/options.ts';
import type { IncludeKind } from '../include.ts';
import type { PassageVerdicts } from '../passages.ts';
import { isOutOfMemory } from '../page/page-reader.ts';
import type { SkippedPage } from '../page/page-reader.ts';
import { createAnonymousSpool } from '../spool.ts';
import type { Spool } from '../spool.ts';

/** The child's only argument, as JSON. */
export interface ExtractArguments {
  /** Absolute. */
  file: string;
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
  /** Whether its password comes through the standard input. */
  hasPassword: boolean;
}

/** UTF-16 code units. */
const BLOCK_CHARACTERS = 8_192;

/**
 * The extraction child: reads one PDF and writes `ExtractionEvent`s, one JSON object a line, on its standard output. A
 * hostile PDF can take its memory and its time, and nobody else's: it is first in line for the kernel's OOM killer, and
 * it ends when its standard input closes, which happens when its parent dies.
 */
async function main(): Promise<void> {
  process.title = 'tandem extract';
  volunteerForOutOfMemory();
  disarmUserSignals();
  process.stdin.on('close', () => process.exit(1)).on('error', () => process.exit(1));
  process.stdin.resume();
  // pdf.js reports through console.log, and the standard output belongs to the events.
  console.log = console.error;
  // pdf.js leaves promises of broken objects behind that nobody waits for; what is waited for reports its failure
  // itself.
  process.on('unhandledRejection', (reason) => console.error('left behind:', reason));
  const options = JSON.parse(process.argv[2] ?? '') as ExtractArguments;
  try {
    const { tempDir, hasPassword, ...reading } = options;
    const password = hasPassword ? await receiveSecret(process.stdin) : undefined;
    const createSpool = (): Spool => createAnonymousSpool(tempDir);
    for await (const event of extractBook({ ...reading, password, createSpool })) await say(event);
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
