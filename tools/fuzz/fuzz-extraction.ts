import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppError } from '../../src/errors.ts';
import { runExtraction } from '../../src/pdf/child/extraction.ts';
import type { DamagedFile } from './damaged-files.ts';

/** As on a small machine. */
const LIMITS = { heapMb: 128, memoryMb: 512, timeoutMs: 60_000, stepTimeoutMs: 20_000, maxPages: 5_000 };
/**
 * An extraction that hasn't come to an end by then never will: five starts of its child, each silent for as long as it
 * may.
 */
const HANGS_AFTER_MS = 300_000;
/** Typed, but it says that our own code met something that it doesn't know. */
const BUG = 'extraction-crashed';

export interface Outcome {
  file: DamagedFile;
  /** `text`, a code of the error catalogue, `hang`, or the message of an error that has no code. */
  result: string;
  isFinding: boolean;
  ms: number;
}

/** Reads damaged files with the real extraction, `parallel` at a time, and tells of each how it ended. */
export async function* fuzzExtraction(
  files: Iterable<DamagedFile>,
  parallel: number,
): AsyncGenerator<Outcome> {
  const dir = await mkdtemp(join(tmpdir(), 'tandem-fuzz-'));
  const waiting = files[Symbol.iterator]();
  const running = new Map<number, Promise<Outcome>>();
  const startNext = (): void => {
    const next = waiting.next();
    if (next.done !== true) running.set(next.value.index, extract(next.value, dir));
  };
  try {
    for (let slot = 0; slot < parallel; slot += 1) startNext();
    while (running.size > 0) {
      const outcome = await Promise.race(running.values());
      running.delete(outcome.file.index);
      startNext();
      yield outcome;
    }
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

async function extract(file: DamagedFile, dir: string): Promise<Outcome> {
  const startedAt = performance.now();
  const path = join(dir, `${file.index}.pdf`);
  await writeFile(path, file.pdf);
  const result = await Promise.race([read(path), hang()]);
  await rm(path);
  const isFinding = result !== 'text' && (result === BUG || !/^[a-z]+(-[a-z]+)+$/.test(result));
  return { file, result, isFinding, ms: Math.round(performance.now() - startedAt) };
}

async function read(path: string): Promise<string> {
  let text = false;
  try {
    for await (const event of runExtraction({ file: path, ...LIMITS })) text ||= event.type === 'paragraph';
    return text ? 'text' : 'ended without text and without an error';
  } catch (error) {
    return (error instanceof AppError ? error.code : null) ?? `untyped: ${String(error)}`;
  }
}

function hang(): Promise<string> {
  return new Promise((resolve) => {
    setTimeout(() => resolve('hang'), HANGS_AFTER_MS).unref();
  });
}
