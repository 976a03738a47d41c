import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { StringDecoder } from 'node:string_decoder';
import type { Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { AppError } from '../../errors.ts';
import type { ExtractionEvent } from '../events.ts';
import type { ReadingTask } from './extract-main.ts';
import type { OcrPolicy } from '../first-pass/options.ts';
import type { IncludeKind } from '../include.ts';
import type { PassageVerdicts } from '../passages.ts';
import { watchMemory } from '../../process/memory-watch.ts';
import type { SkippedPage } from '../page/page-reader.ts';
import { tellPrivately } from '../../process/private-input.ts';
import { startReadingChild } from './reading-child.ts';
import type { ReadingLimits } from './reading-child.ts';
import type { Standby } from './standby.ts';
import { createWorkClock } from '../../process/work-clock.ts';
import type { WorkClock } from '../../process/work-clock.ts';

export interface ChildOptions extends ReadingLimits {
  file: string;
  password?: string | undefined;
  /** Of the same limits; without it, each run starts a child of its own. */
  standby?: Standby | undefined;
  /** How much of the whole time is left. */
  clock: WorkClock;
  /** How long the child may be silent, in milliseconds. */
  stepTimeoutMs: number;
  maxPages: number;
  include: readonly IncludeKind[];
  /** What the listener says of single passages. */
  passages?: PassageVerdicts | undefined;
  /** ISO 639-1, where it is known; detected otherwise. */
  language?: string | undefined;
  /** Pages that the child doesn't look at. */
  skip: readonly SkippedPage[];
  ocr: OcrPolicy;
  /** Whether the child tells where everything stands; not unless asked for. */
  places?: boolean | undefined;
  /** Whether the child says the text of the first pages while it reads others; not unless asked for. */
  beginnings?: boolean | undefined;
  /** What was recognised before. */
  recognizedFile?: string | undefined;
  signal?: AbortSignal | undefined;
}

/** Events without the ones that end a run: those become the end of the iteration, or its error. */
export type ChildStep = Exclude<ExtractionEvent, { type: 'failed' }>;

/** The child was silent for longer than any single step takes. */
export class StepTimeout extends AppError {
  constructor(stepTimeoutMs: number) {
    super('pdf-timeout', {
      detail: `Its reader got no further for ${Math.round(stepTimeoutMs / 1000)} seconds.`,
    });
  }
}

/**
 * The child was killed by SIGKILL, and not by us: by the system, because memory ran out, or by somebody. Whether this
 * PDF or something else took the memory can't be told from one time.
 */
export class ExtractionKilled extends Error {
  constructor() {
    super('the process that read the PDF was killed');
    this.name = 'ExtractionKilled';
  }
}

/**
 * After so long, in milliseconds, others get a turn: a block from the pipe holds hundreds of events, and the caller may
 * have work with each.
 */
const TURN_MS = 10;
const STDERR_KEPT_CHARACTERS = 4_000;
const HEAP_EXHAUSTED = /heap out of memory|allocation failed|out of memory/i;

/**
 * One run of the extraction child. It is killed when the caller stops early, when it takes more memory than it may,
 * when `signal` aborts, when `clock` expires and when it is silent for too long. Neither clock runs while the caller
 * handles an event.
 *
 * @throws {AppError} as `runExtraction` does; {@link StepTimeout} is one.
 * @throws {ExtractionKilled}
 */
export async function* runChild(options: ChildOptions): AsyncGenerator<ChildStep, void, undefined> {
  const { clock, stepTimeoutMs, timeoutMs, memoryMb, signal, standby } = options;
  signal?.throwIfAborted();
  const child = standby?.take() ?? startReadingChild(options);
  tellPrivately(child.stdin, taskOf(options));
  const { stdout, stderr } = child;
  const closed = new Promise<Ending>((settle, reject) => {
    child.once('close', (code, signalName) => settle({ code, signal: signalName }));
    child.once('error', reject);
  });
  // Awaited below; a failed start must not become an unhandled rejection before that.
  closed.catch(() => undefined);
  const diagnostics = keepTail(stderr);
  const kill = (): void => {
    child.kill('SIGKILL');
  };
  const stepClock = createWorkClock(stepTimeoutMs);
  const clocks = [clock, stepClock];
  for (const each of clocks) {
    each.onExpired(kill);
    each.run();
  }
  const memory = watchMemory(child.pid ?? 0, memoryMb, kill);
  signal?.addEventListener('abort', kill, { once: true });
  try {
    let finished = false;
    let hasSpoken = false;
    let turnBeganAt = performance.now();
    for await (const line of readLines(stdout)) {
      const event = JSON.parse(line) as ExtractionEvent;
      hasSpoken = true;
      if (event.type === 'failed') {
        throw new AppError(event.code, event.detail === '' ? {} : { detail: event.detail });
      }
      finished = event.type === 'end';
      for (const each of clocks) each.pause();
      yield event;
      if (performance.now() - turnBeganAt > TURN_MS) {
        await setImmediate();
        turnBeganAt = performance.now();
      }
      stepClock.reset();
      for (const each of clocks) each.run();
    }
    const ending = await closed;
    signal?.throwIfAborted();
    if (finished) return;
    if (clock.isExpired) throw timeoutError(timeoutMs);
    if (stepClock.isExpired) throw new StepTimeout(stepTimeoutMs);
    if (memory.isExceeded) throw memoryError(memoryMb);
    const error = toError(ending, diagnostics());
    // While it waited, and nobody has noticed yet: no fault of this PDF.
    const diedWaiting = error instanceof ExtractionKilled && !hasSpoken && standby !== undefined;
    if (!diedWaiting) throw error;
    for (const each of clocks) each.pause();
    yield* runChild({ ...options, standby: undefined });
  } finally {
    for (const each of clocks) each.pause();
    memory.stop();
    signal?.removeEventListener('abort', kill);
    kill();
    await closed.catch(() => undefined);
  }
}

function taskOf(options: ChildOptions): ReadingTask {
  const { file, password, maxPages, include, passages, language, skip, ocr, places, beginnings } = options;
  return {
    file: resolve(file),
    ...{ password, maxPages, include, passages, language, skip, ocr, places, beginnings },
    recognized: options.recognizedFile,
    tempDir: tmpdir(),
  };
}

interface Ending {
  code: number | null;
  signal: NodeJS.Signals | null;
}

function toError({ code, signal }: Ending, diagnostics: string): Error {
  const ending = signal === null ? `exit code ${code}` : `signal ${signal}`;
  const cause = new Error(`extraction child ended with ${ending}: ${diagnostics}`);
  // V8 ends by SIGABRT, or by SIGTRAP in some builds, when its heap is full; a shell shows them as 128 + the signal's
  // number.
  const aborted = signal === 'SIGABRT' || signal === 'SIGTRAP' || code === 134 || code === 133;
  if (aborted || HEAP_EXHAUSTED.test(diagnostics)) return new AppError('pdf-too-complex', { cause });
  if (signal === 'SIGKILL' || code === 137) return new ExtractionKilled();
  if (signal === 'SIGXCPU') return new AppError('pdf-timeout', { cause });
  return new AppError('extraction-crashed', {
    detail: `The process that read the PDF ended with ${ending}.`,
    cause,
  });
}

function memoryError(memoryMb: number): AppError {
  return new AppError('pdf-too-complex', { detail: `Reading it takes more than ${memoryMb} MB of memory.` });
}

function timeoutError(timeoutMs: number): AppError {
  return new AppError('pdf-timeout', {
    detail: `It was not read within ${Math.round(timeoutMs / 1000)} seconds.`,
  });
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
