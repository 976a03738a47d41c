import { describe, expect, test } from 'vitest';
import { openPageSource } from '../../../src/pdf/pdfjs/source.ts';
import { LOCKED, lockedFile, OWNER_PASSWORD, PASSWORD } from '../../helpers/locked-pdfs.ts';

async function open(file: string, password?: string): Promise<{ isLocked: boolean; pages: number }> {
  const source = await openPageSource(file, password);
  const { isLocked, pages } = source;
  if (!file.endsWith('scan.pdf')) expect((await source.read(1)).text.length).toBeGreaterThan(3);
  await source.close();
  return { isLocked, pages };
}

describe.each(LOCKED)('a PDF that is locked with %s', (name) => {
  const file = lockedFile(name);

  test('opens with its password, and says that it took it', async () => {
    expect(await open(file, PASSWORD)).toEqual({ isLocked: true, pages: 1 });
    // As a Mac writes it: the letters and their marks apart.
    expect(await open(file, PASSWORD.normalize('NFD'))).toEqual({ isLocked: true, pages: 1 });
  });

  test('opens with the password of its owner', async () => {
    expect(await open(file, OWNER_PASSWORD)).toEqual({ isLocked: true, pages: 1 });
  });

  test.each(['wrong', PASSWORD.toLowerCase(), `${PASSWORD} `, ''])(
    'does not open with "%s"',
    async (wrong) => {
      await expect(open(file, wrong)).rejects.toMatchObject({ code: 'password-wrong' });
    },
  );

  test('does not open without', async () => {
    await expect(open(file)).rejects.toMatchObject({ code: 'pdf-encrypted' });
  });
});

test('a PDF that has a password of its owner only is open to everybody, with any password', async () => {
  const file = lockedFile('owner-only');
  for (const password of [undefined, OWNER_PASSWORD, 'any']) {
    expect(await open(file, password)).toEqual({ isLocked: false, pages: 1 });
  }
});
