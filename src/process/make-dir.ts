import { mkdirSync, statSync } from 'node:fs';
import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { hasErrno } from './thrown.ts';

/**
 * Makes a folder and those above it that are missing. Node's own way (`recursive`) hides that a file system is
 * read-only behind an ENOENT, and never returns where nothing can be made, as in `/proc` (seen with Node 20, 22 and
 * 24).
 *
 * @returns the folders that were made, the outermost first.
 */
export async function makeDir(dir: string, mode: number): Promise<string[]> {
  try {
    return await makeOne(dir, mode);
  } catch (error) {
    if (!mayMakeParent(dir, error)) throw error;
    return [...(await makeDir(dirname(dir), mode)), ...(await makeOne(dir, mode))];
  }
}

/** `makeDir` for a program's start, where nothing else could go on meanwhile. */
export function makeDirSync(dir: string, mode: number): void {
  try {
    makeOneSync(dir, mode);
  } catch (error) {
    if (!mayMakeParent(dir, error)) throw error;
    makeDirSync(dirname(dir), mode);
    makeOneSync(dir, mode);
  }
}

async function makeOne(dir: string, mode: number): Promise<string[]> {
  try {
    await mkdir(dir, { mode });
    return [dir];
  } catch (error) {
    if (hasErrno(error, 'EEXIST') && (await stat(dir)).isDirectory()) return [];
    throw error;
  }
}

function makeOneSync(dir: string, mode: number): void {
  try {
    mkdirSync(dir, { mode });
  } catch (error) {
    if (hasErrno(error, 'EEXIST') && statSync(dir).isDirectory()) return;
    throw error;
  }
}

function mayMakeParent(dir: string, error: unknown): boolean {
  return hasErrno(error, 'ENOENT') && dirname(dir) !== dir;
}
