import { AppError } from '../../errors.ts';
import { startLimitedChild } from '../../process/limited-child.ts';
import { programPath } from '../../process/program-path.ts';
import type { Cover } from './cover-files.ts';
import type { CoverOrder } from './cover-main.ts';
import { readAnswer } from './wire.ts';

export interface CoverLimits {
  /** Of the child's JavaScript heap. */
  heapMb: number;
  /** Of everything that it holds. */
  memoryMb: number;
  timeoutMs: number;
  signal?: AbortSignal | undefined;
}

/** The child was killed, ran out of memory or of time, or ended by an error of its own. */
export class CoverFailed extends Error {
  constructor(reason: string) {
    super(`the process that makes covers ${reason}`);
    this.name = 'CoverFailed';
  }
}

/** Three JPEGs of the sizes that there are have less. */
const MOST_ANSWER_BYTES = 16 * 1024 * 1024;
/** The library that draws would look at every font of the system first, which takes 18 MB and most of its start. */
const LIBRARY = { DISABLE_SYSTEM_FONTS_LOAD: '1' };
const CRASHES: readonly unknown[] = ['SIGSEGV', 'SIGBUS', 'SIGILL', 'SIGABRT', 'SIGTRAP', 'SIGFPE'];

/**
 * Makes a cover in a process of its own, which never outlives the call.
 *
 * @throws {AppError} `not-a-picture` or `picture-broken`, for a picture.
 * @throws {CoverFailed}
 */
export async function makeCover(order: CoverOrder, limits: CoverLimits): Promise<Cover> {
  const { heapMb, memoryMb, timeoutMs, signal } = limits;
  signal?.throwIfAborted();
  const { child, closed, kill, describe, end } = startLimitedChild(
    [`--max-old-space-size=${heapMb}`, programPath('pdf/cover/cover-main'), JSON.stringify(order)],
    { cpuSeconds: 2 * Math.ceil(timeoutMs / 1000), memoryMb, env: LIBRARY, signal },
  );
  const chunks: Buffer[] = [];
  let bytes = 0;
  child.stdout.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > MOST_ANSWER_BYTES) kill('said too much');
    else chunks.push(chunk);
  });
  const timer = setTimeout(() => kill('took too long'), timeoutMs);
  try {
    const ending = await closed;
    signal?.throwIfAborted();
    // Skia's decoders end by a fault of memory at some pictures that are broken.
    if (order.from === 'picture' && CRASHES.includes(ending)) throw new AppError('picture-broken');
    if (ending !== 0) throw new CoverFailed(describe(ending));
  } finally {
    clearTimeout(timer);
    end();
  }
  const answer = readAnswer(Buffer.concat(chunks));
  if ('failed' in answer) {
    const { code, detail } = answer.failed;
    throw new AppError(code, detail === '' ? {} : { detail });
  }
  const [large, square, small] = answer.files;
  if (large === undefined || square === undefined || small === undefined)
    throw new CoverFailed('said too little');
  return { ...answer.made, files: { large, square, small } };
}
