import { expect, test } from 'vitest';
import { createPasswordSeal } from '../../../src/service/password-seal.ts';

const BOOK = '0b6f0d5e-0000-4000-8000-000000000001';
const OTHER = '0b6f0d5e-0000-4000-8000-000000000002';
const sealWith = (key: string): ReturnType<typeof createPasswordSeal> =>
  createPasswordSeal(() => Promise.resolve(key));
const seal = sealWith('a'.repeat(32));
const LOST = { code: 'password-lost' };

test.each(['secret', ' ', 'Grüße 42', '密码🔑', 'x'.repeat(256)])(
  '%s comes back as it was',
  async (password) => {
    expect(await seal.open(BOOK, await seal.seal(BOOK, password))).toBe(password);
  },
);

test('tells neither the password nor its length, and is never the same', async () => {
  const [short, again, long] = await Promise.all(
    ['hush', 'hush', 'a sentence that is long'].map((password) => seal.seal(BOOK, password)),
  );
  expect(short).toHaveLength(long?.length ?? 0);
  expect(short).not.toBe(again);
  expect(Buffer.from(short ?? '', 'base64url').includes('hush')).toBe(false);
});

test('opens with the same key and for the same book only', async () => {
  const sealed = await seal.seal(BOOK, 'hush');
  await expect(sealWith('b'.repeat(32)).open(BOOK, sealed)).rejects.toMatchObject(LOST);
  await expect(seal.open(OTHER, sealed)).rejects.toMatchObject(LOST);
  expect(await sealWith('a'.repeat(32)).open(BOOK, sealed)).toBe('hush');
});

test('notices every change', async () => {
  const sealed = await seal.seal(BOOK, 'hush');
  const bytes = Buffer.from(sealed.slice(1), 'base64url');
  for (let index = 0; index < bytes.length; index += 1) {
    const changed = Buffer.from(bytes);
    changed[index] = (changed[index] ?? 0) ^ 1;
    await expect(seal.open(BOOK, `1${changed.toString('base64url')}`)).rejects.toMatchObject(LOST);
  }
  for (const cut of ['', '1', sealed.slice(0, 20), `2${sealed.slice(1)}`]) {
    await expect(seal.open(BOOK, cut)).rejects.toMatchObject(LOST);
  }
});

test('asks for the key with the first password, and not again', async () => {
  let asked = 0;
  const lazy = createPasswordSeal(() => {
    asked += 1;
    return Promise.resolve('c'.repeat(32));
  });
  expect(asked).toBe(0);
  await lazy.open(BOOK, await lazy.seal(BOOK, 'hush'));
  expect(asked).toBe(1);
});
