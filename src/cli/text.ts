import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { callerDirectory } from '../config.ts';
import { AppError, ERROR_CATALOGUE, hasErrno, messageOf } from '../errors.ts';
import { runExtraction } from '../pdf/extraction.ts';
import { writeJson, writeText } from './text-output.ts';

const USAGE = `Usage: npm run text -- book.pdf [--json]

Prints what would be read aloud: chapters and paragraphs, without running heads and page numbers.
  --json   {title, language, pages, chapters: [{title, paragraphs}], removed: [{page, kind, text}]}`;

/** After sysexits.h. */
const EXIT = { usage: 64, badData: 65, noInput: 66, software: 70 } as const;

const HEAP_MB = 256;
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
  const events = runExtraction({ file, heapMb: HEAP_MB, timeoutMs: TIMEOUT_MS, maxPages: MAX_PAGES });
  const print = async (text: string): Promise<void> => {
    if (!process.stdout.write(text)) await once(process.stdout, 'drain');
  };
  try {
    await (request.json ? writeJson(events, print) : writeText(events, print));
    return 0;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const { title, hint } = ERROR_CATALOGUE[error.code];
    console.error(`${title}. ${error.detail === undefined ? '' : `(${error.detail}) `}${hint}`);
    return EXIT.badData;
  }
}

function readArguments(argv: readonly string[]): { file: string; json: boolean; help: boolean } | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    const [file, ...others] = positionals;
    if (values.help) return { file: '', json: false, help: true };
    if (file === undefined || others.length > 0) return `Name one PDF.\n\n${USAGE}`;
    return { file, json: values.json, help: false };
  } catch (error) {
    return `${messageOf(error)}\n\n${USAGE}`;
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
