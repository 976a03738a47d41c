import { encode } from 'uqr';

/** Squares of white around a code, by the standard. */
const MARGIN = 4;
const SVG = 'http://www.w3.org/2000/svg';

/**
 * A text as a QR code: dark on white, whatever colours the page has, since scanners know no other.
 *
 * @param {string} text
 */
export function drawCode(text) {
  const { data, size } = encode(text, { border: MARGIN });
  const picture = document.createElementNS(SVG, 'svg');
  picture.setAttribute('viewBox', `0 0 ${size} ${size}`);
  picture.setAttribute('role', 'img');
  picture.setAttribute('aria-label', 'The address as a QR code');
  const ground = document.createElementNS(SVG, 'rect');
  ground.setAttribute('width', String(size));
  ground.setAttribute('height', String(size));
  ground.setAttribute('fill', '#fff');
  const squares = document.createElementNS(SVG, 'path');
  const dark = data.flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')));
  squares.setAttribute('d', dark.join(''));
  squares.setAttribute('fill', '#000');
  picture.append(ground, squares);
  return picture;
}
