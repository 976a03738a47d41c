import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { openPdf } from '../../src/pdf/open-pdf.ts';
import { renderPage } from '../../src/pdf/ocr/render-page.ts';
import { pdfFile, pdfStream } from './pdf-file.ts';

/** What a page of the scan is made of. */
export type ScannedPage = 'as it is' | 'unreadable' | 'blank';

/**
 * A scan of a PDF as a copier makes it: every page is one grey picture, without any text behind it.
 *
 * @param pages how each page looks; those that aren't named are as they are
 */
export async function scanPdf(pdf: Buffer, pages: readonly ScannedPage[] = []): Promise<Buffer> {
  const dir = await mkdtemp(join(tmpdir(), 'tandem-scan-'));
  try {
    const file = join(dir, 'original.pdf');
    await writeFile(file, pdf);
    const pdfToScan = await openPdf(file, { drawing: true });
    const pictures: Picture[] = [];
    for (let number = 1; number <= pdfToScan.document.numPages; number += 1) {
      const { png } = await renderPage(pdfToScan.document, number);
      pictures.push(await toGrey(png, pages[number - 1] ?? 'as it is'));
    }
    await pdfToScan.close();
    return toPdf(pictures);
  } finally {
    await rm(dir, { recursive: true });
  }
}

interface Picture {
  width: number;
  height: number;
  grey: Buffer;
}

async function toGrey(png: Buffer, look: ScannedPage): Promise<Picture> {
  const image = await loadImage(png);
  const { width, height } = image;
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.drawImage(image, 0, 0);
  const pixels = canvas.data();
  const grey = Buffer.alloc(width * height, 255);
  for (let at = 0; at < grey.length && look !== 'blank'; at += 1) grey[at] = pixels[4 * at + 1] ?? 255;
  // Coarse blocks that are dark where there was ink: something is there, but no letter.
  if (look === 'unreadable') smear(grey, width, height);
  return { width, height, grey };
}

function smear(grey: Buffer, width: number, height: number): void {
  const block = 40;
  for (let top = 0; top < height; top += block) {
    for (let left = 0; left < width; left += block) {
      const shade = (left * 7 + top * 13) % 3 === 0 ? 90 : 255;
      for (let y = top; y < Math.min(height, top + block); y += 1)
        grey.fill(shade, y * width + left, y * width + Math.min(width, left + block));
    }
  }
}

const POINTS_PER_PIXEL = 72 / 300;

function toPdf(pictures: readonly Picture[]): Buffer {
  const pages = pictures.map(({ width, height, grey }, index) => {
    const [w, h] = [width * POINTS_PER_PIXEL, height * POINTS_PER_PIXEL];
    const image = 3 + 3 * index;
    return [
      pdfStream(
        grey,
        `/Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceGray /BitsPerComponent 8`,
      ),
      pdfStream(`q ${w} 0 0 ${h} 0 0 cm /I Do Q`),
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${w} ${h}] /Resources << /XObject << /I ${image} 0 R >> >> /Contents ${image + 1} 0 R >>`,
    ];
  });
  const kids = pages.map((_page, index) => `${5 + 3 * index} 0 R`).join(' ');
  return pdfFile([
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${kids}] >>`,
    ...pages.flat(),
  ]);
}
