/** A program for tests: writes 4 MB into a store in the directory given, and says what became of it. */
import { readdir } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { AppError } from '../../../src/errors.ts';
import { messageOf } from '../../../src/process/thrown.ts';
import { createLog } from '../../../src/process/log.ts';
import { createDiskStorage } from '../../../src/storage/disk/storage.ts';

const dir = process.argv[2] ?? '';
const storage = createDiskStorage({
  dir,
  log: createLog({ level: 'error', format: 'json', process: 'test' }),
});
const body = Readable.from(Array.from({ length: 64 }, () => Buffer.alloc(65_536)));
try {
  await storage.put('books/1/source.pdf', body, { contentType: 'application/pdf' });
  process.stdout.write('stored\n');
} catch (error) {
  const code = error instanceof AppError ? error.code : messageOf(error);
  const cause = error instanceof Error ? (error.cause as NodeJS.ErrnoException | undefined) : undefined;
  process.stdout.write(`${JSON.stringify({ code, errno: cause?.code, left: await readdir(dir) })}\n`);
}
