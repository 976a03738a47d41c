import { createHash, randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { access, open, opendir, rename, rmdir, stat, statfs, unlink } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { addAbortSignal, Readable } from 'node:stream';
import { checkpoint } from '../../process/checkpoints.ts';
import { AppError } from '../../errors.ts';
import { hasErrno, messageOf } from '../../process/thrown.ts';
import type { Log } from '../../process/log.ts';
import { makeDir } from '../../process/make-dir.ts';
import { assertKey, assertPrefix, PARTIAL_PREFIX } from '../keys.ts';
import type { PutResult, Storage, StoredObject } from '../storage.ts';
import { ObjectMissing } from '../storage.ts';

/** How often a folder may vanish under a write, because the last object in it was deleted at that moment. */
const FOLDER_RACES = 5;
/** With less room than this, most PDFs and any book's audio wouldn't fit. */
const FULL_BELOW_BYTES = 16 * 1024 * 1024;

/**
 * Storage in a folder: one file an object, in folders after its key. An object appears by `rename` after its bytes were
 * synced, so that neither a crash nor a power cut leaves a part of one under its key; unfinished files carry the name
 * `.partial-…` beside it. Several processes may share the folder.
 */
export function createDiskStorage({ dir, log }: { dir: string; log: Log }): Storage {
  const root = dir.endsWith(sep) ? dir.slice(0, -1) : dir;
  const pathOf = (key: string): string => {
    assertKey(key);
    return join(root, ...key.split('/'));
  };

  const storage: Storage = {
    name: 'disk',
    put: async (key, body, { signal }) => {
      // An error that the body meets before it is read here must not end the process; reading it then rejects.
      body.on('error', () => undefined);
      try {
        return await writeObject(root, pathOf(key), body, signal);
      } catch (error) {
        body.destroy();
        throw translate(error, 'writing');
      }
    },
    get: async (key, range) => {
      const file = pathOf(key);
      try {
        return await openObject(file, key, range);
      } catch (error) {
        throw translate(error, 'reading');
      }
    },
    stat: async (key) => {
      try {
        return await statObject(pathOf(key), key);
      } catch (error) {
        throw translate(error, 'reading');
      }
    },
    delete: async (keys) => {
      const files = keys.map(pathOf);
      try {
        for (const file of files) {
          await unlinkIfThere(file);
          await removeEmptyFolders(root, dirname(file));
        }
      } catch (error) {
        throw translate(error, 'deleting');
      }
    },
    list: async function* (prefix) {
      assertPrefix(prefix);
      const folder = prefix.slice(0, prefix.lastIndexOf('/') + 1);
      for await (const { path, name, key } of walk(join(root, folder), folder, prefix)) {
        if (name.startsWith(PARTIAL_PREFIX)) continue;
        const found = await statObject(path, key);
        if (found !== null) yield found;
      }
    },
    link: () => Promise.resolve(null),
    probe: async () => {
      const key = `probe/${randomUUID()}`;
      await storage.put(key, Readable.from([Buffer.from('tandem')]), { contentType: 'text/plain' });
      try {
        const chunks = await (await storage.get(key, { start: 1, end: 3 })).toArray();
        const text = Buffer.concat(chunks as Buffer[]).toString();
        if (text !== 'and') throw new Error(`a probe object read back wrong from ${root}`);
      } finally {
        await storage.delete([key]);
      }
    },
    ping: async () => {
      try {
        await access(root, constants.R_OK | constants.W_OK | constants.X_OK);
        const { bavail, bsize } = await statfs(root);
        if (bavail * bsize < FULL_BELOW_BYTES) throw new AppError('disk-full');
      } catch (error) {
        throw translate(error, 'reaching');
      }
    },
    sweepPartials: async (olderThanMs) => {
      const before = Date.now() - olderThanMs;
      let swept = 0;
      for await (const { path, name } of walk(root, '', '')) {
        if (!name.startsWith(PARTIAL_PREFIX)) continue;
        // Every write renews the time, so an upload that still goes on, however slowly, is never swept.
        const found = await stat(path).catch(() => null);
        if (found === null || found.mtimeMs > before) continue;
        await unlinkIfThere(path);
        await removeEmptyFolders(root, dirname(path));
        swept += 1;
      }
      if (swept > 0) log.info('removed unfinished files', { count: swept });
      return swept;
    },
    close: () => Promise.resolve(),
  };
  return storage;
}

async function writeObject(
  root: string,
  file: string,
  body: Readable,
  signal: AbortSignal | undefined,
): Promise<PutResult> {
  signal?.throwIfAborted();
  if (signal !== undefined) addAbortSignal(signal, body);
  const { handle, partial } = await createPartial(file);
  try {
    let result: PutResult;
    try {
      result = await copy(body, handle);
      await handle.sync();
    } finally {
      await handle.close();
    }
    signal?.throwIfAborted();
    checkpoint('object-written');
    await rename(partial, file);
    await syncFolder(dirname(file));
    return result;
  } catch (error) {
    await unlinkIfThere(partial);
    await removeEmptyFolders(root, dirname(file));
    throw error;
  }
}

/** Makes the folder and a file of its own in it; starts again when somebody removed the empty folder in between. */
async function createPartial(file: string): Promise<{ handle: FileHandle; partial: string }> {
  const folder = dirname(file);
  const partial = join(folder, `${PARTIAL_PREFIX}${randomUUID()}`);
  for (let race = 0; ; race += 1) {
    try {
      await makeFolders(folder);
      return { handle: await open(partial, 'wx', 0o600), partial };
    } catch (error) {
      if (!hasErrno(error, 'ENOENT') || race === FOLDER_RACES) throw error;
    }
  }
}

async function copy(body: Readable, handle: FileHandle): Promise<PutResult> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of body as AsyncIterable<Buffer | string>) {
    const buffer = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    hash.update(buffer);
    // One write may take only a part, for example the last bytes that fit on a disk.
    for (let offset = 0; offset < buffer.length;) {
      const { bytesWritten } = await handle.write(buffer, offset);
      offset += bytesWritten;
    }
    bytes += buffer.length;
  }
  return { bytes, sha256: hash.digest('hex') };
}

async function openObject(
  file: string,
  key: string,
  range: { start: number; end: number } | undefined,
): Promise<Readable> {
  let handle: FileHandle;
  try {
    handle = await open(file, 'r');
  } catch (error) {
    throw hasErrno(error, 'ENOENT', 'ENOTDIR') ? new ObjectMissing(key) : error;
  }
  try {
    const found = await handle.stat();
    if (!found.isFile()) throw new ObjectMissing(key);
    if (range !== undefined && !(range.start >= 0 && range.start <= range.end && range.start < found.size)) {
      throw new RangeError(`no bytes ${range.start}–${range.end} in ${key}, which has ${found.size}`);
    }
  } catch (error) {
    await handle.close();
    throw error;
  }
  return handle.createReadStream(range);
}

async function statObject(file: string, key: string): Promise<StoredObject | null> {
  try {
    const found = await stat(file);
    return found.isFile() ? { key, bytes: found.size, modifiedAt: found.mtime } : null;
  } catch (error) {
    if (hasErrno(error, 'ENOENT', 'ENOTDIR')) return null;
    throw error;
  }
}

/** Every file below `folder`, one at a time: a store of any size costs no memory. Skips what can't match `prefix`. */
async function* walk(
  folder: string,
  folderKey: string,
  prefix: string,
): AsyncGenerator<{ path: string; name: string; key: string }> {
  let entries;
  try {
    entries = await opendir(folder);
  } catch (error) {
    if (hasErrno(error, 'ENOENT', 'ENOTDIR')) return;
    throw translate(error, 'listing');
  }
  for await (const entry of entries) {
    const key = `${folderKey}${entry.name}`;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      const below = `${key}/`;
      if (below.startsWith(prefix) || prefix.startsWith(below)) yield* walk(path, below, prefix);
    } else if (entry.isFile() && key.startsWith(prefix)) {
      yield { path, name: entry.name, key };
    }
  }
}

/** `mkdir -p` that survives a power cut: every folder that is new is synced in its parent. */
async function makeFolders(folder: string): Promise<void> {
  for (const made of (await makeDir(folder, 0o700)).reverse()) await syncFolder(dirname(made));
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function unlinkIfThere(file: string): Promise<void> {
  try {
    await unlink(file);
  } catch (error) {
    if (!hasErrno(error, 'ENOENT', 'ENOTDIR')) throw error;
  }
}

async function removeEmptyFolders(root: string, folder: string): Promise<void> {
  for (let next = folder; next.startsWith(`${root}${sep}`); next = dirname(next)) {
    try {
      await rmdir(next);
    } catch {
      // Not empty, or already gone: either way there is nothing to tidy up.
      return;
    }
  }
}

/** What the contract promises: a full disk and a store that can't be reached are told apart from bugs. */
function translate(error: unknown, doing: string): unknown {
  // EFBIG: the limit on the size of a file (ulimit -f, or the file system's own), which is no more room either.
  if (hasErrno(error, 'ENOSPC', 'EDQUOT', 'EFBIG')) return new AppError('disk-full', { cause: error });
  if (hasErrno(error, 'EIO', 'EROFS', 'EACCES', 'EPERM', 'ESTALE', 'ENOTCONN', 'EMFILE', 'ENFILE')) {
    return new AppError('service-unavailable', {
      detail: `The file store failed while ${doing}.`,
      cause: error,
    });
  }
  if (hasErrno(error, 'ENOENT') && doing === 'reaching') {
    return new AppError('service-unavailable', {
      detail: 'The folder of the file store is gone.',
      cause: new Error(messageOf(error)),
    });
  }
  return error;
}
