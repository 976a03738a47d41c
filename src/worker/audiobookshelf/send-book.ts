import { Readable } from 'node:stream';
import { titleOf } from '../../db/books.ts';
import type { ClaimedPush } from '../../db/pushes.ts';
import { AppError } from '../../errors.ts';
import type { AudiobookshelfSettings } from '../../settings/audiobookshelf.ts';
import type { WorkerContext } from '../context.ts';
import { coverForAudio } from '../covers.ts';
import { findLibrary, isTaken, uploadFiles } from './library.ts';
import type { FilePart } from './multipart.ts';
import { placeOf } from './place.ts';

export interface AudioToSend {
  key: string;
  bytes: number;
  ending: string;
  contentType: string;
}

/**
 * Sends the audio of a book, whose tags and chapters are in it, and its cover. Looks first what lies in its place on
 * the server: the same audio isn't sent again, and what isn't from here is left alone.
 *
 * @param options.onStart is told where the file will lie before anything is sent
 * @returns `isNew`: false where nothing had to be sent.
 * @throws {AppError} `audiobookshelf-away`, `audiobookshelf-refused` or `audiobookshelf-taken`
 */
export async function sendBook(
  context: WorkerContext,
  server: AudiobookshelfSettings,
  { book, place: formerPlace, sentSha256 }: ClaimedPush,
  options: {
    audio: AudioToSend;
    signal: AbortSignal;
    onStart: (place: string) => Promise<void>;
    onSent: (fraction: number) => void;
  },
): Promise<{ audio: AudioToSend; isNew: boolean }> {
  const { storage } = context;
  const { audio, signal, onStart, onSent } = options;
  const library = await findLibrary(server, signal);
  const place = placeOf({ author: book.author, title: titleOf(book) });
  const fileName = `${place.title}.${audio.ending}`;
  const filePlace = `${library.id}/${place.directory}/${fileName}`;
  if (await isTaken(server, library, place, signal)) {
    if (formerPlace !== filePlace) {
      throw new AppError('audiobookshelf-taken', { detail: `“${place.directory}” is there already.` });
    }
    if (sentSha256 === book.mp3Sha256) return { audio, isNew: false };
  }
  await onStart(filePlace);
  const cover = await coverForAudio(context, book, { signal, cut: signal });
  const files: FilePart[] = [
    {
      name: fileName,
      contentType: audio.contentType,
      bytes: audio.bytes,
      open: () => storage.get(audio.key),
    },
  ];
  if (cover !== null) {
    files.push({
      name: 'cover.jpg',
      contentType: 'image/jpeg',
      bytes: cover.length,
      open: () => Promise.resolve(Readable.from([cover])),
    });
  }
  await uploadFiles(server, library, place, { files, signal, onSent });
  return { audio, isNew: true };
}
