import { createWriteStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AppError } from '../../errors.ts';
import { startLimitedChild } from '../../process/limited-child.ts';
import { programPath } from '../../process/program-path.ts';
import { hasErrno } from '../../process/thrown.ts';
import type { FrameSizes } from '../mp4/frame-sizes.ts';
import { createFrameSizes } from '../mp4/frame-sizes.ts';
import type { EncodeOrder } from './encode-main.ts';
import type { AacSummary } from './wire.ts';
import { createAacReader } from './wire.ts';

export interface EncodeOptions {
  /** Where the frames go, one after the other, without anything in between. */
  file: string;
  /** Of the MP3, for the limit of processor time. */
  durationSeconds: number;
  signal: AbortSignal;
  /** Called with the bytes of the MP3 that were read, again and again. */
  onProgress?: (bytes: number) => void;
}

export interface EncodedAac extends AacSummary {
  /** AudioSpecificConfig. */
  config: Buffer;
  frames: FrameSizes;
}

/** The encoder was killed, ran out of memory or time, or ended by an error of its own. */
export class EncodingFailed extends Error {
  constructor(reason: string) {
    super(`the process that encodes AAC ${reason}`);
    this.name = 'EncodingFailed';
  }
}

/**
 * What the encoder may hold; measured: 51 MB of its own for ten minutes, with Node 20, and nothing in it grows with the
 * length. The worker lets it in only where there is room for it.
 */
export const ENCODER_MEMORY_MB = 96;
const HEAP_MB = 32;
/** AAC-LC in mono. FFmpeg's encoder makes 57,000 of it at 22 kHz, and adds no more to an MP3 of 48 than 24 dB below. */
const BITS_PER_SECOND = 48_000;
/** It encodes 45 seconds in one; the hundredth part of that is no machine any more. */
const PROCESSOR_SECONDS = { atLeast: 120, aSecondOfSound: 0.5 };
/** Without a frame; at the lowest priority, beside others that keep the processor busy. */
const SILENT_MS = 10 * 60_000;

/**
 * Encodes an MP3 as AAC, in a process of its own that never outlives the call, into a file of bare frames. Holds a
 * piece of it at a time.
 *
 * @throws {EncodingFailed}
 * @throws {AppError} `disk-full`
 * @throws what `mp3` fails with, and the reason of `signal`.
 */
export async function encodeAac(mp3: Readable, options: EncodeOptions): Promise<EncodedAac> {
  const { file, durationSeconds, signal, onProgress } = options;
  signal.throwIfAborted();
  const order: EncodeOrder = { bitsPerSecond: BITS_PER_SECOND };
  const { atLeast, aSecondOfSound } = PROCESSOR_SECONDS;
  const { child, closed, kill, describe, end } = startLimitedChild(
    [
      `--max-old-space-size=${HEAP_MB}`,
      '--max-semi-space-size=1',
      programPath('audio/aac/encode-main'),
      JSON.stringify(order),
    ],
    {
      cpuSeconds: atLeast + Math.ceil(aSecondOfSound * durationSeconds),
      memoryMb: ENCODER_MEMORY_MB,
      env: { MALLOC_ARENA_MAX: '2' },
      signal,
    },
  );
  const silence = setTimeout(() => kill('got no further'), SILENT_MS);

  const reader = createAacReader();
  const frames = createFrameSizes();
  let config: Buffer | undefined;
  let fed = 0;
  async function* bareFrames(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of chunks) {
      silence.refresh();
      for (const piece of reader.push(chunk)) {
        if (config === undefined) {
          config = Buffer.from(piece);
          continue;
        }
        frames.add(piece.length);
        yield piece;
      }
      onProgress?.(fed);
    }
  }

  let sourceError: unknown;
  async function* counted(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of chunks) {
      fed += chunk.length;
      yield chunk;
    }
  }
  const feeding = pipeline(mp3, counted, child.stdin).catch((error: unknown) => {
    // A child that has ended reads no more; why it ended says more than that.
    if (hasErrno(error, 'EPIPE', 'ECONNRESET', 'ERR_STREAM_PREMATURE_CLOSE') && child.exitCode !== 0) return;
    sourceError = error;
    kill('got no more to read');
  });
  try {
    await pipeline(child.stdout, bareFrames, createWriteStream(file)).catch((error: unknown) => {
      kill('could not write');
      if (hasErrno(error, 'ENOSPC', 'EDQUOT')) throw new AppError('disk-full', { cause: error });
      throw error;
    });
    const ending = await closed;
    // A store that says nothing more would be waited for, whatever became of the child.
    mp3.destroy();
    await feeding;
    signal.throwIfAborted();
    if (sourceError !== undefined) throw sourceError instanceof Error ? sourceError : new Error('no MP3');
    if (ending !== 0 || reader.summary === null || config === undefined) {
      throw new EncodingFailed(describe(ending));
    }
    return { ...reader.summary, config, frames };
  } finally {
    clearTimeout(silence);
    end();
    mp3.destroy();
    await closed.catch(() => undefined);
  }
}
