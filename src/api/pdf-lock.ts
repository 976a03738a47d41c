import { randomUUID } from 'node:crypto';
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline, Transform } from 'node:stream';
import type { Readable } from 'node:stream';
import { AppError } from '../errors.ts';
import type { ErrorCode } from '../errors.ts';
import { tryToOpen } from '../pdf/child/try-to-open.ts';
import type { Log } from '../process/log.ts';
import { oneAtATime } from '../process/one-at-a-time.ts';
import { withLocalCopy } from '../storage/local-copy.ts';
import type { Storage } from '../storage/storage.ts';
import type { MemoryGauge } from '../supervisor/memory-gauge.ts';

/** Tells who sends a PDF at once whether it can be read with the password that came with it. */
export interface PdfLock {
  /**
   * @param source an object in the store.
   * @returns whether the PDF can be opened with this password only; `null` where that can't be told in a few seconds.
   * @throws {AppError} `pdf-encrypted` where it needs a password and there is none, `password-wrong`
   */
  check(source: { key: string; bytes: number }, password: string | null): Promise<boolean | null>;
}

const TIMEOUT_MS = 10_000;
/** What the child takes besides the file, rounded up: Node with pdf.js loaded is 61 MB resident before it opens one. */
const CHILD_MB = 80;
/** Nothing that somebody waits for is older; a file that is was left by a process that was killed. */
const LEFTOVER_MS = 60 * TIMEOUT_MS;
const ANSWERS: readonly ErrorCode[] = ['pdf-encrypted', 'password-wrong'];

/**
 * Opens the PDF in a child process. One at a time, however many are sent, and only where there is memory for it: what
 * can't be told is left to the worker, which has to open the PDF anyway.
 */
export function createPdfLock(options: {
  storage: Storage;
  /** A folder of its own. */
  dir: string;
  gauge: MemoryGauge;
  /** Limits of the child. */
  heapMb: number;
  memoryMb: number;
  stopping: AbortSignal;
  log: Log;
  timeoutMs?: number;
}): PdfLock {
  const { storage, dir, gauge, heapMb, memoryMb, stopping, log, timeoutMs = TIMEOUT_MS } = options;
  const inTurn = oneAtATime();
  const hasRoom = (bytes: number): boolean => {
    const usedMb = gauge.usedMb();
    return usedMb === null || usedMb + CHILD_MB + bytes / 1_048_576 <= gauge.limitMb;
  };
  return {
    check: async ({ key, bytes }, password) => {
      const signal = AbortSignal.any([stopping, AbortSignal.timeout(timeoutMs)]);
      try {
        const opening = inTurn(async () => {
          signal.throwIfAborted();
          if (!hasRoom(bytes)) throw new Error('there is too little memory just now');
          await sweep(dir);
          const copy = { storage, key, dir, name: `${randomUUID()}.pdf`, signal };
          return withLocalCopy(copy, (file) =>
            tryToOpen({ file, password: password ?? undefined, heapMb, memoryMb, timeoutMs, signal }),
          );
        });
        // A store that hangs takes its time, and holds up whoever comes next.
        return await Promise.race([opening, untilAborted(signal)]);
      } catch (error) {
        if (error instanceof AppError && ANSWERS.includes(error.code)) throw error;
        log.info('whether a PDF is locked was left to the worker', { key, error });
        return null;
      }
    },
  };
}

function untilAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
}

async function sweep(dir: string): Promise<void> {
  for (const name of await readdir(dir).catch(() => [])) {
    const file = join(dir, name);
    const modifiedAt = await stat(file).then(
      ({ mtimeMs }) => mtimeMs,
      () => Date.now(),
    );
    if (Date.now() - modifiedAt > LEFTOVER_MS) await rm(file, { force: true });
  }
}

/** Names what a PDF is encrypted with, and stands in the clear (ISO 32000-2, 7.5.5 and 7.5.8) unless it is hidden. */
const SIGN = Buffer.from('/Encrypt');

/** Looks out for the sign of encryption in a PDF that passes. */
export function watchForLock(): { through: (body: Readable) => Readable; isSeen: () => boolean } {
  let isSeen = false;
  let end = Buffer.alloc(0);
  const watch = new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      if (!isSeen) {
        isSeen = chunk.includes(SIGN) || Buffer.concat([end, chunk.subarray(0, SIGN.length)]).includes(SIGN);
        end = Buffer.concat([end, chunk.subarray(-SIGN.length)]).subarray(1 - SIGN.length);
      }
      done(null, chunk);
    },
  });
  return {
    through: (body) => pipeline(body, watch, () => undefined),
    isSeen: () => isSeen,
  };
}
