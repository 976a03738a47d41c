import type { Box } from './printed-page.ts';
import { startPdfium } from './pdfium-module.ts';
import type { Pdfium } from './pdfium-module.ts';

/** A letter or sign; spaces and line ends are left out. */
export interface Glyph {
  text: string;
  /** The middle of its box, in points from the page's top left corner. */
  x: number;
  y: number;
  /** Points. */
  size: number;
  isMono: boolean;
}

export interface PdfiumPage {
  width: number;
  height: number;
  /** In the order of PDFium, which is nearly that of the file. */
  glyphs: Glyph[];
}

export interface PdfiumDocument {
  pages: number;
  /** @param page from 1 */
  read(page: number): PdfiumPage;
  /** Of each box, whether anything can be seen in it: hidden and blackened text is there, but can't. */
  isVisible(page: number, boxes: readonly Box[]): boolean[];
  close(): void;
}

/** @throws where PDFium can't open the file */
export async function openWithPdfium(bytes: Uint8Array): Promise<PdfiumDocument> {
  const pdfium = await startPdfium();
  const data = pdfium.wasmExports.malloc(bytes.length);
  pdfium.HEAPU8.set(bytes, data);
  const document = pdfium._FPDF_LoadMemDocument(data, bytes.length, 0);
  if (document === 0) throw new Error('PDFium cannot open this file');
  const withPage = <T>(page: number, use: (handle: number) => T): T => {
    const handle = pdfium._FPDF_LoadPage(document, page - 1);
    if (handle === 0) throw new Error(`PDFium cannot open page ${page}`);
    try {
      return use(handle);
    } finally {
      pdfium._FPDF_ClosePage(handle);
    }
  };
  return {
    pages: pdfium._FPDF_GetPageCount(document),
    read: (page) => withPage(page, (handle) => readPage(pdfium, handle)),
    isVisible: (page, boxes) => withPage(page, (handle) => lookAt(pdfium, handle, boxes)),
    close: () => {
      pdfium._FPDF_CloseDocument(document);
      pdfium.wasmExports.free(data);
    },
  };
}

/** Room for a matrix of six floats or a box of four doubles. */
const SCRATCH_BYTES = 64;
const LAST_SPACE = 0x20;
const NO_BREAK_SPACE = 0xa0;
const FIXED_PITCH_FLAG = 1;
const MONO_NAME = /mono|courier|typewriter|consol|cmtt|menlo|fixed/i;
const NAME_BYTES = 128;

function readPage(pdfium: Pdfium, page: number): PdfiumPage {
  const width = pdfium._FPDF_GetPageWidthF(page);
  const height = pdfium._FPDF_GetPageHeightF(page);
  const text = pdfium._FPDFText_LoadPage(page);
  if (text === 0) return { width, height, glyphs: [] };
  const scratch = pdfium.wasmExports.malloc(SCRATCH_BYTES);
  const at = scratch / 8;
  const toPage = pageTransform(pdfium, page, scratch);
  const fonts = createFontFacts(pdfium);
  const glyphs: Glyph[] = [];
  const count = pdfium._FPDFText_CountChars(text);
  for (let index = 0; index < count; index += 1) {
    const code = pdfium._FPDFText_GetUnicode(text, index);
    if (code <= LAST_SPACE || code === NO_BREAK_SPACE) continue;
    if (pdfium._FPDFText_GetCharBox(text, index, scratch, scratch + 8, scratch + 16, scratch + 24) === 0)
      continue;
    const { HEAPF64: found } = pdfium;
    const x = ((found[at] ?? 0) + (found[at + 1] ?? 0)) / 2;
    const y = ((found[at + 2] ?? 0) + (found[at + 3] ?? 0)) / 2;
    const object = pdfium._FPDFText_GetTextObject(text, index);
    if (object !== fonts.last.object) fonts.look(object, sizeOf(pdfium, text, index, scratch));
    const { size, isMono } = fonts.last;
    // A high surrogate and its low one come one after the other.
    glyphs.push({ text: String.fromCharCode(code), ...toPage(x, y), size, isMono });
  }
  pdfium._FPDFText_ClosePage(text);
  pdfium.wasmExports.free(scratch);
  return { width, height, glyphs };
}

/** As tall as the text's matrix makes the font. */
function sizeOf(pdfium: Pdfium, text: number, index: number, scratch: number): number {
  const size = pdfium._FPDFText_GetFontSize(text, index);
  if (pdfium._FPDFText_GetMatrix(text, index, scratch) === 0) return size;
  const [, , c = 0, d = 1] = pdfium.HEAPF32.subarray(scratch / 4, scratch / 4 + 6);
  return size * Math.hypot(c, d);
}

/** Text objects repeat for each of their letters, and fonts for each text object. */
function createFontFacts(pdfium: Pdfium) {
  const fonts = new Map<number, boolean>();
  const facts = {
    last: { object: -1, size: 0, isMono: false },
    look: (object: number, size: number): void => {
      const font = object === 0 ? 0 : pdfium._FPDFTextObj_GetFont(object);
      const isMono = font !== 0 && (fonts.get(font) ?? isMonoFont(pdfium, font));
      fonts.set(font, isMono);
      facts.last = { object, size, isMono };
    },
  };
  return facts;
}

function isMonoFont(pdfium: Pdfium, font: number): boolean {
  if ((pdfium._FPDFFont_GetFlags(font) & FIXED_PITCH_FLAG) !== 0) return true;
  const buffer = pdfium.wasmExports.malloc(NAME_BYTES);
  const length = Math.min(NAME_BYTES, pdfium._FPDFFont_GetBaseFontName(font, buffer, NAME_BYTES));
  const name = Buffer.from(pdfium.HEAPU8.subarray(buffer, buffer + length)).toString('latin1');
  pdfium.wasmExports.free(buffer);
  return MONO_NAME.test(name);
}

/** PDFium counts in whole pixels; so many to the point keep the error below a hundredth. */
const PIXELS_A_POINT = 100;

/** From the file's coordinates to those of the page as it is shown, in points from its top left corner. */
function pageTransform(
  pdfium: Pdfium,
  page: number,
  scratch: number,
): (x: number, y: number) => { x: number; y: number } {
  const width = Math.round(pdfium._FPDF_GetPageWidthF(page) * PIXELS_A_POINT);
  const height = Math.round(pdfium._FPDF_GetPageHeightF(page) * PIXELS_A_POINT);
  const map = (x: number, y: number): readonly [number, number] => {
    pdfium._FPDF_PageToDevice(page, 0, 0, width, height, 0, x, y, scratch, scratch + 4);
    const [deviceX = 0, deviceY = 0] = pdfium.HEAP32.subarray(scratch / 4, scratch / 4 + 2);
    return [deviceX / PIXELS_A_POINT, deviceY / PIXELS_A_POINT];
  };
  const far = 1000;
  const [x0, y0] = map(0, 0);
  const [xa, ya] = map(far, 0);
  const [xb, yb] = map(0, far);
  return (x, y) => ({
    x: x0 + ((xa - x0) * x) / far + ((xb - x0) * y) / far,
    y: y0 + ((ya - y0) * x) / far + ((yb - y0) * y) / far,
  });
}

const RENDER_SCALE = 2;
const MAX_PIXELS = 12_000_000;
const BGRX = 2;
const WITH_ANNOTATIONS = 1;
/** Letters differ from what is around them by so much of 255, on so much of the area. */
const CONTRAST = 40;
const INK_SHARE = 0.015;

function lookAt(pdfium: Pdfium, page: number, boxes: readonly Box[]): boolean[] {
  const points = [pdfium._FPDF_GetPageWidthF(page), pdfium._FPDF_GetPageHeightF(page)] as const;
  const scale = Math.min(RENDER_SCALE, Math.sqrt(MAX_PIXELS / (points[0] * points[1])));
  const width = Math.ceil(points[0] * scale);
  const height = Math.ceil(points[1] * scale);
  const stride = width * 4;
  const buffer = pdfium.wasmExports.malloc(stride * height);
  const bitmap = pdfium._FPDFBitmap_CreateEx(width, height, BGRX, buffer, stride);
  pdfium._FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xffffffff);
  pdfium._FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, WITH_ANNOTATIONS);
  const pixels = Buffer.from(pdfium.HEAPU8.subarray(buffer, buffer + stride * height));
  pdfium._FPDFBitmap_Destroy(bitmap);
  pdfium.wasmExports.free(buffer);
  return boxes.map((box) => {
    const shades: number[] = [];
    for (let y = Math.max(0, Math.floor(box.top * scale)); y < Math.min(height, box.bottom * scale); y += 1)
      for (
        let x = Math.max(0, Math.floor(box.left * scale));
        x < Math.min(width, box.right * scale);
        x += 1
      ) {
        const at = y * stride + x * 4;
        shades.push(((pixels[at] ?? 0) + (pixels[at + 1] ?? 0) + (pixels[at + 2] ?? 0)) / 3);
      }
    return hasInk(shades);
  });
}

/** Most of a line's box is paper, of whatever colour. */
function hasInk(shades: number[]): boolean {
  const sorted = shades.toSorted((a, b) => a - b);
  const paper = sorted[sorted.length >> 1] ?? 0;
  return shades.filter((shade) => Math.abs(shade - paper) > CONTRAST).length > INK_SHARE * shades.length;
}
