import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ExtractionStep } from '../pdf/child/extraction.ts';
import { drawMarks } from '../pdf/eye/draw-marks.ts';
import { collectMarks } from '../pdf/eye/page-marks.ts';
import { openForDrawing } from '../pdf/pdfjs/draw-page.ts';

/**
 * Draws pages into a folder, which is made where there is none: a picture each, with a box around every line in the
 * colour of what became of it.
 *
 * @param events with the places of everything
 */
export async function drawPages(
  events: AsyncIterable<ExtractionStep>,
  {
    file,
    password,
    folder,
    has,
  }: { file: string; password: string | undefined; folder: string; has: (page: number) => boolean },
  print: (text: string) => Promise<void>,
): Promise<void> {
  const marks = collectMarks(has);
  let pages = 0;
  for await (const event of events) {
    if (event.type === 'opened') ({ pages } = event);
    marks.add(event);
  }
  await mkdir(folder, { recursive: true });
  // pdf.js reports through console.log, and leaves promises of broken objects behind that nobody waits for.
  console.log = console.error;
  process.on('unhandledRejection', (reason) => console.error('left behind:', reason));
  const drawer = await openForDrawing(file, password);
  try {
    for (let page = 1; page <= pages; page += 1) {
      if (!has(page)) continue;
      const path = join(folder, `page-${String(page).padStart(String(pages).length, '0')}.png`);
      await writeFile(path, await drawMarks(drawer, page, marks.result().get(page) ?? []));
      await print(`${path}\n`);
    }
  } finally {
    await drawer.close();
  }
}
