import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { builtPath, ownPath } from '../../process/program-path.ts';
import { applyPatches } from './unified-diff.ts';
import type { Patch } from './unified-diff.ts';

/** What the worker is for; for text, fonts need not be made. */
export type Purpose = 'text' | 'drawing';

/** The version of pdf.js that the patches were written for. */
export const PDFJS_VERSION = '5.4.296';
const PATCHES = `patches/pdfjs-${PDFJS_VERSION}`;
const FOR_TEXT_ONLY = 'no-font-files.diff';

/** Where the patched code finds ours; see `loadPatchedWorker`. */
export const HOOKS = 'tandem.pdfjs';
const HEAD = `// pdf.js ${PDFJS_VERSION}, changed by Tandem: see src/pdf/pdfjs/patches.
const { tandemActualText, tandemGlyphs, tandemInk, tandemSpaces } = globalThis[Symbol.for(${JSON.stringify(HOOKS)})];
`;

/** The path of the built one. */
export function workerFile(purpose: Purpose): string {
  return builtPath(`pdf/pdfjs/${fileName(purpose)}`);
}

/**
 * pdf.js's worker with our patches.
 *
 * @throws {Error} when the pdf.js that is installed isn't the one that they were written for, or one no longer fits: a
 * line for each
 */
export function patchWorker(purpose: Purpose, patches = readPatches()): string {
  return patchedText(readOriginal(), patches, purpose);
}

/**
 * Writes the patched workers: the build does so, since patching takes longer than opening a small PDF.
 *
 * @param folders.from of this file among the sources, with the patches.
 * @param folders.to of what is built of it.
 */
export function writePatchedWorkers(folders: { from: string; to: string }): void {
  mkdirSync(folders.to, { recursive: true });
  const patches = readPatches(folders.from);
  for (const purpose of ['text', 'drawing'] as const) {
    writeFileSync(join(folders.to, fileName(purpose)), patchWorker(purpose, patches), 'latin1');
  }
}

export function readPatches(from = ownPath('pdf/pdfjs')): Patch[] {
  const folder = join(from, PATCHES);
  return readdirSync(folder)
    .toSorted()
    .map((name) => ({ name, diff: readFileSync(join(folder, name), 'latin1') }));
}

/** Byte by byte: the patches are plain ASCII, and two megabytes need not be decoded and encoded again. */
export function readOriginal(): string {
  return readFileSync(fileURLToPath(import.meta.resolve('pdfjs-dist/legacy/build/pdf.worker.mjs')), 'latin1');
}

export function patchedText(original: string, patches: readonly Patch[], purpose: Purpose): string {
  const version = /pdfjsVersion = (\S+)/.exec(original)?.[1] ?? 'unknown';
  const folder = basename(PATCHES);
  const wanted = patches.filter(({ name }) => purpose === 'text' || name !== FOR_TEXT_ONLY);
  // The copy has no source map beside it.
  const code = original.replace(/\n\/\/# sourceMappingURL=\S+\s*$/, '\n');
  let patched: string;
  try {
    patched = applyPatches(code, wanted);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw new Error(error.message.replaceAll(/^/gm, `pdf.js ${version}: `), { cause: error });
  }
  if (version !== PDFJS_VERSION)
    throw new Error(
      `pdf.js ${version}: all of ${folder} still fits; give the folder the name of the new version`,
    );
  return HEAD + patched;
}

function fileName(purpose: Purpose): string {
  return `pdf.worker-${PDFJS_VERSION}-${purpose}.mjs`;
}
