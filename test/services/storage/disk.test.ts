import { execFileSync, spawnSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { AppError } from '../../../src/errors.ts';
import { createLog } from '../../../src/process/log.ts';
import { CAN_MOUNT, READ_ONLY } from '../../helpers/confinement.ts';
import { createDiskStorage } from '../../../src/storage/disk/storage.ts';
import { loadConfig } from '../../../src/service/config.ts';
import type { Storage } from '../../../src/storage/storage.ts';
import { describeStorageContract } from './storage-contract.ts';

const log = createLog({ level: 'error', format: 'json', process: 'test' });
const PDF = { contentType: 'application/pdf' };

describeStorageContract('disk', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'tandem-disk-'));
  return {
    storage: createDiskStorage({ dir, log }),
    leftovers: () => partials(dir),
    close: () => rm(dir, { recursive: true, force: true }),
  };
});

describe('a store in a folder', () => {
  let dir: string;
  let storage: Storage;
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'tandem-disk-'));
    storage = await loadConfig({ DATA_DIR: join(dir, 'not', 'there', 'yet') }).store.open(log);
  });
  afterAll(() => rm(dir, { recursive: true, force: true }));

  it('is made when it is not there', async () => {
    await storage.probe();
    expect(await readdir(join(dir, 'not', 'there', 'yet', 'files'))).toEqual([]);
  });

  it('has no links: the API streams its files', async () => {
    expect(
      await storage.link('a', {
        contentType: 'audio/mpeg',
        contentDisposition: 'inline',
        expiresInSeconds: 60,
      }),
    ).toBeNull();
  });

  it('leaves no empty folders behind', async () => {
    await storage.put('books/1/2/source.pdf', Readable.from(['x']), PDF);
    await storage.put('books/other.pdf', Readable.from(['x']), PDF);
    await storage.delete(['books/1/2/source.pdf']);
    expect(await readdir(join(dir, 'not', 'there', 'yet', 'files', 'books'))).toEqual(['other.pdf']);
  });

  it('sweeps partial files by age, wherever they lie, and never lists them', async () => {
    const folder = join(dir, 'not', 'there', 'yet', 'files', 'swept');
    await mkdir(folder, { recursive: true });
    await storage.put('swept/kept', Readable.from(['x']), PDF);
    await writeFile(join(folder, '.partial-old'), 'left by a crash');
    await writeFile(join(folder, '.partial-new'), 'still growing');
    const twoHoursAgo = new Date(Date.now() - 7_200_000);
    await utimes(join(folder, '.partial-old'), twoHoursAgo, twoHoursAgo);
    await utimes(join(folder, 'kept'), twoHoursAgo, twoHoursAgo);

    const seen: string[] = [];
    for await (const { key } of storage.list('swept/')) seen.push(key);
    expect(seen).toEqual(['swept/kept']);
    expect(await storage.sweepPartials(3_600_000)).toBe(1);
    expect((await readdir(folder)).sort()).toEqual(['.partial-new', 'kept']);
  });

  it('says so when its folder is gone', async () => {
    const gone = await mkdtemp(join(tmpdir(), 'tandem-disk-'));
    await rm(gone, { recursive: true });
    await expect(createDiskStorage({ dir: gone, log }).ping()).rejects.toMatchObject({
      code: 'service-unavailable',
    });
  });
});

describe('a disk that is full', () => {
  const FULL_AT_BYTES = 1_048_576;

  it.runIf(canMount())('is reported, and nothing is left on it', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'tandem-full-'));
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${FULL_AT_BYTES}`, 'tmpfs', dir]);
    onTestFinished(async () => {
      execFileSync('umount', [dir]);
      await rm(dir, { recursive: true, force: true });
    });
    const storage = createDiskStorage({ dir, log });
    const former = Buffer.alloc(300_000, 'a');
    await storage.put('books/1/source.pdf', Readable.from([former]), PDF);

    const tooMuch = Readable.from(Array.from({ length: 40 }, () => Buffer.alloc(64_000)));
    const failure = await storage.put('books/1/source.pdf', tooMuch, PDF).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(AppError);
    expect(failure).toMatchObject({ code: 'disk-full', cause: { code: 'ENOSPC' } });
    expect(tooMuch.destroyed).toBe(true);
    expect(await partials(dir)).toEqual([]);
    expect(await storage.stat('books/1/source.pdf')).toMatchObject({ bytes: former.length });

    // There is room again at once.
    await storage.put('books/2/source.pdf', Readable.from([Buffer.alloc(500_000)]), PDF);
  });

  it('is reported also where a limit on file sizes ends the writing', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'tandem-full-'));
    onTestFinished(() => rm(dir, { recursive: true, force: true }));
    const program = join(import.meta.dirname, 'fill-disk.ts');
    // Blocks of 512 or 1024 bytes, after the shell: at most 1 MiB either way.
    const { stdout, stderr } = spawnSync(
      'sh',
      ['-c', 'ulimit -f 1024 && exec "$0" --import tsx "$1" "$2"', process.execPath, program, dir],
      { encoding: 'utf8' },
    );
    expect(stdout, stderr).toBe('{"code":"disk-full","errno":"EFBIG","left":[]}\n');
  });
});

describe('a disk that is read-only', () => {
  it('is reported as that, and not as a folder that is missing', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'tandem-read-only-'));
    onTestFinished(() => rm(dir, { recursive: true, force: true }));
    await chmod(dir, 0o555);
    const program = join(import.meta.dirname, 'fill-disk.ts');
    const [command, ...args] = [
      ...READ_ONLY,
      ...([process.execPath, '--import', 'tsx', program, dir] as const),
    ] as const;
    const { stdout, stderr } = spawnSync(command, args, {
      encoding: 'utf8',
      env: { ...process.env, DATA_DIR: dir },
    });
    const errno = CAN_MOUNT ? 'EROFS' : 'EACCES';
    expect(stdout, stderr).toBe(`{"code":"service-unavailable","errno":"${errno}","left":[]}\n`);
  });
});

function canMount(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  return spawnSync('unshare', ['-m', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt']).status === 0;
}

async function partials(dir: string): Promise<string[]> {
  const names = await readdir(dir, { recursive: true });
  return names.filter((name) => name.includes('.partial-'));
}
