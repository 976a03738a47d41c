import type { Source } from '../source.ts';

const NAMED_MM: Readonly<Record<string, readonly [number, number]>> = { a4: [210, 297], a5: [148, 210] };

/** Width and height of a paper: `a4`, `a5` or millimetres as `110x175`. */
export function pageSizeMm(paper = 'a5'): readonly [number, number] {
  const named = NAMED_MM[paper];
  if (named !== undefined) return named;
  const [width = 148, height = 210] = paper.split('x').map(Number);
  return [width, height];
}

/** "[12]" rather than "(Smith, 2019)". */
export function citedNumbers(cite: string): boolean {
  return cite.startsWith('[');
}

/** The title that the PDF's metadata gives: junk, where the source asks for it. */
export function metadataTitle({ settings, title }: Source): string {
  return settings['metadata-title'] ?? title;
}
