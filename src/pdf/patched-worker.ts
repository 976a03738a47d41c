import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { INK_PATCHES } from './ink-patches.ts';
import type { Patch } from './ink-patches.ts';

/**
 * What is changed in pdf.js's worker, which has no options for it:
 *
 * It takes soft hyphens for invisible and leaves them out; but InDesign and Typst call every hyphen at a line's end one, and Typst those
 * inside lines, too: "re pairs", "hand rail". Those that are printed stay.
 *
 * With the text of a page it tells everything about a font but its name, and only the name says that it is bold.
 *
 * It doesn't tell whether a text is seen.
 */
const PATCHES: readonly Patch[] = [
  {
    from: 'if (category.isInvisibleFormatMark) {',
    to: 'if (category.isInvisibleFormatMark && !(glyph.unicode === "\\u00ad" && glyph.width > 0)) {',
  },
  { from: 'fontFamily: font.fallbackName,', to: 'fontFamily: font.fallbackName, fontName: font.name,' },
  ...INK_PATCHES,
];

/**
 * Loads a patched copy of pdf.js's worker; pdf.js uses a worker that is already there (`globalThis.pdfjsWorker`). May be called again.
 *
 * @throws {Error} when pdf.js, whose version is pinned, isn't the one that the patches were written for
 */
export async function loadPatchedWorker(): Promise<void> {
  if ('pdfjsWorker' in globalThis) return;
  const original = fileURLToPath(import.meta.resolve('pdfjs-dist/legacy/build/pdf.worker.mjs'));
  let source = readFileSync(original, 'utf8');
  for (const { from, to } of PATCHES) {
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
