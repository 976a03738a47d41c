import type { Request, Response } from 'express';
import type { Readable } from 'node:stream';
import type { BookView } from '../db/book-view.ts';
import { ObjectMissing } from '../storage/storage.ts';
import type { Storage } from '../storage/storage.ts';
import { titleOf } from '../db/books.ts';
import { contentDisposition, fileNameFor } from './content-disposition.ts';
import { sendFile } from './file-answer.ts';
import type { ByteRange } from './http-headers.ts';

/** A whole book's audio in the store. */
export interface StoredAudio {
  contentType: string;
  /** Of the name that it is saved under. */
  ending: string;
  key: string;
  bytes: number;
  sha256: string;
  /** @returns what to answer where the object is gone. */
  onMissing: (cause: ObjectMissing) => Promise<Error>;
}

/** As long as somebody may listen to one book without a break. */
const LINK_SECONDS = 12 * 60 * 60;

/**
 * Answers with audio by a redirect to the store where it gives links, else from here with ranges. `?download` asks for
 * a file to save instead of one to play.
 */
export async function sendStoredAudio(
  storage: Storage,
  req: Request,
  res: Response,
  book: BookView,
  { contentType, ending, key, bytes, sha256, onMissing }: StoredAudio,
): Promise<void> {
  const disposition = contentDisposition(
    req.query['download'] === undefined ? 'inline' : 'attachment',
    fileNameFor(titleOf(book), ending),
  );
  // The store's links are for GET alone; who asks by HEAD is answered from the row.
  const url =
    req.method === 'HEAD'
      ? null
      : await storage.link(key, {
          contentType,
          contentDisposition: disposition,
          expiresInSeconds: LINK_SECONDS,
        });
  if (url !== null) {
    res.setHeader('Cache-Control', 'no-store');
    res.redirect(302, url);
    return;
  }
  await sendFile(req, res, {
    contentType,
    contentDisposition: disposition,
    bytes,
    etag: `"${sha256}"`,
    open,
  });

  async function open(range: ByteRange | null): Promise<Readable> {
    try {
      return await storage.get(key, range ?? undefined);
    } catch (error) {
      throw error instanceof ObjectMissing ? await onMissing(error) : error;
    }
  }
}
