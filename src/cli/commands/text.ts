import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { callerDirectory } from '../../settings/caller.ts';
import { JSON_FLAG, readArguments, text } from '../arguments.ts';
import type { Command } from '../command.ts';
import { Ends, EXIT } from '../command.ts';
import { AppError, ERROR_CATALOGUE } from '../../errors.ts';
import { baseLanguage } from '../../languages/base-language.ts';
import { hasErrno, messageOf } from '../../process/thrown.ts';
import type { ChapterChoice } from '../../narration/chapter-choice.ts';
import { parseChapterChoice } from '../../narration/chapter-choice.ts';
import { DEFAULT_CHOICES } from '../../narration/choices.ts';
import type { Choices } from '../../narration/choices.ts';
import { runExtraction } from '../../pdf/child/extraction.ts';
import type { ExtractionStep } from '../../pdf/child/extraction.ts';
import type { IncludeKind } from '../../pdf/include.ts';
import { askAgain, givenPassword, PASSWORD_FLAG, PASSWORD_USAGE, passwordHint } from '../pdf-password.ts';
import { writeJson, writeText } from '../text-output.ts';

const USAGE = `Usage: tandem text BOOK.pdf [--json] [--include LIST] [--chapters LIST] [--language L] [--spoken]
       tandem text BOOK.pdf --draw FOLDER [--pages LIST] [--include LIST] [--language L]

Prints what would be read aloud: chapters and paragraphs, without running heads and page numbers.
  --include    what is left out by default, with commas: footnotes, captions, tables, references, code
  --chapters   those to read, counted from 1, such as 2-9 or 1,3,5- ; all unless given
  --language   of the book, such as "de"; detected unless given
  --spoken     as a speech engine is sent it: "Chapter 4" for "Chapter IV"
  --json       {warnings, leftOutShare, title, language, pages, chapters: [{title, paragraphs}],
               removed: [{page, kind, text, step, reason}]}
  --draw       draws pages instead: a picture each in this folder, with a box around every line that says what became
               of it and why
  --pages      those to draw, such as 3-5; all unless given
${PASSWORD_USAGE}`;

const FLAGS = {
  ...JSON_FLAG,
  ...PASSWORD_FLAG,
  spoken: { type: 'boolean' },
  include: { type: 'string' },
  chapters: { type: 'string' },
  language: { type: 'string' },
  draw: { type: 'string' },
  pages: { type: 'string' },
} as const;

const HEAP_MB = 256;
/** With the file itself, which may be large here: nobody else has to fit in beside it. */
const MEMORY_MB = 2_048;
const TIMEOUT_MS = 15 * 60_000;
const MAX_PAGES = 100_000;

/** Needs no service, no settings and no network. */
export const textCommand: Command = { usage: USAGE, flags: FLAGS, run };

async function run(argv: readonly string[]): Promise<number> {
  const request = await readRequest(argv);
  const file = resolve(callerDirectory(), request.file);
  try {
    await access(file, constants.R_OK);
  } catch (error) {
    throw new Ends(
      EXIT.noInput,
      hasErrno(error, 'ENOENT') ? `there is no file ${file}` : `${file} can't be read: ${messageOf(error)}`,
    );
  }
  for (let password = await givenPassword(request.password); ;) {
    try {
      await print(file, password, request);
      return EXIT.ok;
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const { title, hint } = ERROR_CATALOGUE[error.code];
      const locked = passwordHint(error.code);
      const next = locked === null ? null : await askAgain(title);
      if (next === null) {
        const detail = error.detail === undefined ? '' : `(${error.detail}) `;
        throw new Ends(EXIT.badData, `${title}. ${detail}${locked ?? hint}`);
      }
      password = next;
    }
  }
}

async function print(file: string, password: string | undefined, request: TextRequest): Promise<void> {
  const { include, chapters, language, spoken, draw } = request;
  const limits = { heapMb: HEAP_MB, memoryMb: MEMORY_MB, timeoutMs: TIMEOUT_MS, maxPages: MAX_PAGES };
  const places = draw !== null;
  const written = runExtraction({
    ...{ file, password, ...limits, include, language, ocr: { enabled: true }, places },
  });
  const events = chapters === null && !spoken ? written : await choose(written, request);
  const write = async (text: string): Promise<void> => {
    if (!process.stdout.write(text)) await once(process.stdout, 'drain');
  };
  if (draw === null) await (request.json ? writeJson(events, write) : writeText(events, write));
  else {
    const { drawPages } = await import('../text-drawing.ts');
    const folder = resolve(callerDirectory(), draw.folder);
    await drawPages(written, { file, password, folder, has: draw.has }, write);
  }
}

interface TextRequest {
  file: string;
  json: boolean;
  spoken: boolean;
  include: readonly IncludeKind[];
  chapters: ChapterChoice | null;
  language: string | undefined;
  /** As the flag has it. */
  password: string | undefined;
  /** Where pages are drawn instead, and which. */
  draw: { folder: string; has: (page: number) => boolean } | null;
}

/** @throws {Ends} when it can't be understood. */
async function readRequest(argv: readonly string[]): Promise<TextRequest> {
  const { values, positionals } = readArguments(argv, FLAGS);
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) throw new Ends(EXIT.usage, 'name one PDF');
  const [draw, pages] = [text(values['draw']), text(values['pages'])];
  // Pages are named as chapters are.
  const chosen = parseChapterChoice(pages ?? '1-');
  if (chosen === null) throw new Ends(EXIT.usage, '--pages takes numbers such as 3-5 or 2,7-');
  if (pages !== undefined && draw === undefined) throw new Ends(EXIT.usage, '--pages goes with --draw');
  const { include, chapters, language } = await readChoices(values);
  return {
    file,
    json: values['json'] === true,
    spoken: values['spoken'] === true,
    include,
    chapters: chapters === null ? null : parseChapterChoice(chapters),
    language: language === null ? undefined : baseLanguage(language),
    password: text(values['password']),
    draw: draw === undefined ? null : { folder: draw, has: (page) => chosen.has(page) },
  };
}

/**
 * What was chosen of the text. What reads and checks it is loaded only where something was: that takes as long as
 * reading a short document.
 *
 * @throws {Ends}
 */
async function readChoices(values: Readonly<Record<string, string | boolean | undefined>>): Promise<Choices> {
  const given = {
    include: text(values['include']),
    chapters: text(values['chapters']),
    language: text(values['language']),
  };
  if (Object.values(given).every((value) => value === undefined)) return DEFAULT_CHOICES;
  const { readTextChoices } = await import('../../contract/requests.ts');
  try {
    return readTextChoices(given);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const allowed = error.allowed === undefined ? '' : ` Allowed: ${error.allowed.join(', ')}.`;
    throw new Ends(EXIT.usage, `--${error.field ?? ''}: ${messageOf(error)}${allowed}`);
  }
}

async function choose(
  written: AsyncIterable<ExtractionStep>,
  { chapters, spoken, language }: TextRequest,
): Promise<AsyncIterable<ExtractionStep>> {
  const { asSpoken, onlyChapters } = await import('../text-choices.ts');
  const chosen = chapters === null ? written : onlyChapters(written, chapters);
  return spoken ? asSpoken(chosen, language) : chosen;
}
