import { facingPages } from './facing-pages.ts';
import { bandOfText, crop } from './grey-picture.ts';
import type { GreyPicture, PictureArea } from './grey-picture.ts';
import { SURE } from './language-aware-reader.ts';
import type { PictureReader } from './language-aware-reader.ts';
import { confidenceOf } from './noise.ts';
import { isBlank } from './page-picture.ts';
import { wordsOf } from './recognizer.ts';
import type { RecognizedBlock, RecognizedWord } from './recognizer.ts';
import { directionOfLines, turnBy, turnPicture } from './turns.ts';
import type { Turn } from './turns.ts';

/** Where neither way up is read with more, the lines may go the other way. */
const POOR = 60;
/** Another direction has to be so much better than the one that the page seems to have. */
const BETTER = 10;
/** Shorter words say nothing about the direction of their line. */
const MIN_LETTERS = 4;
/** What is read to compare directions, as a share of the page's height. */
const BAND = 0.25;

export interface ReadArea {
  area: PictureArea;
  /** `null` where it is blank. */
  blocks: readonly RecognizedBlock[] | null;
}

/** A page as it was read. */
export interface UprightPage {
  /** How it had to be turned. */
  turn: Turn;
  /** Its parts in order: one, or two where the picture is of an open book; of the picture as it was turned. */
  areas: readonly ReadArea[];
}

/**
 * Reads pages however they lie. The way their lines go is seen at next to no cost; which side is up is taken to be the
 * same as on the page before, and tried on a band of the page where it isn't read well that way.
 */
export function createUprightReader(reader: PictureReader): (picture: GreyPicture) => Promise<UprightPage> {
  let usual: Turn = 0;
  return async (picture) => {
    const lines = directionOfLines(picture);
    const isUsual = lines === null || (lines === 'across') === (usual % 2 === 0);
    const first = isUsual ? usual : turnBy(usual, 1);
    const page = await readTurned(picture, first, reader, false);
    const words = page.areas.flatMap(({ blocks }) => wordsOf(blocks ?? []));
    const isSure = !isSideways(words) && confidenceOf(words) >= SURE;
    const turn = isSure ? first : await findTurn(picture, first, reader);
    if (isSure || words.length >= MIN_WORDS) usual = turn;
    return isSure ? page : readTurned(picture, turn, reader, true);
  };
}

/** A stamp or a number doesn't tell how other pages lie. */
const MIN_WORDS = 15;

async function readTurned(
  picture: GreyPicture,
  turn: Turn,
  reader: PictureReader,
  isUpright: boolean,
): Promise<UprightPage> {
  const turned = turnPicture(picture, turn);
  const areas: ReadArea[] = [];
  for (const area of facingPages(turned)) {
    const part = crop(turned, area);
    areas.push({ area, blocks: isBlank(part) ? null : await reader.read(part, isUpright) });
  }
  return { turn, areas };
}

/** The direction in which a band of the page is read best. */
async function findTurn(picture: GreyPicture, first: Turn, reader: PictureReader): Promise<Turn> {
  const upright = turnPicture(picture, first);
  const band = crop(upright, bandOfText(upright, BAND));
  let best = { turn: first, confidence: 0 };
  for (const further of [0, 2, 1, 3] as const) {
    if (further === 1 && best.confidence >= POOR) break;
    const words = wordsOf(await reader.look(turnPicture(band, further)));
    if (isSideways(words)) continue;
    const confidence = confidenceOf(words);
    if (confidence > best.confidence + (further === 0 ? 0 : BETTER))
      best = { turn: turnBy(first, further), confidence };
    if (confidence >= SURE) break;
  }
  return best.turn;
}

/** Tesseract also reads lines that go up or down, but takes their places for those of upright ones. */
function isSideways(words: readonly RecognizedWord[]): boolean {
  const long = words.filter(({ text }) => text.length >= MIN_LETTERS);
  const tall = long.filter(({ left, top, right, bottom }) => bottom - top > right - left);
  return tall.length > long.length / 2;
}
