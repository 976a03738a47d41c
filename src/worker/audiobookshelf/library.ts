import { AppError } from '../../errors.ts';
import type { AudiobookshelfSettings } from '../../settings/audiobookshelf.ts';
import type { FilePart } from './multipart.ts';
import { createMultipart } from './multipart.ts';
import type { Place } from './place.ts';
import { callServer } from './server.ts';

/** A library for books, and the folder of it in which they are put. */
export interface Library {
  id: string;
  name: string;
  folder: { id: string; path: string };
}

/** @throws {AppError} also where the server has no such library. */
export async function findLibrary(server: AudiobookshelfSettings, signal: AbortSignal): Promise<Library> {
  const { text } = await callServer(server, '/api/libraries', { signal });
  const libraries = readLibraries(parse(text));
  const wanted = server.library?.toLowerCase();
  const library = libraries.find(
    ({ id, name }) => wanted === undefined || id === wanted || name.toLowerCase() === wanted,
  );
  if (library !== undefined) return library;
  throw new AppError('audiobookshelf-refused', {
    detail:
      wanted === undefined
        ? 'It has no library for books that the user of the token may see.'
        : 'It has no library for books of the name that AUDIOBOOKSHELF_LIBRARY has.',
  });
}

/** Whether something lies there already. */
export async function isTaken(
  server: AudiobookshelfSettings,
  { folder }: Library,
  { directory }: Place,
  signal: AbortSignal,
): Promise<boolean> {
  const sent = { json: { directory, folderPath: folder.path } };
  const { text } = await callServer(server, '/api/filesystem/pathexists', { signal, sent });
  const answer = parse(text);
  return typeof answer === 'object' && answer !== null && 'exists' in answer && answer.exists === true;
}

/** Puts files there. Those of the same names are replaced; nothing is when the line is cut before the end. */
export async function uploadFiles(
  server: AudiobookshelfSettings,
  { id: library, folder }: Library,
  { title, author }: Place,
  {
    files,
    signal,
    onSent,
  }: { files: readonly FilePart[]; signal: AbortSignal; onSent: (fraction: number) => void },
): Promise<void> {
  const form = createMultipart(
    { title, ...(author !== null && { author }), library, folder: folder.id },
    files,
  );
  await callServer(server, '/api/upload', {
    signal,
    sent: { form, onSent: (bytes) => onSent(bytes / form.bytes) },
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new AppError('audiobookshelf-refused', {
      detail: 'What answers at AUDIOBOOKSHELF_URL is no Audiobookshelf server.',
      cause: error,
    });
  }
}

interface LibraryAnswer {
  libraries?: {
    id?: unknown;
    name?: unknown;
    mediaType?: unknown;
    folders?: { id?: unknown; fullPath?: unknown }[];
  }[];
}

function readLibraries(answer: unknown): Library[] {
  const { libraries } = (answer ?? {}) as LibraryAnswer;
  if (!Array.isArray(libraries)) return [];
  return libraries.flatMap(({ id, name, mediaType, folders }) => {
    const [folder] = folders ?? [];
    if (mediaType !== 'book' || typeof id !== 'string' || typeof name !== 'string') return [];
    if (typeof folder?.id !== 'string' || typeof folder.fullPath !== 'string') return [];
    return [{ id, name, folder: { id: folder.id, path: folder.fullPath } }];
  });
}
