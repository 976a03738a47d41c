import { randomBytes, randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AccessSettings } from '../settings/access.ts';
import { EXIT, ExitError } from '../process/exit-error.ts';
import { hasErrno } from '../process/thrown.ts';

const FILE_NAME = 'secret-key';
const KEY_BYTES = 32;
/** Characters of base64url that so many bytes take. */
const KEY_LENGTH = 43;

/**
 * The key of `SECRET_KEY`, or else the one that is kept in the data directory, made when it is first needed. Several
 * processes may ask at the same time; all get the same one.
 *
 * @throws {ExitError} (78) that names the file, when it doesn't hold a key; the file system's own error, when it can't
 * be read.
 */
export async function openSecretKey({
  access,
  dataDir,
}: {
  access: Pick<AccessSettings, 'secretKey'>;
  /** Absolute. */
  dataDir: string;
}): Promise<string> {
  if (access.secretKey !== null) return access.secretKey;
  const file = join(dataDir, FILE_NAME);
  const kept = await readKey(file);
  if (kept !== null) return kept;
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  await publish(file, randomBytes(KEY_BYTES).toString('base64url'));
  const made = await readKey(file);
  if (made === null) throw new Error(`${file} vanished while it was made`);
  return made;
}

/** Complete or not at all, and never over one that is there. */
async function publish(file: string, key: string): Promise<void> {
  const draft = `${file}.${randomUUID()}`;
  try {
    await writeFile(draft, `${key}\n`, { mode: 0o600, flag: 'wx', flush: true });
    await link(draft, file);
  } catch (error) {
    if (!hasErrno(error, 'EEXIST')) throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

async function readKey(file: string): Promise<string | null> {
  let key: string;
  try {
    key = (await readFile(file, 'utf8')).trim();
  } catch (error) {
    if (hasErrno(error, 'ENOENT')) return null;
    throw error;
  }
  if (key.length >= KEY_LENGTH) return key;
  throw new ExitError(
    EXIT.config,
    `${file} does not hold a key; delete it to have a new one made (people sign in again), or set SECRET_KEY`,
  );
}
