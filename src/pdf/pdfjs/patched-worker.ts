import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Patch } from './ink-patches.ts';
import { PATCHES, TEXT_ONLY_PATCHES } from './patches.ts';

/**
 * Loads a patched copy of pdf.js's worker; pdf.js uses a worker that is already there (`globalThis.pdfjsWorker`). May be called again;
 * the first call decides.
 *
 * @param options.drawing whether pages are to be drawn, for which fonts have to be made
 * @throws {Error} when pdf.js, whose version is pinned, isn't the one that the patches were written for
 */
export async function loadPatchedWorker({ drawing }: { drawing: boolean }): Promise<void> {
  if ('pdfjsWorker' in globalThis) return;
  const original = fileURLToPath(import.meta.resolve('pdfjs-dist/legacy/build/pdf.worker.mjs'));
  // Byte by byte: the patches are plain ASCII, and two megabytes need not be decoded and encoded again.
  const source = readFileSync(original, 'latin1');
  const patched = applyPatches(source, drawing ? PATCHES : [...PATCHES, ...TEXT_ONLY_PATCHES]);
  const dir = mkdtempSync(join(tmpdir(), 'tandem-pdfjs-'));
  try {
    const changed = join(dir, 'pdf.worker.mjs');
    writeFileSync(changed, patched, 'latin1');
    await import(pathToFileURL(changed).href);
  } finally {
    rmSync(dir, { recursive: true });
  }
}

function applyPatches(source: string, patches: readonly Patch[]): string {
  const found = patches.map(({ from, to }) => {
    const at = source.indexOf(from);
    if (at < 0 || source.includes(from, at + 1))
      throw new Error(`pdf.js has no longer this in one place: ${from}`);
    return { at, end: at + from.length, to };
  });
  const pieces: string[] = [];
  let copied = 0;
  for (const { at, end, to } of found.toSorted((a, b) => a.at - b.at)) {
    if (at < copied) throw new Error(`two patches change the same place: ${to}`);
    pieces.push(source.slice(copied, at), to);
    copied = end;
  }
  // The copy has no source map beside it.
  const sourceMap = source.lastIndexOf('\n//# sourceMappingURL=');
  return [...pieces, source.slice(copied, sourceMap < copied ? undefined : sourceMap + 1)].join('');
}
