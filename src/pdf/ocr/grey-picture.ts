/** A picture in shades of grey: a byte a pixel, rows from the top, 0 is black. */
export interface GreyPicture {
  width: number;
  height: number;
  grey: Uint8Array;
}

/** A part of a picture, in pixels. */
export interface PictureArea {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** The picture as a file that Tesseract opens: the plainest there is, since packing it costs more than reading it. */
export function toPgm({ width, height, grey }: GreyPicture): Buffer {
  return Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`, 'latin1'), grey]);
}

export function crop(picture: GreyPicture, { left, top, width, height }: PictureArea): GreyPicture {
  const grey = new Uint8Array(width * height);
  for (let row = 0; row < height; row += 1) {
    const from = (top + row) * picture.width + left;
    grey.set(picture.grey.subarray(from, from + width), row * width);
  }
  return { width, height, grey };
}

const DARK = 128;
/** So many rows are counted together. */
const ROWS = 16;

/** The part of the picture, as wide as it is and `share` of its height, in which most strokes are: text has many. */
export function bandOfText({ width, height, grey }: GreyPicture, share: number): PictureArea {
  const strokes: number[] = [];
  for (let y = 0; y < height; y += 1) {
    let count = 0;
    let before = false;
    for (let at = y * width; at < (y + 1) * width; at += 1) {
      const dark = (grey[at] ?? 255) < DARK;
      if (dark && !before) count += 1;
      before = dark;
    }
    const step = Math.floor(y / ROWS);
    strokes[step] = (strokes[step] ?? 0) + count;
  }
  const steps = Math.max(1, Math.ceil((share * height) / ROWS));
  let best = { from: 0, count: -1 };
  for (let from = 0; from + steps <= Math.max(steps, strokes.length); from += 1) {
    const count = strokes.slice(from, from + steps).reduce((sum, own) => sum + own, 0);
    if (count > best.count) best = { from, count };
  }
  const top = best.from * ROWS;
  return { left: 0, top, width, height: Math.min(height - top, steps * ROWS) };
}
