import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { access, constants, stat } from 'node:fs/promises';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BookJson } from '../../contract/book.ts';
import { messageOf } from '../../process/thrown.ts';
import { callerDirectory } from '../../settings/caller.ts';
import { JSON_FLAG, namedService, readArguments, SERVICE_FLAGS, SERVICE_USAGE, text } from '../arguments.ts';
import { isFinal } from '../book-state.ts';
import { choiceFlags, chosenFields, describeChoiceFlags } from '../choice-flags.ts';
import type { Command } from '../command.ts';
import { Ends, EXIT } from '../command.ts';
import { confirmBook } from '../confirm-book.ts';
import { findService } from '../own-service.ts';
import { askAgain, givenPassword, PASSWORD_FLAG, PASSWORD_USAGE, passwordHint } from '../pdf-password.ts';
import { renderDuration, renderProgress } from '../progress-bar.ts';
import {
  describeProblem,
  fetchBook,
  saveFile,
  ServiceAway,
  ServiceRefused,
  uploadPdf,
} from '../service-client.ts';
import type { Service } from '../service-client.ts';
import { clearLine } from '../terminal.ts';

const USAGE = `Usage: tandem narrate BOOK.pdf … [-o BOOK.mp3] [choices] [--yes] [--json] [--url URL] [--token TOKEN]

Makes audiobooks of PDFs, shows how far they are, and saves them. Uses the service that runs on this machine; where none
does, it starts one and stops it at the end.

  -o, --output     where to save it: a file, or a directory; BOOK.mp3 in this directory unless given
  --yes            narrates what waits for its price to be confirmed, without asking
  --json           a JSON object a line, for programs
${SERVICE_USAGE}
${PASSWORD_USAGE}

Choices:
${describeChoiceFlags()}`;

const FLAGS = {
  ...choiceFlags(),
  ...SERVICE_FLAGS,
  ...JSON_FLAG,
  ...PASSWORD_FLAG,
  output: { type: 'string', short: 'o' },
  yes: { type: 'boolean' },
} as const;

const POLL_MS = 500;
/** A service that restarts is back long before. */
const PATIENCE_MS = 120_000;

export const narrateCommand: Command = { usage: USAGE, flags: FLAGS, run };

/** A PDF, where its audiobook goes, and what is told of it meanwhile. */
interface Task {
  file: string;
  output: string;
  report: (book: BookJson) => void;
}

async function run(argv: readonly string[]): Promise<number> {
  const { values, positionals } = readArguments(argv, FLAGS);
  if (positionals.length === 0) throw new Ends(EXIT.usage, 'give a PDF');
  const named = namedService(values);
  const isJson = values['json'] === true;
  const outputs = await planOutputs(positionals, text(values['output']));
  const say = (line: string): void => void process.stderr.write(`${line}\n`);

  const password = await givenPassword(text(values['password']));
  const interruption = listenForInterruption();
  const found = await Promise.race([findService(named, say), interruption]);
  try {
    const isYes = values['yes'] === true;
    const fields = chosenFields(values);
    const work = narrateAll(found.service, outputs, { fields, password, isYes, isJson });
    return await Promise.race([work, interruption]);
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
    const goesOn = found.isOwn
      ? 'Stopping. The same command again goes on where it was.'
      : 'The service goes on with the book. The same command again picks it up where it is then.';
    say(`\n${goesOn}`);
    return EXIT.interrupted;
  } finally {
    await found.leave();
  }
}

class Interrupted extends Ends {
  constructor() {
    super(EXIT.interrupted, 'interrupted');
  }
}

/** Rejects at the first Ctrl-C; a second one ends the program at once. */
function listenForInterruption(): Promise<never> {
  const interruption = new Promise<never>((_resolve, reject) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.once(signal, () => reject(new Interrupted()));
  });
  interruption.catch(() => undefined);
  return interruption;
}

/**
 * Where each audiobook goes. An hour of narration must not end in a typing error: what can't be read or written is said
 * first.
 *
 * @throws {Ends}
 */
async function planOutputs(
  names: readonly string[],
  given: string | undefined,
): Promise<{ file: string; output: string }[]> {
  const directory = callerDirectory();
  const place = resolve(directory, given ?? '.');
  const isDirectory = (await stat(place).catch(() => null))?.isDirectory() === true;
  if (names.length > 1 && !isDirectory) {
    throw new Ends(EXIT.usage, `give a directory with -o for several PDFs; ${place} is none`);
  }
  const plans = names.map((name) => ({
    file: resolve(directory, name),
    output: isDirectory ? join(place, `${basename(name, extname(name))}.mp3`) : place,
  }));
  const twice = plans.find(({ output }, index) => plans.findIndex((one) => one.output === output) !== index);
  if (twice !== undefined) throw new Ends(EXIT.usage, `two of these would be saved as ${twice.output}`);
  for (const { file, output } of plans) {
    const info = await stat(file).catch(() => null);
    if (info?.isFile() !== true) throw new Ends(EXIT.noInput, `there is no file ${file}`);
    await access(dirname(output), constants.W_OK).catch(() => {
      throw new Ends(EXIT.cannotWrite, `${dirname(output)} is not a directory that can be written to`);
    });
  }
  return plans;
}

/** All are sent first, so that the service works on them together. What fails doesn't keep the others. */
async function narrateAll(
  service: Service,
  plans: readonly { file: string; output: string }[],
  {
    fields,
    password,
    isYes,
    isJson,
  }: {
    fields: Readonly<Record<string, string>>;
    password: string | undefined;
    isYes: boolean;
    isJson: boolean;
  },
): Promise<number> {
  let exitCode: number = EXIT.ok;
  const failed = (file: string, error: unknown): void => {
    // One PDF is all of the command: what ends it is told by who started it.
    if (plans.length === 1) throw error;
    const isBook = error instanceof Ends || error instanceof ServiceRefused;
    if (!isBook || (error instanceof ServiceRefused && error.status === 401)) throw error;
    process.stderr.write(`${clearLine()}${file}: ${messageOf(error)}\n`);
    exitCode = error instanceof Ends ? error.exitCode : EXIT.badData;
  };
  const sent: { task: Task; book: BookJson }[] = [];
  for (const { file, output } of plans) {
    const name = plans.length > 1 ? basename(file) : null;
    const task = { file, output, report: isJson ? reportAsJson(file) : reportProgress(name) };
    try {
      sent.push({ task, book: await uploadUnlocked(service, file, fields, password) });
    } catch (error) {
      failed(file, error);
    }
  }
  for (const { task, book } of sent) {
    try {
      const finished = await follow(service, book, { report: task.report, isYes });
      const bytes = await save(service, finished, task.output);
      if (isJson) print({ file: task.file, output: task.output, bytes, book: finished });
      else process.stdout.write(`${clearLine()}${describeResult(finished, task.output, bytes)}\n`);
    } catch (error) {
      failed(task.file, error);
    }
  }
  return exitCode;
}

/** Asks for the password of a PDF that is locked, until it is the right one. */
async function uploadUnlocked(
  service: Service,
  file: string,
  fields: Readonly<Record<string, string>>,
  given: string | undefined,
): Promise<BookJson> {
  for (let password = given; ;) {
    try {
      return await upload(service, file, fields, password);
    } catch (error) {
      if (!(error instanceof ServiceRefused) || passwordHint(error.problem.code) === null) throw error;
      const next = await askAgain(`${basename(file)}: ${error.problem.title}`);
      if (next === null) throw error;
      password = next;
    }
  }
}

/**
 * The same file with the same choices is the same book, so that an interrupted command goes on instead of starting
 * again.
 */
async function upload(
  service: Service,
  file: string,
  fields: Readonly<Record<string, string>>,
  password: string | undefined,
): Promise<BookJson> {
  // The key says nothing of the password.
  const hash = createHash('sha256').update(JSON.stringify(Object.entries(fields).sort()));
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  const idempotencyKey = `narrate-${hash.digest('hex')}`;
  const sent = { file, fields: { ...fields, ...(password !== undefined && { password }) } };
  const { book, replayed } = await uploadPdf(service, { ...sent, idempotencyKey });
  if (!replayed || (book.status !== 'failed' && book.status !== 'cancelled')) return book;
  // What ended badly at another time is tried anew: the reason may be gone.
  return (await uploadPdf(service, { ...sent, idempotencyKey: `narrate-${randomUUID()}` })).book;
}

/** Shows the progress until the book has ended, whatever happens to the connection meanwhile. @throws {Ends} */
async function follow(
  service: Service,
  first: BookJson,
  { report, isYes }: { report: Task['report']; isYes: boolean },
): Promise<BookJson> {
  let book = first;
  for (;;) {
    report(book);
    if (isFinal(book)) return book;
    await outlastingOutages(() => confirmBook(service, book, isYes));
    await sleep(POLL_MS);
    book = await outlastingOutages(() => fetchBook(service, book.id));
  }
}

/** @returns the size of the audio in bytes. @throws {Ends} when there is none. */
async function save(service: Service, book: BookJson, output: string): Promise<number> {
  if (book.status !== 'ready') {
    const why = book.error === null ? `The book was ${book.status}` : describeProblem(book.error);
    throw new Ends(EXIT.badData, why);
  }
  return outlastingOutages(() => saveFile(service, `/v1/audiobooks/${book.id}/audio.mp3`, output));
}

/** Tries again while the service is away, as it is for some seconds when it restarts. */
async function outlastingOutages<T>(work: () => Promise<T>): Promise<T> {
  const startedAt = performance.now();
  for (;;) {
    try {
      return await work();
    } catch (error) {
      const passing =
        error instanceof ServiceAway || (error instanceof ServiceRefused && error.status >= 500);
      if (!passing || performance.now() - startedAt > PATIENCE_MS) throw error;
      if (process.stdout.isTTY) process.stdout.write(`${clearLine()}the service is away; waiting for it …`);
      await sleep(POLL_MS);
    }
  }
}

/** One line that changes on a terminal; elsewhere a line for each stage and each tenth. */
function reportProgress(name: string | null): Task['report'] {
  let shown = '';
  return (book) => {
    const why = book.waiting === null ? '' : ` (${book.waiting.title})`;
    const line = `${name === null ? '' : `${name}: `}${renderProgress({ status: book.status, ...book.progress })}${why}`;
    if (process.stdout.isTTY) process.stdout.write(`${clearLine()}${line}`);
    else if (milestone(book) !== shown) process.stdout.write(`${line}\n`);
    shown = milestone(book);
  };
}

function reportAsJson(file: string): Task['report'] {
  let shown = '';
  return (book) => {
    const { id, status, progress, waiting, confirmation } = book;
    if (milestone(book) !== shown) print({ file, id, status, progress, waiting, confirmation });
    shown = milestone(book);
  };
}

function milestone({ status, progress, waiting }: BookJson): string {
  return `${status} ${Math.floor(progress.fraction * 10)} ${waiting?.code ?? ''}`;
}

function print(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}

function describeResult(
  { title, durationSeconds, chapters }: BookJson,
  output: string,
  bytes: number,
): string {
  const count = chapters.filter(({ included }) => included).length;
  const facts = [
    renderDuration(durationSeconds ?? 0),
    `${count} ${count === 1 ? 'chapter' : 'chapters'}`,
    `${(bytes / 1_000_000).toFixed(1)} MB`,
  ];
  return `${output}: “${title}”, ${facts.join(', ')}`;
}
