import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { openSecretKey } from '../../../src/service/secret-key.ts';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'tandem-key-'));
  return () => rm(dir, { recursive: true });
});

function open(secretKey: string | null = null): Promise<string> {
  return openSecretKey({
    dataDir: join(dir, 'data'),
    access: { secretKey },
  });
}

it('is what the settings say, and then nothing is kept', async () => {
  expect(await open('from the settings')).toBe('from the settings');
  expect(await readdir(dir)).toEqual([]);
});

it('is made once, by whoever comes first, and for their eyes only', async () => {
  const keys = await Promise.all(Array.from({ length: 20 }, () => open()));
  expect(new Set(keys).size).toBe(1);
  expect(keys[0]).toMatch(/^[\w-]{43}$/);
  expect(await open()).toBe(keys[0]);
  expect(await readdir(join(dir, 'data'))).toEqual(['secret-key']);
  const file = join(dir, 'data', 'secret-key');
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect((await readFile(file, 'utf8')).trim()).toBe(keys[0]);
});

it('is not taken from a file that is damaged', async () => {
  await open();
  await writeFile(join(dir, 'data', 'secret-key'), 'short\n');
  await expect(open()).rejects.toThrow(/secret-key does not hold a key; delete it .* or set SECRET_KEY/);
});
