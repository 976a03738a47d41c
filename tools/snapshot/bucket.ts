import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readdir } from 'node:fs/promises';
import { dirname, extname, join, relative, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Storage } from '../../src/storage/storage.ts';

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.mp3': 'audio/mpeg',
  '.pdf': 'application/pdf',
  '.json': 'application/json',
};

/** All objects of a store as files, named by their keys. */
export async function saveObjects(storage: Storage, folder: string): Promise<void> {
  for await (const { key } of storage.list('')) {
    const file = join(folder, key);
    await mkdir(dirname(file), { recursive: true });
    await pipeline(await storage.get(key), createWriteStream(file));
  }
}

export async function putObjects(storage: Storage, folder: string): Promise<void> {
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    const key = relative(folder, file).split(sep).join('/');
    const contentType = CONTENT_TYPES[extname(key)] ?? 'application/octet-stream';
    await storage.put(key, createReadStream(file), { contentType });
  }
}
