/** All places where a part stands in one text, overlapping ones too, in rising order. */
export type LiteralSearch = (part: string) => readonly number[];

/** Looks for each part once, however many rules share it. */
export function createLiteralSearch(text: string): LiteralSearch {
  const known = new Map<string, readonly number[]>();
  return (part) => {
    let places = known.get(part);
    if (places === undefined) known.set(part, (places = findLiteral(text, part)));
    return places;
  };
}

/**
 * Takes time in proportion to the two lengths, whatever they hold (Knuth, Morris and Pratt 1977); `indexOf` in a loop
 * takes their product for "aaaa…".
 */
function findLiteral(text: string, part: string): number[] {
  // Most rules aren't about this sentence, and the engine's own search sees that fastest.
  if (!text.includes(part.slice(0, 2))) return [];
  const borders = bordersOf(part);
  const places: number[] = [];
  let matched = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    while (matched > 0 && part.charCodeAt(matched) !== unit) matched = borders[matched - 1] ?? 0;
    if (part.charCodeAt(matched) === unit) matched += 1;
    if (matched < part.length) continue;
    places.push(at - part.length + 1);
    matched = borders[matched - 1] ?? 0;
  }
  return places;
}

/** For each beginning of `part`, how long the longest shorter beginning is that it ends in. */
function bordersOf(part: string): Int32Array {
  const borders = new Int32Array(part.length);
  let border = 0;
  for (let at = 1; at < part.length; at += 1) {
    while (border > 0 && part.charCodeAt(at) !== part.charCodeAt(border)) border = borders[border - 1] ?? 0;
    if (part.charCodeAt(at) === part.charCodeAt(border)) border += 1;
    borders[at] = border;
  }
  return borders;
}
