import { openSync, closeSync, fstatSync, readSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { AppError } from '../../errors.ts';
import { messageOf } from '../../process/thrown.ts';
import type { OutlineEntry } from './bookmarks.ts';
import { keepNativePush, shareText } from './globals.ts';
import { loadPatchedWorker } from './patched-worker.ts';
import { resourceFolder } from './resources.ts';
import { unlock } from './unlock.ts';

export interface OpenPdf {
  document: PDFDocumentProxy;
  outline: readonly OutlineEntry[];
  title: string | null;
  author: string | null;
  /** What the document says about its language; often a wrong default. */
  language: string | null;
  /** Whether it has fields to fill in, as far as is known. */
  hasForm: boolean;
  /** Whether it could be opened with its password only. */
  isLocked: boolean;
  close(): Promise<void>;
}

/** Readers accept a header within the first KiB: PDF 32000-1, annex H.3, note 13. */
const HEADER_SEARCH_BYTES = 1024;

/**
 * Opens a PDF with pdf-parse, which judges the file, and hands out the pdf.js document inside it, so that the file is
 * parsed once.
 *
 * The file is read into one buffer. Reading ranges from a file descriptor (`PDFDataRangeTransport`) doesn't help:
 * pdf.js still allocates the file's length and, for the text of a page, asks for every image on it. Measured on a 105
 * MB file with a 128 MB heap: 277 MB RSS and 522 pages/s from the buffer, 302 MB and 356 pages/s from 64 KiB ranges.
 *
 * @throws {AppError} `empty-file`, `not-a-pdf`, `pdf-encrypted`, `password-wrong`, `pdf-broken`.
 */
export async function openPdf(
  file: string,
  options: {
    /** Whether its pages are to be drawn, which needs a canvas and decoders for images. */
    drawing?: boolean;
    /** The user's or the owner's; needed only where it can't be opened without. */
    password?: string | undefined;
  } = {},
): Promise<OpenPdf> {
  const { drawing = false, password } = options;
  const data = readWhole(file);
  if (data.length === 0) throw new AppError('empty-file');
  if (!Buffer.from(data.buffer, 0, Math.min(data.length, HEADER_SEARCH_BYTES)).includes('%PDF-')) {
    throw new AppError('not-a-pdf');
  }
  const { PDFParse, PasswordException } = await load({ drawing });
  const parameters = {
    data,
    cMapUrl: resourceFolder('cmaps/'),
    standardFontDataUrl: resourceFolder('standard_fonts/'),
    isEvalSupported: false,
    useSystemFonts: false,
    // Text needs neither images nor the WebAssembly decoders for them; scans often need those for JBIG2 and JPEG 2000.
    useWasm: drawing,
    ...(drawing && { wasmUrl: resourceFolder('wasm/') }),
  };
  const parser = new PDFParse(parameters);
  let isLocked = false;
  if (password !== undefined) {
    const opened = await unlock(parameters, password).catch((error: unknown) => {
      throw error instanceof Error && error.name === 'PasswordException'
        ? new AppError('password-wrong', { cause: error })
        : new AppError('pdf-broken', { detail: messageOf(error), cause: error });
    });
    ({ isLocked } = opened);
    giveDocument(parser, opened.document);
  }
  const info = await parser.getInfo().catch((error: unknown) => {
    if (error instanceof PasswordException) throw new AppError('pdf-encrypted', { cause: error });
    // Bad bookmarks or a bad info dictionary don't spoil the pages.
    if (documentOf(parser) !== undefined) return null;
    throw new AppError('pdf-broken', { detail: messageOf(error), cause: error });
  });
  const document = documentOf(parser);
  if (document === undefined) throw new Error('pdf-parse keeps its document elsewhere now');
  const text = (value: unknown): string | null =>
    typeof value === 'string' && value.trim() !== '' ? value : null;
  const metadata = info?.metadata as { get(name: string): unknown } | null | undefined;
  const entries = info?.info as Record<string, unknown> | undefined;
  return {
    document,
    outline: (info?.outline as readonly OutlineEntry[] | null | undefined) ?? [],
    title: text(entries?.['Title']) ?? text(metadata?.get('dc:title')),
    author: text(entries?.['Author']) ?? text(metadata?.get('dc:creator')),
    language: text(entries?.['Language']),
    hasForm: entries?.['IsAcroFormPresent'] !== false,
    isLocked,
    close: () => parser.destroy(),
  };
}

/** Loads what is needed to read text, so that it is there when a PDF is opened. */
export async function loadForText(): Promise<void> {
  await load({ drawing: false });
}

async function load({ drawing }: { drawing: boolean }): Promise<typeof import('pdf-parse')> {
  if (!drawing) withholdCanvas();
  shareText();
  return keepNativePush(async () => {
    await loadPatchedWorker({ drawing });
    return import('pdf-parse');
  });
}

/** pdf-parse declares its document private; its version is pinned, and a test notices if it moves. */
function documentOf(parser: object): PDFDocumentProxy | undefined {
  return (parser as { doc?: PDFDocumentProxy }).doc;
}

/** It opens none itself then: it couldn't try a password twice. */
function giveDocument(parser: object, document: PDFDocumentProxy): void {
  (parser as { doc?: PDFDocumentProxy }).doc = document;
}

/** One buffer and no copy: `readFile` and pdf-parse's conversion of a Buffer would hold the file twice. */
function readWhole(file: string): Uint8Array<ArrayBuffer> {
  const descriptor = openSync(file, 'r');
  try {
    const data = new Uint8Array(fstatSync(descriptor).size);
    let length = 0;
    while (length < data.length) {
      const read = readSync(descriptor, data, length, Math.min(data.length - length, 1 << 24), length);
      if (read === 0) break;
      length += read;
    }
    return data;
  } finally {
    closeSync(descriptor);
  }
}

/**
 * pdf.js loads the native `@napi-rs/canvas` for drawing, which costs 18 MB of memory (measured) and isn't needed for
 * text. Its place in the module cache is taken by the three names that pdf.js looks for at start.
 */
function withholdCanvas(): void {
  const require = createRequire(import.meta.resolve('pdfjs-dist/legacy/build/pdf.mjs'));
  let path: string;
  try {
    path = require.resolve('@napi-rs/canvas');
  } catch {
    return;
  }
  const stand = { id: path, filename: path, loaded: true, children: [], paths: [], exports: {} };
  require.cache[path] = {
    ...stand,
    exports: { DOMMatrix: Object, ImageData: Object, Path2D: Object },
  } as unknown as NodeJS.Module;
}
