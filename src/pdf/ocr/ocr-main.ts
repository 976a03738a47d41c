import { once } from 'node:events';
import { messageOf } from '../../process/thrown.ts';
import { hearPrivately } from '../../process/private-input.ts';
import { disarmUserSignals } from '../../process/user-signals.ts';
import { multiply } from '../page/geometry.ts';
import { unreadablePage } from '../page/page-reader.ts';
import type { PageText } from '../page/page-text.ts';
import { openForDrawing } from '../pdfjs/draw-page.ts';
import type { PageDrawer } from '../pdfjs/draw-page.ts';
import { markBullets } from './bullets.ts';
import { evenSizes } from './even-sizes.ts';
import type { GreyPicture } from './grey-picture.ts';
import { createLanguageAwareReader } from './language-aware-reader.ts';
import { removeNoise } from './noise.ts';
import { layOut } from './page-layout.ts';
import { drawPicture, isBlank } from './page-picture.ts';
import { removeSpecks } from './specks.ts';
import { smoothStairs } from './stairs.ts';
import { turnMatrix } from './turns.ts';
import { createUprightReader } from './upright-reader.ts';
import type { UprightPage } from './upright-reader.ts';

/** The child's only argument, as JSON. */
export interface OcrArguments {
  /** Absolute. */
  file: string;
  /** From 1, rising. */
  pages: readonly number[];
  /** ISO 639-1, where it is known; found out on the first page with text otherwise. */
  language: string | null;
  /** Whether its password comes through the standard input. */
  hasPassword: boolean;
}

/** What the child writes, one JSON object a line: a page each, and in between that it goes on. */
export type OcrEvent = { type: 'page'; page: number; texts: readonly PageText[] } | { type: 'working' };

const WORKING: OcrEvent = { type: 'working' };
/** While Tesseract reads, on a thread of its own. */
const WORKING_EVERY_MS = 5_000;

/**
 * The child that reads pictures of pages: draws each, has it read, and writes `OcrEvent`s on its standard output. One
 * page is in memory at a time. It ends when its standard input closes, which happens when its parent dies.
 */
async function main(): Promise<void> {
  process.title = 'tandem ocr';
  disarmUserSignals();
  process.stdin.on('close', () => process.exit(1)).on('error', () => process.exit(1));
  process.stdin.resume();
  console.log = console.error;
  process.on('unhandledRejection', (reason) => console.error('left behind:', reason));
  const { file, pages, language, hasPassword } = JSON.parse(process.argv[2] ?? '') as OcrArguments;
  setInterval(() => void process.stdout.write(`${JSON.stringify(WORKING)}\n`), WORKING_EVERY_MS);
  const reader = createUprightReader(createLanguageAwareReader(language));
  const password = hasPassword ? ((await hearPrivately(process.stdin)) as string) : undefined;
  const drawer = await openForDrawing(file, password);
  for (const page of pages) {
    const texts = await readPage(drawer, page, reader).catch((error: unknown) => [
      unreadablePage(page, messageOf(error)),
    ]);
    const event: OcrEvent = { type: 'page', page, texts };
    if (!process.stdout.write(`${JSON.stringify(event)}\n`)) await once(process.stdout, 'drain');
  }
}

/** One page of text, or two where the picture is of an open book. */
async function readPage(
  drawer: PageDrawer,
  page: number,
  read: (picture: GreyPicture) => Promise<UprightPage>,
): Promise<PageText[]> {
  const { scale, transform, ...drawn } = await drawPicture(drawer, page);
  const picture = smoothStairs(removeSpecks(drawn));
  const blank: PageText = { page, transform, lines: [], apart: [], unreadable: null };
  if (isBlank(picture)) return [blank];
  const { turn, areas } = await read(picture);
  const toTurned = multiply(turnMatrix(turn, picture.width / scale, picture.height / scale), transform);
  return areas.map(({ area, blocks: found }) => {
    const own = multiply([1, 0, 0, 1, -area.left / scale, -area.top / scale], toTurned);
    if (found === null) return { ...blank, transform: own };
    const { blocks, noise } = removeNoise(markBullets(found));
    return blocks.length === 0
      ? unreadablePage(
          page,
          'This page is a picture on which no text can be made out, whichever way it is turned.',
        )
      : { ...blank, transform: own, noise, lines: layOut(evenSizes(blocks), scale) };
  });
}

main().then(
  // An open standard input, and Tesseract's thread, would keep the process alive.
  () => process.stdout.end(() => process.exit(0)),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
