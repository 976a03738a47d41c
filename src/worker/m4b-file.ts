import { createReadStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { EncodedAac } from '../audio/aac/encode.ts';
import { encodeAac, EncodingFailed } from '../audio/aac/encode.ts';
import type { M4bPlan } from '../audio/mp4/m4b.ts';
import { planM4b } from '../audio/mp4/m4b.ts';
import { titleOf } from '../db/books.ts';
import type { ClaimedM4b } from '../db/m4b.ts';
import { findSameM4b } from '../db/m4b.ts';
import { VERSION } from '../process/version.ts';
import type { PutResult } from '../storage/storage.ts';
import { ObjectMissing } from '../storage/storage.ts';
import type { TaskRun, WorkerContext } from './context.ts';
import { coverForAudio } from './covers.ts';
import { workDir } from './work-dir.ts';

export interface M4bFileOptions {
  /** Of the object that it becomes. */
  key: string;
  run: TaskRun;
  /** Of the run, or ended sooner. */
  signal: AbortSignal;
  /** @param fraction of the audio that is encoded */
  onProgress: (fraction: number) => void;
}

const CONTENT_TYPE = 'audio/mp4';
/** Chapters are right as long as what was decoded is as long as what was joined. */
const MOST_OFF_SECONDS = 0.05;
const TEMPORARY = 'audio.aac';

/**
 * Stores the M4B of a book: a copy of one that was made of the same MP3, or else made of that. Its frames are kept on
 * the disk until all are there, since the sizes of all of them stand at its beginning.
 *
 * @throws {EncodingFailed}
 * @throws {AppError} `disk-full` or `service-unavailable`
 * @throws {ObjectMissing} the MP3 is gone.
 */
export async function storeM4b(
  context: WorkerContext,
  claimed: ClaimedM4b,
  options: M4bFileOptions,
): Promise<PutResult> {
  const { storage, config, presence } = context;
  const { key, signal } = options;
  const copied = await copySame(context, claimed, options);
  if (copied !== null) return copied;
  const dir = workDir(config.dataDir, presence.key());
  await mkdir(dir, { recursive: true });
  const file = join(dir, TEMPORARY);
  try {
    const aac = await encode(context, claimed, file, options);
    const plan = await planFile(context, claimed, aac, options);
    const stored = await storage.put(key, Readable.from(inOrder(plan, file)), {
      contentType: CONTENT_TYPE,
      signal,
    });
    if (stored.bytes !== plan.bytes) throw new EncodingFailed(`left ${stored.bytes} of ${plan.bytes} bytes`);
    return stored;
  } finally {
    await rm(file, { force: true });
  }
}

async function copySame(
  { pool, storage }: WorkerContext,
  { book }: ClaimedM4b,
  { key, signal }: M4bFileOptions,
): Promise<PutResult | null> {
  const sameKey = await findSameM4b(pool, book.mp3Sha256);
  if (sameKey === null) return null;
  try {
    return await storage.put(key, await storage.get(sameKey), { contentType: CONTENT_TYPE, signal });
  } catch (error) {
    if (error instanceof ObjectMissing) return null;
    throw error;
  }
}

async function encode(
  { storage, log }: WorkerContext,
  { bookId, book }: ClaimedM4b,
  file: string,
  { signal, onProgress }: M4bFileOptions,
): Promise<EncodedAac> {
  const { mp3Key, mp3Bytes, durationSeconds } = book;
  const aac = await encodeAac(await storage.get(mp3Key), {
    file,
    durationSeconds,
    signal,
    onProgress: (read) => {
      onProgress(read / mp3Bytes);
    },
  });
  const seconds = aac.samples / aac.sampleRateHz;
  if (Math.abs(seconds - durationSeconds) > MOST_OFF_SECONDS) {
    throw new EncodingFailed(`decoded ${seconds} s of ${durationSeconds} s`);
  }
  if (aac.complaints > 0)
    log.warn('an MP3 was not decoded without complaints', { bookId, complaints: aac.complaints });
  return aac;
}

async function planFile(
  context: WorkerContext,
  { book, chapters }: ClaimedM4b,
  aac: EncodedAac,
  { run }: M4bFileOptions,
): Promise<M4bPlan> {
  const { author, voice, language, createdAt } = book;
  const cover = await coverForAudio(context, book, run);
  return planM4b({
    ...aac,
    channels: 1,
    chapters,
    tags: {
      title: titleOf(book),
      author: author ?? undefined,
      narrator: voice ?? undefined,
      year: createdAt.getUTCFullYear(),
      language: language ?? undefined,
      cover: cover === null ? undefined : { mimeType: 'image/jpeg', data: cover },
      encodedBy: `Tandem ${VERSION}`,
    },
  });
}

async function* inOrder(plan: M4bPlan, frames: string): AsyncGenerator<Buffer> {
  yield* plan.head.pieces();
  for await (const chunk of createReadStream(frames)) yield chunk as Buffer;
}
