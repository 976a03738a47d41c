import { toRegion } from './geometry.ts';
import type { Box, Matrix, Region } from './geometry.ts';
import type { Shapes } from './page-source.ts';

/** Boxes of shapes this near to each other are one drawing; in font sizes of the page's text. */
const NEAR = 1.2;
/** Frames with round corners and ornaments are fewer shapes. */
const MIN_SHAPES = 6;
/** Rules, frames, tables and bars have none. */
const MIN_BENT = 2;
/** In font sizes of the page's text. */
const MIN_WIDTH = 6;
const MIN_HEIGHT = 3;
/** What covers more of the page is its ground, or a slide's. */
const MAX_SHARE = 0.6;

interface Page {
  view: Box;
  /** From the space of the page to the coordinates of its lines. */
  transform: Matrix;
  /** Font size of most of its text. */
  size: number;
}

interface Drawing extends Region {
  count: number;
  bent: number;
}

/** Where a page has drawings: many shapes near each other, of which some are curves or oblique lines. */
export function findDrawings(shapes: readonly Shapes[], { view, transform, size }: Page): Region[] {
  const page = toRegion(view, transform);
  const placed = shapes.map(([left, bottom, right, top, count, bent]): Drawing => {
    return { ...toRegion([left, bottom, right, top], transform), count, bent };
  });
  return join(placed, NEAR * size).flatMap(({ count, bent, ...region }) => {
    const [width, height] = [region.right - region.left, region.bottom - region.top];
    if (count < MIN_SHAPES || bent < MIN_BENT) return [];
    if (width <= MIN_WIDTH * size || height <= MIN_HEIGHT * size) return [];
    const share = (width * height) / ((page.right - page.left) * (page.bottom - page.top));
    return share < MAX_SHARE ? [region] : [];
  });
}

/** Shapes between two boxes may have come after both. */
function join(drawings: readonly Drawing[], near: number): Drawing[] {
  const joined: Drawing[] = [];
  for (let next of drawings) {
    for (let at = joined.findIndex((other) => isNear(next, other, near)); at >= 0;) {
      const [other] = joined.splice(at, 1);
      if (other !== undefined) next = unite(next, other);
      at = joined.findIndex((rest) => isNear(next, rest, near));
    }
    joined.push(next);
  }
  return joined;
}

function isNear(one: Region, other: Region, near: number): boolean {
  return (
    one.left <= other.right + near &&
    one.right >= other.left - near &&
    one.top <= other.bottom + near &&
    one.bottom >= other.top - near
  );
}

function unite(one: Drawing, other: Drawing): Drawing {
  return {
    left: Math.min(one.left, other.left),
    top: Math.min(one.top, other.top),
    right: Math.max(one.right, other.right),
    bottom: Math.max(one.bottom, other.bottom),
    count: one.count + other.count,
    bent: one.bent + other.bent,
  };
}
