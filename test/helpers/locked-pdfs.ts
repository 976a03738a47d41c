import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../tools/kit/project-root.ts';

/**
 * PDFs that were locked with qpdf 11.3: `qpdf --encrypt USER OWNER BITS [--use-aes=n|y] [--force-R5]`; the one of
 * `utf8` with `--password-mode=bytes`, as programs do that take a password as the terminal gives it.
 */
export const LOCKED = [
  'rc4-40',
  'rc4-128',
  'aes-128',
  'aes-128-utf8',
  'aes-256-r5',
  'aes-256',
  'scan',
] as const;

/** No word of it is anywhere else, so that it can be looked for. */
export const PASSWORD = 'Grüße 42';
export const OWNER_PASSWORD = 'master key';

export function lockedFile(name: (typeof LOCKED)[number] | 'owner-only'): string {
  return join(PROJECT_ROOT, 'test', 'fixtures', 'locked', `${name}.pdf`);
}

export function lockedPdf(name: Parameters<typeof lockedFile>[0]): Promise<Buffer> {
  return readFile(lockedFile(name));
}

/** In every form in which it could be found: as text, in JSON, in an address, as bytes. */
export const TRACES: readonly string[] = [
  PASSWORD,
  JSON.stringify(PASSWORD).slice(1, -1),
  encodeURIComponent(PASSWORD),
  Buffer.from(PASSWORD).toString('base64').slice(0, 12),
  Buffer.from(PASSWORD).toString('hex'),
  Buffer.from(PASSWORD).toString('latin1'),
];
