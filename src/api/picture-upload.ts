import { createWriteStream } from 'node:fs';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'express';
import { AppError } from '../errors.ts';
import { readPictureHead } from '../pdf/cover/picture-head.ts';
import { hasErrno } from '../process/thrown.ts';
import { ClientGone } from './upload.ts';

/** The largest photograph of a telephone has half of it. */
const MAX_BYTES = 10 * 1024 * 1024;
/** Four bytes each while it is decoded. */
const MAX_PIXELS = 16_000_000;
/** A JPEG's size stands behind its tags. */
const HEAD_BYTES = 1024 * 1024;
/** A client that sends nothing for so long is gone. */
const IDLE_MS = 60_000;

/**
 * Receives a picture as the body of a request into a file, which is there for as long as `use` runs. Nothing of it is
 * held in memory, nor decoded: whether it can be is seen by whoever does.
 *
 * @throws {AppError} `not-a-picture`, `picture-broken`, `picture-too-large`, `disk-full`
 * @throws {ClientGone} when the client hangs up.
 */
export async function withPicture<T>(
  req: Request,
  res: Response,
  use: (file: string) => Promise<T>,
): Promise<T> {
  if (Number(req.get('Content-Length') ?? 0) > MAX_BYTES) throw tooManyBytes();
  if (req.headers.expect !== undefined) res.writeContinue();
  const dir = await mkdtemp(join(tmpdir(), 'tandem-cover-'));
  try {
    const file = join(dir, 'picture');
    req.setTimeout(IDLE_MS, () => req.destroy());
    await pipeline(req, atMost(MAX_BYTES), createWriteStream(file)).catch((error: unknown) => {
      if (error instanceof AppError) throw error;
      if (hasErrno(error, 'ENOSPC', 'EDQUOT')) throw new AppError('disk-full', { cause: error });
      throw new ClientGone();
    });
    await checkPicture(file);
    return await use(file);
  } finally {
    req.setTimeout(0);
    await rm(dir, { recursive: true, force: true });
  }
}

function atMost(bytes: number): Transform {
  let seen = 0;
  return new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      seen += chunk.length;
      if (seen > bytes) done(tooManyBytes());
      else done(null, chunk);
    },
  });
}

async function checkPicture(file: string): Promise<void> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    const head = readPictureHead(buffer.subarray(0, bytesRead));
    if (head === null) throw new AppError('not-a-picture');
    if (head.size === null) throw new AppError('picture-broken');
    const { width, height } = head.size;
    if (width * height > MAX_PIXELS) {
      throw new AppError('picture-too-large', {
        detail: `It has ${width} × ${height} pixels; the limit is ${MAX_PIXELS / 1_000_000} million.`,
      });
    }
  } finally {
    await handle.close();
  }
}

function tooManyBytes(): AppError {
  return new AppError('picture-too-large', { detail: `The limit is ${MAX_BYTES / (1024 * 1024)} MB.` });
}
