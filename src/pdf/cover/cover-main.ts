import { readFileSync } from 'node:fs';
import { setPriority } from 'node:os';
import { AppError } from '../../errors.ts';
import { messageOf } from '../../process/thrown.ts';
import { disarmUserSignals } from '../../process/user-signals.ts';
import type { Cover } from './cover-files.ts';
import { COVER_SIZES, coverFiles } from './cover-files.ts';
import type { CoverText } from './drawn-cover.ts';
import { drawnCover } from './drawn-cover.ts';
import { coverOfFirstPage } from './first-page.ts';
import { readPictureHead } from './picture-head.ts';
import type { CoverAnswer } from './wire.ts';
import { writeAnswer } from './wire.ts';

/** The program's only argument, as JSON: what a cover is made of. Paths are absolute. */
export type CoverOrder =
  | { from: 'picture'; file: string }
  /** `null` where the file is known to be of no use: the cover is drawn. */
  | { from: 'book'; pdf: string | null; text: CoverText };

/** Speech goes first, of which a process like this would take half; whoever waits for a cover still gets it soon. */
const PRIORITY = 5;

/**
 * Makes one cover and writes it on its standard output. A process of its own, because pictures are decoded here that
 * somebody else made: they can take its memory and its time, and nobody else's. It ends with its standard input, which
 * ends when its parent dies.
 */
async function main(): Promise<void> {
  process.title = 'tandem cover';
  setPriority(PRIORITY);
  disarmUserSignals();
  process.stdin.on('close', () => process.exit(1)).on('error', () => process.exit(1));
  process.stdin.resume();
  // pdf.js reports through console.log, and the standard output belongs to the answer.
  console.log = console.error;
  process.on('unhandledRejection', (reason) => console.error('left behind:', reason));
  await writeAnswer(process.stdout, await answer(JSON.parse(process.argv[2] ?? '') as CoverOrder));
}

async function answer(order: CoverOrder): Promise<CoverAnswer> {
  try {
    return toAnswer(order.from === 'picture' ? await coverOfPicture(order.file) : await coverOfBook(order));
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { failed: { code: error.code, detail: error.detail ?? '' }, files: [] };
  }
}

function toAnswer({ origin, width, height, files }: Cover): CoverAnswer {
  return { made: { origin, width, height }, files: COVER_SIZES.map((size) => files[size]) };
}

async function coverOfBook({ pdf, text }: Extract<CoverOrder, { from: 'book' }>): Promise<Cover> {
  if (pdf !== null) {
    try {
      const cover = await coverOfFirstPage(pdf);
      if (cover !== null) return cover;
    } catch (error) {
      console.error(`the first page could not be drawn: ${messageOf(error)}`);
    }
  }
  return drawnCover(text);
}

async function coverOfPicture(file: string): Promise<Cover> {
  const bytes = readFileSync(file);
  if (readPictureHead(bytes) === null) throw new AppError('not-a-picture');
  const { loadImage } = await import('@napi-rs/canvas');
  const image = await loadImage(bytes).catch((error: unknown) => {
    throw new AppError('picture-broken', { cause: error });
  });
  if (image.width < 1 || image.height < 1) throw new AppError('picture-broken');
  return coverFiles(image, 'uploaded');
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
