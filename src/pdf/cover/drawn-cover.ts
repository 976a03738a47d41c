import { createHash } from 'node:crypto';
import type { SKRSContext2D } from '@napi-rs/canvas';
import type { Cover } from './cover-files.ts';
import { coverFiles } from './cover-files.ts';
import { createLettering } from './lettering.ts';

export interface CoverText {
  title: string;
  author: string | null;
  /** BCP 47; says where lines may break. */
  language: string | null;
}

const WIDTH = 1200;
const HEIGHT = 1600;
const MARGIN = 120;
/** Top and bottom of the ground: quiet colours on which white can be read. */
const GROUNDS = [
  ['#2f4858', '#1b2b36'],
  ['#6b4e3d', '#3f2c22'],
  ['#3f5e4c', '#24382d'],
  ['#5b4a6f', '#352a43'],
  ['#7a4148', '#47242a'],
  ['#2d5a6b', '#183541'],
  ['#6a5b36', '#3d341e'],
  ['#41506f', '#252f45'],
] as const;
const TITLE = {
  width: WIDTH - 2 * MARGIN,
  mostLines: 7,
  sizes: [150, 132, 116, 102, 90, 78, 68],
  weight: 'bold',
} as const;
const TITLE_TOP = 190;
const AUTHOR = { width: WIDTH - 2 * MARGIN, mostLines: 2, sizes: [54, 46, 40], weight: 'normal' } as const;
const AUTHOR_BOTTOM = HEIGHT - 130;
const RULE = { width: 130, height: 8, gap: 26 };
/** Sound as it is drawn everywhere: bars, on both sides of a line. */
const WAVE = { y: 1250, bars: 40, thickness: 10, least: 8, most: 88 };

/** A cover for a book that has none: the same each time for the same words. */
export async function drawnCover(text: CoverText): Promise<Cover> {
  const { createCanvas } = await import('@napi-rs/canvas');
  const canvas = createCanvas(WIDTH, HEIGHT);
  const context = canvas.getContext('2d');
  const chance = createHash('sha256')
    .update(`${text.title}\n${text.author ?? ''}`)
    .digest();
  drawGround(context, chance);
  drawWave(context, chance);
  await drawWords(context, text);
  return coverFiles(canvas, 'drawn');
}

function drawGround(context: SKRSContext2D, chance: Buffer): void {
  const [top, bottom] = GROUNDS[(chance[0] ?? 0) % GROUNDS.length] ?? GROUNDS[0];
  const ground = context.createLinearGradient(0, 0, WIDTH * 0.3, HEIGHT);
  ground.addColorStop(0, top);
  ground.addColorStop(1, bottom);
  context.fillStyle = ground;
  context.fillRect(0, 0, WIDTH, HEIGHT);
}

function drawWave(context: SKRSContext2D, chance: Buffer): void {
  const { y, bars, thickness, least, most } = WAVE;
  const step = (WIDTH - 2 * MARGIN - thickness) / (bars - 1);
  context.fillStyle = 'rgb(255 255 255 / 20%)';
  for (let bar = 0; bar < bars; bar += 1) {
    // Words swell and fade; in between is breath.
    const swell = Math.sin((Math.PI * (bar + 0.5)) / bars) ** 0.6;
    const loudness = (chance[bar % chance.length] ?? 0) / 255;
    const half = least + (most - least) * swell * loudness;
    context.beginPath();
    context.roundRect(MARGIN + bar * step, y - half, thickness, 2 * half, thickness / 2);
    context.fill();
  }
}

/** What can't be set in full isn't set at all: boxes instead of letters help nobody. */
async function drawWords(context: SKRSContext2D, text: CoverText): Promise<void> {
  const lettering = await createLettering(context, text.language);
  const sides = { left: MARGIN, right: WIDTH - MARGIN };
  context.textBaseline = 'alphabetic';
  const title = lettering.settable(text.title);
  if (title !== null) {
    const fitted = lettering.fit(title, TITLE);
    context.fillStyle = '#fff';
    lettering.draw(fitted, { ...sides, y: TITLE_TOP + fitted.size });
    const end = TITLE_TOP + fitted.size + (fitted.lines.length - 1) * fitted.lineHeight;
    context.fillStyle = 'rgb(255 255 255 / 55%)';
    context.fillRect(MARGIN, end + fitted.size * 0.3 + RULE.gap, RULE.width, RULE.height);
  }
  const author = lettering.settable(text.author ?? '');
  if (author !== null) {
    const fitted = lettering.fit(author, AUTHOR);
    context.fillStyle = 'rgb(255 255 255 / 86%)';
    lettering.draw(fitted, { ...sides, y: AUTHOR_BOTTOM - (fitted.lines.length - 1) * fitted.lineHeight });
  }
}
