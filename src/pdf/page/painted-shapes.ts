import { toRegion } from './geometry.ts';
import type { Box, Matrix, Region } from './geometry.ts';
import type { Shapes } from './page-source.ts';

/** Boxes of shapes this near to each other are one drawing; points. */
const NEAR = 12;
/** Frames with round corners and ornaments are fewer shapes. */
const MIN_SHAPES = 6;
/** Rules, frames, tables and bars have none. */
const MIN_BENT = 2;
const MIN_WIDTH = 60;
const MIN_HEIGHT = 30;
/** What covers more of the page is its ground, or a slide's. */
const MAX_SHARE = 0.6;

/**
 * Where a page has drawings: many shapes near each other, of which some are curves or oblique lines.
 *
 * @param transform from the space of the page to the coordinates of its lines
 */
export function findDrawings(shapes: readonly Shapes[], page: Box, transform: Matrix): Region[] {
  const pageArea = (page[2] - page[0]) * (page[3] - page[1]);
  return join(shapes)
    .filter(([left, bottom, right, top, count, bent]) => {
      const [width, height] = [right - left, top - bottom];
      if (count < MIN_SHAPES || bent < MIN_BENT) return false;
      return width > MIN_WIDTH && height > MIN_HEIGHT && width * height < MAX_SHARE * pageArea;
    })
    .map(([left, bottom, right, top]) => toRegion([left, bottom, right, top], transform));
}

/** Shapes between two boxes may have come after both. */
function join(shapes: readonly Shapes[]): Shapes[] {
  const joined: Shapes[] = [];
  for (let next of shapes) {
    for (let at = joined.findIndex((other) => isNear(next, other)); at >= 0;) {
      const [other] = joined.splice(at, 1);
      if (other !== undefined) next = unite(next, other);
      at = joined.findIndex((rest) => isNear(next, rest));
    }
    joined.push(next);
  }
  return joined;
}

function isNear(a: Shapes, b: Shapes): boolean {
  return a[0] <= b[2] + NEAR && a[2] >= b[0] - NEAR && a[1] <= b[3] + NEAR && a[3] >= b[1] - NEAR;
}

function unite(a: Shapes, b: Shapes): Shapes {
  return [
    ...[Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])],
    ...[a[4] + b[4], a[5] + b[5]],
  ] as unknown as Shapes;
}
