import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The shortest limit of the systems we run on: macOS has 104 bytes with the closing zero, Linux 108. */
const SOCKET_PATH_MAX_BYTES = 103;

/** Whether a socket called `name` can be reached in `dir` at all. */
export function fitsSocket(dir: string, name: string): boolean {
  return Buffer.byteLength(join(dir, name)) <= SOCKET_PATH_MAX_BYTES;
}

/**
 * Marks directories that this program made outside of its own, so that a later start may remove what a killed one left.
 */
const PREFIX = 'tandem-socket-';

/** A new directory with mode 700 and a short path. */
export function createShortDir(): string {
  return mkdtempSync(join(tmpdir(), PREFIX));
}

export function isShortDir(path: string): boolean {
  return path.startsWith(join(tmpdir(), PREFIX));
}
