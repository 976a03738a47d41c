import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';

/**
 * A tar archive, compressed with Brotli: Node has it on every system, and its window is large enough to find a book's
 * finished audio again in the segments that it was joined from.
 */
const COMPRESSION = {
  params: {
    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
  },
};
const MOST_BYTES = 64 * 1024 * 1024;

/** @param exclude patterns of tar, matched against paths such as `./postgres-18` */
export function packFolder(folder: string, file: string, exclude: readonly string[] = []): void {
  const excluded = exclude.map((pattern) => `--exclude=${pattern}`);
  const tar = execFileSync('tar', [...excluded, '-C', folder, '-cf', '-', '.'], { maxBuffer: MOST_BYTES });
  writeFileSync(file, brotliCompressSync(tar, COMPRESSION));
}

export function unpackFolder(file: string, folder: string): void {
  mkdirSync(folder, { recursive: true });
  const tar = `${folder}.tar`;
  writeFileSync(tar, brotliDecompressSync(readFileSync(file)));
  execFileSync('tar', ['-C', folder, '-xf', tar]);
  rmSync(tar);
}
