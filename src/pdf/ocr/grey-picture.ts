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
