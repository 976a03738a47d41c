import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { OCR_VERSION } from '../pdf/ocr/recognized-pages.ts';
import type { RecognizedPages } from '../pdf/ocr/recognized-pages.ts';
import type { Storage } from '../storage/storage.ts';

export interface KeptPages {
  storage: Storage;
  bookId: string;
  /** What the book's pictures are read as: text in another language is read differently. */
  language: string | null;
}

/**
 * Gathers what earlier runs recognised on a book's pictures for as long as `use` runs. Each page is an object of its
 * own: it is there as a whole or not at all, whatever dies, and on whichever machine the book is read next.
 *
 * @param dir for a temporary file
 */
export async function withRecognizedPages<T>(
  kept: KeptPages,
  dir: string,
  use: (pages: RecognizedPages) => Promise<T>,
): Promise<T> {
  const { storage, bookId } = kept;
  const file = join(dir, `${bookId}.recognized`);
  const prefix = prefixOf(kept);
  await mkdir(dir, { recursive: true });
  try {
    await pipeline(contents(storage, prefix), createWriteStream(file));
    return await use({
      file,
      keep: async (page, content) => {
        const key = `${prefix}${String(page).padStart(6, '0')}.json`;
        await storage.put(key, Readable.from([Buffer.from(`${content}\n`)]), {
          contentType: 'application/json',
        });
      },
    });
  } finally {
    await rm(file, { force: true });
  }
}

/** Once the book is read. What is left where that isn't reached goes with the next clean-up of a day. */
export async function discardRecognizedPages(storage: Storage, bookId: string): Promise<void> {
  await storage.delete(await keysOf(storage, folderOf(bookId)));
}

/** The file of a book never changes, so its id stands for its content. */
function folderOf(bookId: string): string {
  return `books/${bookId}/recognized/`;
}

function prefixOf({ bookId, language }: KeptPages): string {
  return `${folderOf(bookId)}${OCR_VERSION}-${language ?? 'any'}/`;
}

async function* contents(storage: Storage, prefix: string): AsyncGenerator<Buffer> {
  for (const key of await keysOf(storage, prefix)) {
    for await (const chunk of await storage.get(key)) yield chunk as Buffer;
  }
}

/** In the order of the pages. */
async function keysOf(storage: Storage, prefix: string): Promise<string[]> {
  const keys: string[] = [];
  for await (const { key } of storage.list(prefix)) keys.push(key);
  return keys.toSorted();
}
