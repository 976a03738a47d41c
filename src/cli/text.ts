import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { callerDirectory } from '../settings/caller.ts';
import { AppError, ERROR_CATALOGUE } from '../errors.ts';
import { hasErrno, messageOf } from '../process/thrown.ts';
import type { ChapterChoice } from '../narration/chapter-choice.ts';
import { parseChapterChoice } from '../narration/chapter-choice.ts';
import { readTextChoices } from '../contract/requests.ts';
import { runExtraction } from '../pdf/child/extraction.ts';
import type { IncludeKind } from '../pdf/include.ts';
import { drawPages } from './text-drawing.ts';
import { writeJson, writeText } from './text-output.ts';
import { asSpoken, onlyChapters } from './text-choices.ts';

const USAGE = `Usage: npm run text -- book.pdf [--json] [--include LIST] [--chapters LIST] [--language L] [--spoken]
       npm run text -- book.pdf --draw FOLDER [--pages LIST] [--include LIST] [--language L]

Prints what would be read aloud: chapters and paragraphs, without running heads and page numbers.
  --include    what is left out by default, with commas: footnotes, captions, tables, references, code
  --chapters   those to read, counted from 1, such as 2-9 or 1,3,5- ; all unless given
  --language   of the book, such as "de"; detected unless given
  --spoken     as a speech engine is sent it: "Chapter 4" for "Chapter IV"
  --json       {title, language, pages, chapters: [{title, paragraphs}], removed: [{page, kind, text, step, reason}]}
  --draw       draws pages instead: a picture each in this folder, with a box around every line that says what became
               of it and why
  --pages      those to draw, such as 3-5; all unless given`;

/** After sysexits.h. */
const EXIT = { usage: 64, badData: 65, noInput: 66, software: 70 } as const;

const HEAP_MB = 256;
/** With the file itself, which may be large here: nobody else has to fit in beside it. */
const MEMORY_MB = 2_048;
const TIMEOUT_MS = 15 * 60_000;
const MAX_PAGES = 100_000;

/** Prints what would be read of a PDF. Needs no service, no settings and no network. */
async function main(argv: readonly string[]): Promise<number> {
  const request = readArguments(argv);
  if (typeof request === 'string') {
    console.error(request);
    return EXIT.usage;
  }
  if (request.help) {
    console.log(USAGE);
    return 0;
  }
  const file = resolve(callerDirectory(), request.file);
  try {
    await access(file, constants.R_OK);
  } catch (error) {
    console.error(
      hasErrno(error, 'ENOENT') ? `There is no file ${file}` : `Can't read ${file}: ${messageOf(error)}`,
    );
    return EXIT.noInput;
  }
  // A reader that closes the pipe early (`| head`) has seen enough.
  process.stdout.on('error', (error) => process.exit(hasErrno(error, 'EPIPE') ? 0 : EXIT.software));
  const { include, chapters, language, spoken, draw } = request;
  const limits = { heapMb: HEAP_MB, memoryMb: MEMORY_MB, timeoutMs: TIMEOUT_MS, maxPages: MAX_PAGES };
  const places = draw !== null;
  const written = runExtraction({ file, ...limits, include, language, ocr: { enabled: true }, places });
  const chosen = chapters === null ? written : onlyChapters(written, chapters);
  const events = spoken ? asSpoken(chosen, language) : chosen;
  const print = async (text: string): Promise<void> => {
    if (!process.stdout.write(text)) await once(process.stdout, 'drain');
  };
  try {
    if (draw !== null) {
      const folder = resolve(callerDirectory(), draw.folder);
      await drawPages(written, { file, folder, has: draw.has }, print);
    } else await (request.json ? writeJson(events, print) : writeText(events, print));
    return 0;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const { title, hint } = ERROR_CATALOGUE[error.code];
    console.error(`${title}. ${error.detail === undefined ? '' : `(${error.detail}) `}${hint}`);
    return EXIT.badData;
  }
}

interface TextRequest {
  file: string;
  json: boolean;
  help: boolean;
  spoken: boolean;
  include: readonly IncludeKind[];
  chapters: ChapterChoice | null;
  language: string | undefined;
  /** Where pages are drawn instead, and which. */
  draw: { folder: string; has: (page: number) => boolean } | null;
}

/** @returns what to print instead, where it can't be understood. */
function readArguments(argv: readonly string[]): TextRequest | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        spoken: { type: 'boolean', default: false },
        include: { type: 'string' },
        chapters: { type: 'string' },
        language: { type: 'string' },
        draw: { type: 'string' },
        pages: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    const [file, ...others] = positionals;
    const { json, help, spoken, draw, pages, ...given } = values;
    if (!help && (file === undefined || others.length > 0)) return `Name one PDF.\n\n${USAGE}`;
    const { include, chapters, language } = readTextChoices(given);
    // Pages are named as chapters are.
    const chosen = parseChapterChoice(pages ?? '1-');
    if (chosen === null) return `--pages takes numbers such as 3-5 or 2,7-.\n\n${USAGE}`;
    if (pages !== undefined && draw === undefined) return `--pages goes with --draw.\n\n${USAGE}`;
    return {
      file: file ?? '',
      json,
      help,
      spoken,
      include,
      chapters: chapters === null ? null : parseChapterChoice(chapters),
      language: language?.split('-')[0],
      draw: draw === undefined ? null : { folder: draw, has: (page) => chosen.has(page) },
    };
  } catch (error) {
    if (!(error instanceof AppError)) return `${messageOf(error)}\n\n${USAGE}`;
    const allowed = error.allowed === undefined ? '' : ` Allowed: ${error.allowed.join(', ')}.`;
    return `--${error.field ?? ''}: ${messageOf(error)}${allowed}\n\n${USAGE}`;
  }
}

main(process.argv.slice(2)).then(
  (exitCode) => {
    process.exitCode = exitCode;
  },
  (error: unknown) => {
    console.error(error);
    process.exitCode = EXIT.software;
  },
);
