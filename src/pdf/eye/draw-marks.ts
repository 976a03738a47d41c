import type { Canvas, SKRSContext2D } from '@napi-rs/canvas';
import type { DrawnPage, PageDrawer } from '../pdfjs/draw-page.ts';
import { standardFont } from '../pdfjs/resources.ts';
import { toRegion } from '../page/geometry.ts';
import type { Region } from '../page/geometry.ts';
import { INSIDE_LINES } from './page-marks.ts';
import type { Fate, Mark } from './page-marks.ts';

/** Pixels a point: letters of 8 points can still be read. */
const SCALE = 1.6;
/** Four bytes each, twice: the page, and the picture with its labels. */
const MAX_PIXELS = 6_000_000;
/** Room for the labels beside the page, and the height of a line of them, in pixels. */
const LABELS = { width: 460, line: 15, size: 12, margin: 10 } as const;
const FONT = 'Tandem labels';

const GREEN = '#1a7f37';
const BLUE = '#0550ae';
const PURPLE = '#8250df';
const RED = '#cf222e';
const ORANGE = '#bc4c00';
const BROWN = '#7d4e00';
const YELLOW = '#9a6700';
const TEAL = '#0a7f7f';

const COLOURS: Readonly<Record<Fate, string>> = {
  ...{ text: GREEN, heading: BLUE, doubtful: YELLOW, wanted: YELLOW, unwanted: YELLOW, 'not-found': YELLOW },
  ...{ header: PURPLE, footer: PURPLE, 'page-number': PURPLE },
  ...{ hidden: RED, watermark: RED, margin: RED, garbled: RED, 'unreadable-page': RED },
  ...{ footnote: ORANGE, caption: ORANGE, table: ORANGE, figure: ORANGE, formula: ORANGE, code: ORANGE },
  ...{ contents: BROWN, index: BROWN, reference: BROWN },
  ...{ 'note-mark': TEAL, citation: TEAL, link: TEAL },
};

const READ: ReadonlySet<Fate> = new Set<Fate>(['text', 'heading', 'doubtful', 'wanted']);

/**
 * A PNG of one page, with a box around each line in the colour of its fate, and beside it what was left out by whom and
 * why.
 */
export function drawMarks(drawer: PageDrawer, page: number, marks: readonly Mark[]): Promise<Buffer> {
  const scaleFor = (width: number, height: number): number =>
    Math.min(SCALE, Math.sqrt(MAX_PIXELS / (width * height)));
  return drawer.draw(page, scaleFor, async (drawn) => {
    const { createCanvas, GlobalFonts } = await import('@napi-rs/canvas');
    if (!GlobalFonts.has(FONT))
      GlobalFonts.registerFromPath(standardFont('LiberationSans-Regular.ttf'), FONT);
    const placed = marks.map((mark) => ({ mark, regions: toPixels(mark, drawn) }));
    const labels = arrange(placed);
    const height = Math.max(drawn.canvas.height, (labels.at(-1)?.y ?? 0) + LABELS.line);
    const canvas = createCanvas(drawn.canvas.width + LABELS.width, height);
    paint(canvas, drawn, placed, labels);
    try {
      return await canvas.encode('png');
    } finally {
      canvas.width = canvas.height = 1;
    }
  });
}

interface PlacedMark {
  mark: Mark;
  /** Pixels. */
  regions: readonly Region[];
}

function toPixels({ boxes }: Mark, { scale, transform }: DrawnPage): Region[] {
  return boxes.map((box) => {
    const { left, top, right, bottom } = toRegion(box, transform);
    return { left: scale * left, top: scale * top, right: scale * right, bottom: scale * bottom };
  });
}

interface Label {
  text: string;
  colour: string;
  /** Where its baseline is, and the line that it speaks of. Pixels. */
  y: number;
  of: Region;
}

/** From the top down, none over another. What several marks in a row share is said once. */
function arrange(placed: readonly PlacedMark[]): Label[] {
  const labels: Label[] = [];
  const sorted = placed
    .flatMap(({ mark: { fate, why }, regions: [first] }) =>
      why === null || first === undefined
        ? []
        : [{ text: `${fate} — ${why}`, colour: COLOURS[fate], of: first }],
    )
    .toSorted((a, b) => a.of.bottom - b.of.bottom);
  for (const { text, colour, of } of sorted) {
    const before = labels.at(-1);
    if (before?.text === text) continue;
    labels.push({ text, colour, of, y: Math.max(of.bottom, (before?.y ?? 0) + LABELS.line) });
  }
  return labels;
}

function paint(
  canvas: Canvas,
  { canvas: page }: DrawnPage,
  placed: readonly PlacedMark[],
  labels: readonly Label[],
): void {
  const context = canvas.getContext('2d');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(page, 0, 0);
  for (const { mark, regions } of placed) for (const region of regions) frame(context, mark.fate, region);
  context.font = `${LABELS.size}px "${FONT}"`;
  for (const { text, colour, y, of } of labels) {
    const x = page.width + LABELS.margin;
    context.globalAlpha = 0.5;
    context.strokeStyle = colour;
    context.lineWidth = 0.5;
    context.beginPath();
    context.moveTo(of.right, of.bottom);
    context.lineTo(x - 3, y - LABELS.size / 3);
    context.stroke();
    context.globalAlpha = 1;
    context.fillStyle = colour;
    context.fillText(text, x, y, LABELS.width - 2 * LABELS.margin);
  }
}

function frame(context: SKRSContext2D, fate: Fate, { left, top, right, bottom }: Region): void {
  const [width, height] = [right - left, bottom - top];
  const isRead = READ.has(fate);
  context.setLineDash(INSIDE_LINES.has(fate) ? [3, 3] : []);
  context.strokeStyle = COLOURS[fate];
  context.fillStyle = COLOURS[fate];
  context.globalAlpha = isRead || INSIDE_LINES.has(fate) ? 0.05 : 0.18;
  context.fillRect(left, top, width, height);
  context.globalAlpha = 1;
  context.lineWidth = fate === 'text' ? 0.7 : 1.4;
  context.strokeRect(left, top, width, height);
  context.setLineDash([]);
}
