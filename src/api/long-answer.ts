import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'express';
import { hasErrno } from '../process/thrown.ts';
import { endOfInterest } from './request-context.ts';

/**
 * Sends a text or a file piece by piece, as fast as the client takes it, so that a long one is never in memory as a
 * whole. An error on the way cuts the connection: the client must not take a part for the whole.
 */
export async function sendPieces(
  req: Request,
  res: Response,
  options: { contentType: string; pieces: AsyncIterable<string | Buffer>; stopping: AbortSignal },
): Promise<void> {
  res.status(200);
  res.setHeader('Content-Type', options.contentType);
  res.setHeader('Cache-Control', 'private, no-cache');
  if (req.method === 'HEAD') {
    res.end();
    return;
  }
  const signal = endOfInterest(res, options.stopping);
  try {
    await pipeline(Readable.from(options.pieces, { highWaterMark: 1 }), res, { signal });
  } catch (error) {
    if (!signal.aborted && !hasErrno(error, 'ERR_STREAM_PREMATURE_CLOSE', 'ECONNRESET', 'EPIPE')) throw error;
  }
}

/** The elements of a JSON array, a line each, with commas between and without the brackets. */
export async function* jsonLines(values: AsyncIterable<unknown>): AsyncGenerator<string> {
  let separator = '\n';
  for await (const value of values) {
    yield `${separator}${JSON.stringify(value)}`;
    separator = ',\n';
  }
}
