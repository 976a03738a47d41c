import type { Matrix } from '../page/geometry.ts';
import type { SourceText } from '../page/page-source.ts';
import type { HiddenPart } from './worker/printed.ts';

/**
 * Cuts a piece of text where what covers it begins and ends.
 *
 * @param parts of it that can't be seen, in their order
 */
export function withoutHidden(text: SourceText, parts: readonly HiddenPart[]): SourceText[] {
  const pieces: SourceText[] = [];
  const { width } = text;
  const [startX, startY] = [text.transform[4], text.transform[5]];
  const along = (x: number, y: number): number => Math.hypot(x - startX, y - startY);
  const add = (
    from: number,
    to: number,
    at: readonly [x: number, y: number],
    end: number,
    isHidden: boolean,
  ): void => {
    const letters = text.text.slice(from, to);
    if (letters === '') return;
    const [a, b, c, d] = text.transform;
    const transform: Matrix = [a, b, c, d, ...at];
    const piece = { ...text, text: letters, transform, width: Math.max(0, end - along(...at)) };
    pieces.push(isHidden ? { ...piece, unseen: 'covered' } : piece);
  };
  let seen = 0;
  let place: readonly [x: number, y: number] = [startX, startY];
  for (const [, from, to, x, y, endX, endY] of parts) {
    add(seen, from, place, along(x, y), false);
    add(from, to, [x, y], along(endX, endY), true);
    seen = to;
    place = [endX, endY];
  }
  add(seen, text.text.length, place, width, false);
  return pieces;
}
