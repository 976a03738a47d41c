import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { HOOKS, patchWorker, workerFile } from './patch-worker.ts';
import * as tandemActualText from './worker/actual-text.ts';
import * as tandemGlyphs from './worker/glyphs.ts';
import * as tandemInk from './worker/ink.ts';
import * as tandemSpaces from './worker/written-spaces.ts';

let isLoaded = false;
let canDraw = false;

/**
 * Loads a patched copy of pdf.js's worker; pdf.js uses a worker that is already there (`globalThis.pdfjsWorker`). May
 * be called again; the first call decides.
 *
 * @param options.drawing whether pages are to be drawn, for which fonts have to be made
 * @throws {Error} when pages are to be drawn and pdf.js was loaded for text alone: it would wait for their fonts for
 * ever
 */
export async function loadPatchedWorker({ drawing }: { drawing: boolean }): Promise<void> {
  if (isLoaded) {
    if (drawing && !canDraw) throw new Error('pdf.js was loaded for text in this process; it cannot draw');
    return;
  }
  isLoaded = true;
  canDraw = drawing;
  Object.assign(globalThis, {
    [Symbol.for(HOOKS)]: { tandemActualText, tandemGlyphs, tandemInk, tandemSpaces },
  });
  const purpose = drawing ? 'drawing' : 'text';
  const built = workerFile(purpose);
  // Whoever changes a patch runs the sources, and what was built before doesn't have it.
  const fromSources = import.meta.url.endsWith('.ts');
  if (!fromSources && existsSync(built)) await import(pathToFileURL(built).href);
  else await importText(patchWorker(purpose));
}

async function importText(code: string): Promise<void> {
  const dir = mkdtempSync(join(tmpdir(), 'tandem-pdfjs-'));
  try {
    const file = join(dir, 'pdf.worker.mjs');
    writeFileSync(file, code, 'latin1');
    await import(pathToFileURL(file).href);
  } finally {
    rmSync(dir, { recursive: true });
  }
}
