import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'express';
import { AppError } from '../errors.ts';
import { hasErrno } from '../process/thrown.ts';
import type { ByteRange } from './http-headers.ts';
import { matchesEtag, parseRange } from './http-headers.ts';

/** A file whose length is known. */
export interface FileAnswer {
  contentType: string;
  contentDisposition: string;
  bytes: number;
  /** With its quotes; another file has another one. */
  etag: string;
  /** @param range null for all of it. */
  open: (range: ByteRange | null) => Promise<AsyncIterable<Buffer>>;
}

/** Answers with a file, or with the range of it that is asked for. @throws {AppError} `range-not-satisfiable` */
export async function sendFile(req: Request, res: Response, file: FileAnswer): Promise<void> {
  res.setHeader('Accept-Ranges', 'bytes');
  res.setHeader('ETag', file.etag);
  // The book may be deleted any time, so every use asks; the ETag makes that cheap.
  res.setHeader('Cache-Control', 'private, no-cache');
  if (matchesEtag(req.get('If-None-Match'), file.etag)) {
    res.status(304).end();
    return;
  }
  const ifRange = req.get('If-Range');
  const wanted = ifRange === undefined || ifRange === file.etag ? req.get('Range') : undefined;
  const range = parseRange(wanted, file.bytes);
  if (range === 'unsatisfiable') {
    res.setHeader('Content-Range', `bytes */${file.bytes}`);
    throw new AppError('range-not-satisfiable', { detail: `The file has ${file.bytes} bytes.` });
  }

  const body = req.method === 'HEAD' ? null : await file.open(range);
  res.setHeader('Content-Type', file.contentType);
  res.setHeader('Content-Disposition', file.contentDisposition);
  if (range === null) {
    res.status(200).setHeader('Content-Length', file.bytes);
  } else {
    res.status(206).setHeader('Content-Length', range.end - range.start + 1);
    res.setHeader('Content-Range', `bytes ${range.start}-${range.end}/${file.bytes}`);
  }
  if (body === null) {
    res.end();
    return;
  }
  try {
    await pipeline(body, res);
  } catch (error) {
    // Players close connections all the time, to seek.
    if (!hasErrno(error, 'ERR_STREAM_PREMATURE_CLOSE', 'ECONNRESET', 'EPIPE', 'ABORT_ERR')) throw error;
  }
}
