/** Left, bottom, right and top, in points of user space: PDF 32000-1, 8.3.2.3. */
export type Box = readonly [left: number, bottom: number, right: number, top: number];

/** `[a, b, c, d, e, f]` takes (x, y) to (ax + cy + e, bx + dy + f): PDF 32000-1, 8.3.3. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

/** A place on a page in the coordinates of its lines: `top` is above `bottom` and smaller. */
export interface Region {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** First `inner`, then `outer`. */
export function multiply(outer: Matrix, inner: Matrix): Matrix {
  const [a1, b1, c1, d1, e1, f1] = outer;
  const [a2, b2, c2, d2, e2, f2] = inner;
  return [
    a1 * a2 + c1 * b2,
    b1 * a2 + d1 * b2,
    a1 * c2 + c1 * d2,
    b1 * c2 + d1 * d2,
    a1 * e2 + c1 * f2 + e1,
    b1 * e2 + d1 * f2 + f1,
  ];
}

/** `null` where the matrix brings everything onto a line. */
export function invert([a, b, c, d, e, f]: Matrix): Matrix | null {
  const determinant = a * d - b * c;
  if (!Number.isFinite(1 / determinant)) return null;
  return [
    d / determinant,
    -b / determinant,
    -c / determinant,
    a / determinant,
    (c * f - d * e) / determinant,
    (b * e - a * f) / determinant,
  ];
}

export function toRegion([left, bottom, right, top]: Box, transform: Matrix): Region {
  const [x1, y1] = apply(transform, left, bottom);
  const [x2, y2] = apply(transform, right, top);
  return { left: Math.min(x1, x2), top: Math.min(y1, y2), right: Math.max(x1, x2), bottom: Math.max(y1, y2) };
}

/** The other way round; `null` where there is none. */
export function toBox({ left, top, right, bottom }: Region, transform: Matrix): Box | null {
  const back = invert(transform);
  if (back === null) return null;
  const [x1, y1] = apply(back, left, top);
  const [x2, y2] = apply(back, right, bottom);
  return [Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2)];
}

function apply([a, b, c, d, e, f]: Matrix, x: number, y: number): [x: number, y: number] {
  return [a * x + c * y + e, b * x + d * y + f];
}
