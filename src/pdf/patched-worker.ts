import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { PATCHES, TEXT_ONLY_PATCHES } from './pdfjs-patches.ts';

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
  let source = readFileSync(original, 'utf8');
  for (const { from, to } of drawing ? PATCHES : [...PATCHES, ...TEXT_ONLY_PATCHES]) {
    const pieces = source.split(from);
    if (pieces.length !== 2) throw new Error(`pdf.js has no longer this in one place: ${from}`);
    source = pieces.join(to);
  }
  const dir = mkdtempSync(join(tmpdir(), 'tandem-pdfjs-'));
  try {
    const changed = join(dir, 'pdf.worker.mjs');
    // The copy has no source map beside it.
    writeFileSync(changed, source.replace(/^\/\/# sourceMappingURL=.*$/m, ''));
    await import(pathToFileURL(changed).href);
  } finally {
    rmSync(dir, { recursive: true });
  }
}
