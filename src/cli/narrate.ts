import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { access, constants, stat } from 'node:fs/promises';
import { basename, dirname, extname, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { BookJson } from '../contract/book.ts';
import { callerDirectory, callerToken } from '../settings/caller.ts';
import { messageOf } from '../process/thrown.ts';
import { choiceFlags, chosenFields, describeChoiceFlags } from './choice-flags.ts';
import { renderDuration, renderProgress } from './progress-bar.ts';
import {
  describeProblem,
  fetchBook,
  saveAudio,
  ServiceAway,
  ServiceRefused,
  uploadPdf,
} from './service-client.ts';
import type { Service } from './service-client.ts';

const USAGE = `Usage: npm run narrate -- BOOK.pdf [-o BOOK.mp3] [choices] [--url URL] [--token TOKEN]

Sends a PDF to the running service, shows how far it is, and saves the audiobook.

  -o, --output    where to save it; BOOK.mp3 in this directory unless given
  --url           of the service; http://127.0.0.1:10000 unless given
  --token         yours, where the service asks for one; better in the environment as TANDEM_TOKEN, where other
                  users of this machine can't read it

Choices:
${describeChoiceFlags()}`;

/** After sysexits.h. */
const EXIT = {
  usage: 64,
  badBook: 65,
  noInput: 66,
  serviceAway: 69,
  cannotWrite: 73,
  notAllowed: 77,
  interrupted: 130,
} as const;
const POLL_MS = 500;
/** A service that restarts is back long before. */
const PATIENCE_MS = 120_000;

class Ends extends Error {
  readonly exitCode: number;

  constructor(exitCode: number, message: string) {
    super(message);
    this.exitCode = exitCode;
  }
}

process.on('SIGINT', () => {
  process.stderr.write(
    '\nThe service goes on with the book. The same command again picks it up where it is then.\n',
  );
  process.exit(EXIT.interrupted);
});
try {
  await narrate(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${clearLine()}narrate: ${messageOf(error)}\n`);
  process.exitCode = exitCodeOf(error);
}

async function narrate(argv: readonly string[]): Promise<void> {
  const { file, output, service, fields } = readArguments(argv);
  const info = await stat(file).catch(() => null);
  if (info?.isFile() !== true) throw new Ends(EXIT.noInput, `there is no file ${file}`);
  // An hour of narration must not end in a typing error.
  await access(dirname(output), constants.W_OK).catch(() => {
    throw new Ends(EXIT.cannotWrite, `${dirname(output)} is not a directory that can be written to`);
  });
  const book = await upload(service, file, fields);
  const finished = await follow(service, book);
  if (finished.status !== 'ready') {
    const why = finished.error === null ? `The book was ${finished.status}` : describeProblem(finished.error);
    throw new Ends(EXIT.badBook, why);
  }
  const bytes = await outlastingOutages(() => saveAudio(service, finished.id, output));
  const chapters = finished.chapters.filter(({ included }) => included).length;
  const facts = [
    renderDuration(finished.durationSeconds ?? 0),
    `${chapters} ${chapters === 1 ? 'chapter' : 'chapters'}`,
    `${(bytes / 1_000_000).toFixed(1)} MB`,
  ];
  process.stdout.write(`${clearLine()}${output}: “${finished.title}”, ${facts.join(', ')}\n`);
}

function readArguments(argv: readonly string[]) {
  let parsed;
  try {
    parsed = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        ...choiceFlags(),
        output: { type: 'string', short: 'o' },
        url: { type: 'string', default: 'http://127.0.0.1:10000' },
        token: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw new Ends(EXIT.usage, `${messageOf(error)}\n\n${USAGE}`);
  }
  const { values, positionals } = parsed;
  if (values.help === true) {
    process.stdout.write(`${USAGE}\n`);
    process.exit(0);
  }
  const [name] = positionals;
  if (name === undefined || positionals.length > 1) throw new Ends(EXIT.usage, `give one PDF\n\n${USAGE}`);
  if (!URL.canParse(values.url) || !/^https?:$/.test(new URL(values.url).protocol)) {
    throw new Ends(EXIT.usage, `--url must be an http:// or https:// address`);
  }
  const token = values.token ?? callerToken();
  if (token !== null && !/^[\x21-\x7e]+$/.test(token)) {
    throw new Ends(EXIT.usage, 'the token has characters that none has; copy it again');
  }
  const directory = callerDirectory();
  return {
    file: resolve(directory, name),
    output: resolve(directory, values.output ?? `${basename(name, extname(name))}.mp3`),
    service: { url: values.url, token },
    fields: chosenFields(values),
  };
}

/**
 * The same file with the same choices is the same book, so that an interrupted command goes on instead of starting
 * again.
 */
async function upload(
  service: Service,
  file: string,
  fields: Readonly<Record<string, string>>,
): Promise<BookJson> {
  const hash = createHash('sha256').update(JSON.stringify(Object.entries(fields).sort()));
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  const idempotencyKey = `narrate-${hash.digest('hex')}`;
  const { book, replayed } = await uploadPdf(service, { file, fields, idempotencyKey });
  if (!replayed || (book.status !== 'failed' && book.status !== 'cancelled')) return book;
  // What ended badly at another time is tried anew: the reason may be gone.
  return (await uploadPdf(service, { file, fields, idempotencyKey: `narrate-${randomUUID()}` })).book;
}

/** Shows the progress until the book has ended, whatever happens to the connection meanwhile. */
async function follow(service: Service, first: BookJson): Promise<BookJson> {
  let book = first;
  let shown = '';
  for (;;) {
    const line = renderProgress({ status: book.status, ...book.progress });
    if (process.stdout.isTTY) process.stdout.write(`${clearLine()}${line}`);
    else if (milestone(book) !== shown) process.stdout.write(`${line}\n`);
    shown = milestone(book);
    if (['ready', 'failed', 'cancelled'].includes(book.status)) return book;
    await sleep(POLL_MS);
    book = await outlastingOutages(() => fetchBook(service, book.id));
  }
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

/** Where the output is no terminal, a line for each stage and each tenth. */
function milestone({ status, progress }: BookJson): string {
  return `${status} ${Math.floor(progress.fraction * 10)}`;
}

function clearLine(): string {
  return process.stdout.isTTY ? '\r\u001b[K' : '';
}

function exitCodeOf(error: unknown): number {
  if (error instanceof Ends) return error.exitCode;
  if (error instanceof ServiceRefused && error.status === 401) {
    process.stderr.write('Give your token in the environment as TANDEM_TOKEN, or with --token.\n');
    return EXIT.notAllowed;
  }
  if (error instanceof ServiceRefused) return error.status >= 500 ? EXIT.serviceAway : EXIT.badBook;
  if (error instanceof ServiceAway) {
    process.stderr.write('Is the service running? Start it with: npm start\n');
    return EXIT.serviceAway;
  }
  return EXIT.cannotWrite;
}
