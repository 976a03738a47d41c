import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDataDir } from '../../../src/process/data-dir.ts';
import { EXIT, ExitError } from '../../../src/process/exit-error.ts';
import { makeDir } from '../../../src/process/make-dir.ts';
import { exitErrorOf, explainPathError } from '../../../src/process/path-error.ts';

let dir: string;

beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'tandem-paths-'));
  writeFileSync(join(dir, 'file'), '');
});

afterAll(() => {
  rmSync(dir, { recursive: true, force: true });
});

const systemError = (code: string, details: object = {}): Error =>
  Object.assign(new Error(code), { code, syscall: 'open', ...details });

describe('a path that can not be used', () => {
  it('is said with the setting that leads to it', () => {
    expect(explainPathError(systemError('EROFS', { path: '/data/files' }), '/data')).toEqual({
      exitCode: EXIT.config,
      problem: "/data/files can't be used, since it is on a read-only file system (EROFS, open)",
      fix: 'mount it for writing, or set DATA_DIR to a directory that can be written',
    });
    const inTemporary = join(tmpdir(), 'tandem-socket-1');
    expect(explainPathError(systemError('ENOENT', { path: inTemporary }), '/data')?.fix).toBe(
      'set TMPDIR to a directory that this user may write',
    );
    // A neighbour whose name only begins like the data directory's.
    expect(explainPathError(systemError('EACCES', { path: '/database/x' }), '/data')?.fix).toBe('allow it');
  });

  it('is a matter of the settings, or of something that passes', () => {
    const codeOf = (code: string): number | undefined =>
      explainPathError(systemError(code, { path: '/data/x' }), '/data')?.exitCode;
    for (const code of ['ENOTDIR', 'ENOENT', 'ELOOP', 'ENAMETOOLONG', 'EEXIST', 'EISDIR', 'EACCES', 'EPERM'])
      expect(codeOf(code)).toBe(EXIT.config);
    for (const code of ['ENOSPC', 'EDQUOT', 'EMFILE', 'EIO', 'ESTALE'])
      expect(codeOf(code)).toBe(EXIT.unavailable);
  });

  it('is found in the causes of an error', () => {
    const cause = systemError('ENOSPC', { path: '/data/x' });
    const error = new Error('could not be written', { cause: new Error('failed', { cause }) });
    expect(explainPathError(error, '/data')?.problem).toContain('/data/x');
  });

  it('is the data directory where only the number of a file is known', () => {
    let error: unknown;
    try {
      readFileSync(dir);
    } catch (thrown) {
      error = thrown;
    }
    expect(explainPathError(error, dir)?.problem).toMatch(
      /^something in .*a directory is in its place \(EISDIR/,
    );
  });

  it("is that of a socket, too, and not a server's address or a program", async () => {
    const server = createServer();
    const error = await new Promise((resolve) => {
      server.once('error', resolve).listen(join(dir, 'file', 'socket'));
    });
    expect(explainPathError(error, dir)?.problem).toContain(join(dir, 'file', 'socket'));
    for (const other of [
      systemError('EACCES', { syscall: 'listen', address: '127.0.0.1', port: 80 }),
      systemError('ENOENT', { syscall: 'connect', address: '/data/socket' }),
      systemError('ENOENT', { syscall: 'spawn espeak', path: 'espeak' }),
      systemError('ECONNREFUSED', { syscall: 'connect' }),
      new Error('something else'),
      'a string',
    ]) {
      expect(explainPathError(other, '/data')).toBeNull();
    }
  });

  it('ends a program with one line; what ends one already stays as it is', () => {
    const error = exitErrorOf(systemError('ENOTDIR', { path: '/data/x' }), '/data');
    expect(error).toMatchObject({
      exitCode: EXIT.config,
      message: expect.stringMatching(/^[^\n]+$/) as string,
    });
    const known = new ExitError(EXIT.software, 'known');
    expect(exitErrorOf(known, '/data')).toBe(known);
    expect(exitErrorOf(new Error('a mistake in the program'), '/data')).toBeNull();
  });
});

describe('making folders', () => {
  it('says which ones it has made, and makes none twice', async () => {
    const [outer, inner] = [join(dir, 'outer'), join(dir, 'outer', 'inner')];
    expect(await makeDir(inner, 0o700)).toEqual([outer, inner]);
    expect(await makeDir(inner, 0o700)).toEqual([]);
    expect(openDataDir(inner)).toBe(realpathSync(inner));
  });

  it('serves several who make the same at the same time', async () => {
    const folder = join(dir, 'a', 'b', 'c', 'd');
    await Promise.all(Array.from({ length: 8 }, () => makeDir(folder, 0o700)));
    expect(await makeDir(folder, 0o700)).toEqual([]);
  });

  it('ends where nothing can be made', async () => {
    await expect(makeDir(join(dir, 'file', 'below'), 0o700)).rejects.toMatchObject({ code: 'ENOTDIR' });
    // Node's own recursive mkdir never returns from there.
    await expect(makeDir('/proc/none/below', 0o700)).rejects.toThrow('/proc');
    expect(() => openDataDir(join(dir, 'file', 'below'))).toThrow(/a part of the path is a file/);
  });
});
