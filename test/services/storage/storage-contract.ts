import { createHash, randomBytes } from 'node:crypto';
import { PassThrough, Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Storage, StoredObject } from '../../../src/storage/storage.ts';
import { ObjectMissing } from '../../../src/storage/storage.ts';

const CONTENT_TYPE = { contentType: 'application/octet-stream' };

/**
 * What every store must do. `open` gives an empty store of its own; `leftovers` lists whatever lies in it that is not
 * an object, for example partial files.
 */
export function describeStorageContract(
  name: string,
  open: () => Promise<{ storage: Storage; leftovers: () => Promise<string[]>; close: () => Promise<void> }>,
): void {
  describe(`the storage contract: ${name}`, () => {
    let opened: Awaited<ReturnType<typeof open>>;
    let storage: Storage;
    beforeAll(async () => {
      opened = await open();
      storage = opened.storage;
    });
    afterAll(() => opened.close());

    it('gives back the bytes that were put, with their count and hash', async () => {
      const bytes = randomBytes(3_000_001);
      const result = await storage.put('books/a/source.pdf', inPieces(bytes, 64_000), CONTENT_TYPE);
      expect(result).toEqual({ bytes: bytes.length, sha256: sha256(bytes) });
      expect(sha256(await read(storage, 'books/a/source.pdf'))).toBe(result.sha256);
      expect(await storage.stat('books/a/source.pdf')).toMatchObject({
        key: 'books/a/source.pdf',
        bytes: bytes.length,
      });
    });

    it('stores an empty object', async () => {
      const result = await storage.put('empty', Readable.from([]), CONTENT_TYPE);
      expect(result).toEqual({ bytes: 0, sha256: sha256(Buffer.alloc(0)) });
      expect(await read(storage, 'empty')).toHaveLength(0);
    });

    it('reads ranges, both ends included, up to the end of the object', async () => {
      await storage.put('ranged', Readable.from([Buffer.from('0123456789')]), CONTENT_TYPE);
      expect((await read(storage, 'ranged', { start: 2, end: 4 })).toString()).toBe('234');
      expect((await read(storage, 'ranged', { start: 0, end: 0 })).toString()).toBe('0');
      expect((await read(storage, 'ranged', { start: 8, end: 99 })).toString()).toBe('89');
      await expect(storage.get('ranged', { start: 10, end: 12 })).rejects.toThrow(RangeError);
    });

    it('says that an object is missing', async () => {
      await expect(storage.get('books/none')).rejects.toThrow(ObjectMissing);
      await expect(storage.get('books')).rejects.toThrow(ObjectMissing);
      expect(await storage.stat('books/none')).toBeNull();
      expect(await storage.stat('books/a')).toBeNull();
      expect(await storage.stat('books/a/source.pdf/deeper')).toBeNull();
    });

    it('replaces an object as a whole, and readers keep the one they opened', async () => {
      const former = randomBytes(900_000);
      const next = randomBytes(1_100_000);
      await storage.put('twice', inPieces(former, 64_000), CONTENT_TYPE);
      const reader = await storage.get('twice');
      await storage.put('twice', inPieces(next, 64_000), CONTENT_TYPE);
      expect(sha256(await collect(reader))).toBe(sha256(former));
      expect(sha256(await read(storage, 'twice'))).toBe(sha256(next));
    });

    it('lets the last complete one of many writers win, whole', async () => {
      const bodies = Array.from({ length: 8 }, () => randomBytes(200_000));
      await Promise.all(bodies.map((body) => storage.put('raced', inPieces(body, 9_000), CONTENT_TYPE)));
      expect(bodies.map(sha256)).toContain(sha256(await read(storage, 'raced')));
      expect(await opened.leftovers()).toEqual([]);
    });

    it('leaves nothing when the body fails, and keeps the former object', async () => {
      const body = new PassThrough();
      const put = storage.put('failing/new', body, CONTENT_TYPE);
      await written(body, randomBytes(100_000));
      expect(await storage.stat('failing/new')).toBeNull();
      body.destroy(new Error('the sender is gone'));
      await expect(put).rejects.toThrow('the sender is gone');
      expect(await storage.stat('failing/new')).toBeNull();

      await storage.put('failing/old', Readable.from([Buffer.from('former')]), CONTENT_TYPE);
      const late = new PassThrough();
      late.write('half');
      const again = storage.put('failing/old', late, CONTENT_TYPE);
      late.destroy(new Error('the sender is gone'));
      await expect(again).rejects.toThrow('the sender is gone');
      expect((await read(storage, 'failing/old')).toString()).toBe('former');
      expect(await opened.leftovers()).toEqual([]);
    });

    it('leaves nothing when the body ends early without an error', async () => {
      const body = new PassThrough();
      body.write('half');
      const put = storage.put('cut', body, CONTENT_TYPE);
      body.destroy();
      await expect(put).rejects.toThrow();
      expect(await storage.stat('cut')).toBeNull();
      expect(await opened.leftovers()).toEqual([]);
    });

    it('rejects, and does not crash, when the body failed before it was read', async () => {
      const body = new PassThrough();
      body.once('error', () => undefined);
      body.destroy(new Error('failed already'));
      await new Promise((resolve) => body.once('close', resolve));
      await expect(storage.put('late', body, CONTENT_TYPE)).rejects.toThrow('failed already');
      expect(await storage.stat('late')).toBeNull();
    });

    it('stops on a signal, before and in the middle, and destroys the body', async () => {
      const early = Readable.from([Buffer.from('x')]);
      await expect(
        storage.put('aborted', early, { ...CONTENT_TYPE, signal: AbortSignal.abort() }),
      ).rejects.toThrow();
      expect(early.destroyed).toBe(true);

      const controller = new AbortController();
      const body = new PassThrough();
      const put = storage.put('aborted', body, { ...CONTENT_TYPE, signal: controller.signal });
      await written(body, randomBytes(100_000));
      controller.abort();
      await expect(put).rejects.toThrow();
      expect(body.destroyed).toBe(true);
      expect(await storage.stat('aborted')).toBeNull();
      expect(await opened.leftovers()).toEqual([]);
    });

    it('deletes, also what is not there', async () => {
      await storage.put('doomed/one', Readable.from([Buffer.from('1')]), CONTENT_TYPE);
      await storage.put('doomed/two', Readable.from([Buffer.from('2')]), CONTENT_TYPE);
      await storage.delete(['doomed/one', 'doomed/none', 'nowhere/none']);
      expect(await keys(storage, 'doomed/')).toEqual(['doomed/two']);
      await storage.delete(['doomed/two']);
      await storage.delete([]);
      expect(await keys(storage, 'doomed/')).toEqual([]);
    });

    it('survives deleting the neighbour of what is just being written', async () => {
      for (let round = 0; round < 20; round += 1) {
        await storage.put('neighbours/a', Readable.from([Buffer.from('a')]), CONTENT_TYPE);
        await Promise.all([
          storage.delete(['neighbours/a']),
          storage.put('neighbours/b', Readable.from([Buffer.from('b')]), CONTENT_TYPE),
        ]);
        expect((await read(storage, 'neighbours/b')).toString()).toBe('b');
        await storage.delete(['neighbours/b']);
      }
    });

    it('lists by prefix, which may end anywhere', async () => {
      for (const key of ['list/ab/1', 'list/ab/2', 'list/abc/3', 'list/b', 'listed']) {
        await storage.put(key, Readable.from([Buffer.from(key)]), CONTENT_TYPE);
      }
      expect(await keys(storage, 'list/')).toEqual(['list/ab/1', 'list/ab/2', 'list/abc/3', 'list/b']);
      expect(await keys(storage, 'list/ab')).toEqual(['list/ab/1', 'list/ab/2', 'list/abc/3']);
      expect(await keys(storage, 'list/ab/')).toEqual(['list/ab/1', 'list/ab/2']);
      expect(await keys(storage, 'list')).toEqual([
        'list/ab/1',
        'list/ab/2',
        'list/abc/3',
        'list/b',
        'listed',
      ]);
      expect(await keys(storage, 'nothing/')).toEqual([]);
      const [only] = await listed(storage, 'list/b');
      expect(only).toMatchObject({ key: 'list/b', bytes: 6 });
      expect(only?.modifiedAt).toBeInstanceOf(Date);
      expect(await keys(storage, '')).toContain('books/a/source.pdf');
    });

    it.each([
      '',
      '/',
      '/etc/passwd',
      '..',
      '../up',
      'a/../b',
      'a/./b',
      'a//b',
      'a/',
      'a b',
      'a\\b',
      'a\0b',
      'ä',
      'a/.partial-x',
      'x'.repeat(600),
    ])('refuses the key %j', async (key) => {
      const body = Readable.from([Buffer.from('x')]);
      await expect(storage.put(key, body, CONTENT_TYPE)).rejects.toThrow(RangeError);
      expect(body.destroyed).toBe(true);
      await expect(storage.get(key)).rejects.toThrow(RangeError);
      await expect(storage.stat(key)).rejects.toThrow(RangeError);
      await expect(storage.delete([key])).rejects.toThrow(RangeError);
    });

    it.each(['../', 'a/../', '/a', 'a//'])('refuses the prefix %j', async (prefix) => {
      await expect(listed(storage, prefix)).rejects.toThrow(RangeError);
    });

    it('answers probes and pings, and leaves nothing of them', async () => {
      await storage.probe();
      await storage.ping();
      expect(await keys(storage, 'probe/')).toEqual([]);
    });
  });
}

/** Resolves when the store has taken the bytes in. */
function written(body: PassThrough, bytes: Buffer): Promise<void> {
  return new Promise((resolve) => body.write(bytes, () => resolve()));
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function inPieces(bytes: Buffer, size: number): Readable {
  const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
    bytes.subarray(index * size, (index + 1) * size),
  );
  return Readable.from(pieces);
}

async function collect(stream: Readable): Promise<Buffer> {
  return Buffer.concat((await stream.toArray()) as Buffer[]);
}

async function read(storage: Storage, key: string, range?: { start: number; end: number }): Promise<Buffer> {
  return collect(await storage.get(key, range));
}

async function listed(storage: Storage, prefix: string): Promise<StoredObject[]> {
  const found: StoredObject[] = [];
  for await (const object of storage.list(prefix)) found.push(object);
  return found;
}

async function keys(storage: Storage, prefix: string): Promise<string[]> {
  return (await listed(storage, prefix)).map(({ key }) => key).sort();
}
