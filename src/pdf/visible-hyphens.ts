import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const DROPS_FORMAT_MARKS = 'if (category.isInvisibleFormatMark) {';
const KEEPS_VISIBLE_HYPHENS =
  'if (category.isInvisibleFormatMark && !(glyph.unicode === "\\u00ad" && glyph.width > 0)) {';

/**
 * Loads pdf.js's worker so that it keeps soft hyphens that are printed. pdf.js takes them for invisible and leaves them out; but InDesign and Typst
 * call every hyphen at a line's end one, and Typst those inside lines, too: "re pairs", "hand rail". pdf.js has no option for it, and
 * it uses a worker that is already there (`globalThis.pdfjsWorker`). May be called again.
 *
 * @throws {Error} when pdf.js, whose version is pinned, isn't the one that this was written for
 */
export async function keepVisibleHyphens(): Promise<void> {
  if ('pdfjsWorker' in globalThis) return;
  const original = fileURLToPath(import.meta.resolve('pdfjs-dist/legacy/build/pdf.worker.mjs'));
  const pieces = readFileSync(original, 'utf8').split(DROPS_FORMAT_MARKS);
  if (pieces.length !== 2) throw new Error('pdf.js leaves soft hyphens out elsewhere now');
  const dir = mkdtempSync(join(tmpdir(), 'tandem-pdfjs-'));
  try {
    const changed = join(dir, 'pdf.worker.mjs');
    // The copy has no source map beside it.
    writeFileSync(changed, pieces.join(KEEPS_VISIBLE_HYPHENS).replace(/^\/\/# sourceMappingURL=.*$/m, ''));
    await import(pathToFileURL(changed).href);
  } finally {
    rmSync(dir, { recursive: true });
  }
}
