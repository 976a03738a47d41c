import type { Request, RequestHandler } from 'express';
import { coverKey, coverKeys, findCoverOf, removeUploadedCover } from '../../db/covers.ts';
import { joinAgain } from '../../db/finished-audio.ts';
import { AppError } from '../../errors.ts';
import type { CoverSize } from '../../pdf/cover/cover-files.ts';
import { COVER_SIZES } from '../../pdf/cover/cover-files.ts';
import { CoverFailed, makeCover } from '../../pdf/cover/make-cover.ts';
import { oneAtATime } from '../../process/one-at-a-time.ts';
import { storeCover } from '../../service/store-cover.ts';
import { ObjectMissing } from '../../storage/storage.ts';
import { titleOf } from '../../db/books.ts';
import { contentDisposition, fileNameFor } from '../content-disposition.ts';
import type { AppDeps } from '../deps.ts';
import { sendFile } from '../file-answer.ts';
import { withPicture } from '../picture-upload.ts';
import { bookIdOf, bookOf } from './audiobooks.ts';

/** Of the process that decodes what was sent; sixteen million pixels and what is made of them take 130 MB. */
const LIMITS = { heapMb: 64, memoryMb: 192, timeoutMs: 60_000 };

/** `GET`, `PUT` and `DELETE /v1/audiobooks/:id/cover` */
export function bookCover(deps: AppDeps): Record<'get' | 'put' | 'remove', RequestHandler> {
  const { pool, storage } = deps;
  // Memory is for one of them.
  const decode = oneAtATime();
  return {
    get: coverFile(deps, sizeOf),
    put: async (req, res) => {
      const { id } = await bookOf(deps, req);
      const cover = await withPicture(req, res, (file) =>
        decode(() => makeCover({ from: 'picture', file }, LIMITS)),
      ).catch((error: unknown) => {
        throw error instanceof CoverFailed ? new AppError('service-unavailable', { cause: error }) : error;
      });
      await storeCover({ pool, storage }, id, cover);
      await tellAudio(deps, id);
      res.status(204).end();
    },
    remove: async (req, res) => {
      const { id } = await bookOf(deps, req);
      const key = await removeUploadedCover(pool, id);
      if (key !== null) {
        await storage.delete(coverKeys(key));
        await tellAudio(deps, id);
      }
      res.status(204).end();
    },
  };
}

/** The cover of the book in the path, as a JPEG. */
export function coverFile(
  deps: Pick<AppDeps, 'pool' | 'owner' | 'storage'>,
  sizeFor: (req: Request) => CoverSize,
): RequestHandler {
  const { pool, owner, storage } = deps;
  return async (req, res) => {
    const size = sizeFor(req);
    const book = await findCoverOf(pool, owner(req), bookIdOf(req));
    if (book === null) throw new AppError('book-not-found');
    const { cover } = book;
    if (cover === null) throw new AppError('cover-not-ready');
    await sendFile(req, res, {
      contentType: 'image/jpeg',
      contentDisposition: contentDisposition('inline', fileNameFor(titleOf(book), 'jpg')),
      bytes: cover.bytes[size],
      etag: `"${cover.sha256}-${size}"`,
      open: async (range) => {
        try {
          return await storage.get(coverKey(cover.key, size), range ?? undefined);
        } catch (error) {
          throw error instanceof ObjectMissing ? new AppError('cover-not-ready', { cause: error }) : error;
        }
      },
    });
  };
}

function sizeOf({ query }: Request): CoverSize {
  const { size = 'large' } = query;
  const known = COVER_SIZES.find((one) => one === size);
  if (known === undefined) throw new AppError('invalid-parameter', { field: 'size', allowed: COVER_SIZES });
  return known;
}

/** The cover is also in the finished audio, which is put together anew. */
async function tellAudio({ pool, producer }: AppDeps, bookId: string): Promise<void> {
  const attempt = await joinAgain(pool, bookId);
  if (attempt !== null) await producer.assemble(bookId, attempt);
}
