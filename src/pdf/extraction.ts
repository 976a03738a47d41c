import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { tmpdir } from 'node:os';
import { extname, resolve } from 'node:path';
import { StringDecoder } from 'node:string_decoder';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { AppError } from '../errors.ts';
import type { ExtractionEvent } from './events.ts';
import type { ExtractArguments } from './extract-main.ts';
import type { IncludeKind } from './include.ts';

export interface ExtractionOptions {
  /** A PDF on the local disk. */
  file: string;
  /** Limit of the child's JavaScript heap, in MB. Its whole memory is that, about 100 MB, and the file's size. */
  heapMb: number;
  /** How long the child may work; the time in which the caller handles an event doesn't count. */
  timeoutMs: number;
  maxPages: number;
  /** What is read although it isn't the text itself; nothing unless given. */
  include?: readonly IncludeKind[] | undefined;
  /** ISO 639-1, where it is known; detected otherwise. */
  language?: string | undefined;
  /** Ends the child; the iteration then throws the signal's reason. */
  signal?: AbortSignal | undefined;
}

/** Events without the ones that end a run: those become the end of the iteration, or its error. */
export type ExtractionStep = Exclude<ExtractionEvent, { type: 'failed' }>;

const STDERR_KEPT_CHARACTERS = 4_000;
const HEAP_EXHAUSTED = /heap out of memory|allocation failed|out of memory/i;

/**
 * Reads a PDF in a child process of its own and yields what it says, as fast as the caller takes it. The child never outlives the iteration:
 * it is killed when the caller stops early, when `signal` aborts and when the time is up.
 *
 * @throws {AppError} `empty-file`, `not-a-pdf`, `pdf-encrypted`, `pdf-broken`, `pdf-no-text`, `pdf-too-many-pages`, `pdf-too-complex` (out of
 *   memory, or killed from outside), `pdf-timeout`, `extraction-crashed`
 */
export async function* runExtraction(
  options: ExtractionOptions,
): AsyncGenerator<ExtractionStep, void, undefined> {
  options.signal?.throwIfAborted();
  const child = startChild(options);
  const { stdout, stderr } = child;
  const closed = new Promise<Ending>((settle, reject) => {
    child.once('close', (code, signal) => settle({ code, signal }));
    child.once('error', reject);
  });
  // Awaited below; a failed start must not become an unhandled rejection before that.
  closed.catch(() => undefined);
  const diagnostics = keepTail(stderr);
  const clock = startClock(options.timeoutMs, () => child.kill('SIGKILL'));
  const abort = (): void => {
    child.kill('SIGKILL');
  };
  options.signal?.addEventListener('abort', abort, { once: true });
  try {
    let finished = false;
    for await (const line of readLines(stdout)) {
      const event = JSON.parse(line) as ExtractionEvent;
      if (event.type === 'failed') {
        throw new AppError(event.code, event.detail === '' ? {} : { detail: event.detail });
      }
      finished = event.type === 'end';
      clock.pause();
      yield event;
      clock.resume();
    }
    const ending = await closed;
    options.signal?.throwIfAborted();
    if (finished) return;
    throw clock.expired() ? timeoutError(options) : toError(ending, diagnostics());
  } finally {
    clock.pause();
    options.signal?.removeEventListener('abort', abort);
    child.kill('SIGKILL');
    await closed.catch(() => undefined);
  }
}

type Child = ChildProcess & { stdout: Readable; stderr: Readable };

function startChild({ file, heapMb, timeoutMs, maxPages, include = [], language }: ExtractionOptions): Child {
  const extension = extname(fileURLToPath(import.meta.url));
  const entry = fileURLToPath(new URL(`extract-main${extension}`, import.meta.url));
  const loader = extension === '.ts' ? ['--import', import.meta.resolve('tsx')] : [];
  const childArguments: ExtractArguments = {
    file: resolve(file),
    maxPages,
    include,
    language,
    tempDir: tmpdir(),
  };
  // The limit on processor time ends a child whose parent died while a page kept it from noticing. Garbage is collected
  // on other threads, so processor time may pass faster than time.
  const cpuSeconds = 2 * Math.ceil(timeoutMs / 1000) + 1;
  const node = [
    process.execPath,
    `--max-old-space-size=${heapMb}`,
    ...loader,
    entry,
    JSON.stringify(childArguments),
  ];
  return spawn('/bin/sh', ['-c', 'ulimit -t "$0" 2>/dev/null; exec "$@"', String(cpuSeconds), ...node], {
    // A pipe as standard input ends with its parent. The environment is empty: the child needs no secret.
    stdio: ['pipe', 'pipe', 'pipe'],
    env: {},
  });
}

interface Ending {
  code: number | null;
  signal: NodeJS.Signals | null;
}

function toError({ code, signal }: Ending, diagnostics: string): AppError {
  const ending = signal === null ? `exit code ${code}` : `signal ${signal}`;
  const cause = new Error(`extraction child ended with ${ending}: ${diagnostics}`);
  // V8 ends by SIGABRT, or by SIGTRAP in some builds, when its heap is full; a shell shows them as 128 + the signal's number.
  const aborted = signal === 'SIGABRT' || signal === 'SIGTRAP' || code === 134 || code === 133;
  if (signal === 'SIGKILL' || code === 137 || aborted || HEAP_EXHAUSTED.test(diagnostics)) {
    return new AppError('pdf-too-complex', { cause });
  }
  if (signal === 'SIGXCPU') return new AppError('pdf-timeout', { cause });
  return new AppError('extraction-crashed', {
    detail: `The process that read the PDF ended with ${ending}.`,
    cause,
  });
}

function timeoutError({ timeoutMs }: ExtractionOptions): AppError {
  return new AppError('pdf-timeout', {
    detail: `It was not read within ${Math.round(timeoutMs / 1000)} seconds.`,
  });
}

/** A stop watch that calls `expire` once it has run for `durationMs`, pauses excluded. */
function startClock(durationMs: number, expire: () => void) {
  let leftMs = durationMs;
  let startedAt = 0;
  let timer: NodeJS.Timeout | undefined;
  let expired = false;
  const resume = (): void => {
    startedAt = performance.now();
    timer = setTimeout(
      () => {
        expired = true;
        expire();
      },
      Math.max(0, leftMs),
    );
  };
  const pause = (): void => {
    clearTimeout(timer);
    leftMs -= performance.now() - startedAt;
  };
  resume();
  return { pause, resume, expired: () => expired };
}

/** The stream's lines; the stream is read only as fast as they are taken. */
async function* readLines(stream: Readable): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  for await (const chunk of stream) {
    const lines = (rest + decoder.write(chunk as Buffer)).split('\n');
    // A last piece without its newline is what a killed child left behind.
    rest = lines.pop() ?? '';
    yield* lines;
  }
}

function keepTail(stream: Readable): () => string {
  let tail = '';
  stream.setEncoding('utf8').on('data', (text: string) => {
    tail = (tail + text).slice(-STDERR_KEPT_CHARACTERS);
  });
  return () => tail.trim();
}
