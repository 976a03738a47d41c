import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pdfFile, pdfStream } from '../kit/pdf-file.ts';
import { prose } from '../kit/pdf-page.ts';
import { run as measureExtraction } from './extraction.ts';

const PAGES = 960;
const LINES_A_PAGE = 36;
/** Of each picture, in pixels of three bytes: 105 kB, which noise keeps when it is packed. */
const WIDTH = 250;
const HEIGHT = 140;

/**
 * Speed and memory with a file of 100 MB, as picture books and scans with their text are: made here, a page of text and
 * a picture on each of its 960 pages, and read as `bench -- extraction` reads any other.
 *
 * @param args how often to read it (3)
 */
export async function run([runs = '3']: readonly string[]): Promise<void> {
  const dir = await mkdtemp(join(tmpdir(), 'tandem-bench-'));
  try {
    const file = join(dir, 'pictures.pdf');
    await writeFile(file, makePictureBook());
    await measureExtraction([file, runs]);
  } finally {
    await rm(dir, { recursive: true });
  }
}

function makePictureBook(): Buffer {
  const pageNumbers = Array.from({ length: PAGES }, (_, index) => 4 + 3 * index);
  const kids = pageNumbers.map((number) => `${number} 0 R`).join(' ');
  return pdfFile([
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${PAGES} /Kids [${kids}] >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>',
    ...pageNumbers.flatMap((number) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents ${number + 1} 0 R /Resources << /Font << /F 3 0 R >> /XObject << /I ${number + 2} 0 R >> >> >>`,
      pdfStream(drawPage(number)),
      pdfStream(
        randomBytes(3 * WIDTH * HEIGHT),
        `/Type /XObject /Subtype /Image /Width ${WIDTH} /Height ${HEIGHT} /ColorSpace /DeviceRGB /BitsPerComponent 8`,
      ),
    ]),
  ]);
}

function drawPage(seed: number): string {
  const lines = prose(seed, LINES_A_PAGE).map((text) => `(${text.replace(/[()\\]/g, '\\$&')}) Tj T*`);
  return `q 450 0 0 200 80 560 cm /I Do Q BT /F 11 Tf 14 TL 80 540 Td ${lines.join(' ')} ET`;
}
